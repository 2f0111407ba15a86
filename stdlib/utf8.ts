/**
 * The utf8 library (manual §6.5): UTF-8 in byte strings.
 *
 * Strict functions take what Unicode allows, up to U+10FFFF without surrogates; lax ones any code up to 2^31 - 1, in at most six bytes.
 * Neither takes a code in more bytes than it needs.
 *
 * What must stay true: positions count bytes; reading past the end of a string finds no continuation byte, which is what ends the loops.
 */

import { FREE_WORK } from "../vm/budget.ts";
import { toIntegerCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { type FunctionBody, LibraryFunction, type LuaFunction } from "../vm/function.ts";
import { integer, integerToCount, type LuaInteger } from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel } from "../vm/transfer.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, checkCount, checkInteger, checkString, optionalCount } from "./args.ts";
import { leafLibrary, setNamed } from "./define.ts";
import { isShort, stringGiven } from "./given.ts";
import { MAX_RESULTS } from "./limits.ts";
import type { LibraryServices } from "./services.ts";
import { BATCH, charge } from "./work.ts";

const INVALID = "invalid UTF-8 code";
const MAX_UNICODE = 0x10ffff;
const MAX_CODE = 0x7fffffff;

/** Matches one character of a valid string, as a Lua pattern. */
const CHARACTER_PATTERN = "[\0-\x7f\xc2-\xfd][\x80-\xbf]*";

/** The smallest code that needs this many continuation bytes. */
const smallest = [0, 0x80, 0x800, 0x10000, 0x200000, 0x4000000];

/** True if a continuation byte stands at a position, from 0; false past the end. */
function isContinuation(text: string, position: number): boolean {
  return position < text.length && (text.charCodeAt(position) & 0xc0) === 0x80;
}

/** The first position from `start` on, or down to 0, where no continuation byte stands. */
function skipContinuations(services: LibraryServices, text: string, start: number, direction: 1 | -1): number {
  let position = start;
  while (isContinuation(text, position) && (position > 0 || direction > 0)) {
    position += direction;
    if ((position - start) % BATCH === 0) services.charge(BATCH);
  }
  return position;
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
  if (code < 0x10000) return encodeShort(code);
  let count = 3;
  while (count < 5 && code >= (smallest[count + 1] as number)) count++;
  // A first byte has one bit set for each byte of the sequence, then a zero.
  const bytes = [((0xff00 >> (count + 1)) & 0xff) | (code >> (6 * count))];
  for (let shift = 6 * (count - 1); shift >= 0; shift -= 6) bytes.push(0x80 | ((code >> shift) & 0x3f));
  return String.fromCharCode(...bytes);
}

/** The bytes of a code that needs at most three. */
function encodeShort(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  const last = 0x80 | (code & 0x3f);
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), last);
  return String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), last);
}

/** A position argument: negative ones count from the end, 0 stands for one before the start. */
function relativePosition(position: number, length: number): number {
  if (position >= 0) return position;
  return -position > length ? 0 : length + position + 1;
}

// biome-ignore-start lint/complexity/noArguments: in the everyday case only their number is used

function charFunction(services: LibraryServices): FunctionBody {
  return function (code: LuaValue) {
    if (arguments.length === 1 && typeof code === "number") {
      const value = code as unknown as number;
      if (value >= 0 && value < 0x10000 && value === Math.floor(value)) return encodeShort(value);
    }
    const args = new Array<LuaValue>(arguments.length);
    for (let index = 0; index < args.length; index++) args[index] = arguments[index] as LuaValue;
    charge(services, args.length);
    return charOfMany(args);
  };
}

function charOfMany(args: Arguments): string {
  if (args.length === 1) return encodeCode(codeGiven(args, 0));
  // Joined, not added one by one: the engine would keep the pieces, which take far more than their bytes.
  return args.map((_, index) => encodeCode(codeGiven(args, index))).join("");
}

function codeGiven(args: Arguments, index: number): number {
  const code = integerToCount(checkInteger(args, index));
  if (code < 0 || code > MAX_CODE) throw argumentError(index, "value out of range");
  return code;
}

/** One step of `codes`: from the position of the last character, from 1, or 0, to the next one. */
function iterator(services: LibraryServices, isLax: boolean): LuaFunction {
  return new LibraryFunction(function (s: LuaValue, i: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    let position = isShort(i) ? (i as unknown as number) : integerToCount((toIntegerCoerced(i) ?? integer(0)) as LuaInteger);
    if (position < 0) return results();
    position = skipContinuations(services, text, position, 1);
    if (position >= text.length) return results();
    const code = decode(text, position, isLax);
    if (code < 0 || isContinuation(text, decodeEnd)) throw new LibraryError(INVALID);
    return resultsOf([integer(position + 1), integer(code)]);
  }, "").beLeaf();
}

// biome-ignore-end lint/complexity/noArguments: as above

function len(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const text = checkString(args, 0);
  let position = relativePosition(optionalCount(args, 1, 1), text.length) - 1;
  const last = relativePosition(optionalCount(args, 2, -1), text.length) - 1;
  if (position < 0 || position > text.length) throw argumentError(1, "initial position out of bounds");
  if (last >= text.length) throw argumentError(2, "final position out of bounds");
  const isLax = isTruthy(args[3]);
  let count = 0;
  // From where on there is more to charge.
  let charged = last - position < FREE_WORK ? text.length : position;
  for (; position <= last; position = decodeEnd) {
    if (position >= charged) {
      services.charge(Math.min(BATCH, last + 1 - position));
      charged = position + BATCH;
    }
    if (decode(text, position, isLax) < 0) return resultsOf([undefined, integer(position + 1)]);
    count++;
  }
  return integer(count);
}

function codepoint(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const text = checkString(args, 0);
  const first = relativePosition(optionalCount(args, 1, 1), text.length);
  const last = args[2] === undefined ? first : relativePosition(checkCount(args, 2), text.length);
  if (first < 1) throw argumentError(1, "out of bounds");
  if (last > text.length) throw argumentError(2, "out of bounds");
  if (last - first >= MAX_RESULTS) throw new LibraryError("stack overflow (string slice too long)");
  charge(services, last - first);
  const isLax = isTruthy(args[3]);
  if (first === last) {
    const code = decode(text, first - 1, isLax);
    if (code < 0) throw new LibraryError(INVALID);
    return integer(code);
  }
  return codesBetween(text, first - 1, last, isLax);
}

function codesBetween(text: string, start: number, end: number, isLax: boolean): LuaValue | Sentinel {
  const codes: LuaValue[] = [];
  for (let position = start; position < end; position = decodeEnd) {
    const code = decode(text, position, isLax);
    if (code < 0) throw new LibraryError(INVALID);
    codes.push(integer(code));
  }
  return codes.length === 1 ? codes[0] : resultsOf(codes);
}

function offset(services: LibraryServices, args: Arguments): LuaValue {
  const text = checkString(args, 0);
  let count = checkCount(args, 1);
  let position = relativePosition(optionalCount(args, 2, count >= 0 ? 1 : text.length + 1), text.length) - 1;
  if (position < 0 || position > text.length) throw argumentError(2, "position out of bounds");
  charge(services, Math.min(Math.abs(count), text.length, BATCH));
  if (count === 0) return integer(skipContinuations(services, text, position, -1) + 1);
  if (isContinuation(text, position)) throw new LibraryError("initial position is a continuation byte");
  if (count < 0) {
    for (; count < 0 && position > 0; count++) {
      if (count % BATCH === 0) services.charge(BATCH);
      position = skipContinuations(services, text, position - 1, -1);
    }
  } else {
    for (count--; count > 0 && position < text.length; count--) {
      if (count % BATCH === 0) services.charge(BATCH);
      position = skipContinuations(services, text, position + 1, 1);
    }
  }
  return count === 0 ? integer(position + 1) : undefined;
}

export function createUtf8Library(services: LibraryServices): LuaTable {
  const strictIterator = iterator(services, false);
  const laxIterator = iterator(services, true);
  const library = leafLibrary([
    ["char", charFunction(services)],
    ["codepoint", (...args) => codepoint(services, args)],
    [
      "codes",
      (...args) => {
        const text = checkString(args, 0);
        if (isContinuation(text, 0)) throw argumentError(0, INVALID);
        return results(isTruthy(args[1]) ? laxIterator : strictIterator, text, integer(0));
      },
    ],
    ["len", (...args) => len(services, args)],
    ["offset", (...args) => offset(services, args)],
  ]);
  setNamed(library, "charpattern", CHARACTER_PATTERN);
  return library;
}
