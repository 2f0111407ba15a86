/** Numerals and strings: what their texts mean, on their own and in a source text. */

import { describe, expect, test } from "vitest";
import { type ast, parse, parseNumeral } from "../../grammar/index.ts";

/** The value of the expression that a chunk returns. */
function literal(text: string): ast.Expression {
  const [statement] = parse(`return ${text}`, "c").body.body;
  return (statement as ast.ReturnStatement).arguments[0];
}

function stringValue(text: string): string {
  const node = literal(text);
  expect(node.type).toBe("StringLiteral");
  return (node as ast.StringLiteral).value;
}

describe("integers", () => {
  test.each<[string, number | bigint]>([
    ["0", 0],
    ["007", 7],
    ["123456789", 123456789],
    ["1234567890", 1234567890],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992n],
    ["9223372036854775807", 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["-9007199254740991", -9007199254740991],
    ["-9007199254740992", -9007199254740992n],
    ["0xA", 10],
    ["0Xff", 255],
    ["0x7fffffffffffffff", 9223372036854775807n],
    ["0x8000000000000000", -9223372036854775808n],
    ["0xffffffffffffffff", -1],
    ["-0xffffffffffffffff", 1],
    ["0x123456789abcdef01", 0x23456789abcdef01n],
    [`0x${"0".repeat(50)}1`, 1],
    ["-0", 0],
    [" \f\n\r\t\v12 \f\n\r\t\v", 12],
    ["+5", 5],
  ])("%j", (text, value) => {
    expect(parseNumeral(text)).toEqual({ kind: "integer", value });
    expect(Object.is(parseNumeral(text)?.value, -0)).toBe(false);
  });
});

describe("floats", () => {
  test.each<[string, number]>([
    ["1.", 1],
    [".5", 0.5],
    ["3.25e2", 325],
    ["1E+2", 100],
    ["1e-2", 0.01],
    ["-0.0", -0],
    ["1e309", Infinity],
    ["-1e309", -Infinity],
    ["5e-324", 5e-324],
    ["2e-324", 0],
    ["9223372036854775808", 2 ** 63],
    ["-9223372036854775809", -(2 ** 63)],
    ["1".repeat(400), Infinity],
    ["0x.8", 0.5],
    ["0x1p4", 16],
    ["0xA.8p0", 10.5],
    ["0x1P-2", 0.25],
    ["0x.0p1", 0],
    ["-0x0p0", -0],
    ["0x1p1024", Infinity],
    ["0x1.fffffffffffff7p1023", Number.MAX_VALUE],
    ["0x1.fffffffffffff8p1023", Infinity],
    ["0x1p-1074", 5e-324],
    ["0x1p-1075", 0],
    ["0x1.8p-1075", 5e-324],
    // Half way between two doubles goes to the even one, and a digit far behind decides.
    ["0x1.00000000000008p0", 1],
    [`0x1.00000000000008${"0".repeat(60)}1p0`, 1 + 2 ** -52],
    ["0x1.00000000000018p0", 1 + 2 ** -51],
    [`0x${"f".repeat(300)}p-1200`, 1],
    [`0x.${"0".repeat(300)}1p1204`, 1],
    ["0x1p99999999999", Infinity],
    ["0x1p-99999999999", 0],
  ])("%j", (text, value) => {
    expect(parseNumeral(text)).toEqual({ kind: "float", value });
  });
});

test.each(["", " ", ".", "0x", "0x.", "0x.p1", "0xp1", "1e", "1e+", "0x1p", "1 2", "--1", "- 1", "+-1", "inf", "nan", "Infinity"])(
  "%j is no numeral",
  (text) => {
    expect(parseNumeral(text)).toBeUndefined();
  },
);

test.each(["1\0", "\0", "1_0", "0b1", "1f", "\xa01", "0x1g", "1e5e", "1.2.3", "1e 5"])("%j is no numeral either", (text) => {
  expect(parseNumeral(text)).toBeUndefined();
});

test("numerals of a source text", () => {
  expect(literal("0xA")).toMatchObject({ type: "IntegerLiteral", value: 10 });
  expect(literal("3e0")).toMatchObject({ type: "FloatLiteral", value: 3 });
  expect(literal("9223372036854775808")).toMatchObject({ type: "FloatLiteral", value: 2 ** 63 });
  expect(literal("0x7fffffffffffffff")).toMatchObject({ type: "IntegerLiteral", value: 2n ** 63n - 1n });
  expect(literal("0xep1")).toMatchObject({ type: "FloatLiteral", value: 28 });
  // An exponent mark of the other base takes no sign.
  expect(literal("0xe+1")).toMatchObject({ type: "BinaryExpression", left: { value: 14 }, right: { value: 1 } });
});

describe("strings", () => {
  test.each<[string, string]>([
    ["'a'", "a"],
    [`"it's"`, "it's"],
    ["''", ""],
    [String.raw`'\a\b\f\n\r\t\v\\\"\''`, "\x07\b\f\n\r\t\v\\\"'"],
    [String.raw`'\x00\xfF\x7e'`, "\0\xff~"],
    [String.raw`'\0\10\1000\255'`, `\0\n${String.fromCharCode(100)}0\xff`],
    [String.raw`'\u{0}\u{7f}\u{80}\u{7FF}\u{800}'`, "\0\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80"],
    [String.raw`'\u{D800}\u{FFFF}\u{10000}\u{10FFFF}'`, "\xed\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"],
    [String.raw`'\u{1FFFFF}\u{200000}'`, "\xf7\xbf\xbf\xbf\xf8\x88\x80\x80\x80"],
    [String.raw`'\u{3FFFFFF}\u{4000000}\u{7FFFFFFF}'`, "\xfb\xbf\xbf\xbf\xbf\xfc\x84\x80\x80\x80\x80\xfd\xbf\xbf\xbf\xbf\xbf"],
    [String.raw`'\u{000000000041}'`, "A"],
    ["'a\\\nb'", "a\nb"],
    ["'a\\\rb'", "a\nb"],
    ["'a\\\r\nb'", "a\nb"],
    ["'a\\\n\rb'", "a\nb"],
    ["'a\\z \t\r\n\v\f b'", "ab"],
    ["'a\\z'", "a"],
    ["'\0\x80\xff'", "\0\x80\xff"],
    ["[[a]]", "a"],
    ["[[\na\n]]", "a\n"],
    ["[[\r\n\r\na]]", "\na"],
    ["[[a\rb\n\rc\r\nd\n\ne]]", "a\nb\nc\nd\n\ne"],
    ["[==[]]]=]]==]", "]]]=]"],
    ["[=[[[a]]]=]", "[[a]]"],
    ["[[\\n\0\xff]]", "\\n\0\xff"],
    ["[[]]", ""],
  ])("%j", (text, value) => {
    expect(stringValue(text)).toBe(value);
  });
});

test("strings and comments longer than a window of the lexer", () => {
  const text = "x".repeat(50_000);
  expect(stringValue(`'${text}'`)).toBe(text);
  expect(stringValue(`[=[${text}]=]`)).toBe(text);
  expect(stringValue(`--[[${text}]] --${text}\n'a'`)).toBe("a");
});

test("tokens are read whole wherever a window of the lexer ends", () => {
  const tokens = "..x == 0x1p+4 and 'a\\u{41}b\\\r\nc' ~= [==[ ]] ]==] or --[[ ]] -- y\n {a.b//1, ...} <= not elsewhere::";
  for (let padding = 4000; padding < 4100; padding++) {
    const source = `${" ".repeat(padding)}return z${tokens.slice(0, -2)}`;
    const node = (parse(source, "c").body.body[0] as ast.ReturnStatement).arguments[0];
    expect(node).toMatchObject({
      type: "LogicalExpression",
      end: source.length,
      left: { right: { right: { value: " ]] " }, left: { value: "aAb\nc" } } },
    });
  }
});

describe("long tokens", () => {
  const long = 1 << 16;

  test("line breaks of long strings, wherever a text is divided", () => {
    for (const part of ["\r", "\r\n", "x\n\r", "\n\r\r", "xy\r\n\r"]) {
      const text = part.repeat(long / part.length);
      expect(stringValue(`[[x${text}]]`) === `x${text.replace(/\r\n?|\n\r?/g, "\n")}`).toBe(true);
    }
  });

  test("values of long texts", () => {
    const numeral = (text: string) => parseNumeral(text)?.value;
    expect(numeral(`${" ".repeat(long)}${"0".repeat(long)}12${" ".repeat(long)}`)).toBe(12);
    expect(numeral(`0.${"0".repeat(long)}25e${long}`)).toBe(0.25);
    expect(numeral(`1e-${"0".repeat(long)}2`)).toBe(0.01);
    expect(numeral(`${"1".repeat(long)}x`)).toBeUndefined();
    expect(stringValue(`"${"\\65\\n".repeat(long)}"`) === "A\n".repeat(long)).toBe(true);
    expect(stringValue(`"\\z${" ".repeat(long)}x"`)).toBe("x");
    expect(stringValue(`"\\u{${"0".repeat(long)}41}"`)).toBe("A");
    expect(stringValue(`[==[${"]=]".repeat(long * 8)}]==]`)).toHaveLength(long * 24);
  });

  test.each([
    ["digits", "1".repeat(long)],
    ["a fraction", `0.${"1".repeat(long)}`],
    ["an exponent", `1e${"1".repeat(long)}`],
    ["a string", `"${"x".repeat(long)}"`],
    ["escapes", `"${"\\n".repeat(long)}"`],
    ["skipped space", `"\\z${" ".repeat(long)}"`],
    ["an escape", `"\\u{${"0".repeat(long)}}"`],
    ["line breaks in brackets", `[[${"\r".repeat(long)}]]`],
    ["brackets", `[[${"x".repeat(long * 8)}]]`],
  ])("reading may be ended in the middle of %s", (_, token) => {
    const source = `return ${token}`;
    class Ended extends Error {}
    // All is charged for before it is read, then looks come.
    let charged = 0;
    const charge = (work: number): void => {
      charged += work;
      if (charged > source.length && work === 0) throw new Ended();
    };
    expect(() => parse(source, "c", { charge })).toThrow(Ended);
  });
});
