/** The tree that the parser builds: the shape of each construct, operator precedence, and the spans of nodes. */

import { describe, expect, test } from "vitest";
import { type ast, LineTable, parse } from "../../grammar/index.ts";
import { validateGrammar } from "../../grammar/validate.ts";

function statements(source: string): ast.Statement[] {
  return parse(source, "c").body.body;
}

function statement(source: string): ast.Statement {
  const all = statements(source);
  expect(all).toHaveLength(1);
  return all[0];
}

function expression(text: string): ast.Expression {
  return (statement(`return ${text}`) as ast.ReturnStatement).arguments[0];
}

/** An expression with all its parentheses: the structure of operators and suffixes at a glance. */
function grouped(node: ast.Expression): string {
  switch (node.type) {
    case "Identifier":
      return node.name;
    case "IntegerLiteral":
    case "FloatLiteral":
      return String(node.value);
    case "UnaryExpression":
      return `(${node.operator} ${grouped(node.argument)})`;
    case "BinaryExpression":
    case "LogicalExpression":
      return `(${grouped(node.left)} ${node.operator} ${grouped(node.right)})`;
    case "MemberExpression":
      return `${grouped(node.base)}.${node.name.name}`;
    case "IndexExpression":
      return `${grouped(node.base)}[${grouped(node.index)}]`;
    case "CallExpression":
      return `${grouped(node.base)}{${node.arguments.map(grouped).join(", ")}}`;
    case "MethodCallExpression":
      return `${grouped(node.base)}:${node.method.name}{${node.arguments.map(grouped).join(", ")}}`;
    case "ParenthesizedExpression":
      return `<${grouped(node.expression)}>`;
    default:
      return node.type;
  }
}

test("Chevrotain finds no fault in the vocabulary and the grammar", () => {
  expect(() => validateGrammar()).not.toThrow();
});

describe("operators", () => {
  test.each([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b // c % d * e", "((((a / b) // c) % d) * e)"],
    ["a .. b .. c", "(a .. (b .. c))"],
    ["a ^ b ^ c", "(a ^ (b ^ c))"],
    ["-a ^ b", "(- (a ^ b))"],
    ["a ^ -b ^ c", "(a ^ (- (b ^ c)))"],
    ["-a * b", "((- a) * b)"],
    ["not a == b", "((not a) == b)"],
    ["- - a", "(- (- a))"],
    ["not -#~a", "(not (- (# (~ a))))"],
    ["a or b and c", "(a or (b and c))"],
    ["a and b or c", "((a and b) or c)"],
    ["a < b == c", "((a < b) == c)"],
    ["a ~= b >= c <= d > e", "((((a ~= b) >= c) <= d) > e)"],
    ["a | b ~ c & d << e", "(a | (b ~ (c & (d << e))))"],
    ["a << b >> c", "((a << b) >> c)"],
    ["a .. b << c", "((a .. b) << c)"],
    ["a + b .. c + d", "((a + b) .. (c + d))"],
    ["a .. b == c .. d", "((a .. b) == (c .. d))"],
    ["a < b and c < d or e", "(((a < b) and (c < d)) or e)"],
    ["2 ^ - 3 * 4", "((2 ^ (- 3)) * 4)"],
    ["a == b | c", "(a == (b | c))"],
    ["(a + b) * c", "(<(a + b)> * c)"],
    ["a + f(b * c) .. d", "((a + f{(b * c)}) .. d)"],
    ["a.b.c[d].e(f):g(h)(i)", "a.b.c[d].e{f}:g{h}{i}"],
    ["(f)()", "<f>{}"],
    ["-x.y", "(- x.y)"],
  ])("%s", (text, structure) => {
    expect(grouped(expression(text))).toBe(structure);
  });

  test("know where they stand", () => {
    expect(expression("a  +  b")).toEqual({
      type: "BinaryExpression",
      start: 7,
      end: 14,
      operator: "+",
      left: { type: "Identifier", start: 7, end: 8, name: "a" },
      right: { type: "Identifier", start: 13, end: 14, name: "b" },
      operatorStart: 10,
    });
    expect(expression("a and b")).toMatchObject({ type: "LogicalExpression", start: 7, end: 14, operatorStart: 9 });
    expect(expression("not a")).toMatchObject({ type: "UnaryExpression", start: 7, end: 12, operator: "not" });
  });
});

describe("operands", () => {
  test.each([
    ["nil", { type: "NilLiteral", start: 7, end: 10 }],
    ["true", { type: "BooleanLiteral", start: 7, end: 11, value: true }],
    ["false", { type: "BooleanLiteral", start: 7, end: 12, value: false }],
    ["12", { type: "IntegerLiteral", start: 7, end: 9, value: 12 }],
    ["1.5", { type: "FloatLiteral", start: 7, end: 10, value: 1.5 }],
    ["'a\\65'", { type: "StringLiteral", start: 7, end: 13, value: "aA" }],
    ["...", { type: "VarargLiteral", start: 7, end: 10 }],
    ["abc", { type: "Identifier", start: 7, end: 10, name: "abc" }],
    ["(abc)", { type: "ParenthesizedExpression", start: 7, end: 12, expression: { type: "Identifier", start: 8, end: 11, name: "abc" } }],
  ])("%s", (text, node) => {
    expect(expression(text)).toEqual(node);
  });

  test("suffixes", () => {
    const base = { type: "Identifier", start: 7, end: 8, name: "a" };
    expect(expression("a.b")).toEqual({
      type: "MemberExpression",
      start: 7,
      end: 10,
      base,
      name: { type: "Identifier", start: 9, end: 10, name: "b" },
    });
    expect(expression("a[1]")).toEqual({
      type: "IndexExpression",
      start: 7,
      end: 11,
      base,
      index: { type: "IntegerLiteral", start: 9, end: 10, value: 1 },
    });
    expect(expression("a (1, 2)")).toMatchObject({
      type: "CallExpression",
      start: 7,
      end: 15,
      base,
      arguments: [{ value: 1 }, { value: 2 }],
      argumentsStart: 9,
    });
    expect(expression("a:b ()")).toMatchObject({
      type: "MethodCallExpression",
      start: 7,
      end: 13,
      base,
      method: { name: "b" },
      arguments: [],
      argumentsStart: 11,
    });
    expect(expression("a 'x'")).toMatchObject({
      type: "CallExpression",
      end: 12,
      arguments: [{ type: "StringLiteral", value: "x" }],
      argumentsStart: 9,
    });
    expect(expression("a{}")).toMatchObject({
      type: "CallExpression",
      end: 10,
      arguments: [{ type: "TableConstructor" }],
      argumentsStart: 8,
    });
    expect(expression("a:b[[x]]")).toMatchObject({ type: "MethodCallExpression", arguments: [{ type: "StringLiteral", value: "x" }] });
  });

  test("functions", () => {
    expect(expression("function(a, b, ...) return a end")).toMatchObject({
      type: "FunctionExpression",
      start: 7,
      end: 39,
      body: {
        type: "FunctionBody",
        start: 7,
        end: 39,
        parameters: [{ name: "a" }, { name: "b" }],
        isVararg: true,
        body: { type: "Block", start: 27, end: 36 },
      },
    });
    expect(expression("function() end")).toMatchObject({ body: { parameters: [], isVararg: false, body: { body: [] } } });
    expect(expression("function(...) end")).toMatchObject({ body: { parameters: [], isVararg: true } });
    expect(expression("function(a) end")).toMatchObject({ body: { parameters: [{ name: "a", start: 16, end: 17 }], isVararg: false } });
  });

  test("tables", () => {
    expect(expression("{}")).toEqual({ type: "TableConstructor", start: 7, end: 9, fields: [] });
    expect(expression("{1, x = 2; [k] = 3, y, z == 4, f(),}")).toMatchObject({
      fields: [
        { type: "TableValue", start: 8, end: 9, value: { value: 1 } },
        { type: "TableKeyString", start: 11, end: 16, key: { type: "Identifier", name: "x" }, value: { value: 2 } },
        { type: "TableKey", start: 18, end: 25, key: { name: "k" }, value: { value: 3 } },
        { type: "TableValue", value: { name: "y" } },
        { type: "TableValue", value: { type: "BinaryExpression", operator: "==" } },
        { type: "TableValue", value: { type: "CallExpression" } },
      ],
    });
    expect(expression("{1}")).toMatchObject({ fields: [{ type: "TableValue" }] });
    expect(expression("{[ [[k]] ] = 1}")).toMatchObject({ fields: [{ type: "TableKey", key: { value: "k" } }] });
  });
});

describe("statements", () => {
  test("local", () => {
    expect(statement("local a <const>, b, c <close> = 1, 2")).toEqual({
      type: "LocalStatement",
      start: 0,
      end: 36,
      variables: [
        { type: "AttributedName", start: 6, end: 15, name: "a", attribute: "const" },
        { type: "AttributedName", start: 17, end: 18, name: "b", attribute: undefined },
        { type: "AttributedName", start: 20, end: 29, name: "c", attribute: "close" },
      ],
      init: [
        { type: "IntegerLiteral", start: 32, end: 33, value: 1 },
        { type: "IntegerLiteral", start: 35, end: 36, value: 2 },
      ],
    });
    expect(statement("local a")).toMatchObject({ start: 0, end: 7, init: [] });
    expect(statements("local a <close> = 1 local b <close> = 2")).toHaveLength(2);
  });

  test("functions", () => {
    expect(statement("function f() end")).toMatchObject({
      type: "FunctionDeclaration",
      start: 0,
      end: 16,
      target: { type: "Identifier", name: "f" },
      isMethod: false,
    });
    expect(statement("function a.b.c:d(e) end")).toMatchObject({
      target: {
        type: "MemberExpression",
        start: 9,
        end: 16,
        base: { type: "MemberExpression", base: { type: "MemberExpression", base: { name: "a" } } },
        name: { name: "d" },
      },
      isMethod: true,
      body: { start: 0, parameters: [{ name: "e" }] },
    });
    expect(statement("function a.b() end")).toMatchObject({ target: { type: "MemberExpression", name: { name: "b" } }, isMethod: false });
    expect(statement("local function f(...) end")).toMatchObject({
      type: "LocalFunctionDeclaration",
      start: 0,
      end: 25,
      name: { name: "f", start: 15 },
      body: { start: 6, end: 25, isVararg: true },
    });
  });

  test("assignments and calls", () => {
    expect(statement("a, b.c, d[1] = 1, 2")).toMatchObject({
      type: "AssignmentStatement",
      start: 0,
      end: 19,
      targets: [{ type: "Identifier" }, { type: "MemberExpression" }, { type: "IndexExpression" }],
      init: [{ value: 1 }, { value: 2 }],
    });
    expect(statement("(a).b = 1")).toMatchObject({ targets: [{ type: "MemberExpression", base: { type: "ParenthesizedExpression" } }] });
    expect(statement("f(1);")).toMatchObject({ type: "CallStatement", start: 0, end: 4, expression: { type: "CallExpression" } });
    expect(statement("a:b 'c'")).toMatchObject({ type: "CallStatement", expression: { type: "MethodCallExpression" } });
    // A line break before a parenthesis does not end the statement.
    expect(statement("f\n(g)()")).toMatchObject({ expression: { base: { type: "CallExpression", base: { name: "f" } } } });
  });

  test("control structures", () => {
    expect(statement("do local x end")).toMatchObject({
      type: "DoStatement",
      start: 0,
      end: 14,
      body: { type: "Block", start: 3, end: 11, body: [{}] },
    });
    expect(statement("while a do b() end")).toMatchObject({
      type: "WhileStatement",
      end: 18,
      condition: { name: "a" },
      body: { body: [{}] },
    });
    expect(statement("repeat a() until b")).toMatchObject({
      type: "RepeatStatement",
      end: 18,
      body: { start: 7, end: 11 },
      condition: { name: "b" },
    });
    expect(statement("if a then b() elseif c then else d() end")).toMatchObject({
      type: "IfStatement",
      end: 40,
      clauses: [
        { type: "IfClause", start: 0, end: 14, condition: { name: "a" }, body: { body: [{}] } },
        { type: "IfClause", start: 14, end: 28, condition: { name: "c" }, body: { body: [] } },
      ],
      orelse: { type: "Block", start: 33, end: 37 },
    });
    expect(statement("if a then end")).toMatchObject({ clauses: [{}], orelse: undefined });
    expect(statement("for i = 1, 2 do end")).toMatchObject({
      type: "ForNumericStatement",
      start: 0,
      end: 19,
      variable: { name: "i" },
      from: { value: 1 },
      to: { value: 2 },
      step: undefined,
    });
    expect(statement("for i = 1, 2, 3 do end")).toMatchObject({ step: { value: 3 } });
    expect(statement("for k, v in a, b do end")).toMatchObject({
      type: "ForGenericStatement",
      variables: [{ name: "k" }, { name: "v" }],
      iterators: [{ name: "a" }, { name: "b" }],
    });
    expect(statement("while 1 do break end")).toMatchObject({ body: { body: [{ type: "BreakStatement", start: 11, end: 16 }] } });
    expect(statements("::a:: goto a")).toEqual([
      { type: "LabelStatement", start: 0, end: 5, label: "a" },
      { type: "GotoStatement", start: 6, end: 12, label: "a" },
    ]);
  });

  test("return", () => {
    expect(statement("return")).toEqual({ type: "ReturnStatement", start: 0, end: 6, arguments: [] });
    expect(statement("return;")).toMatchObject({ end: 6, arguments: [] });
    expect(statement("return 1, 2;")).toMatchObject({ end: 11, arguments: [{ value: 1 }, { value: 2 }] });
    expect(statement("do return end")).toMatchObject({ body: { body: [{ type: "ReturnStatement" }] } });
  });

  test("empty statements leave nothing", () => {
    expect(statements(";;; ; x = 1; ;")).toHaveLength(1);
    expect(parse("", "c")).toEqual({ type: "Chunk", start: 0, end: 0, body: { type: "Block", start: 0, end: 0, body: [] } });
    expect(parse(" -- nothing\n", "c")).toMatchObject({ end: 12, body: { start: 12, end: 12, body: [] } });
  });
});

describe("space and comments", () => {
  test.each([
    "x = 1 -- y",
    "x --[[ = 2\n ]] = 1",
    "--[==[ ]] ]=] ]==] x = 1",
    "--[=x\nx = 1",
    "--\rx\r=\r1",
    "\t\v\f x = 1",
    "x = 1 --[[]]",
    "--[[]]--[[]]x = 1--",
  ])("%j", (source) => {
    expect(statement(source)).toMatchObject({ type: "AssignmentStatement", targets: [{ name: "x" }], init: [{ value: 1 }] });
  });

  test("keywords are not prefixes", () => {
    expect(statement("ends, _do, elseif1 = notx, andy, nilly")).toMatchObject({
      targets: [{ name: "ends" }, { name: "_do" }, { name: "elseif1" }],
    });
  });

  test("the first line of a script file", () => {
    expect(() => parse("#!/usr/bin/lua\nx = 1", "c")).toThrow("unexpected symbol near '#'");
    const [node] = parse("#!/usr/bin/lua\nx = 1", "c", { skipShebang: true }).body.body;
    expect(node).toMatchObject({ start: 15 });
    expect(() => parse("#\n#", "c", { skipShebang: true })).toThrow("c:2: unexpected symbol near '#'");
    expect(parse("\xef\xbb\xbfx = 1", "c", { skipShebang: true }).body.body).toHaveLength(1);
    expect(parse("# only", "c", { skipShebang: true }).body.body).toHaveLength(0);
  });
});

describe("lines", () => {
  test("all four line breaks count once", () => {
    const lines = new LineTable("a\nb\r\nc\n\rd\re\n\nf");
    expect([0, 1, 2, 5, 8, 10, 12, 13].map((offset) => lines.lineAt(offset))).toEqual([1, 1, 2, 3, 4, 5, 6, 7]);
    expect(lines.lineCount).toBe(7);
    expect([lines.columnAt(0), lines.columnAt(1), lines.columnAt(13)]).toEqual([1, 2, 1]);
  });

  test("of long texts, wherever they are divided", () => {
    for (const lineBreak of ["\n", "\r\n", "\n\r"]) {
      const lines = new LineTable(`${`x${lineBreak}`.repeat(30_000)}y`);
      expect(lines.lineAt(1)).toBe(1);
      expect(lines.lineAt((1 + lineBreak.length) * 20_000)).toBe(20_001);
      expect(lines.lineCount).toBe(30_001);
    }
  });

  test("questions in any order", () => {
    const source = Array.from({ length: 500 }, (_, line) => "x".repeat(line % 7)).join("\n");
    const expected = (offset: number): number => source.slice(0, offset).split("\n").length;
    const lines = new LineTable(source);
    for (let step = 0; step < source.length; step++) {
      const offset = (step * 7919) % source.length;
      expect(lines.lineAt(offset)).toBe(expected(offset));
    }
    for (let offset = 0; offset <= source.length; offset += 3) expect(lines.lineAt(offset)).toBe(expected(offset));
  });
});
