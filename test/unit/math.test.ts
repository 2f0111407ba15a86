/** The math library: subtypes of results, and random numbers bit for bit as PUC 5.4.8 makes them. */

import { describe, expect, test } from "vitest";
import { createMathLibrary } from "../../stdlib/math.ts";
import { call, Float, float, services, type TestValue } from "./library-stub.ts";

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;

const library = createMathLibrary(services);
const math = (name: string, ...args: TestValue[]) => call(library, name, ...args);

describe("rounding and parts", () => {
  test.each<[string, TestValue[], unknown]>([
    ["floor", [float(3.7)], [3]],
    ["floor", [float(-3.5)], [-4]],
    ["floor", [float(5)], [5]],
    ["floor", [5], [5]],
    ["floor", [float(-0)], [0]],
    ["floor", [float(2 ** 62)], [2n ** 62n]],
    ["floor", [float(2 ** 63)], [float(2 ** 63)]],
    ["floor", [float(1e300)], [float(1e300)]],
    ["floor", [float(Infinity)], [float(Infinity)]],
    ["floor", ["3.7"], [3]],
    ["floor", [MAX], [MAX]],
    ["ceil", [float(3.2)], [4]],
    ["ceil", [float(-0.5)], [0]],
    ["ceil", [float(-(2 ** 63))], [MIN]],
    ["modf", [float(3.5)], [3, float(0.5)]],
    ["modf", [float(-3.5)], [-3, float(-0.5)]],
    ["modf", [float(Infinity)], [float(Infinity), float(0)]],
    ["modf", [5], [5, float(0)]],
    ["tointeger", [float(3)], [3]],
    ["tointeger", [float(3.5)], [undefined]],
    ["tointeger", ["8.0"], [8]],
    ["tointeger", ["x"], [undefined]],
    ["tointeger", [float(2 ** 53)], [2n ** 53n]],
    ["abs", [MIN], [MIN]],
    ["abs", [-5], [5]],
    ["abs", [float(-0)], [float(0)]],
    ["abs", [1n - 2n ** 62n], [2n ** 62n - 1n]],
    ["sqrt", [16], [float(4)]],
    ["type", [1], ["integer"]],
    ["type", [float(1)], ["float"]],
    ["type", ["1"], [undefined]],
    ["ult", [1, -1], [true]],
    ["ult", [-1, 1], [false]],
    ["log", [8, 2], [float(3)]],
    ["log", [1000, 10], [float(3)]],
    ["atan", [1, 0], [float(Math.PI / 2)]],
  ])("%s(%o)", (name, args, expected) => expect(math(name, ...args)).toEqual(expected));
});

describe("fmod, max, min", () => {
  test.each<[string, TestValue[], unknown]>([
    ["fmod", [-6, 4], [-2]],
    ["fmod", [6, -4], [2]],
    ["fmod", [-4, 2], [0]],
    ["fmod", [MIN, -1], [0]],
    ["fmod", [MIN, 10], [-8]],
    ["fmod", [float(-6), 4], [float(-2)]],
    ["fmod", [float(-4), 2], [float(-0)]],
    ["fmod", [1, float(Infinity)], [float(1)]],
    ["fmod", [1, 0], "bad argument #2 (zero)"],
    ["max", [1, float(2.5)], [float(2.5)]],
    ["max", [1, float(1)], [1]],
    ["max", [float(1), 1], [float(1)]],
    ["max", [3, 1, 2], [3]],
    ["max", [MAX, float(2 ** 63)], [float(2 ** 63)]],
    ["min", [MIN, float(-(2 ** 63))], [MIN]],
    ["min", [float(Infinity), 7], [7]],
    ["max", ["a", "b"], ["calls math.max"]],
    ["max", [], "bad argument #1 (value expected)"],
  ])("%s(%o)", (name, args, expected) => expect(math(name, ...args)).toEqual(expected));
});

describe("constants", () => {
  test("have the right values", () => {
    expect(library.getString("maxinteger")).toBe(MAX);
    expect(library.getString("mininteger")).toBe(MIN);
    expect(library.getString("huge")).toBe(Infinity);
    expect(library.getString("pi")).toBe(Math.PI);
  });
});

describe("random numbers", () => {
  function sequence(count: number, ...args: TestValue[]): unknown[] {
    const values: unknown[] = [];
    for (let index = 0; index < count; index++) {
      const [value] = math("random", ...args) as unknown[];
      values.push(value instanceof Float ? value.value : value);
    }
    return values;
  }

  // What PUC 5.4.8 gives after math.randomseed(42).
  test.each<[string, TestValue[], unknown[]]>([
    ["", [], [0.93081217803956817, 0.45178389935924312, 0.54688311243421495]],
    ["0", [0], [-1276290044721465627n, 8333941968102511665n, -8358531260401861301n]],
    ["10", [10], [6, 2, 6, 6, 7, 2]],
    ["1, 2^31", [1, 2147483648], [1711437542, 460870706, 599768396]],
    ["-5, 2^40", [-5, 2 ** 40], [1062568359648, 71327831084, 114416401734]],
    ["0, 2^62", [0, 2n ** 62n], [864840776452914507n, 2164128405858571189n, 177101407732369983n]],
    ["all", [MIN, MAX], [7947081992133310181n, -889430068752264143n]],
    ["5, 5", [5, 5], [5, 5]],
  ])("random(%s)", (_, args, expected) => {
    expect(math("randomseed", 42)).toEqual([42, 0]);
    expect(sequence(expected.length, ...args)).toEqual(expected);
  });

  test("two seeds", () => {
    expect(math("randomseed", MIN, -7)).toEqual([MIN, -7]);
    expect(sequence(2, 0)).toEqual([-8210435700664971328n, -6886907970791299803n]);
  });

  test("without a seed the state gives one", () => expect(math("randomseed")).toEqual([1, 2]));

  test.each<[TestValue[], string]>([
    [[2, 1], "bad argument #1 (interval is empty)"],
    [[-1], "bad argument #1 (interval is empty)"],
    [[1, 2, 3], "wrong number of arguments"],
    [[float(1.5)], "bad argument #1 (number has no integer representation)"],
  ])("random(%o) is refused", (args, expected) => expect(math("random", ...args)).toBe(expected));
});
