/**
 * The line of every instruction: error messages, tracebacks and hooks show it. The expected lines are those of PUC Lua 5.4.8 (its MMBIN
 * instructions left out), for each function of the source in order.
 */
import { expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import type { Prototype } from "../../vm/prototype.ts";

const cases: readonly (readonly [source: string, ...lines: string[]])[] = [
  ["local a = x\n+\ny", "1 2 3 2 3"],
  ["f(\n1,\n2\n)", "1 1 2 4 1 4"],
  ["f\n(\n1)", "1 1 3 2 3"],
  ["f\n{\n1\n}", "1 1 1 4 4 2 4"],
  ["f\n[[\n\n]]", "1 1 4 4 4"],
  ["local t = {\n1,\n2,\nx = y,\n[z] = w\n}", "1 1 2 3 4 4 5 5 5 6 6"],
  ["local t =\n{}", "1 1 2"],
  ["x.y\n.z\n.w()", "1 1 1 2 3 3 3"],
  ["x\n:m\n(1)", "1 2 2 3 3 3"],
  ["return\nf(\n)", "1 2 2 3 3"],
  ["return a\n,b", "1 2 2 2 2"],
  ["local a\n,b", "1 2 2"],
  ["local a,\nb =\nf()", "1 3 3 3"],
  ["x\n=\ny", "1 3 3 3"],
  ["x,\ny\n=\n1,\n2", "1 4 5 5 5"],
  ["x.y\n[z\n]\n= 1", "1 1 1 2 4 4"],
  ["if x\nthen\nf()\nelseif y\nthen\ng()\nelse\nh()\nend", "1 2 2 2 3 3 3 5 5 5 6 6 6 8 8 9"],
  ["if a\n==\nb\nthen end", "1 2 3 3 3 4"],
  ["while x\ndo\nf()\nend", "1 1 1 1 3 3 3 4"],
  ["while x do\nif y then\nbreak\nend\nend", "1 1 1 1 2 2 2 4 5"],
  ["repeat\nf()\nuntil\nx", "1 2 2 4 4 4 4"],
  ["for i\n=\n1\n,\n10\ndo\nf(i)\nend", "1 3 5 5 6 7 7 7 1 8"],
  ["for i = 1, 2,\n3\ndo end", "1 1 1 2 3 1 3"],
  ["for k\nin\nf\n(x)\ndo\ng(k)\nend", "1 3 4 4 5 6 6 6 3 3 7 7"],
  ["function f()\nend", "1 2 1 2", "2"],
  ["local function f\n(a)\nreturn a\nend", "1 4 4", "3 4"],
  ["local f = function\n(a,\n...)\nend", "1 4 4", "3 4"],
  ["function a\n.b\n:c()\nreturn self\n\nend", "1 1 2 6 1 6", "4 6"],
  ["return not\nx", "1 2 2 2 2"],
  ["return -\nx\n^\n2", "1 3 3 1 4 4"],
  ["return a\n..\nb\n..\nc", "1 2 4 5 4 5 5"],
  ["return a and\nb or\nc", "1 1 1 1 2 2 2 3 3 3"],
  ["return (a\n+ b)\n* c", "1 2 2 2 3 3 3 3"],
  ["return #\nx,\n...", "1 2 1 2 3 3"],
  ["goto l\nf()\n::l::\ng()", "1 1 2 2 4 4 4"],
  ["do local x <close> = f()\nend\n\ng()", "1 1 1 1 1 4 4 4"],
  ["for k in f do\nlocal x <close> = g()\nend", "1 1 1 1 2 2 2 2 1 1 3 3"],
  ["do\nlocal a = 1\nlocal b = 2\nend;\n;\n", "1 2 3 5"],
  ["return {\na\n(),\nb\n}", "1 1 3 3 5 5 5 5"],
  ["local a <const> = 1\nreturn a", "1 2 2 2"],
  ["local x = [[\n\n]] .. y", "1 3 3 3 3"],
  ["f() -- comment\n(g)()", "1 1 1 2 2 2 2"],
  ["-- c\n--[[ d\n]] f()", "1 3 3 3"],
  ["\r\nf()\r\ng()\n\rh()", "1 2 2 3 3 4 4 4"],
  ["", "1 1"],
  [";;\n;", "1 2"],
  ["return a == 1\nor b\n~= c", "1 1 1 1 3 3 3 3 3 3 3 3"],
  ["a.b = function()\nreturn 1\nend", "1 1 3 3 3", "2 2 3"],
  ["while\ntrue do\nend", "1 2 3"],
  ["local x; (f or\ng)(x)", "1 1 1 1 1 2 2 2 2"],
  ["return a[\nb],\na[1\n]", "1 1 2 2 3 4 4 4"],
  ["if x then\nelse\nend", "1 1 1 1 1 3"],
  ["f(function()\ng()\nend,\nfunction() end)", "1 1 3 4 1 4", "2 2 3", "4"],
  ["x = x\n+ 1\ny = y\n.. 'a'", "1 2 2 2 4 4 4 4 4"],
  ["return f\n'x'\n.y", "1 1 2 2 3 3 3"],
];

function linesOf(prototype: Prototype): string[] {
  return [prototype.lines.join(" "), ...prototype.prototypes.flatMap(linesOf)];
}

it.each(cases)("%j", (source, ...lines) => {
  expect(linesOf(compile(source, "=test"))).toEqual(lines);
});

/** Instructions that PUC Lua does not have must not make a line of their own, for a line hook would see it. */
it("gives the cells of parameters and loop variables the line of what follows", () => {
  const [main, inner] = linesOf(compile("function f(a)\n\nreturn function() return a end\nend", "=test"));
  expect(main).toBe("1 4 1 4");
  expect(inner).toBe("3 3 3 4");
  expect(linesOf(compile("for i = 1, 2 do\ng(function() return i end)\nend", "=test"))[0]).toBe("1 1 1 1 1 2 2 2 2 1 3");
});

it("gives the cell of a recursive local function the line of its closure", () => {
  expect(linesOf(compile("local function f()\nreturn f()\nend", "=test"))[0]).toBe("1 3 3 3 3 3");
});
