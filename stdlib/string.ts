/**
 * The string library (manual §6.4): what is not patterns (string-search.ts), format (format.ts) and pack (pack.ts).
 *
 * The functions that programs call in inner loops take named parameters and test for the everyday case first; given.ts does the rest. All
 * charge for the bytes they make or look at (work.ts).
 *
 * What must stay true: a string has one character for each byte, so nothing here may produce a character above 255.
 */

import { FREE_WORK } from "../vm/budget.ts";
import { dump } from "../vm/dump.ts";
import { LibraryError } from "../vm/errors.ts";
import { type FunctionBody, LuaClosure } from "../vm/function.ts";
import { integer } from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { results, resultsOf } from "../vm/transfer.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import { argumentError, checkFunction, checkInteger } from "./args.ts";
import { type LibraryFunctions, leafLibrary } from "./define.ts";
import { formatFunctions, formatNatives } from "./format.ts";
import { countGiven, isShort, optionalCountGiven, stringGiven } from "./given.ts";
import { MAX_RESULTS } from "./limits.ts";
import { packFunctions } from "./pack.ts";
import type { LibraryServices } from "./services.ts";
import { searchFunctions, searchNatives, startPosition } from "./string-search.ts";
import { charge, chargeList, chargeString, requireString } from "./work.ts";

/** The longest result of `rep` (`INT_MAX`): PUC refuses longer ones before it looks for memory. */
const MAX_LENGTH = 2 ** 31 - 1;
/** Characters made at once: the host takes them as arguments, on its stack. */
const CHUNK = 256;

/** An end position, counting from 1, at most the length: negative ones count from the end (§6.4). */
function endPosition(position: number, length: number): number {
  if (position >= 0) return Math.min(position, length);
  return position < -length ? 0 : length + position + 1;
}

// biome-ignore-start lint/complexity/noArguments: only their number is used, and only to report wrong arguments

function len(s: LuaValue): LuaValue {
  return integer((typeof s === "string" ? s : stringGiven(s, 0, arguments.length)).length);
}

function subFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, i: LuaValue, j: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const first = isShort(i) ? (i as unknown as number) : countGiven(i, 1, arguments.length);
    const last = j === undefined ? -1 : isShort(j) ? (j as unknown as number) : optionalCountGiven(j, 2, arguments.length, -1);
    const start = first > 0 ? first - 1 : startPosition(first, text.length);
    const end = endPosition(last, text.length);
    if (start >= end) return "";
    chargeString(services, end - start);
    return text.substring(start, end);
  };
}

function byteFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, i: LuaValue, j: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const first = i === undefined ? 1 : isShort(i) ? (i as unknown as number) : countGiven(i, 1, arguments.length);
    if (j === undefined && first > 0) {
      return first <= text.length ? integer(text.charCodeAt(first - 1)) : results();
    }
    const last = isShort(j) ? (j as unknown as number) : optionalCountGiven(j, 2, arguments.length, first);
    const start = startPosition(first, text.length);
    const end = endPosition(last, text.length);
    if (end - start > MAX_RESULTS) throw new LibraryError("stack overflow (string slice too long)");
    if (end - start === 1) return integer(text.charCodeAt(start));
    chargeList(services, end - start);
    const values: LuaValue[] = [];
    for (let index = start; index < end; index++) values.push(integer(text.charCodeAt(index)));
    return resultsOf(values);
  };
}

function upperFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    return inPieces(services, text, upperPart);
  };
}

function lowerFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    return inPieces(services, text, lowerPart);
  };
}

function reverseFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    if (text.length <= SHORT_TEXT) return reversedShort(text);
    requireString(text.length);
    let result = "";
    for (let end = text.length; end > 0; end -= CHUNK) {
      const start = Math.max(0, end - CHUNK);
      charge(services, end - start);
      result += reversedPart(text, start, end);
    }
    return result;
  };
}

/** True for an encoded integer from 0 to 255. */
function isByte(value: LuaValue): boolean {
  return typeof value === "number" && ((value as unknown as number) & 255) === (value as unknown as number);
}

function charFunction(services: LibraryServices): FunctionBody {
  return function (code: LuaValue, second: LuaValue, third: LuaValue) {
    switch (arguments.length) {
      case 1:
        if (isByte(code)) return String.fromCharCode(code as unknown as number);
        break;
      case 2:
        if (isByte(code) && isByte(second)) return String.fromCharCode(code as unknown as number, second as unknown as number);
        break;
      case 3:
        if (isByte(code) && isByte(second) && isByte(third)) {
          return String.fromCharCode(code as unknown as number, second as unknown as number, third as unknown as number);
        }
    }
    chargeList(services, arguments.length);
    const args: LuaValue[] = [];
    for (let index = 0; index < arguments.length; index++) args.push(arguments[index] as LuaValue);
    return charOfMany(args);
  };
}

/** Longest result of `rep` that is made in one piece. */
const LONGEST_FLAT = 1 << 16;

function repFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, n: LuaValue, sep: LuaValue) {
    const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const count = isShort(n) ? (n as unknown as number) : countGiven(n, 1, arguments.length);
    const separator = sep === undefined ? "" : typeof sep === "string" ? sep : stringGiven(sep, 2, arguments.length);
    if (count <= 0) return "";
    const piece = text.length + separator.length;
    if (piece > MAX_LENGTH / count) throw new LibraryError("resulting string too large");
    if (piece === 0) return "";
    chargeString(services, piece * count - separator.length);
    const repeated = separator === "" ? text.repeat(count) : (text + separator).repeat(count - 1) + text;
    // Reading a character has the engine put its parts together, which take more than a short text.
    if (repeated.length <= LONGEST_FLAT) repeated.charCodeAt(0);
    return repeated;
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

function charOfMany(args: LuaValue[]): LuaValue {
  const codes: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const code = Number(checkInteger(args, index));
    if (code < 0 || code > 255) throw argumentError(index, "value out of range");
    codes.push(code);
  }
  if (codes.length <= CHUNK) return String.fromCharCode(...codes);
  let text = "";
  for (let start = 0; start < codes.length; start += CHUNK) text += String.fromCharCode(...codes.slice(start, start + CHUNK));
  return text;
}

/** Texts up to this length are made in one piece by the engine, also where it adds two. */
const SHORT_TEXT = 12;

/** The characters of a short text backwards. */
function reversedShort(text: string): string {
  let result = "";
  let end = text.length;
  for (; end >= 4; end -= 4) {
    result += String.fromCharCode(text.charCodeAt(end - 1), text.charCodeAt(end - 2), text.charCodeAt(end - 3), text.charCodeAt(end - 4));
  }
  while (end > 0) result += text.charAt(--end);
  return result;
}

/** At most CHUNK characters of a text, backwards. */
function reversedPart(text: string, start: number, end: number): string {
  const codes = new Array<number>(end - start);
  for (let index = 0; index < codes.length; index++) codes[index] = text.charCodeAt(end - 1 - index);
  return String.fromCharCode.apply(null, codes);
}

/** Texts from this length on are looked through faster by a regular expression than by a loop. */
const LONG_TEXT = 8;

function isAscii(text: string): boolean {
  if (text.length >= LONG_TEXT) return !/[\x80-\xff]/.test(text);
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Applies a change of case to the stretches of ASCII: the host's would change letters above 127 too, which the C locale leaves alone. */
function mapAscii(text: string, change: (part: string) => string): string {
  return text.replace(/[^\x80-\xff]+/g, change);
}

function upperPart(text: string): string {
  return isAscii(text) ? text.toUpperCase() : mapAscii(text, (part) => part.toUpperCase());
}

function lowerPart(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapAscii(text, (part) => part.toLowerCase());
}

/** Makes a text of equal length piece by piece, charging for each. */
function inPieces(services: LibraryServices, text: string, change: (piece: string) => string): string {
  requireString(text.length);
  if (text.length <= PIECE) {
    if (text.length > FREE_WORK) services.charge(CASE_WORK * text.length);
    return change(text);
  }
  let result = "";
  for (let start = 0; start < text.length; start += PIECE) {
    const piece = text.slice(start, start + PIECE);
    services.charge(CASE_WORK * piece.length);
    result += change(piece);
  }
  return result;
}

/** Bytes between two charges where a text is worked on piece by piece, and what each takes at worst. */
const PIECE = 4096;
const CASE_WORK = 2;

/** §6.4 `string.dump`. Functions shown as `[C]` have no code to show. */
function dumpFunction(args: LuaValue[]): LuaValue {
  const callee = checkFunction(args, 0);
  if (!(callee instanceof LuaClosure) || callee.prototype.isLibrary) throw new LibraryError("unable to dump given function");
  return dump(callee.prototype, { strip: isTruthy(args[1]) });
}

export function createStringLibrary(services: LibraryServices): LuaTable {
  return leafLibrary(
    [
      ["byte", byteFunction(services)],
      ["char", charFunction(services)],
      ["dump", (...args) => dumpFunction(args)],
      ...formatFunctions(services),
      ["len", len],
      ["lower", lowerFunction(services)],
      ...packFunctions(services),
      ["rep", repFunction(services)],
      ["reverse", reverseFunction(services)],
      ["sub", subFunction(services)],
      ["upper", upperFunction(services)],
      ...searchFunctions(services),
    ],
    "string.",
  );
}

/** What lua/string.lua gets as its argument. */
export function stringNatives(services: LibraryServices): LuaTable {
  const functions: LibraryFunctions = [...searchNatives(services), ...formatNatives(services)];
  return leafLibrary(functions);
}
