/**
 * Lua numbers as JavaScript values, and the arithmetic on them (manual §3.4.1 to §3.4.4).
 *
 * The encoding ("shifted floats") tells integers from floats without boxing everyday numbers:
 *
 *   integer, |n| < 2^53                    the JavaScript number itself
 *   any other 64-bit integer               a bigint, always canonical (never a value that fits the line above)
 *   non-integral float, NaN, infinities    the JavaScript number itself
 *   float with 2^53 <= |f| < 2^970         the JavaScript number itself
 *   integral float with |f| < 2^53         the number f * 2^970; 0.0 is 2^1023 and -0.0 is -(2^1023)
 *   NaN without a sign                     the number 1.5 * 2^1023; the NaN itself is the one with a sign, which 0/0 is on x86
 *   finite float with |f| >= 2^970         a LuaFloat object (practically never)
 *
 * The interpreter and compiled code write the fast paths out by hand; everything else calls the functions here, which are exact for all
 * operands. They know nothing of metamethods and strings (operations.ts).
 *
 * What must stay true: a raw -0 never exists; `encode` and `decode` are the only doors between a float and its encoding; an operation on
 * integers wraps around at 64 bits and returns a canonical integer.
 */

import { chargeWork } from "./allocation.ts";
import { OperationError } from "./errors.ts";
import { powerOf } from "./exponential.ts";
import { generalDigits } from "./float-digits.ts";

declare const numberBrand: unique symbol;
/** An encoded number held in a JavaScript number. Not assignable to `number`: go through `decode`. */
export interface LuaNumber {
  readonly [numberBrand]: true;
}

/** A finite float of at least 2^970 in magnitude. */
export class LuaFloat {
  constructor(readonly value: number) {}
}

/** Any Lua number. */
export type LuaNumeric = LuaNumber | bigint | LuaFloat;
/** A number that is known to be an integer. */
export type LuaInteger = LuaNumber | bigint;

/** The factor of shifted floats. */
export const FLOAT_SHIFT = 2 ** 970;
const FLOAT_UNSHIFT = 2 ** -970;
/** Integers below this magnitude are plain numbers. */
export const INTEGER_BOUND = 2 ** 53;
const POSITIVE_ZERO = 2 ** 1023;
const TWO_63 = 2 ** 63;
/**
 * The NaN that PUC Lua shows as `nan`, such as `-(0/0)`. Host numbers do not tell the sign of a NaN, so it has an encoding of its own, which
 * is equal to itself: whoever compares encoded numbers with `===` must except it.
 */
export const UNSIGNED_NAN = 1.5 * 2 ** 1023;

export function isUnsignedNaN(value: unknown): boolean {
  return value === UNSIGNED_NAN;
}

/** A NaN, with the sign of the first operand that is one. */
function nanOf(first: LuaNumeric, second: LuaNumeric): LuaNumeric {
  const isFirst = isUnsignedNaN(first) || first !== first;
  return (isUnsignedNaN(isFirst ? first : second) ? UNSIGNED_NAN : Number.NaN) as unknown as LuaNumber;
}

/** Encodes the result of an operation on two floats. */
function encodeResult(float: number, first: LuaNumeric, second: LuaNumeric): LuaNumeric {
  return float === float ? encode(float) : nanOf(first, second);
}

export const MAX_INTEGER = 0x7fffffffffffffffn;
export const MIN_INTEGER = -0x8000000000000000n;

/* ---- Doors ---- */

/** Encodes a float. */
export function encode(float: number): LuaNumeric {
  if (float !== Math.floor(float)) return float as unknown as LuaNumber;
  if (float < INTEGER_BOUND && float > -INTEGER_BOUND) {
    if (float === 0) return (1 / float < 0 ? -POSITIVE_ZERO : POSITIVE_ZERO) as unknown as LuaNumber;
    return (float * FLOAT_SHIFT) as unknown as LuaNumber;
  }
  if ((float < FLOAT_SHIFT && float > -FLOAT_SHIFT) || float === Infinity || float === -Infinity) return float as unknown as LuaNumber;
  return new LuaFloat(float);
}

/** The value of an encoded number, integer or float, as a double. */
export function decode(encoded: LuaNumber): number {
  const value = encoded as unknown as number;
  if (value < FLOAT_SHIFT && value > -FLOAT_SHIFT) return value;
  if (value === POSITIVE_ZERO) return 0;
  if (value === -POSITIVE_ZERO) return -0;
  if (value === UNSIGNED_NAN) return Number.NaN;
  // Infinities and NaN survive the multiplication.
  return value * FLOAT_UNSHIFT;
}

/**
 * Takes a JavaScript number that is known to be integral and below 2^53 in magnitude for the Lua integer it is (-0 becomes 0). The engine boxes
 * numbers that come from a property which holds doubles, too; small ones it unboxes here, before whatever is computed from them is boxed.
 */
export function integer(value: number): LuaNumber {
  const small = value | 0;
  return (small === value ? small : value) as unknown as LuaNumber;
}

/** Takes any bigint for a Lua integer, wrapping it to 64 bits. */
export function integerFromBigInt(value: bigint): LuaInteger {
  const wrapped = BigInt.asIntN(64, value);
  const number = Number(wrapped);
  return number < INTEGER_BOUND && number > -INTEGER_BOUND ? (number as unknown as LuaNumber) : wrapped;
}

/** The value of any Lua number as a double, rounded to nearest where a 64-bit integer does not fit. */
export function toFloat(value: LuaNumeric): number {
  if (typeof value === "number") return decode(value);
  if (typeof value === "bigint") return Number(value);
  return (value as LuaFloat).value;
}

/** The exact mathematical value of a Lua number, for comparisons. NaN and infinities included. */
export function toExact(value: LuaNumeric): number | bigint {
  return typeof value === "bigint" ? value : toFloat(value);
}

/* ---- Subtypes ---- */

export function isNumber(value: unknown): value is LuaNumeric {
  return typeof value === "number" || typeof value === "bigint" || value instanceof LuaFloat;
}

export function isInteger(value: unknown): value is LuaInteger {
  if (typeof value === "number") return value === Math.floor(value) && value < INTEGER_BOUND && value > -INTEGER_BOUND;
  return typeof value === "bigint";
}

export function isFloat(value: unknown): value is LuaNumber | LuaFloat {
  if (typeof value === "number") return value !== Math.floor(value) || value >= INTEGER_BOUND || value <= -INTEGER_BOUND;
  return value instanceof LuaFloat;
}

/** Whether a value is a float that a host cannot tell from an integer. */
export function isIntegralFloat(value: unknown): boolean {
  if (typeof value !== "number" || value === UNSIGNED_NAN || value === -POSITIVE_ZERO) return false;
  return (value >= FLOAT_SHIFT && value < Infinity) || (value <= -FLOAT_SHIFT && value > -Infinity);
}

/** The integer equal to a float, or undefined when there is none (§3.4.3). */
export function floatToInteger(float: number): LuaInteger | undefined {
  if (float !== Math.floor(float)) return undefined;
  if (float < INTEGER_BOUND && float > -INTEGER_BOUND) return integer(float);
  if (float >= -TWO_63 && float < TWO_63) return BigInt(float);
  return undefined;
}

/** The integer equal to a number, or undefined when there is none. */
export function toInteger(value: LuaNumeric): LuaInteger | undefined {
  return isInteger(value) ? value : floatToInteger(toFloat(value));
}

/** An integer as a JavaScript number, clamped to ±2^53: for counts and positions, where anything beyond means "past the end". */
export function integerToCount(value: LuaInteger): number {
  return typeof value === "bigint" ? (value < 0n ? -INTEGER_BOUND : INTEGER_BOUND) : (value as unknown as number);
}

export function integerToBigInt(value: LuaInteger): bigint {
  return typeof value === "bigint" ? value : BigInt(value as unknown as number);
}

/* ---- 64-bit integers as two 32-bit halves: faster than operators on bigints, but for products ---- */

const halves = new Int32Array(2);
const wholes = new BigInt64Array(halves.buffer);
const TWO_32 = 4294967296;
const INVERSE_TWO_32 = 1 / TWO_32;
const MAX_UNSIGNED_32 = 0xffffffff;

export type IntegerValue = number | bigint;

/** The upper 32 bits of an integer, as a signed number. */
export function highHalf(value: IntegerValue): number {
  if (typeof value === "number") return Math.floor(value * INVERSE_TWO_32) | 0;
  wholes[0] = value;
  return halves[1] as number;
}

/** The lower 32 bits of an integer, as a signed number. */
export function lowHalf(value: IntegerValue): number {
  if (typeof value === "number") return value | 0;
  wholes[0] = value;
  return halves[0] as number;
}

/** The canonical integer of two halves. */
export function compose(high: number, low: number): LuaInteger {
  if (high >= -0x200000 && high < 0x200000 && (high !== -0x200000 || low !== 0)) {
    return (high * TWO_32 + (low >>> 0)) as unknown as LuaNumber;
  }
  halves[0] = low;
  halves[1] = high;
  return wholes[0] as bigint;
}

/** The upper 32 bits of the product of two numbers of 32 bits, taken as unsigned. */
export function highProduct(x: number, y: number): number {
  const high = (x >>> 16) * (y & 0xffff) + (((x & 0xffff) * (y & 0xffff)) >>> 16);
  const middle = (x & 0xffff) * (y >>> 16) + (high & 0xffff);
  return ((x >>> 16) * (y >>> 16) + (high >>> 16) + (middle >>> 16)) | 0;
}

function addIntegers(x: IntegerValue, y: IntegerValue): LuaInteger {
  const low = (lowHalf(x) >>> 0) + (lowHalf(y) >>> 0);
  const carry = low >= TWO_32 ? 1 : 0;
  return compose((highHalf(x) + highHalf(y) + carry) | 0, low | 0);
}

function subtractIntegers(x: IntegerValue, y: IntegerValue): LuaInteger {
  const low = (lowHalf(x) >>> 0) - (lowHalf(y) >>> 0);
  const borrow = low < 0 ? 1 : 0;
  return compose((highHalf(x) - highHalf(y) - borrow) | 0, low | 0);
}

function multiplyIntegers(x: IntegerValue, y: IntegerValue): LuaInteger {
  wholes[0] = BigInt(x) * BigInt(y);
  const high = halves[1] as number;
  return high >= -0x200000 && high < 0x200000 ? compose(high, halves[0] as number) : (wholes[0] as bigint);
}

/* ---- Arithmetic (§3.4.1) ---- */

/** Is the encoded number an integer? */
export function isSafe(value: number): boolean {
  return value < INTEGER_BOUND && value > -INTEGER_BOUND && value === Math.floor(value);
}

/*
 * The functions on "raw" numbers take encoded numbers that are JavaScript numbers: what is left to do in the interpreter when its inline
 * fast path does not apply.
 */

export function addRaw(x: number, y: number): LuaNumeric {
  if (!isSafe(x) || !isSafe(y))
    return encodeResult(
      decode(x as unknown as LuaNumber) + decode(y as unknown as LuaNumber),
      y as unknown as LuaNumber,
      x as unknown as LuaNumber,
    );
  const sum = x + y;
  return sum < INTEGER_BOUND && sum > -INTEGER_BOUND ? (sum as unknown as LuaNumber) : BigInt(x) + BigInt(y);
}

export function subtractRaw(x: number, y: number): LuaNumeric {
  if (!isSafe(x) || !isSafe(y))
    return encodeResult(
      decode(x as unknown as LuaNumber) - decode(y as unknown as LuaNumber),
      x as unknown as LuaNumber,
      y as unknown as LuaNumber,
    );
  const difference = x - y;
  return difference < INTEGER_BOUND && difference > -INTEGER_BOUND ? (difference as unknown as LuaNumber) : BigInt(x) - BigInt(y);
}

export function multiplyRaw(x: number, y: number): LuaNumeric {
  if (isSafe(x) && isSafe(y)) {
    const product = x * y;
    return product < INTEGER_BOUND && product > -INTEGER_BOUND ? integer(product) : multiplyIntegers(x, y);
  }
  return encodeResult(
    decode(x as unknown as LuaNumber) * decode(y as unknown as LuaNumber),
    x as unknown as LuaNumber,
    y as unknown as LuaNumber,
  );
}

export function divideRaw(x: number, y: number): LuaNumeric {
  return encodeResult(
    decode(x as unknown as LuaNumber) / decode(y as unknown as LuaNumber),
    x as unknown as LuaNumber,
    y as unknown as LuaNumber,
  );
}

/** Raises when both are integers and the divisor is zero. */
export function moduloRaw(x: number, y: number): LuaNumeric {
  if (isSafe(x) && isSafe(y)) {
    if (y === 0) throw new OperationError(MODULO_BY_ZERO);
    const remainder = x % y;
    return integer(remainder !== 0 && remainder < 0 !== y < 0 ? remainder + y : remainder);
  }
  return floatModulo(x as unknown as LuaNumber, y as unknown as LuaNumber);
}

/** Raises when both are integers and the divisor is zero. */
export function floorDivideRaw(x: number, y: number): LuaNumeric {
  if (isSafe(x) && isSafe(y)) {
    if (y === 0) throw new OperationError(DIVIDE_BY_ZERO);
    // The quotient of two doubles may round up to an integer it does not reach, so go through the remainder, which is exact.
    const remainder = x % y;
    return integer(Math.round((x - remainder) / y) - (remainder !== 0 && remainder < 0 !== y < 0 ? 1 : 0));
  }
  return encodeResult(
    Math.floor(decode(x as unknown as LuaNumber) / decode(y as unknown as LuaNumber)),
    x as unknown as LuaNumber,
    y as unknown as LuaNumber,
  );
}

const MODULO_BY_ZERO = "attempt to perform 'n%0'";
const DIVIDE_BY_ZERO = "attempt to divide by zero";

/** Operands so far apart that the engine takes many steps to divide them, and what that takes. */
const FAR_APART = 2 ** 256;
const FAR_DIVISION_WORK = 16;

/** C's `fmod`. */
export function floatRemainder(dividend: number, divisor: number): number {
  if (Math.abs(dividend) > FAR_APART * Math.abs(divisor)) chargeWork(FAR_DIVISION_WORK);
  return dividend % divisor;
}

function floatModulo(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  const divisor = toFloat(y);
  const remainder = floatRemainder(toFloat(x), divisor);
  return encodeResult((remainder > 0 ? divisor < 0 : remainder < 0 && divisor > 0) ? remainder + divisor : remainder, x, y);
}

export function add(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (typeof x === "number" && typeof y === "number") return addRaw(x, y);
  if (isInteger(x) && isInteger(y)) return addIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  return encodeResult(toFloat(x) + toFloat(y), y, x);
}

export function subtract(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (typeof x === "number" && typeof y === "number") return subtractRaw(x, y);
  if (isInteger(x) && isInteger(y)) return subtractIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  return encodeResult(toFloat(x) - toFloat(y), x, y);
}

export function multiply(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (typeof x === "number" && typeof y === "number") return multiplyRaw(x, y);
  if (isInteger(x) && isInteger(y)) return multiplyIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  return encodeResult(toFloat(x) * toFloat(y), x, y);
}

export function divide(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  return encodeResult(toFloat(x) / toFloat(y), x, y);
}

/** Floor division. Raises when both are integers and the divisor is zero. */
export function floorDivide(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (typeof x === "number" && typeof y === "number") return floorDivideRaw(x, y);
  if (isInteger(x) && isInteger(y)) {
    const a = integerToBigInt(x);
    const b = integerToBigInt(y);
    if (b === 0n) throw new OperationError(DIVIDE_BY_ZERO);
    const quotient = a / b;
    return integerFromBigInt(a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient);
  }
  return encodeResult(Math.floor(toFloat(x) / toFloat(y)), x, y);
}

/** Modulo with the sign of the divisor. Raises when both are integers and the divisor is zero. */
export function modulo(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (typeof x === "number" && typeof y === "number") return moduloRaw(x, y);
  if (isInteger(x) && isInteger(y)) {
    const b = integerToBigInt(y);
    if (b === 0n) throw new OperationError(MODULO_BY_ZERO);
    const remainder = integerToBigInt(x) % b;
    return integerFromBigInt(remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder);
  }
  return floatModulo(x, y);
}

export function power(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  return encodeResult(powerOfFloats(toFloat(x), toFloat(y)), x, y);
}

/** C's `pow`: differs from JavaScript's where the base is ±1. */
export function powerOfFloats(base: number, exponent: number): number {
  if (exponent === 2) return base * base;
  if (exponent === 0.5 && base > 0) return Math.sqrt(base);
  if (base === 1 || (base === -1 && (exponent === Infinity || exponent === -Infinity))) return 1;
  return wholePower(base, exponent) ?? powerOf(base, exponent);
}

/** The largest power of two that is a double. */
const MAX_EXPONENT = 1023;

/** A power that products of doubles give exactly: of 2, or one of a small whole number that is another. */
function wholePower(base: number, exponent: number): number | undefined {
  if (!(exponent > 0 && exponent <= MAX_EXPONENT) || exponent !== (exponent | 0) || base !== Math.floor(base)) return undefined;
  let power = 1;
  let square = base;
  for (let rest = exponent; ; square *= square) {
    if ((rest & 1) !== 0) power *= square;
    rest >>= 1;
    if (rest === 0) break;
  }
  return base === 2 || (power <= INTEGER_BOUND && power >= -INTEGER_BOUND) ? power : undefined;
}

export function negate(x: LuaNumeric): LuaNumeric {
  if (isInteger(x)) {
    return typeof x === "number" ? integer(-(x as number)) : integerFromBigInt(-(x as bigint));
  }
  const float = -toFloat(x);
  if (float !== float) return (isUnsignedNaN(x) ? Number.NaN : UNSIGNED_NAN) as unknown as LuaNumber;
  return encode(float);
}

/* ---- Bitwise operators (§3.4.2), on integers ---- */

export function bitwiseAnd(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  // A mask of 32 bits: only the low halves matter.
  if (typeof b === "number" && b >= 0 && b <= MAX_UNSIGNED_32) return ((lowHalf(a) & b) >>> 0) as unknown as LuaNumber;
  if (typeof a === "number" && a >= 0 && a <= MAX_UNSIGNED_32) return ((lowHalf(b) & a) >>> 0) as unknown as LuaNumber;
  return compose(highHalf(a) & highHalf(b), lowHalf(a) & lowHalf(b));
}

export function bitwiseOr(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  if (isUnsigned32(a) && isUnsigned32(b)) return ((a | b) >>> 0) as unknown as LuaNumber;
  return compose(highHalf(a) | highHalf(b), lowHalf(a) | lowHalf(b));
}

export function bitwiseXor(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  if (isUnsigned32(a) && isUnsigned32(b)) return ((a ^ b) >>> 0) as unknown as LuaNumber;
  return compose(highHalf(a) ^ highHalf(b), lowHalf(a) ^ lowHalf(b));
}

function isUnsigned32(value: IntegerValue): value is number {
  return typeof value === "number" && value >= 0 && value <= MAX_UNSIGNED_32;
}

export function bitwiseNot(x: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  return compose(~highHalf(a), ~lowHalf(a));
}

/** Shifts left; a negative count shifts right, and a count of 64 or more gives 0. */
export function shiftLeft(x: LuaInteger, count: LuaInteger): LuaInteger {
  const places = integerToCount(count);
  if (places < 0) return places <= -64 ? integer(0) : shiftRightBy(x, -places);
  return places >= 64 ? integer(0) : shiftLeftBy(x, places);
}

/** Logical shift right; a negative count shifts left. */
export function shiftRight(x: LuaInteger, count: LuaInteger): LuaInteger {
  const places = integerToCount(count);
  if (places < 0) return places <= -64 ? integer(0) : shiftLeftBy(x, -places);
  return places >= 64 ? integer(0) : shiftRightBy(x, places);
}

function shiftLeftBy(x: LuaInteger, places: number): LuaInteger {
  const value = x as unknown as IntegerValue;
  if (typeof value === "number" && places < 32) {
    const shifted = value * (places < 31 ? 1 << places : 2 ** 31);
    if (shifted < INTEGER_BOUND && shifted > -INTEGER_BOUND) return shifted as unknown as LuaNumber;
  }
  const low = lowHalf(value);
  if (places >= 32) return compose(low << (places - 32), 0);
  if (places === 0) return x;
  return compose((highHalf(value) << places) | (low >>> (32 - places)), low << places);
}

function shiftRightBy(x: LuaInteger, places: number): LuaInteger {
  const value = x as unknown as IntegerValue;
  if (isUnsigned32(value)) return (places < 32 ? value >>> places : 0) as unknown as LuaNumber;
  const high = highHalf(value);
  if (places >= 32) return compose(0, high >>> (places - 32));
  if (places === 0) return x;
  return compose(high >>> places, (lowHalf(value) >>> places) | (high << (32 - places)));
}

/* ---- Comparison (§3.4.4): exact between integers and floats ---- */

export function numbersEqual(x: LuaNumeric, y: LuaNumeric): boolean {
  // biome-ignore lint/suspicious/noDoubleEquals: a bigint and a number compare by mathematical value
  return toExact(x) == toExact(y);
}

export function numberLessThan(x: LuaNumeric, y: LuaNumeric): boolean {
  return toExact(x) < toExact(y);
}

export function numberLessEqual(x: LuaNumeric, y: LuaNumeric): boolean {
  return toExact(x) <= toExact(y);
}

/* ---- Text ---- */

/** A number as `tostring` shows it: integers in decimal, floats with 14 significant digits and a mark that they are floats. */
export function numberToString(value: LuaNumeric): string {
  if (typeof value === "bigint") return value.toString();
  if (isInteger(value)) return String(value);
  return isUnsignedNaN(value) ? "nan" : floatToString(toFloat(value));
}

/** A float as C's `%.14g` writes it, with `.0` added where that looks like an integer (§3.4.3). */
export function floatToString(float: number): string {
  if (float !== float) return "-nan";
  if (float === Infinity) return "inf";
  if (float === -Infinity) return "-inf";
  const isNegative = float < 0 || (float === 0 && 1 / float < 0);
  const digits = generalDigits(Math.abs(float), SIGNIFICANT_DIGITS, false);
  const looksIntegral = !digits.includes(".") && !digits.includes("e");
  return `${isNegative ? "-" : ""}${digits}${looksIntegral ? ".0" : ""}`;
}

/** Significant digits of a float in text (`%.14g`). */
const SIGNIFICANT_DIGITS = 14;
