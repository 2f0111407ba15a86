/** utf8: every length of a sequence, and the edges of what is valid. */

import { describe, expect, test } from "vitest";
import { createUtf8Library } from "../../stdlib/utf8.ts";
import { call, services, type TestValue } from "./library-stub.ts";

const library = createUtf8Library(services);

describe("codes by length", () => {
  test.each<[number, string]>([
    [0, "\0"],
    [0x7f, "\x7f"],
    [0x80, "\xc2\x80"],
    [0x7ff, "\xdf\xbf"],
    [0x800, "\xe0\xa0\x80"],
    [0xffff, "\xef\xbf\xbf"],
    [0x10000, "\xf0\x90\x80\x80"],
    [0x10ffff, "\xf4\x8f\xbf\xbf"],
    [0x1fffff, "\xf7\xbf\xbf\xbf"],
    [0x200000, "\xf8\x88\x80\x80\x80"],
    [0x3ffffff, "\xfb\xbf\xbf\xbf\xbf"],
    [0x4000000, "\xfc\x84\x80\x80\x80\x80"],
    [0x7fffffff, "\xfd\xbf\xbf\xbf\xbf\xbf"],
  ])("%i", (code, bytes) => {
    expect(call(library, "char", code)).toEqual([bytes]);
    expect(call(library, "codepoint", bytes, 1, -1, true)).toEqual([code]);
    expect(call(library, "len", bytes, 1, -1, true)).toEqual([1]);
  });
});

describe("what is not valid", () => {
  test.each<[string, string]>([
    ["a continuation byte alone", "\x80"],
    ["a sequence cut short", "\xe4\xb8"],
    ["two bytes for one", "\xc1\xbf"],
    ["three bytes for two", "\xe0\x9f\xbf"],
    ["six bytes for five", "\xfc\x83\xbf\xbf\xbf\xbf"],
    ["a first byte that is none", "\xfe\x80\x80\x80\x80\x80\x80"],
  ])("%s", (_, bytes) => {
    expect(call(library, "len", bytes, 1, -1, true)).toEqual([undefined, 1]);
  });

  test.each(["\xed\xa0\x80", "\xed\xbf\xbf", "\xf4\x90\x80\x80"])("only lax functions take %j", (bytes) => {
    expect(call(library, "len", bytes)).toEqual([undefined, 1]);
    expect(call(library, "len", bytes, 1, -1, true)).toEqual([1]);
    expect(call(library, "codepoint", bytes)).toBe("invalid UTF-8 code");
  });
});

test.each<[string, TestValue[], string]>([
  ["char", [-1], "bad argument #1 (value out of range)"],
  ["char", [1, 2 ** 31], "bad argument #2 (value out of range)"],
  ["len", ["abc", 5], "bad argument #2 (initial position out of bounds)"],
  ["len", ["abc", 1, 4], "bad argument #3 (final position out of bounds)"],
  ["codepoint", ["abc", 0], "bad argument #2 (out of bounds)"],
  ["codepoint", ["abc", 1, 4], "bad argument #3 (out of bounds)"],
  ["offset", ["abc", 1, 5], "bad argument #3 (position out of bounds)"],
  ["offset", ["\xc3\xa4", 1, 2], "initial position is a continuation byte"],
  ["codes", ["\x80"], "bad argument #1 (invalid UTF-8 code)"],
])("%s%j", (name, args, message) => {
  expect(call(library, name, ...args)).toBe(message);
});
