/** Deep, long and hostile sources: an answer in bounded time, never an error of the host. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { describe, expect, test } from "vitest";
import { type ast, LuaSyntaxError, MAX_NESTING, parse } from "../../grammar/index.ts";

const many = 100_000;

/** The message a source is refused with, or "accepted"; fails when the answer takes too long. */
function answer(source: string, milliseconds = 3000): string {
  const start = performance.now();
  let result = "accepted";
  try {
    parse(source, "c");
  } catch (error) {
    expect(error).toBeInstanceOf(LuaSyntaxError);
    result = (error as LuaSyntaxError).message;
  }
  expect(performance.now() - start).toBeLessThan(milliseconds);
  return result;
}

/** Constructs that nest: what opens and closes one, what stands inside, and how many of PUC's calls one takes. */
const nesting: [title: string, before: string, open: string, inside: string, close: string, calls: number][] = [
  ["parentheses", "return ", "(", "1", ")", 1],
  ["tables", "return ", "{", "1", "}", 1],
  ["keys of tables", "return ", "{[", "1", "] = 1}", 1],
  ["named fields", "return ", "{a = ", "1", "}", 1],
  ["arguments", "return ", "f(", "1", ")", 1],
  ["arguments of methods", "return ", "a:f(", "1", ")", 1],
  ["indices", "return ", "a[", "1", "]", 1],
  ["negations", "return ", "- ", "1", "", 1],
  ["concatenations", "return ", "a ..", "1", "", 1],
  ["powers", "return ", "a ^", "1", "", 1],
  ["blocks", "", "do ", "", " end", 1],
  ["loops", "", "while a do ", "", " end", 1],
  ["repeat loops", "", "repeat ", "", " until a", 1],
  ["for loops", "", "for i = 1, 2 do ", "", " end", 1],
  ["conditions", "", "if a then ", "", " end", 1],
  ["else if", "", "if a then else ", "", " end", 1],
  ["function statements", "", "function f() ", "", " end", 1],
  ["local functions", "", "local function f() ", "", " end", 1],
  ["function expressions", "return ", "function() return ", "1", " end", 2],
  ["functions as arguments", "", "f(function() ", "", " end)", 2],
];

describe.each(nesting)("%s", (_title, before, open, inside, close, calls) => {
  const nested = (depth: number): string => before + open.repeat(depth) + inside + close.repeat(depth);

  test("nest nearly as deep as the limit", () => {
    expect(answer(nested(Math.floor((MAX_NESTING - 3) / calls)))).toBe("accepted");
  });

  test("are refused beyond it", () => {
    expect(answer(nested(MAX_NESTING / calls + 1))).toMatch(/^c:1: C stack overflow near /);
    expect(answer(before + open.repeat(many))).toMatch(/^c:1: C stack overflow near /);
  });
});

test("targets of one assignment count as nesting, as in PUC", () => {
  expect(answer(`a${", a".repeat(150)} = 1`)).toBe("accepted");
  expect(answer(`a${", a".repeat(many)} = 1`)).toMatch(/C stack overflow/);
});

test("an overflow is not an incomplete source", () => {
  expect(() => parse("(".repeat(300), "c")).toThrow(expect.objectContaining({ incomplete: false }));
});

describe("what may repeat without limit", () => {
  test.each([
    ["additions", `return 1${" + 1".repeat(many)}`],
    ["conjunctions", `return a${" and a".repeat(many)}`],
    ["comparisons", `return a${" < a".repeat(many)}`],
    ["members", `return a${".b".repeat(many)}`],
    ["indices", `return a${"[1]".repeat(many)}`],
    ["calls", `f${"()".repeat(many)}`],
    ["calls with a string", `f${"''".repeat(many)}`],
    ["calls with a table", `f${"{}".repeat(many)}`],
    ["method calls", `a${":b()".repeat(many)}`],
    ["members of a function's name", `function a${".b".repeat(many)}() end`],
    ["elseif", `if a then ${"elseif a then ".repeat(many)} end`],
    ["statements", "x = 1 ".repeat(many)],
    ["empty statements", ";".repeat(many)],
    ["labels", "::a::".repeat(many)],
    ["arguments", `f(${"a, ".repeat(many)}a)`],
    ["fields", `return {${"a, b = 1; ".repeat(many)}}`],
    ["locals", `local a${", a".repeat(many)} = 1`],
    ["parameters", `function f(${"a, ".repeat(many)}...) end`],
    ["returned values", `return 1${", 1".repeat(many)}`],
    ["comments", "--[[ ]]".repeat(many)],
    ["carriage returns", "\r".repeat(many)],
  ])("%s", (_title, source) => {
    expect(answer(source)).toBe("accepted");
  });

  test("a chain is a tree that leans to the left", () => {
    let node: ast.Expression = (parse(`return 1${" + 1".repeat(many)}`, "c").body.body[0] as ast.ReturnStatement).arguments[0];
    let length = 0;
    while (node.type === "BinaryExpression") {
      if (node.right.type !== "IntegerLiteral") throw new Error("the chain leans to the right");
      node = node.left;
      length++;
    }
    expect(length).toBe(many);
  });
});

describe("ten megabytes", () => {
  const size = 10_000_000;
  test.each([
    ["in one string", `x = '${"a".repeat(size)}'`, "accepted"],
    ["in one long string", `x = [[${"\r\n".repeat(size / 2)}]]`, "accepted"],
    ["in one comment", `--${"a".repeat(size)}`, "accepted"],
    ["of space", " ".repeat(size), "accepted"],
    ["of digits", `x = ${"1".repeat(size)}`, "accepted"],
    ["of hexadecimal digits", `x = 0x${"f".repeat(size)}p-40000000`, "accepted"],
    ["of parentheses", "(".repeat(size), "c:1: C stack overflow near '('"],
    ["of errors", ")".repeat(size), "c:1: unexpected symbol near ')'"],
    ["of zeros", "\0".repeat(size), "c:1: unexpected symbol"],
    ["of a string without end", `x = '${"\\n".repeat(size / 2)}`, "c:1: unfinished string near <eof>"],
    ["of a comment without end", `--[[${"] ".repeat(size / 2)}`, "c:1: unfinished long comment (starting at line 1) near <eof>"],
  ])(
    "%s",
    (_title, source, expected) => {
      expect(answer(source, 10_000)).toBe(expected);
    },
    20_000,
  );

  test("of additions", () => {
    expect(answer(`return 1${"+1".repeat(size / 10)}`, 10_000)).toBe("accepted");
  }, 20_000);
});

test("time grows with the size, not faster", () => {
  const body = "local function f(a, b) return a.x[b] + 1, {a, b = 'c'}, g(a):h(b) .. 'd' end -- comment\n";
  const time = (copies: number): number => {
    const source = body.repeat(copies);
    let best = Infinity;
    for (let round = 0; round < 5; round++) {
      const start = performance.now();
      parse(source, "c");
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  time(1000);
  // Eight times the text; quadratic time would be 64 times as much.
  expect(time(8000)).toBeLessThan(30 * time(1000) + 20);
});

test("a source that is no byte string is refused, not cut short", () => {
  expect(answer("x = 1 \u{1f319} y = 2")).toMatch(/^c:1: unexpected symbol near /);
  expect(answer("x = 'é\u4e2d'")).toBe("accepted");
});

test("a quarter of the host's usual stack is enough for the nesting limit", async () => {
  const directory = mkdtempSync(join(tmpdir(), "tsuki-grammar-"));
  try {
    // Node 20 runs no TypeScript.
    const file = join(directory, "grammar.mjs");
    const bundle = await rolldown({ input: fileURLToPath(new URL("../../grammar/index.ts", import.meta.url)) });
    await bundle.write({ file });
    const shapes = nesting.map(([, before, open, inside, close, calls]) => ({
      before,
      open,
      inside,
      close,
      depth: Math.floor((MAX_NESTING - 3) / calls),
    }));
    const program = `
      const { LuaSyntaxError, parse } = await import(${JSON.stringify(pathToFileURL(file).href)});
      for (const { before, open, inside, close, depth } of ${JSON.stringify(shapes)}) {
        for (const count of [depth, 100000]) {
          try {
            parse(before + open.repeat(count) + inside + close.repeat(count), "c");
          } catch (error) {
            if (!(error instanceof LuaSyntaxError && /C stack overflow/.test(error.message))) throw error;
            if (count === depth) console.log(open);
          }
        }
      }
      console.log("done");`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ["--stack-size=256", "--input-type=module", "--eval", program], {
      encoding: "utf8",
    });
    expect([status, stderr, stdout]).toEqual([0, "", "done\n"]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 20_000);
