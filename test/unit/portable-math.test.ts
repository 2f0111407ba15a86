/**
 * The mathematical functions that JavaScript leaves to the engine: their results are the recorded ones, bit for bit, on whatever engine the
 * test runs; they are next to the engine's own; what is exact comes out exact.
 */
import { describe, expect, test } from "vitest";
import { arcCosine, arcSine, arcTangent, cosine, sine, tangent } from "../../stdlib/trigonometry.ts";
import { exponential, logarithm, logarithm2, logarithm10, powerOf } from "../../vm/exponential.ts";

const bits = new DataView(new ArrayBuffer(16));

/** A generator of doubles: of all sizes, or of everyday ones. */
function doubles(): { any: () => number; between: (low: number, high: number) => number } {
  let state = 0x9e3779b9;
  const word = (): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x3c6ef372;
    return (state ^ (state >>> 13)) >>> 0;
  };
  return {
    any() {
      for (;;) {
        bits.setUint32(0, word());
        bits.setUint32(4, word());
        const value = bits.getFloat64(0);
        if (Number.isFinite(value)) return value;
      }
    },
    between: (low, high) => low + (word() / 4294967296) * (high - low),
  };
}

/** How many doubles lie between two of one sign. */
function distance(x: number, y: number): number {
  if (Object.is(x, y) || x === y) return 0;
  bits.setFloat64(0, x);
  bits.setFloat64(8, y);
  return Math.abs(Number(bits.getBigInt64(0) - bits.getBigInt64(8)));
}

type Arguments = (numbers: ReturnType<typeof doubles>, index: number) => [number, number];
const anything: Arguments = ({ any, between }, index) => [index % 2 === 0 ? any() : between(-30, 30), 1];
const positive: Arguments = (numbers, index) => [Math.abs(anything(numbers, index)[0]), 1];
const ratio: Arguments = ({ between }) => [between(-1, 1), 1];

const functions: [
  name: string,
  ours: (x: number, y: number) => number,
  engine: (x: number, y: number) => number,
  from: Arguments,
  hash: string,
][] = [
  ["exp", exponential, Math.exp, ({ between }) => [between(-745, 709), 1], "cbaf5f60"],
  ["log", logarithm, Math.log, positive, "ff1f090f"],
  ["log2", logarithm2, Math.log2, positive, "b7dad26b"],
  ["log10", logarithm10, Math.log10, positive, "d86cc9ea"],
  [
    "pow",
    powerOf,
    (x, y) => x ** y,
    ({ any, between }, index) => [index % 2 === 0 ? Math.abs(any()) : between(0, 9), between(-50, 50)],
    "79f15503",
  ],
  ["sin", sine, Math.sin, anything, "f9375960"],
  ["cos", cosine, Math.cos, anything, "30793b8a"],
  ["tan", tangent, Math.tan, anything, "52a40e8d"],
  ["asin", arcSine, Math.asin, ratio, "71e137a"],
  ["acos", arcCosine, Math.acos, ratio, "e0a771eb"],
  [
    "atan",
    arcTangent,
    Math.atan2,
    ({ any, between }, index) => (index % 2 === 0 ? [any(), any()] : [between(-9, 9), between(-9, 9)]),
    "164e8e84",
  ],
];

test.each(functions)("%s", (_, ours, engine, from, hash) => {
  const numbers = doubles();
  let first = 0;
  let farthest = 0;
  for (let index = 0; index < 20000; index++) {
    const [x, y] = from(numbers, index);
    const value = ours(x, y);
    farthest = Math.max(farthest, distance(value, engine(x, y)));
    bits.setFloat64(0, value);
    first = Math.imul(first ^ bits.getInt32(0), 0x01000193);
    first = Math.imul(first ^ bits.getInt32(4), 0x01000193) ^ (first >>> 15);
  }
  // Both are within one unit of the true value.
  expect(farthest).toBeLessThanOrEqual(2);
  expect((first >>> 0).toString(16)).toBe(hash);
});

describe("what is exact", () => {
  test("powers", () => {
    for (let exponent = -1074; exponent < 1024; exponent++) expect(Math.log2(powerOf(2, exponent))).toBe(exponent);
    for (let exponent = 0; exponent <= 22; exponent++) expect(powerOf(10, exponent)).toBe(Number(`1e${exponent}`));
    for (let base = 1; base < 200; base++)
      expect([powerOf(base, 3), powerOf(-base, 5)]).toEqual([base * base * base, -(base * base * base * base * base)]);
  });

  test("logarithms", () => {
    for (let exponent = -1074; exponent < 1024; exponent++) expect(logarithm2(2 ** exponent)).toBe(exponent);
    for (let exponent = -307; exponent <= 308; exponent++) expect(logarithm10(Number(`1e${exponent}`))).toBe(exponent);
  });

  const special = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 5e-324, -5e-324, Infinity, -Infinity, Number.NaN];

  test.each(functions)("%s of zeros, infinities and the like", (_, ours, engine) => {
    for (const x of special) {
      for (const y of special) {
        const [value, expected] = [ours(x, y), engine(x, y)];
        if (distance(value, expected) > 1 || Object.is(value, -0) !== Object.is(expected, -0))
          expect([x, y, value]).toEqual([x, y, expected]);
      }
    }
  });

  test("results at the ends of the range", () => {
    expect([exponential(709.782712893384), exponential(709.7827128933841)]).toEqual([1.7976931348622732e308, Infinity]);
    expect([exponential(-745.1332191019411), exponential(-745.1332191019412)]).toEqual([5e-324, 0]);
    expect([powerOf(2, 1024), powerOf(2, -1075), powerOf(-2, -1074), powerOf(1.0000000000000002, 1e308), powerOf(0.5, 1e308)]).toEqual([
      Infinity,
      0,
      5e-324,
      Infinity,
      0,
    ]);
    expect(sine(1.7976931348623157e308)).toBe(0.004961954789184062);
    expect(distance(cosine(1e22), 0.5232147853951389)).toBeLessThanOrEqual(1);
  });
});
