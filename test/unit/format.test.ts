/** string.format: digits and messages of C's printf as PUC 5.4.8 uses it. */

import { describe, expect, test } from "vitest";
import { createStringLibrary } from "../../stdlib/string.ts";
import { LibraryFunction } from "../../vm/function.ts";
import { LuaTable } from "../../vm/table.ts";
import { call, float, list, services, type TestValue } from "./library-stub.ts";

const library = createStringLibrary(services);

function format(...args: TestValue[]): unknown {
  const result = call(library, "format", ...args);
  return Array.isArray(result) ? result[0] : result;
}

describe("integers", () => {
  test.each<[string, TestValue, string]>([
    ["%d", 3, "3"],
    ["%d", "10", "10"],
    ["%d", float(3), "3"],
    ["%5d|", 42, "   42|"],
    ["%-5d|", 42, "42   |"],
    ["%05d", -42, "-0042"],
    ["%+d", 42, "+42"],
    ["% d", 42, " 42"],
    ["%.5d", 42, "00042"],
    ["%8.3d|", -7, "    -007|"],
    ["%.0d|", 0, "|"],
    ["%i", 2n ** 63n - 1n, "9223372036854775807"],
    ["%u", -1, "18446744073709551615"],
    ["%x", 255, "ff"],
    ["%X", 255, "FF"],
    ["%#x", 255, "0xff"],
    ["%#X", 255, "0XFF"],
    ["%#x", 0, "0"],
    ["%x", -1, "ffffffffffffffff"],
    ["%o", 8, "10"],
    ["%#o", 8, "010"],
    ["%#.3o", 8, "010"],
    ["%c", 65, "A"],
    ["%5c|", 65, "    A|"],
    ["%c", 256 + 66, "B"],
  ])("%o of %o", (text, value, expected) => expect(format(text, value)).toBe(expected));
});

describe("floats", () => {
  test.each<[string, number, string]>([
    ["%f", 1, "1.000000"],
    ["%.2f", 2.345, "2.35"],
    ["%.0f", 0.5, "0"],
    ["%.0f", 1.5, "2"],
    ["%.0f", 2.5, "2"],
    ["%.0f", -2.5, "-2"],
    ["%.0f", -0.5, "-0"],
    ["%.2f", 0.125, "0.12"],
    ["%.2f", 0.375, "0.38"],
    ["%#.0f", 3, "3."],
    ["%08.2f", -3.25, "-0003.25"],
    ["%+.1f", 0, "+0.0"],
    ["%.1f", -0, "-0.0"],
    ["%.0f", 1e22, "10000000000000000000000"],
    ["%.1f", 2 ** 70, "1180591620717411303424.0"],
    ["%.20f", 0.1, "0.10000000000000000555"],
    ["%e", 12345.678, "1.234568e+04"],
    ["%.0e", 2.5, "2e+00"],
    ["%.0e", 3.5, "4e+00"],
    ["%.0e", 9.5, "1e+01"],
    ["%#.0e", 1, "1.e+00"],
    ["%.1e", 25e21, "2.5e+22"],
    ["%.0e", 25e21, "2e+22"],
    ["%.3E", 5e-324, "4.941E-324"],
    ["%g", 100000, "100000"],
    ["%g", 1e6, "1e+06"],
    ["%g", 0.0001, "0.0001"],
    ["%g", 0.00001, "1e-05"],
    ["%g", 999999.5, "1e+06"],
    ["%.3g", 2.125, "2.12"],
    ["%.0g", 0.35, "0.3"],
    ["%#g", 1, "1.00000"],
    ["%G", 1e-10, "1E-10"],
    ["%.14g", 0.1, "0.1"],
    ["%.14g", Math.LN2, "0.69314718055995"],
    ["%.17g", 0.1, "0.10000000000000001"],
    ["%10.4g|", Math.PI, "     3.142|"],
    ["%f", Infinity, "inf"],
    ["%010.1f", -Infinity, "      -inf"],
    ["%E", Infinity, "INF"],
    ["%+g", Infinity, "+inf"],
    ["%a", 1, "0x1p+0"],
    ["%a", 0.1, "0x1.999999999999ap-4"],
    ["%a", 0, "0x0p+0"],
    ["%a", 5e-324, "0x0.0000000000001p-1022"],
    ["%.0a", 1.5, "0x2p+0"],
    ["%.0a", 2.5, "0x1p+1"],
    ["%.3a", Math.PI, "0x1.922p+1"],
    ["%.15a", 1, "0x1.000000000000000p+0"],
    ["%A", 255.5, "0X1.FFP+7"],
    ["%020a|", -0.5, "-0x00000000000001p-1|"],
  ])("%o of %d", (text, value, expected) => expect(format(text, float(value))).toBe(expected));

  test("many digits", () => {
    const half = format("%.99f", float(2 ** -50)) as string;
    expect(half.slice(0, 60)).toBe("0.0000000000000008881784197001252323389053344726562500000000");
    expect((format("%.99f", float(-Number.MAX_VALUE)) as string).length).toBe(1 + 309 + 1 + 99);
    expect(format("%.30e", float(1e300))).toBe("1.000000000000000052504760255204e+300");
  });
});

describe("strings and literals", () => {
  test.each<[string, TestValue, string]>([
    ["%s", "a\0b", "a\0b"],
    ["%5s|", "ab", "   ab|"],
    ["%-5s|", "ab", "ab   |"],
    ["%.1s|", "ab", "a|"],
    ["%5.1s|", "ab", "    a|"],
    ["%.s|", "ab", "|"],
    ["%s", undefined, "nil"],
    ["%s", true, "true"],
    ["%s", 12, "12"],
    ["%s", float(12), "12.0"],
    ["%20s|", "x".repeat(120), `${"x".repeat(120)}|`],
    ["%q", 'a"b\\c\nd', '"a\\"b\\\\c\\\nd"'],
    ["%q", "\x001\0a\r\x7f\xff", '"\\0001\\0a\\13\\127\xff"'],
    ["%q", 10, "10"],
    ["%q", -(2n ** 63n), "0x8000000000000000"],
    ["%q", float(1), "0x1p+0"],
    ["%q", float(-0), "-0x0p+0"],
    ["%q", float(Infinity), "1e9999"],
    ["%q", float(-Infinity), "-1e9999"],
    ["%q", float(Number.NaN), "(0/0)"],
    ["%q", undefined, "nil"],
    ["%q", false, "false"],
    ["%p", 1, "(null)"],
    ["%10p|", undefined, "    (null)|"],
    ["100%% %s", "sure", "100% sure"],
  ])("%o of %o", (text, value, expected) => expect(format(text, value)).toBe(expected));

  test("tables", () => {
    const table = new LuaTable();
    expect(format("%s", table)).toBe("table: 0x00000001");
    expect(format("%p", table)).toBe("0x00000001");
    table.metatable = new LuaTable();
    table.metatable.setString("__name", "Account");
    expect(format("%s", table)).toBe("Account: 0x00000001");
    table.metatable.setString("__tostring", new LibraryFunction(() => "text", ""));
    expect(format("%s", table)).toBe("calls string.format");
  });
});

describe("mistakes", () => {
  test.each<[TestValue[], string]>([
    [["%d"], "bad argument #2 (no value)"],
    [["%"], "bad argument #2 (no value)"],
    [["%", 1], "invalid conversion '%' to 'format'"],
    [["%y", 1], "invalid conversion '%y' to 'format'"],
    [["%F", 1], "invalid conversion '%F' to 'format'"],
    [["%.3", 1], "invalid conversion '%.3' to 'format'"],
    [["%0123d", 1], "invalid conversion specification: '%0123d'"],
    [["%.123d", 1], "invalid conversion specification: '%.123d'"],
    [["%#i", 1], "invalid conversion specification: '%#i'"],
    [["%05s", "x"], "invalid conversion specification: '%05s'"],
    [["%010c", 65], "invalid conversion specification: '%010c'"],
    [["%.1p", 65], "invalid conversion specification: '%.1p'"],
    [["%5q", 1], "specifier '%q' cannot have modifiers"],
    [[`%${"0".repeat(21)}d`, 1], "invalid format (too long)"],
    [["%d", "x"], "bad argument #2 (number expected, got string)"],
    [["%d", 0.5], "bad argument #2 (number has no integer representation)"],
    [["%d %d", 1], "bad argument #3 (no value)"],
    [["%d %y", "x", 1], "bad argument #2 (number expected, got string)"],
    [["%5s", "a\0b"], "bad argument #2 (string contains zeros)"],
    [["%q", list()], "bad argument #2 (value has no literal form)"],
  ])("%o", (args, expected) => {
    const values = args.map((value) => (value === 0.5 ? float(0.5) : value));
    expect(format(...values)).toBe(expected);
  });
});
