/**
 * Arguments of library functions that take them as named parameters, because they are called so often that a rest array would show.
 * Such a function tests for the expected type itself and comes here otherwise, with the number of arguments it was called with:
 * messages tell an absent argument from nil.
 *
 * What must stay true: conversions and messages are those of args.ts; nothing is decided here.
 */
import type { ArgumentError } from "../vm/errors.ts";
import type { LuaInteger, LuaNumeric } from "../vm/numbers.ts";
import type { LuaValue } from "../vm/value.ts";
import { checkCount, checkFloat, checkInteger, checkString, optionalCount, typeError } from "./args.ts";

/** True for an encoded integer within 32 bits, which is its own value. */
export function isShort(value: LuaValue): value is LuaNumeric {
  return typeof value === "number" && ((value as unknown as number) | 0) === (value as unknown as number);
}

/** An argument list in which only the argument at `index` matters. */
function alone(value: LuaValue, index: number, count: number): LuaValue[] {
  const args: LuaValue[] = [];
  for (let position = 0; position <= index && position < count; position++) args.push(position === index ? value : undefined);
  return args;
}

export function stringGiven(value: LuaValue, index: number, count: number): string {
  return checkString(alone(value, index, count), index);
}

export function integerGiven(value: LuaValue, index: number, count: number): LuaInteger {
  return checkInteger(alone(value, index, count), index);
}

/** An integer clamped to ±2^53: for positions and counts. */
export function countGiven(value: LuaValue, index: number, count: number): number {
  return checkCount(alone(value, index, count), index);
}

export function optionalCountGiven(value: LuaValue, index: number, count: number, fallback: number): number {
  return optionalCount(alone(value, index, count), index, fallback);
}

export function typeErrorGiven(value: LuaValue, index: number, count: number, expected: string): ArgumentError {
  return typeError(alone(value, index, count), index, expected);
}

/** A number as a double. */
export function floatGiven(value: LuaValue, index: number, count: number): number {
  return checkFloat(alone(value, index, count), index);
}
