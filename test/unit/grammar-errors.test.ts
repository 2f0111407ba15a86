/**
 * The errors of the grammar layer. Each table lists a source and the message that PUC's Lua 5.4.8 gives for it under the chunk name `c`; the
 * tables were made with that interpreter, and this parser must agree to the letter.
 */

import { describe, expect, test } from "vitest";
import { LuaSyntaxError, parse } from "../../grammar/index.ts";

/** The error that a source raises. */
function errorOf(source: string, chunkId = "c"): LuaSyntaxError {
  try {
    parse(source, chunkId);
  } catch (error) {
    if (error instanceof LuaSyntaxError) return error;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(source)}`);
}

const messages: Record<string, [source: string, message: string][]> = {
  "tokens that begin nothing": [
    ["x = )", "c:1: unexpected symbol near ')'"],
    ["x = = 1", "c:1: unexpected symbol near '='"],
    ["end", "c:1: <eof> expected near 'end'"],
    ["if", "c:1: unexpected symbol near <eof>"],
    ["$", "c:1: unexpected symbol near '$'"],
    ["x = 1 @ 2", "c:1: unexpected symbol near '@'"],
    ["\x80", "c:1: unexpected symbol near '<\\128>'"],
    ["\x01", "c:1: unexpected symbol near '<\\1>'"],
    ["a \x00 b", "c:1: syntax error"],
    ["return 1 2", "c:1: <eof> expected near '2'"],
    ["for", "c:1: <name> expected near <eof>"],
    ["x = }", "c:1: unexpected symbol near '}'"],
    ["1 = 2", "c:1: unexpected symbol near '1'"],
    ["'a' = 1", "c:1: unexpected symbol near ''a''"],
    ["nil()", "c:1: unexpected symbol near 'nil'"],
    ["{} = 1", "c:1: unexpected symbol near '{'"],
    ["not a", "c:1: unexpected symbol near 'not'"],
    ["(a", "c:1: ')' expected near <eof>"],
    ["a.b:c = 1", "c:1: function arguments expected near '='"],
    ["::", "c:1: <name> expected near <eof>"],
    ["f(,)", "c:1: unexpected symbol near ','"],
    ["{}", "c:1: unexpected symbol near '{'"],
    ["x = {,}", "c:1: unexpected symbol near ','"],
    ["x = {;}", "c:1: unexpected symbol near ';'"],
    ["x = {=}", "c:1: unexpected symbol near '='"],
    ["else x()", "c:1: <eof> expected near 'else'"],
  ],
  "tokens that are missing": [
    ["x y", "c:1: syntax error near 'y'"],
    ["x", "c:1: syntax error near <eof>"],
    ["x.y", "c:1: syntax error near <eof>"],
    ["x:y()  z", "c:1: syntax error near <eof>"],
    ["a, b", "c:1: '=' expected near <eof>"],
    ["a, b = ", "c:1: unexpected symbol near <eof>"],
    ["a, f() = 1", "c:1: syntax error near '='"],
    ["f() = 1", "c:1: syntax error near '='"],
    ["(a) = 1", "c:1: syntax error near '='"],
    ["(f())", "c:1: syntax error near <eof>"],
    ["f(), a = 1", "c:1: syntax error near ','"],
    ["a.1", "c:1: syntax error near '.1'"],
    ["a.", "c:1: <name> expected near <eof>"],
    ["a:b", "c:1: function arguments expected near <eof>"],
    ["a:b.c()", "c:1: function arguments expected near '.'"],
    ["a[1", "c:1: ']' expected near <eof>"],
    ["a[1)", "c:1: ']' expected near ')'"],
    ["x = {1 2}", "c:1: '}' expected near '2'"],
    ["x = {[1]}", "c:1: '=' expected near '}'"],
    ["x = {[1] 2}", "c:1: '=' expected near '2'"],
    ["x = {a = }", "c:1: unexpected symbol near '}'"],
    ["goto 1", "c:1: <name> expected near '1'"],
    ["goto", "c:1: <name> expected near <eof>"],
    ["::a", "c:1: '::' expected near <eof>"],
    ["::a:", "c:1: '::' expected near ':'"],
    ["break 1", "c:1: unexpected symbol near '1'"],
    ["local", "c:1: <name> expected near <eof>"],
    ["local 1", "c:1: <name> expected near '1'"],
    ["local x y", "c:1: syntax error near <eof>"],
    ["local function", "c:1: <name> expected near <eof>"],
    ["local function f", "c:1: '(' expected near <eof>"],
    ["local function f.a() end", "c:1: '(' expected near '.'"],
    ["local x <const", "c:1: '>' expected near <eof>"],
    ["local x <1>", "c:1: <name> expected near '1'"],
    ["local x <", "c:1: <name> expected near <eof>"],
    ["function", "c:1: <name> expected near <eof>"],
    ["function f", "c:1: '(' expected near <eof>"],
    ["function f.1() end", "c:1: '(' expected near '.1'"],
    ["function f:a.b() end", "c:1: '(' expected near '.'"],
    ["function f[1]() end", "c:1: '(' expected near '['"],
    ["function (a) end", "c:1: <name> expected near '('"],
    ["f = function a() end", "c:1: '(' expected near 'a'"],
    ["function f(a b) end", "c:1: ')' expected near 'b'"],
    ["function f(a,) end", "c:1: <name> or '...' expected near ')'"],
    ["function f(1) end", "c:1: <name> or '...' expected near '1'"],
    ["function f(..., a) end", "c:1: ')' expected near ','"],
    ["function f(...", "c:1: ')' expected near <eof>"],
    ["while x", "c:1: 'do' expected near <eof>"],
    ["while x do", "c:1: 'end' expected near <eof>"],
    ["repeat", "c:1: 'until' expected near <eof>"],
    ["repeat until", "c:1: unexpected symbol near <eof>"],
    ["if x", "c:1: 'then' expected near <eof>"],
    ["if x then else elseif y then end", "c:1: 'end' expected near 'elseif'"],
    ["if x do end", "c:1: 'then' expected near 'do'"],
    ["for 1 = 1, 2 do end", "c:1: <name> expected near '1'"],
    ["for i do end", "c:1: '=' or 'in' expected near 'do'"],
    ["for i = 1 do end", "c:1: ',' expected near 'do'"],
    ["for i = 1, 2, 3, 4 do end", "c:1: 'do' expected near ','"],
    ["for i, 1 in x do end", "c:1: <name> expected near '1'"],
    ["for a.b = 1, 2 do end", "c:1: '=' or 'in' expected near '.'"],
    ["for a, b = 1, 2 do end", "c:1: 'in' expected near '='"],
    ["for k in do end", "c:1: unexpected symbol near 'do'"],
    ["for k in x end", "c:1: 'do' expected near 'end'"],
    ["return return", "c:1: unexpected symbol near 'return'"],
    ["return 1,", "c:1: unexpected symbol near <eof>"],
    ["return; x()", "c:1: <eof> expected near 'x'"],
    ["do return end end", "c:1: <eof> expected near 'end'"],
    ["local x <const> <close> = 1", "c:1: unexpected symbol near '<'"],
  ],
  "brackets and blocks left open": [
    ["do", "c:1: 'end' expected near <eof>"],
    ["do\n", "c:2: 'end' expected (to close 'do' at line 1) near <eof>"],
    ["do\n\n)", "c:3: unexpected symbol near ')'"],
    ["while x do\n\nlocal y", "c:3: 'end' expected (to close 'while' at line 1) near <eof>"],
    ["for i = 1, 2 do\nx()", "c:2: 'end' expected (to close 'for' at line 1) near <eof>"],
    ["for k in x do\nx()", "c:2: 'end' expected (to close 'for' at line 1) near <eof>"],
    ["if x then\n", "c:2: 'end' expected (to close 'if' at line 1) near <eof>"],
    ["if x then\nelseif y then\n\nelse\n", "c:5: 'end' expected (to close 'if' at line 1) near <eof>"],
    ["repeat\nx()\n", "c:3: 'until' expected (to close 'repeat' at line 1) near <eof>"],
    ["repeat\nx()\nend", "c:3: 'until' expected (to close 'repeat' at line 1) near 'end'"],
    ["function f()\n", "c:2: 'end' expected (to close 'function' at line 1) near <eof>"],
    ["function\nf()\n", "c:3: 'end' expected (to close 'function' at line 1) near <eof>"],
    ["local function\nf()\n", "c:3: 'end' expected (to close 'function' at line 2) near <eof>"],
    ["local function f\n(\n)\n", "c:4: 'end' expected (to close 'function' at line 2) near <eof>"],
    ["return function\n()\n", "c:3: 'end' expected (to close 'function' at line 2) near <eof>"],
    ["return function()\n", "c:2: 'end' expected (to close 'function' at line 1) near <eof>"],
    ["x = (1\n+ 2", "c:2: ')' expected (to close '(' at line 1) near <eof>"],
    ["f(1,\n2", "c:2: ')' expected (to close '(' at line 1) near <eof>"],
    ["f(\n1\n2)", "c:3: ')' expected (to close '(' at line 1) near '2'"],
    ["x = {\n1", "c:2: '}' expected (to close '{' at line 1) near <eof>"],
    ["x = {\n1\n2}", "c:3: '}' expected (to close '{' at line 1) near '2'"],
    ["x = {1,\n  2,\n", "c:3: unexpected symbol near <eof>"],
    ["x = a[1\n\n", "c:3: ']' expected near <eof>"],
  ],
  "what a well-formed text may not say": [
    ["function f() return ... end", "c:1: cannot use '...' outside a vararg function near '...'"],
    ["function f(...) return function() return ... end end", "c:1: cannot use '...' outside a vararg function near '...'"],
    ["local x <foo> = 1", "c:1: unknown attribute 'foo'"],
    ["local x <const>, y <bar>, z", "c:1: unknown attribute 'bar'"],
    ["local x <close>, y <const>, z <close> = 1", "c:1: multiple to-be-closed variables in local list"],
    ["local x <foo\n> = 1\n", "c:2: unknown attribute 'foo'"],
    ["local x <foo> 'abc", "c:1: unfinished string near <eof>"],
  ],
  strings: [
    ["x = 'abc", "c:1: unfinished string near <eof>"],
    ['x = "abc', "c:1: unfinished string near <eof>"],
    ["x = 'abc\ndef'", "c:1: unfinished string near ''abc'"],
    ["x = 'a\\nb\\65c\n", "c:1: unfinished string near ''a\nbAc'"],
    ["x = 'ab\\qc'", "c:1: invalid escape sequence near ''ab\\q'"],
    ["x = '\\", "c:1: unfinished string near <eof>"],
    ["x = '\\\n", "c:2: unfinished string near <eof>"],
    ["x = '\\300'", "c:1: decimal escape too large near ''\\300''"],
    ["x = '\\2560'", "c:1: decimal escape too large near ''\\2560'"],
    ["x = '\\999", "c:1: decimal escape too large near ''\\999'"],
    ["x = '\\x'", "c:1: hexadecimal digit expected near ''\\x''"],
    ["x = '\\xg0'", "c:1: hexadecimal digit expected near ''\\xg'"],
    ["x = '\\x1'", "c:1: hexadecimal digit expected near ''\\x1''"],
    ["x = '\\x1g'", "c:1: hexadecimal digit expected near ''\\x1g'"],
    ["x = '\\x", "c:1: hexadecimal digit expected near ''\\x'"],
    ["x = '\\u'", "c:1: missing '{' near ''\\u''"],
    ["x = '\\u12'", "c:1: missing '{' near ''\\u1'"],
    ["x = '\\u{}'", "c:1: hexadecimal digit expected near ''\\u{}'"],
    ["x = '\\u{g}'", "c:1: hexadecimal digit expected near ''\\u{g'"],
    ["x = '\\u{12'", "c:1: missing '}' near ''\\u{12''"],
    ["x = '\\u{12", "c:1: missing '}' near ''\\u{12'"],
    ["x = '\\u{1g}'", "c:1: missing '}' near ''\\u{1g'"],
    ["x = '\\u{80000000}'", "c:1: UTF-8 value too large near ''\\u{80000000'"],
    ["x = '\\u{FFFFFFFFFFFF}'", "c:1: UTF-8 value too large near ''\\u{FFFFFFFF'"],
    ["x = '\\u", "c:1: missing '{' near ''\\u'"],
    ["x = 'a\\z  \n  b\n'", "c:2: unfinished string near ''ab'"],
    ["x = 'a\\0b\n'", "c:1: unfinished string near ''a'"],
    ["x = 'a\\\r\nb\n'", "c:2: unfinished string near ''a\nb'"],
    ["f 'a\\tb' 1", "c:1: unexpected symbol near '1'"],
    ["return 'a\\0b' 'c'", "c:1: <eof> expected near ''c''"],
    ["x = 1 'a\\65'", "c:1: unexpected symbol near ''aA''"],
    ["return 1 [[a\nb]]", "c:2: <eof> expected near '[[a\nb]]'"],
    ["return 1 [==[\na]==]", "c:2: <eof> expected near '[==[a]==]'"],
    ["x = [=abc", "c:1: invalid long string delimiter near '[='"],
    ["x = [==", "c:1: invalid long string delimiter near '[=='"],
    ["x = [[abc", "c:1: unfinished long string (starting at line 1) near <eof>"],
    ["\n\nx = [==[abc\n\n]=]", "c:5: unfinished long string (starting at line 3) near <eof>"],
    ["--[[", "c:1: unfinished long comment (starting at line 1) near <eof>"],
    ["\n--[==[ x ]]\n\n", "c:4: unfinished long comment (starting at line 2) near <eof>"],
    ["x = --[==\n", "c:2: unexpected symbol near <eof>"],
  ],
  numerals: [
    ["x = 3x", "c:1: malformed number near '3x'"],
    ["x = 0x", "c:1: malformed number near '0x'"],
    ["x = 0xg", "c:1: malformed number near '0xg'"],
    ["x = 1e", "c:1: malformed number near '1e'"],
    ["x = 1e+", "c:1: malformed number near '1e+'"],
    ["x = 0x1p", "c:1: malformed number near '0x1p'"],
    ["x = 0x.p1", "c:1: malformed number near '0x.p1'"],
    ["x = 1..2", "c:1: malformed number near '1..2'"],
    ["x = 1.2.3", "c:1: malformed number near '1.2.3'"],
    ["x = 12abc", "c:1: malformed number near '12abc'"],
    ["x = 1_000", "c:1: malformed number near '1_'"],
    ["x = 0b1", "c:1: malformed number near '0b1'"],
    ["x = 08 9", "c:1: unexpected symbol near '9'"],
    ["x = .5.", "c:1: malformed number near '.5.'"],
    ["x = 0x1e+1 2", "c:1: unexpected symbol near '2'"],
    ["x = 3ex", "c:1: malformed number near '3ex'"],
    ["return 5 0x10", "c:1: <eof> expected near '0x10'"],
    ["x = 1e5e", "c:1: malformed number near '1e5e'"],
  ],
  "the first error wins": [
    ["x = = 'abc", "c:1: unexpected symbol near '='"],
    ["x = 'abc\n = =", "c:1: unfinished string near ''abc'"],
    ["x y 3x", "c:1: syntax error near 'y'"],
    ["x = 1 3x", "c:1: malformed number near '3x'"],
    ["a b 'c", "c:1: syntax error near 'b'"],
    ["local 1 'abc", "c:1: <name> expected near '1'"],
    ["x = { a 'q\\q' }", "c:1: invalid escape sequence near ''q\\q'"],
    ["x = ) [=", "c:1: unexpected symbol near ')'"],
    ["x = 1 [= )", "c:1: invalid long string delimiter near '[='"],
  ],
  "line counts": [
    ["\n\n)", "c:3: unexpected symbol near ')'"],
    ["\r\n\r\n)", "c:3: unexpected symbol near ')'"],
    ["\n\r\n\r)", "c:3: unexpected symbol near ')'"],
    ["\r\r)", "c:3: unexpected symbol near ')'"],
    ["\n\n\r)", "c:3: unexpected symbol near ')'"],
    ["x = 'a\\\nb' )", "c:2: unexpected symbol near ')'"],
    ["x = [[\n\n]] )", "c:3: unexpected symbol near ')'"],
    ["--[[\n\n]] )", "c:3: unexpected symbol near ')'"],
    ["-- x\n)", "c:2: unexpected symbol near ')'"],
    ["x = 'a\\z\n\n\n' )", "c:4: unexpected symbol near ')'"],
    ["return 1\n\n'a\\\nb'", "c:4: <eof> expected near ''a\nb''"],
  ],
};

for (const [title, rows] of Object.entries(messages)) {
  describe(title, () => {
    test.each(rows)("%j", (source, message) => {
      const error = errorOf(source);
      expect(error.message).toBe(message);
      expect(error.message).toMatch(new RegExp(`^c:${error.line}: `));
      expect(error.incomplete).toBe(message.endsWith("near <eof>"));
    });
  });
}

test("the chunk's name opens the message", () => {
  expect(errorOf("x", '[string "x"]').message).toBe('[string "x"]:1: syntax error near <eof>');
});

test("an error is an Error with a name and a place", () => {
  const error = errorOf("x = 1\n  y = = 2");
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("LuaSyntaxError");
  expect([error.line, error.column]).toEqual([2, 7]);
});

test("the column of a malformed token is that of its start", () => {
  expect([errorOf("x = 3x").column, errorOf("x =\n 'a\\q'").column]).toEqual([5, 2]);
});

test("a statement cut between two tokens is accepted or incomplete, never wrong", () => {
  const source =
    "local t < const > = { f ( 1 , 'a' ) , [ 2 ] = function ( ... ) return ... end , n = - x . y : z [[s]] } for i = 1 , # t do goto l :: l :: end";
  const words = source.split(" ");
  for (let count = 0; count <= words.length; count++) {
    const prefix = words.slice(0, count).join(" ");
    let incomplete = true;
    try {
      parse(prefix, "c");
    } catch (error) {
      ({ incomplete } = error as LuaSyntaxError);
    }
    expect([prefix, incomplete]).toEqual([prefix, true]);
  }
});

test("after an error the parser works as before", () => {
  errorOf("local function f(...) return - - (a .. b .. {");
  expect(parse("return ...", "c").body.body).toHaveLength(1);
  errorOf("function f() x = { 'a");
  expect(parse("return ...", "c").body.body).toHaveLength(1);
});
