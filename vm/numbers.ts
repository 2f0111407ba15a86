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
 *   finite float with |f| >= 2^970         a LuaFloat object (practically never)
 *
 * The interpreter and compiled code write the fast paths out by hand; everything else calls the functions here, which are exact for all
 * operands. They know nothing of metamethods and strings (operations.ts).
 *
 * What must stay true: a raw -0 never exists; `encode` and `decode` are the only doors between a float and its encoding; an operation on
 * integers wraps around at 64 bits and returns a canonical integer.
 */
import { OperationError } from "./errors.ts";

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
/** Integers below this magnitude are plain numbers. */
export const INTEGER_BOUND = 2 ** 53;
const POSITIVE_ZERO = 2 ** 1023;
const TWO_63 = 2 ** 63;

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
  // Infinities and NaN survive the division.
  return value / FLOAT_SHIFT;
}

/** Takes a JavaScript number that is known to be integral and below 2^53 in magnitude for the Lua integer it is (-0 becomes 0). */
export function integer(value: number): LuaNumber {
  return (value + 0) as unknown as LuaNumber;
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

/* ---- 64-bit integers as two 32-bit halves: four times faster than bigint arithmetic ---- */

const halves = new Int32Array(2);
const wholes = new BigInt64Array(halves.buffer);
const TWO_32 = 4294967296;

function highHalf(value: number | bigint): number {
  if (typeof value === "number") return Math.floor(value / TWO_32) | 0;
  wholes[0] = value;
  return halves[1] as number;
}

function lowHalf(value: number | bigint): number {
  if (typeof value === "number") return value | 0;
  wholes[0] = value;
  return halves[0] as number;
}

/** The canonical integer of two halves. */
function compose(high: number, low: number): LuaInteger {
  if (high >= -0x200000 && high < 0x200000 && (high !== -0x200000 || low !== 0)) {
    return (high * TWO_32 + (low >>> 0)) as unknown as LuaNumber;
  }
  halves[0] = low;
  halves[1] = high;
  return wholes[0] as bigint;
}

function addIntegers(x: number | bigint, y: number | bigint): LuaInteger {
  const low = (lowHalf(x) >>> 0) + (lowHalf(y) >>> 0);
  const carry = low >= TWO_32 ? 1 : 0;
  return compose((highHalf(x) + highHalf(y) + carry) | 0, low | 0);
}

function subtractIntegers(x: number | bigint, y: number | bigint): LuaInteger {
  const low = (lowHalf(x) >>> 0) - (lowHalf(y) >>> 0);
  const borrow = low < 0 ? 1 : 0;
  return compose((highHalf(x) - highHalf(y) - borrow) | 0, low | 0);
}

function multiplyIntegers(x: number | bigint, y: number | bigint): LuaInteger {
  const xLow = lowHalf(x);
  const yLow = lowHalf(y);
  const x0 = xLow & 0xffff;
  const x1 = xLow >>> 16;
  const y0 = yLow & 0xffff;
  const y1 = yLow >>> 16;
  const middle = x0 * y1 + x1 * y0 + Math.floor((x0 * y0) / 65536);
  const carry = x1 * y1 + Math.floor(middle / 65536);
  const high = Math.imul(highHalf(x), yLow) + Math.imul(xLow, highHalf(y)) + carry;
  return compose(high | 0, Math.imul(xLow, yLow));
}

/* ---- Arithmetic (§3.4.1) ---- */

type IntegerValue = number | bigint;

export function add(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (isInteger(x) && isInteger(y)) {
    if (typeof x === "number" && typeof y === "number") {
      const sum = (x as number) + (y as number);
      if (sum < INTEGER_BOUND && sum > -INTEGER_BOUND) return sum as unknown as LuaNumber;
    }
    return addIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  }
  return encode(toFloat(x) + toFloat(y));
}

export function subtract(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (isInteger(x) && isInteger(y)) {
    if (typeof x === "number" && typeof y === "number") {
      const difference = (x as number) - (y as number);
      if (difference < INTEGER_BOUND && difference > -INTEGER_BOUND) return difference as unknown as LuaNumber;
    }
    return subtractIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  }
  return encode(toFloat(x) - toFloat(y));
}

export function multiply(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (isInteger(x) && isInteger(y)) {
    if (typeof x === "number" && typeof y === "number") {
      const product = (x as number) * (y as number);
      if (product < INTEGER_BOUND && product > -INTEGER_BOUND) return integer(product);
    }
    return multiplyIntegers(x as unknown as IntegerValue, y as unknown as IntegerValue);
  }
  return encode(toFloat(x) * toFloat(y));
}

export function divide(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  return encode(toFloat(x) / toFloat(y));
}

/** Floor division. Raises when both are integers and the divisor is zero. */
export function floorDivide(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (isInteger(x) && isInteger(y)) {
    if ((y as unknown) === 0) throw new OperationError("attempt to divide by zero");
    if (typeof x === "number" && typeof y === "number") {
      const a = x as number;
      const b = y as number;
      // The quotient of two doubles may round up to an integer it does not reach, so go through the remainder, which is exact.
      const remainder = a % b;
      return integer(Math.round((a - remainder) / b) - (remainder !== 0 && remainder < 0 !== b < 0 ? 1 : 0));
    }
    const a = integerToBigInt(x);
    const b = integerToBigInt(y);
    const quotient = a / b;
    return integerFromBigInt(a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient);
  }
  return encode(Math.floor(toFloat(x) / toFloat(y)));
}

/** Modulo with the sign of the divisor. Raises when both are integers and the divisor is zero. */
export function modulo(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  if (isInteger(x) && isInteger(y)) {
    if ((y as unknown) === 0) throw new OperationError("attempt to perform 'n%0'");
    if (typeof x === "number" && typeof y === "number") {
      const b = y as number;
      const remainder = (x as number) % b;
      return integer(remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder);
    }
    const b = integerToBigInt(y);
    const remainder = integerToBigInt(x) % b;
    return integerFromBigInt(remainder !== 0n && remainder < 0n !== b < 0n ? remainder + b : remainder);
  }
  const b = toFloat(y);
  const remainder = toFloat(x) % b;
  return encode((remainder > 0 ? b < 0 : remainder < 0 && b !== remainder && b > 0) ? remainder + b : remainder);
}

export function power(x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  return encode(powerOfFloats(toFloat(x), toFloat(y)));
}

/** C's `pow`: differs from JavaScript's where the base is ±1. */
export function powerOfFloats(base: number, exponent: number): number {
  if (exponent === 2) return base * base;
  if (base === 1 || (base === -1 && (exponent === Infinity || exponent === -Infinity))) return 1;
  return base ** exponent;
}

export function negate(x: LuaNumeric): LuaNumeric {
  if (isInteger(x)) {
    return typeof x === "number" ? integer(-(x as number)) : integerFromBigInt(-(x as bigint));
  }
  return encode(-toFloat(x));
}

/* ---- Bitwise operators (§3.4.2), on integers ---- */

export function bitwiseAnd(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  return compose(highHalf(a) & highHalf(b), lowHalf(a) & lowHalf(b));
}

export function bitwiseOr(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  return compose(highHalf(a) | highHalf(b), lowHalf(a) | lowHalf(b));
}

export function bitwiseXor(x: LuaInteger, y: LuaInteger): LuaInteger {
  const a = x as unknown as IntegerValue;
  const b = y as unknown as IntegerValue;
  return compose(highHalf(a) ^ highHalf(b), lowHalf(a) ^ lowHalf(b));
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
  const low = lowHalf(value);
  if (places >= 32) return compose(low << (places - 32), 0);
  if (places === 0) return x;
  return compose((highHalf(value) << places) | (low >>> (32 - places)), low << places);
}

function shiftRightBy(x: LuaInteger, places: number): LuaInteger {
  const value = x as unknown as IntegerValue;
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
  return floatToString(toFloat(value));
}

/** A float as C's `%.14g` writes it, with `.0` added where that looks like an integer (§3.4.3). */
export function floatToString(float: number): string {
  if (float !== float) return "-nan"; // as PUC Lua shows 0/0 on x86; JavaScript does not tell the sign of a NaN
  if (float === Infinity) return "inf";
  if (float === -Infinity) return "-inf";
  const magnitude = Math.abs(float);
  if (float === Math.floor(float) && magnitude < 1e14) return (float === 0 && 1 / float < 0 ? "-0" : String(float)) + ".0";
  if (magnitude >= 1e-4 && magnitude < 1e14) {
    const shortest = String(float);
    // At most 14 digits: then 14 digits of the exact value are the same. (Leading "0." and the sign do not count, so this is cautious.)
    if (shortest.length <= 15) return shortest;
  }
  return generalFormat(float);
}

/** `%.14g` by way of the exact digits. */
function generalFormat(float: number): string {
  let text = float.toExponential(13);
  // JavaScript rounds a tie away from zero, C to even. A tie has exactly 15 digits, the last of them 5.
  const more = float.toExponential(14);
  const mark = more.indexOf("e");
  if (more.charCodeAt(mark - 1) === 53 && /^[^e]*5[0]*e/.test(float.toExponential(60)) && isEven(more.charCodeAt(mark - 2))) {
    text = more.slice(0, mark - 1) + more.slice(mark);
  }
  const split = text.indexOf("e");
  const exponent = Number(text.slice(split + 1));
  let digits = text.slice(0, split);
  const sign = digits.charCodeAt(0) === 45 ? "-" : "";
  digits = digits.replace("-", "").replace(".", "").replace(/0+$/, "");
  if (exponent < -4 || exponent >= 14) {
    const size = Math.abs(exponent);
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : "";
    return `${sign}${digits.charAt(0)}${fraction}e${exponent < 0 ? "-" : "+"}${size < 10 ? `0${size}` : size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${sign}${digits.padEnd(exponent + 1, "0")}.0`;
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

function isEven(digit: number): boolean {
  return (digit & 1) === 0;
}
