/**
 * Arguments of library functions: checks, defaults and their messages (PUC's auxiliary library).
 *
 * A library function takes its arguments as a rest array, `(...args) => …`, and asks for each by position, from 0. The errors thrown here
 * count positions from 1 and get the name of the function, and the position of its caller, where they are caught.
 *
 * What must stay true: every message about arguments is built here.
 */
import { chargeText } from "../vm/allocation.ts";
import { cutAtZero } from "../vm/c-string.ts";
import { stringToNumber, toNumber } from "../vm/coercion.ts";
import { ArgumentError } from "../vm/errors.ts";
import { LuaFunction } from "../vm/function.ts";
import {
  integerToCount,
  isInteger,
  isNumber,
  type LuaInteger,
  type LuaNumeric,
  numberToString,
  toFloat,
  toInteger,
} from "../vm/numbers.ts";
import { LuaTable } from "../vm/table.ts";
import { givenTypeName, LuaUserdata } from "../vm/userdata.ts";
import { type LuaValue, typeName } from "../vm/value.ts";

export type Arguments = readonly LuaValue[];

/** `bad argument #n to 'f' (detail)`; `index` counts from 0. */
export function argumentError(index: number, detail: string): ArgumentError {
  return new ArgumentError(index + 1, detail);
}

/** The type of an argument for messages: its metatable's `__name` if it has one. */
export function typeNameOf(value: LuaValue): string {
  return givenTypeName(value) ?? (value instanceof LuaUserdata && value.isLight ? "light userdata" : typeName(value));
}

/** `bad argument #n to 'f' (expected expected, got actual)`. */
export function typeError(args: Arguments, index: number, expected: string): ArgumentError {
  const actual = index < args.length ? typeNameOf(args[index]) : "no value";
  return argumentError(index, `${expected} expected, got ${actual}`);
}

/** Raises `value expected` when the argument is absent (nil is present). */
export function checkAny(args: Arguments, index: number): LuaValue {
  if (index >= args.length) throw argumentError(index, "value expected");
  return args[index];
}

export function checkTable(args: Arguments, index: number): LuaTable {
  const value = args[index];
  if (value instanceof LuaTable) return value;
  throw typeError(args, index, "table");
}

export function checkFunction(args: Arguments, index: number): LuaFunction {
  const value = args[index];
  if (value instanceof LuaFunction) return value;
  throw typeError(args, index, "function");
}

/** A string argument; a number is converted. */
export function checkString(args: Arguments, index: number): string {
  const value = args[index];
  if (typeof value === "string") return value;
  if (isNumber(value)) return numberToString(value);
  throw typeError(args, index, "string");
}

export function optionalString(args: Arguments, index: number, fallback: string): string {
  return args[index] === undefined ? fallback : checkString(args, index);
}

/** A number argument; a string that denotes a number is converted. */
export function checkNumber(args: Arguments, index: number): LuaNumeric {
  const number = toNumber(args[index]);
  if (number === undefined) throw typeError(args, index, "number");
  return number;
}

/** A number argument as a double. */
export function checkFloat(args: Arguments, index: number): number {
  return toFloat(checkNumber(args, index));
}

/** An integer argument: floats and strings with an exact integer value are converted. */
export function checkInteger(args: Arguments, index: number): LuaInteger {
  const value = args[index];
  if (isInteger(value)) return value;
  const number = typeof value === "string" ? stringToNumber(value) : value;
  if (!isNumber(number)) throw typeError(args, index, "number");
  const whole = toInteger(number);
  if (whole === undefined) throw argumentError(index, "number has no integer representation");
  return whole;
}

/** An integer argument as a plain number clamped to ±2^53: for positions and counts. */
export function checkCount(args: Arguments, index: number): number {
  return integerToCount(checkInteger(args, index));
}

export function optionalInteger(args: Arguments, index: number, fallback: LuaInteger): LuaInteger {
  return args[index] === undefined ? fallback : checkInteger(args, index);
}

export function optionalCount(args: Arguments, index: number, fallback: number): number {
  return args[index] === undefined ? fallback : checkCount(args, index);
}

/** One of a list of words, as a position in the list (`luaL_checkoption`). */
export function checkOption(args: Arguments, index: number, fallback: string | undefined, options: readonly string[]): number {
  const word = fallback === undefined ? checkString(args, index) : optionalString(args, index, fallback);
  const found = options.indexOf(word);
  chargeText(word.length);
  if (found < 0) throw argumentError(index, `invalid option '${cutAtZero(word)}'`);
  return found;
}
