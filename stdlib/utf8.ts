/**
 * The utf8 library (manual §6.5): UTF-8 in byte strings.
 *
 * Strict functions take what Unicode allows, up to U+10FFFF without surrogates; lax ones any code up to 2^31 - 1, in at most six bytes.
 * Neither takes a code in more bytes than it needs.
 *
 * What must stay true: positions count bytes; reading past the end of a string finds no continuation byte, which is what ends the loops.
 */
import { toIntegerCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { LuaFunction } from "../vm/function.ts";
import { integer, integerToCount, type LuaInteger } from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel } from "../vm/transfer.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, checkCount, checkInteger, checkString, optionalCount } from "./args.ts";
import { newLibrary, setNamed } from "./define.ts";
import { MAX_RESULTS } from "./limits.ts";

const INVALID = "invalid UTF-8 code";
const MAX_UNICODE = 0x10ffff;
const MAX_CODE = 0x7fffffff;

/** Matches one character of a valid string, as a Lua pattern. */
const CHARACTER_PATTERN = "[\0-\x7f\xc2-\xfd][\x80-\xbf]*";

/** The smallest code that needs this many continuation bytes. */
const smallest = [0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000];

/** True if a continuation byte stands at a position, from 0; false past the end. */
function isContinuation(text: string, position: number): boolean {
  return (text.charCodeAt(position) & 0xc0) === 0x80;
}

/** How many continuation bytes follow a first byte; -1 for a byte that begins no sequence. */
function continuationsAfter(lead: number): number {
  if (lead < 0x80) return 0;
  if (lead < 0xc0) return -1;
  if (lead < 0xe0) return 1;
  if (lead < 0xf0) return 2;
  if (lead < 0xf8) return 3;
  if (lead < 0xfc) return 4;
  return lead < 0xfe ? 5 : -1;
}

/** The position after the sequence that `decode` read last. */
let decodeEnd = 0;

/** The code that starts at a position, from 0; -1 if there is no valid sequence. */
function decode(text: string, position: number, isLax: boolean): number {
  const lead = text.charCodeAt(position);
  const count = continuationsAfter(lead);
  if (count < 0) return -1;
  decodeEnd = position + 1 + count;
  if (count === 0) return lead;
  let code = lead & (0x3f >> count);
  for (let index = position + 1; index < decodeEnd; index++) {
    if (!isContinuation(text, index)) return -1;
    code = (code << 6) | (text.charCodeAt(index) & 0x3f);
  }
  if (code < (smallest[count] as number)) return -1;
  if (!isLax && (code > MAX_UNICODE || (code >= 0xd800 && code <= 0xdfff))) return -1;
  return code;
}

/** The bytes of a code up to 2^31 - 1. */
export function encodeCode(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  let count = 1;
  while (count < 5 && code >= (smallest[count + 1] as number)) count++;
  // A first byte has one bit set for each byte of the sequence, then a zero.
  const bytes = [((0xff00 >> (count + 1)) & 0xff) | (code >> (6 * count))];
  for (let shift = 6 * (count - 1); shift >= 0; shift -= 6) bytes.push(0x80 | ((code >> shift) & 0x3f));
  return String.fromCharCode(...bytes);
}

/** A position argument: negative ones count from the end, 0 stands for one before the start. */
function relativePosition(position: number, length: number): number {
  if (position >= 0) return position;
  return -position > length ? 0 : length + position + 1;
}

function char(...args: LuaValue[]): LuaValue {
  let text = "";
  for (let index = 0; index < args.length; index++) {
    const code = integerToCount(checkInteger(args, index));
    if (code < 0 || code > MAX_CODE) throw argumentError(index, "value out of range");
    text += encodeCode(code);
  }
  return text;
}

function len(...args: LuaValue[]): LuaValue | Sentinel {
  const text = checkString(args, 0);
  let position = relativePosition(optionalCount(args, 1, 1), text.length) - 1;
  const last = relativePosition(optionalCount(args, 2, -1), text.length) - 1;
  if (position < 0 || position > text.length) throw argumentError(1, "initial position out of bounds");
  if (last >= text.length) throw argumentError(2, "final position out of bounds");
  const isLax = isTruthy(args[3]);
  let count = 0;
  for (; position <= last; position = decodeEnd) {
    if (decode(text, position, isLax) < 0) return results(undefined, integer(position + 1));
    count++;
  }
  return integer(count);
}

function codepoint(...args: LuaValue[]): LuaValue | Sentinel {
  const text = checkString(args, 0);
  const first = relativePosition(optionalCount(args, 1, 1), text.length);
  const last = relativePosition(optionalCount(args, 2, first), text.length);
  if (first < 1) throw argumentError(1, "out of bounds");
  if (last > text.length) throw argumentError(2, "out of bounds");
  if (last - first >= MAX_RESULTS) throw new LibraryError("stack overflow (string slice too long)");
  const isLax = isTruthy(args[3]);
  const codes: LuaValue[] = [];
  for (let position = first - 1; position < last; position = decodeEnd) {
    const code = decode(text, position, isLax);
    if (code < 0) throw new LibraryError(INVALID);
    codes.push(integer(code));
  }
  return resultsOf(codes);
}

function offset(...args: LuaValue[]): LuaValue {
  const text = checkString(args, 0);
  let count = checkCount(args, 1);
  let position = relativePosition(optionalCount(args, 2, count >= 0 ? 1 : text.length + 1), text.length) - 1;
  if (position < 0 || position > text.length) throw argumentError(2, "position out of bounds");
  if (count === 0) {
    while (position > 0 && isContinuation(text, position)) position--;
    return integer(position + 1);
  }
  if (isContinuation(text, position)) throw new LibraryError("initial position is a continuation byte");
  if (count < 0) {
    for (; count < 0 && position > 0; count++) {
      do position--;
      while (position > 0 && isContinuation(text, position));
    }
  } else {
    for (count--; count > 0 && position < text.length; count--) {
      do position++;
      while (isContinuation(text, position));
    }
  }
  return count === 0 ? integer(position + 1) : undefined;
}

/** One step of `codes`: the arguments are the string and the position of the last character, from 1, or 0. */
function nextCode(args: Arguments, isLax: boolean): Sentinel {
  const text = checkString(args, 0);
  let position = integerToCount((toIntegerCoerced(args[1]) ?? integer(0)) as LuaInteger);
  if (position < 0) return results();
  while (isContinuation(text, position)) position++;
  if (position >= text.length) return results();
  const code = decode(text, position, isLax);
  if (code < 0 || isContinuation(text, decodeEnd)) throw new LibraryError(INVALID);
  return results(integer(position + 1), integer(code));
}

export function createUtf8Library(): LuaTable {
  const strictIterator = new LuaFunction((...args) => nextCode(args, false), "");
  const laxIterator = new LuaFunction((...args) => nextCode(args, true), "");
  const library = newLibrary([
    ["char", char],
    ["codepoint", codepoint],
    [
      "codes",
      (...args) => {
        const text = checkString(args, 0);
        if (isContinuation(text, 0)) throw argumentError(0, INVALID);
        return results(isTruthy(args[1]) ? laxIterator : strictIterator, text, integer(0));
      },
    ],
    ["len", len],
    ["offset", offset],
  ]);
  setNamed(library, "charpattern", CHARACTER_PATTERN);
  return library;
}
