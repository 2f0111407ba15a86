/**
 * Conversions between strings and numbers (manual §3.4.3).
 *
 * The grammar of numerals belongs to the lexer; the machine does not know the grammar, so whoever puts the two together installs the
 * numeral parser here, once, before any code runs.
 */
import { chargeWork } from "./allocation.ts";
import { isNumber, type LuaInteger, type LuaNumeric, numberToString, toInteger } from "./numbers.ts";
import type { LuaValue } from "./value.ts";

export type NumeralParser = (text: string) => LuaNumeric | undefined;

let parseNumeral: NumeralParser = () => {
  throw new Error("no numeral parser installed");
};

export function installNumeralParser(parser: NumeralParser): void {
  parseNumeral = parser;
}

/** Reading a longer text than this takes fuel of its own. */
const LONG_NUMERAL = 40;

/** The number a string denotes by the rules of the lexer, surrounding spaces and a sign allowed; undefined when it denotes none. */
export function stringToNumber(text: string): LuaNumeric | undefined {
  if (text.length > LONG_NUMERAL) chargeWork(text.length);
  return parseNumeral(text);
}

/** A number, or the number a string denotes; undefined for any other value. */
export function toNumber(value: LuaValue): LuaNumeric | undefined {
  if (isNumber(value)) return value;
  return typeof value === "string" ? stringToNumber(value) : undefined;
}

/** The integer that a number, or the number a string denotes, is equal to. */
export function toIntegerCoerced(value: LuaValue): LuaInteger | undefined {
  const number = toNumber(value);
  return number === undefined ? undefined : toInteger(number);
}

/** A string, or a number as a string; undefined for any other value. */
export function toStringCoerced(value: LuaValue): string | undefined {
  if (typeof value === "string") return value;
  return isNumber(value) ? numberToString(value) : undefined;
}
