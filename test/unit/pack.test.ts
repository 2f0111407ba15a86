/** string.pack and string.unpack: every size and order of integers, and there and back. */

import { describe, expect, test } from "vitest";
import { createStringLibrary } from "../../stdlib/string.ts";
import { call, float, services, type TestValue } from "./library-stub.ts";

const library = createStringLibrary(services);

function packed(format: string, ...args: TestValue[]): string {
  return (call(library, "pack", format, ...args) as [string])[0];
}

describe("integers of every size", () => {
  for (let size = 1; size <= 16; size++) {
    const bits = BigInt(8 * Math.min(size, 8));
    const edges = [-(2n ** (bits - 1n)), -1n, 0n, 1n, 2n ** (bits - 1n) - 1n];
    test(`i${size}`, () => {
      for (const order of ["<", ">"]) {
        for (const value of edges) {
          const bytes = packed(`${order}i${size}`, value);
          expect(bytes.length).toBe(size);
          const [result, next] = call(library, "unpack", `${order}i${size}`, bytes) as [number | bigint, number];
          expect(BigInt(result)).toBe(value);
          expect(next).toBe(size + 1);
          // The same bytes as the bits of the number say.
          const number = BigInt.asUintN(8 * size, value);
          const inOrder = order === "<" ? [...bytes].reverse() : [...bytes];
          expect(inOrder.reduce((sum, byte) => sum * 256n + BigInt(byte.charCodeAt(0)), 0n)).toBe(number);
        }
      }
    });
    if (size >= 8) continue;
    test(`limits of i${size} and I${size}`, () => {
      expect(call(library, "pack", `i${size}`, 2n ** (bits - 1n))).toBe("bad argument #2 (integer overflow)");
      expect(call(library, "pack", `i${size}`, -(2n ** (bits - 1n)) - 1n)).toBe("bad argument #2 (integer overflow)");
      expect(call(library, "pack", `I${size}`, 2n ** bits)).toBe("bad argument #2 (unsigned overflow)");
      expect(call(library, "pack", `I${size}`, -1)).toBe("bad argument #2 (unsigned overflow)");
      expect(packed(`I${size}`, 2n ** bits - 1n)).toBe("\xff".repeat(size));
    });
  }
});

test("floats", () => {
  expect(packed("<d", float(1))).toBe("\0\0\0\0\0\0\xf0\x3f");
  expect(packed(">f", float(-2))).toBe("\xc0\0\0\0");
  expect(call(library, "unpack", ">f", "\x7f\x80\0\0")).toEqual([float(Infinity), 5]);
  expect(call(library, "unpack", "<n", packed("<n", float(-0)))).toEqual([float(-0), 9]);
});

test("alignment", () => {
  expect(packed("<!4 b i4", 1, 2)).toBe("\x01\0\0\0\x02\0\0\0");
  expect(packed("!2 b Xi8 h", 1, 2)).toBe("\x01\0\x02\0");
  expect(call(library, "packsize", "!8 b d b")).toEqual([17]);
  expect(call(library, "unpack", "<!4 b i4", "\x01___\x02\0\0\0")).toEqual([1, 2, 9]);
});

test.each<[string, TestValue[], string]>([
  ["pack", ["r"], "invalid format option 'r'"],
  ["pack", ["i17", 1], "integral size (17) out of limits [1,16]"],
  ["pack", ["c", ""], "missing size for format option 'c'"],
  ["pack", ["i"], "bad argument #2 (number expected, got nil)"],
  ["pack", ["z", "a\0"], "bad argument #2 (string contains zeros)"],
  ["pack", ["c1", "ab"], "bad argument #2 (string longer than given size)"],
  ["pack", ["c2147483639", ""], "not enough memory"],
  ["packsize", ["z"], "bad argument #1 (variable-length format)"],
  ["packsize", ["c2147483639c9"], "bad argument #1 (format result too large)"],
  ["packsize", ["X"], "bad argument #1 (invalid next option for option 'X')"],
  ["packsize", ["!4i3"], "bad argument #1 (format asks for alignment not power of 2)"],
  ["unpack", ["i", "abc"], "bad argument #2 (data string too short)"],
  ["unpack", ["z", "abc"], "bad argument #2 (unfinished string for format 'z')"],
  ["unpack", ["b", "abc", 5], "bad argument #3 (initial position out of string)"],
  ["unpack", ["I9", "\0\0\0\0\0\0\0\0\x01"], "9-byte integer does not fit into Lua Integer"],
])("%s%j", (name, args, message) => {
  expect(call(library, name, ...args)).toBe(message);
});
