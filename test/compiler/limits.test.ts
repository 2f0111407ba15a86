/** Limits of functions, with PUC Lua 5.4.8's messages, and sources that must not run into any limit of the host. */
import { describe, expect, it } from "vitest";
import { LuaSyntaxError } from "../../grammar/index.ts";
import { compile } from "../../src/compiler/compile.ts";

function messageOf(source: string): string {
  try {
    compile(source, "=s");
  } catch (error) {
    if (error instanceof LuaSyntaxError) return error.message;
    throw error;
  }
  return "ok";
}

/** `local a0 local a1 …`, each on a line of its own. */
function locals(count: number, prefix = "a"): string {
  return Array.from({ length: count }, (_, index) => `local ${prefix}${index}`).join("\n");
}

function names(count: number, prefix: string, separator: string): string {
  return Array.from({ length: count }, (_, index) => prefix + index).join(separator);
}

describe("the limit of 200 local variables", () => {
  it.each([
    ["200 variables", locals(200), "ok"],
    ["201 variables", locals(201), "s:201: too many local variables (limit is 200) in main function near <eof>"],
    ["a list", `local ${names(201, "p", ",")}\n = 1`, "s:2: too many local variables (limit is 200) in main function near '='"],
    [
      "a function",
      `local function f()\n${locals(201)}\nend`,
      "s:203: too many local variables (limit is 200) in function at line 1 near 'end'",
    ],
    ["200 parameters", `function f(${names(200, "p", ",")}) end`, "ok"],
    [
      "201 parameters",
      `function f(${names(201, "p", ",")}) end`,
      "s:1: too many local variables (limit is 200) in function at line 1 near ')'",
    ],
    [
      "self counts",
      `function f:m(${names(200, "p", ",")}) end`,
      "s:1: too many local variables (limit is 200) in function at line 1 near ')'",
    ],
    ["a numeric for takes four", `${locals(196)}\nfor i = 1, 2 do end`, "ok"],
    ["and no more", `${locals(197)}\nfor i = 1, 2 do end`, "s:198: too many local variables (limit is 200) in main function near '='"],
    ["a generic for takes five", `${locals(195)}\nfor k in p do end`, "ok"],
    ["and no more", `${locals(196)}\nfor k in p do end`, "s:197: too many local variables (limit is 200) in main function near 'in'"],
    [
      "compile-time constants count",
      `${locals(199)}\nlocal c <const> = 1\nlocal d = 2`,
      "s:201: too many local variables (limit is 200) in main function near '='",
    ],
    ["an inner function has its own", `${locals(200)}\nreturn function() ${locals(200, "b")} end`, "ok"],
  ])("%s", (_, source, message) => {
    expect(messageOf(source)).toBe(message);
  });
});

describe("the limit of 255 upvalues", () => {
  function nested(outer: number, inner: number): string {
    const uses = `${names(outer, "a", "+")}+${names(inner, "b", "+")}`;
    return `${locals(outer)}\nlocal function f()\n${locals(inner, "b")}\nreturn function() return ${uses}\n end end`;
  }
  it("lets 255 pass", () => expect(messageOf(nested(150, 105))).toBe("ok"));
  it("stops at 256", () => {
    expect(messageOf(nested(150, 106))).toBe("s:259: too many upvalues (limit is 255) in function at line 258 near 'end'");
  });
});

describe("the limit of registers", () => {
  it("lets 254 values pass", () => expect(messageOf(`return ${names(254, "x", ",")}`)).toBe("ok"));
  it("stops at 255", () => {
    const message = "s:1: function or expression needs too many registers near <eof>";
    expect(messageOf(`return ${names(255, "x", ",")}`)).toBe(message);
  });
  it("shows the next token, a string with its escapes resolved", () => {
    expect(messageOf(`${locals(200)}\nreturn f(${"x,".repeat(53)}[[\na]], '\\65')`)).toBe(
      "s:202: function or expression needs too many registers near ''A''",
    );
  });
});

describe("other limits", () => {
  it("a loop body must fit the operand of its jump", () => {
    const statements = "x = 1\n".repeat(66_000);
    expect(messageOf(`for i = 1, 2 do ${statements} end`)).toBe("s:66001: control structure too long near 'end'");
    expect(messageOf(`while x do ${statements} end`)).toBe("ok");
  });
  it("a function has at most 65 536 inner functions", () => {
    expect(messageOf("f = function() end\n".repeat(65_537))).toBe("s:65537: too many functions (limit is 65535) near 'function'");
  });
  it("constants beyond the reach of operands go through registers", () => {
    const constants = Array.from({ length: 256 }, (_, index) => `x = ${index + 0.5}`).join("\n");
    expect(messageOf(`${constants}\n a.b.c = d.e:f('g') == 'h'`)).toBe("ok");
  });
});

describe("sources without a limit", () => {
  const count = 50_000;
  it.each([
    ["additions", `return ${"a+".repeat(count)}a`, count * 2 + 4],
    ["foldable additions", `local c <const> = ${"1+".repeat(count)}1 return c`, 4],
    ["or", `return ${"a or ".repeat(count)}a`, undefined],
    ["comparisons with or", `if ${"a == 1 or ".repeat(count)}a then f() end`, undefined],
    ["fields", `return a${".b".repeat(count)}`, count + 4],
    ["calls", `return f${"()".repeat(count)}`, count + 4],
    ["elseif", `if a then ${"elseif b then ".repeat(count)} end`, undefined],
    ["statements", "f()\n".repeat(count), count * 2 + 2],
    ["gotos", `while a do ${"if b then goto c end ".repeat(count)} ::c:: end`, undefined],
    ["breaks", `while a do ${"if b then break end ".repeat(count)} end`, undefined],
    ["labels", Array.from({ length: 5000 }, (_, index) => `do goto l${index} end ::l${index}::`).join("\n"), 5002],
    ["constructor", `return {${"1,".repeat(count)}}`, undefined],
    ["function name", `function a${".b".repeat(count)}() end`, undefined],
  ])("%s", (_, source, length) => {
    const { code } = compile(source, "=s");
    if (length === undefined) expect(code.length).toBeGreaterThan(1);
    else expect(code.length).toBe(length);
  });
});
