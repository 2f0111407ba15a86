/** Patterns: find, match, gmatch, gsub, as PUC 5.4.8 answers. */

import { describe, expect, test } from "vitest";
import { createStringLibrary } from "../../stdlib/string.ts";
import type { LuaFunction } from "../../vm/function.ts";
import { SENTINEL, transfer } from "../../vm/transfer.ts";
import { call, list, services, type TestValue } from "./library-stub.ts";

const library = createStringLibrary(services);
const find = (...args: TestValue[]) => call(library, "find", ...args);
const match = (...args: TestValue[]) => call(library, "match", ...args);
const gsub = (...args: TestValue[]) => call(library, "gsub", ...args);

function gmatch(...args: TestValue[]): unknown[] {
  const iterator = (call(library, "gmatch", ...args) as [LuaFunction])[0];
  const all: unknown[] = [];
  for (;;) {
    const result = iterator.call();
    if (result !== SENTINEL) all.push(result);
    else if (transfer.values.length === 0) return all;
    else all.push(transfer.values);
  }
}

describe("find", () => {
  test.each<[TestValue[], unknown]>([
    [
      ["hello", "l"],
      [3, 3],
    ],
    [
      ["hello", "l", 4],
      [4, 4],
    ],
    [
      ["hello", "l", -2],
      [4, 4],
    ],
    [["hello", "xyz"], [undefined]],
    [
      ["hello", ""],
      [1, 0],
    ],
    [
      ["hello", "", 6],
      [6, 5],
    ],
    [["hello", "", 7], [undefined]],
    [["hello", "", 9007199254740993n], [undefined]],
    [
      ["a.b", ".", 1, true],
      [2, 2],
    ],
    [
      ["a)b", ")"],
      [2, 2],
    ],
    [
      ["hello", "(l)(l)()"],
      [3, 4, "l", "l", 5],
    ],
    [
      ["hello", "^h"],
      [1, 1],
    ],
    [["hello", "^e"], [undefined]],
    [
      ["hello", "^e", 2],
      [2, 2],
    ],
    [
      ["a\0b", "%z"],
      [2, 2],
    ],
    [
      ["a\0b", "\0"],
      [2, 2],
    ],
    [
      ["a+b", "%+"],
      [2, 2],
    ],
    [
      ["a$b$", "$$"],
      [4, 4],
    ],
    [
      ["a^b", "a^b"],
      [1, 3],
    ],
    [
      [123, 2],
      [2, 2],
    ],
  ])("%o", (args, expected) => expect(find(...args)).toEqual(expected));
});

describe("match", () => {
  test.each<[TestValue[], unknown]>([
    [
      ["key = value", "^(%w+)%s*=%s*(%w+)$"],
      ["key", "value"],
    ],
    [["aaa", "a-"], [""]],
    [["aaab", "a-b"], ["aaab"]],
    [["aaa", "a*a"], ["aaa"]],
    [["abc", "ab?c"], ["abc"]],
    [["ac", "ab?c"], ["ac"]],
    [["xx[[y]]zz", "%[(%[.*%])%]"], ["[y]"]],
    [["f(a(b)c)d", "%b()"], ["(a(b)c)"]],
    [["f(a(b", "%b()"], [undefined]],
    [["THE (quick) fox", "%f[%a]%a+%f[%A]", 5], ["quick"]],
    [["abcabc", "(abc)%1"], ["abc"]],
    [
      ["abab", "(a)(b)%1%2"],
      ["a", "b"],
    ],
    [
      ["hello", "()ll()"],
      [3, 5],
    ],
    [["]", "[]]"], ["]"]],
    [["-", "[a-]"], ["-"]],
    [["^", "[a^]"], ["^"]],
    [["b", "[^a]"], ["b"]],
    [["%", "[%%]"], ["%"]],
    [["x1", "[%a][%d]"], ["x1"]],
    [["\xe9", "%a"], [undefined]],
    [["\xe9", "[\xe0-\xff]"], ["\xe9"]],
    [
      ["abc", "((a)(b))"],
      ["ab", "a", "b"],
    ],
    [["  trim  ", "^%s*(.-)%s*$"], ["trim"]],
    [["a\nb", "a.b"], ["a\nb"]],
  ])("%o", (args, expected) => expect(match(...args)).toEqual(expected));
});

describe("mistakes are raised when matching gets there", () => {
  test.each<[string, string, unknown]>([
    ["a", "%", "malformed pattern (ends with '%')"],
    ["a", "[a", "malformed pattern (missing ']')"],
    ["a", "[]", "malformed pattern (missing ']')"],
    ["a", "[^", "malformed pattern (missing ']')"],
    ["a", "[%", "malformed pattern (missing ']')"],
    ["a", "b[", [undefined]],
    ["b", "b[", "malformed pattern (missing ']')"],
    ["a", "%b", "malformed pattern (missing arguments to '%b')"],
    ["a", "%bx", "malformed pattern (missing arguments to '%b')"],
    ["a", "%fa", "missing '[' after '%f' in pattern"],
    ["a", "a)", "invalid pattern capture"],
    ["a", "%1", "invalid capture index %1"],
    ["a", "%0", "invalid capture index %0"],
    ["a", "(%1)", "invalid capture index %1"],
    ["a", "(a", "unfinished capture"],
    ["a", "()%1", [undefined]],
    ["a".repeat(40), "(a)".repeat(33), "too many captures"],
    ["a".repeat(300), "a?".repeat(200), "pattern too complex"],
    ["a".repeat(300), "a-".repeat(200), "pattern too complex"],
    ["b".repeat(300), "a*".repeat(250), [""]],
  ])("match(%o, %o)", (subject, pattern, expected) => expect(match(subject, pattern)).toEqual(expected));

  test("199 nested steps are not too many", () => {
    expect(find("a".repeat(300), "a?".repeat(199))).toEqual([1, 199]);
  });
});

describe("gmatch", () => {
  test.each<[TestValue[], unknown[]]>([
    [
      ["one two", "%a+"],
      ["one", "two"],
    ],
    [
      ["a=1, b=2", "(%w)=(%w)"],
      [
        ["a", "1"],
        ["b", "2"],
      ],
    ],
    [
      ["abc", ""],
      ["", "", "", ""],
    ],
    [
      ["abc", "()"],
      [1, 2, 3, 4],
    ],
    [
      ["abab", "b*"],
      ["", "b", "b"],
    ],
    [
      ["abc", "%a", 2],
      ["b", "c"],
    ],
    [["abc", "%a", -1], ["c"]],
    [["abc", "%a", 10], []],
    [["a^a", "^a"], ["^a"]],
  ])("%o", (args, expected) => expect(gmatch(...args)).toEqual(expected));
});

describe("gsub", () => {
  test.each<[TestValue[], unknown]>([
    [
      ["hello", "l", "L"],
      ["heLLo", 2],
    ],
    [
      ["hello", "l", "L", 1],
      ["heLlo", 1],
    ],
    [
      ["hello", "l", "L", 0],
      ["hello", 0],
    ],
    [
      ["hello", "", "-"],
      ["-h-e-l-l-o-", 6],
    ],
    [
      ["abc", "x*", "-"],
      ["-a-b-c-", 4],
    ],
    [
      ["abc", "(a)(b)", "%2%1%0%%"],
      ["baab%c", 1],
    ],
    [
      ["abc", "b", "%1"],
      ["abc", 1],
    ],
    [
      ["abc", "^a", "x"],
      ["xbc", 1],
    ],
    [
      ["aaa", "^a", "x"],
      ["xaa", 1],
    ],
    [
      ["abc", "()", "%1"],
      ["1a2b3c4", 4],
    ],
    [
      ["abc", "b", 5],
      ["a5c", 1],
    ],
    [
      ["alo", "(a", "x"],
      ["xlo", 1],
    ],
    [["alo", "(a", "%1"], "unfinished capture"],
    [["alo", ".", "%2"], "invalid capture index %2"],
    [["alo", ".", "%x"], "invalid use of '%' in replacement string"],
    [["alo", ".", "%"], "invalid use of '%' in replacement string"],
    [
      ["alo", "x", "%"],
      ["alo", 0],
    ],
    [["abc", "b", true], "bad argument #3 (string/function/table expected, got boolean)"],
    [["abc", "b"], "bad argument #3 (string/function/table expected, got no value)"],
  ])("%o", (args, expected) => expect(gsub(...args)).toEqual(expected));

  test("a table gives the replacements; false and nil keep the match", () => {
    expect(gsub("123", "()", list("x", false, 7))).toEqual(["x1273", 4]);
    expect(gsub("123", "()", list(list()))).toEqual("invalid replacement value (a table)");
  });
});

test("long subjects cost no host stack", () => {
  const subject = "a".repeat(1_000_000);
  expect(find(subject, "^.-b")).toEqual([undefined]);
  expect(find(subject, "^(.*)b")).toEqual([undefined]);
  expect((gsub(subject, "a", "bc") as [string, number])[1]).toBe(1_000_000);
});
