/**
 * The linter: what each rule finds, and what it leaves alone.
 */
import { describe, expect, test } from "vitest";
import { lint } from "../../src/compiler/lint.ts";

const KNOWN = new Set(["print", "pairs", "error"]);

/** The findings as `line:column rule`, with the name. */
function findings(source: string): string[] {
  return lint(source, "test", KNOWN).map(
    ({ line, column, rule, name }) => `${line}:${column} ${rule}${name === undefined ? "" : ` ${name}`}`,
  );
}

describe("undefined-global", () => {
  test.each([
    ["print(x)", ["1:7 undefined-global x"]],
    ["x = 1 print(x)", []],
    ["function f() return g() end function g() end f()", []],
    ["x.y = 1", ["1:1 undefined-global x"]],
    ["local _ENV = {} print(x)", []],
    ["local function f(_ENV) return x end print(f)", []],
  ])("%s", (source, expected) => expect(findings(source)).toEqual(expected));
});

describe("unused-local", () => {
  test.each([
    ["local a, b = 1, 2 print(b)", ["1:7 unused-local a"]],
    ["local a a = 1", ["1:7 unused-local a"]],
    ["local function f() end", ["1:16 unused-local f"]],
    ["local function f(a) for k, v in pairs({}) do print(1) end end print(f)", []],
    ["local _ = 1 local _a = 2", []],
    ["local a <close> = nil", []],
    ["local a <const> = 1 print(a)", []],
    ["local a = 1 print(function() return a end)", []],
    ["local a = 1 a = a + 1", []],
  ])("%s", (source, expected) => expect(findings(source)).toEqual(expected));
});

describe("shadowed-local", () => {
  test.each([
    ["local a = 1 do local a = 2 print(a) end print(a)", ["1:22 shadowed-local a"]],
    ["local a = 1 print(function(a) return a end, a)", ["1:28 shadowed-local a"]],
    ["do local a = 1 print(a) end local a = 2 print(a)", []],
    ["t = {} function t:m() return function() function t:m() end return self end end", []],
    ["local _ = 1 local _ = 2", []],
  ])("%s", (source, expected) => expect(findings(source)).toEqual(expected));
});

describe("unreachable-code", () => {
  test.each([
    ["while true do break print(1) end", ["1:21 unreachable-code"]],
    ["do return end print(1) print(2)", ["1:15 unreachable-code"]],
    ["if x1 then return elseif x1 then error() return else return end print(1)\nx1 = 1", ["1:65 unreachable-code"]],
    ["while true do print(1) end print(2)", ["1:28 unreachable-code"]],
    ["while true do if print() then break end end print(2)", []],
    ["goto done print(1) ::done:: print(2)", ["1:11 unreachable-code"]],
    ["do goto done end ::done:: print(2)", []],
    ["if print() then return end print(1)", []],
    ["print(function() do return end print(1) end)", ["1:32 unreachable-code"]],
  ])("%s", (source, expected) => expect(findings(source)).toEqual(expected));
});

describe("loop-variable", () => {
  test.each([
    ["for i = 1, 2 do i = 3 end", ["1:17 loop-variable i"]],
    ["for k, v in pairs({}) do v = k end", ["1:26 loop-variable v"]],
    ["for i = 1, 2 do print(function() i = 3 end) end", ["1:34 loop-variable i"]],
    ["for i = 1, 2 do print(i) end", []],
  ])("%s", (source, expected) => expect(findings(source)).toEqual(expected));
});

test("findings come in the order of the text", () => {
  expect(findings("do return end\nprint(x)\nlocal a = 1")).toEqual([
    "2:1 unreachable-code",
    "2:7 undefined-global x",
    "3:7 unused-local a",
  ]);
});

test("a chain of any length is walked through", () => {
  expect(findings(`print(0${" + 1".repeat(100_000)})`)).toEqual([]);
});
