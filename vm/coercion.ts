/**
 * Conversions between strings and numbers (manual §3.4.3).
 *
 * The grammar of numerals belongs to the lexer; the machine does not know the grammar, so whoever puts the two together installs the
 * numeral parser here, once, before any code runs.
 */
import { chargeWork } from "./allocation.ts";
import { integer, isNumber, type LuaInteger, type LuaNumeric, numberToString, toInteger } from "./numbers.ts";
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

/** So many digits make an integer that a double holds exactly. */
const EXACT_DIGITS = 15;

/**
 * The value of a few decimal digits with an optional sign, spaces around them: what programs convert most. NaN for any other text, which
 * the parser knows about.
 */
function shortInteger(text: string): number {
  let end = text.length;
  if (end === 0 || end > LONG_NUMERAL) return Number.NaN;
  let position = 0;
  while (text.charCodeAt(position) === SPACE) if (++position === end) return Number.NaN;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  const first = text.charCodeAt(position);
  if (first === MINUS || first === PLUS) position++;
  if (position === end || end - position > EXACT_DIGITS) return Number.NaN;
  let value = 0;
  for (; position < end; position++) {
    const digit = text.charCodeAt(position) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return first === MINUS ? 0 - value : value;
}

const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DIGIT_ZERO = 0x30;

/** The number a string denotes by the rules of the lexer, surrounding spaces and a sign allowed; undefined when it denotes none. */
export function stringToNumber(text: string): LuaNumeric | undefined {
  const short = shortInteger(text);
  if (short === short) return integer(short);
  if (text.length > LONG_NUMERAL) chargeWork(text.length);
  return parseNumeral(text);
}

/** A number, or the number a string denotes; undefined for any other value. */
export function toNumber(value: LuaValue): LuaNumeric | undefined {
  if (isNumber(value)) return value;
  return typeof value === "string" ? stringToNumber(value) : undefined;
}

/** The same where that takes no fuel: undefined for long strings, too. */
export function toNumberFreely(value: LuaValue): LuaNumeric | undefined {
  if (typeof value === "string") return value.length > LONG_NUMERAL ? undefined : stringToNumber(value);
  return isNumber(value) ? value : undefined;
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
