/** What a prototype tells debuggers: names and scopes of variables, upvalues, lines of definition. And the parts every chunk has. */
import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { compile, compileChunk } from "../../src/compiler/compile.ts";
import type { Prototype } from "../../vm/prototype.ts";

/** `name register start-end`, with a `*` for a cell. */
function localsOf({ localVariables }: Prototype): string[] {
  return localVariables.map((local) => `${local.name}${local.isCell ? "*" : ""} ${local.register} ${local.startPc}-${local.endPc}`);
}

function upvaluesOf({ upvalues }: Prototype): string[] {
  return upvalues.map(({ name, fromRegister, index }) => `${name} ${fromRegister ? "R" : "U"}${index}`);
}

function inner(prototype: Prototype, ...path: number[]): Prototype {
  return path.reduce((outer, index) => outer.prototypes[index] as Prototype, prototype);
}

describe("local variables", () => {
  it.each([
    ["local a = 1; local b; f()", ["a 0 2-6", "b 1 3-6"]],
    ["do local a end local b", ["a 0 2-2", "b 0 2-3"]],
    ["local a <const> = 1; local b = 2", ["b 0 2-3"]],
    ["local a <const> = {}", ["a 0 2-3"]],
    ["for i = 1, 2 do f() end", ["(for state) 0 4-8", "(for state) 1 4-8", "(for state) 2 4-8", "i 3 5-7"]],
    ["for k, v in f do end", ["(for state) 0 3-6", "(for state) 1 3-6", "(for state) 2 3-6", "(for state) 3 3-6", "k 4 4-4", "v 5 4-4"]],
    ["local function f() end", ["f 0 2-3"]],
    ["local function f() f() end", ["f* 0 5-6"]],
    ["local a = 1; g = function() return a end", ["a* 0 3-6"]],
    ["local a <close> = nil; g = function() return a end", ["a* 0 2-7"]],
    ["repeat local a until a", ["a 0 2-4"]],
  ])("%s", (source, expected) => {
    expect(localsOf(compile(source, "=s"))).toEqual(expected);
  });

  it("begin with the function when they are parameters", () => {
    const prototype = inner(compile("function t:m(a, b, ...) return function() return b end end", "=s"), 0);
    expect(localsOf(prototype)).toEqual(["self 0 0-5", "a 1 0-5", "b* 2 0-5"]);
    expect(prototype).toMatchObject({ parameterCount: 3, isVararg: true });
  });
});

describe("upvalues", () => {
  it("of a chunk are _ENV alone", () => {
    expect(upvaluesOf(compile("", "=s"))).toEqual(["_ENV R0"]);
  });
  it("come in the order of their first use, and through all functions between", () => {
    const main = compile("local a, b return function() return function() return x, b, a, b end end", "=s");
    expect(upvaluesOf(inner(main, 0))).toEqual(["_ENV U0", "b R1", "a R0"]);
    expect(upvaluesOf(inner(main, 0, 0))).toEqual(["_ENV U0", "b U1", "a U2"]);
  });
  it("are not made for compile-time constants", () => {
    const main = compile("local a <const> = 'k' return function() return a end", "=s");
    expect(upvaluesOf(inner(main, 0))).toEqual([]);
    expect(inner(main, 0).constants).toEqual(["k"]);
  });
  it("tell variables of one name apart", () => {
    const main = compile("local a; local f = function() return a end; local a; g = function() return a, f end", "=s");
    expect(upvaluesOf(inner(main, 0))).toEqual(["a R0"]);
    expect(upvaluesOf(inner(main, 1))).toEqual(["a R2", "f R1"]);
  });
});

describe("a prototype", () => {
  it("of a chunk is a vararg function without lines of definition", () => {
    const main = compile("return 1", "@name");
    expect(main).toMatchObject({
      isVararg: true,
      parameterCount: 0,
      lineDefined: 0,
      lastLineDefined: 0,
      source: "@name",
      registerCount: 2,
    });
  });
  it.each([
    ["function\nf(\n)\nend", 1, 4],
    ["local function f\n()\nend", 2, 3],
    ["f = function\n()\n\nend", 2, 4],
  ])("knows where it was defined: %j", (source, first, last) => {
    expect(inner(compile(source, "=s"), 0)).toMatchObject({ lineDefined: first, lastLineDefined: last });
  });
  it("shares constants by type and value", () => {
    const { constants } = compile("return {a = 'a', b = 2.5, c = 2.5, d = 40000, e = 40000.0, f = 40000}", "=s");
    expect(constants).toHaveLength(new Set(constants).size);
    expect(constants).toHaveLength(9);
  });
  it("skips the first line of a script only when asked to", () => {
    expect(Array.from(compile("#!/usr/bin/lua\nf()", "@f", { skipShebang: true }).lines)).toEqual([1, 2, 2, 2]);
    expect(Array.from(compile("\xef\xbb\xbff()", "@f", { skipShebang: true }).lines)).toEqual([1, 1, 1, 1]);
    expect(() => compile("#!/usr/bin/lua\nf()", "@f")).toThrow("f:1: unexpected symbol near '#'");
  });
  it("can be made of a tree", () => {
    const source = "return 1 + 1";
    expect(compileChunk(parse(source, "s"), source, "=s").code).toEqual(compile(source, "=s").code);
  });
});
