/**
 * The string library (manual §6.4): what is not patterns (string-search.ts), format (format.ts) and pack (pack.ts).
 *
 * The functions that programs call in inner loops take named parameters and test for the everyday case first; given.ts does the rest.
 *
 * What must stay true: a string has one character for each byte, so nothing here may produce a character above 255.
 */
import { dump } from "../vm/dump.ts";
import { LibraryError } from "../vm/errors.ts";
import { LuaClosure } from "../vm/function.ts";
import { integer, type LuaNumeric } from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel } from "../vm/transfer.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import { argumentError, checkCount, checkFunction, checkInteger, checkString, optionalString } from "./args.ts";
import { type LibraryFunctions, newLibrary } from "./define.ts";
import { formatFunctions, formatNatives } from "./format.ts";
import { countGiven, optionalCountGiven, stringGiven } from "./given.ts";
import { MAX_HOST_LENGTH, MAX_RESULTS } from "./limits.ts";
import { packFunctions } from "./pack.ts";
import type { LibraryServices } from "./services.ts";
import { searchFunctions, searchNatives, startPosition } from "./string-search.ts";

/** The longest result PUC builds (`INT_MAX`); what is longer has its own message. */
const MAX_LENGTH = 2 ** 31 - 1;
/** Characters made at once: the host takes them as arguments, on its stack. */
const CHUNK = 256;

/** An end position, counting from 1, at most the length: negative ones count from the end (§6.4). */
function endPosition(position: number, length: number): number {
  if (position >= 0) return Math.min(position, length);
  return position < -length ? 0 : length + position + 1;
}

/** True for an encoded integer within 32 bits. */
function isShort(value: LuaValue): value is LuaNumeric {
  return typeof value === "number" && ((value as unknown as number) | 0) === (value as unknown as number);
}

// biome-ignore-start lint/complexity/noArguments: only their number is used, and only to report wrong arguments

function len(s: LuaValue): LuaValue {
  return integer((typeof s === "string" ? s : stringGiven(s, 0, arguments.length)).length);
}

function sub(s: LuaValue, i: LuaValue, j: LuaValue): LuaValue {
  const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  const first = isShort(i) ? (i as unknown as number) : countGiven(i, 1, arguments.length);
  const last = j === undefined ? -1 : isShort(j) ? (j as unknown as number) : optionalCountGiven(j, 2, arguments.length, -1);
  const length = text.length;
  const start = first > 0 ? first - 1 : startPosition(first, length);
  const end = last >= 0 ? last : endPosition(last, length);
  // Beyond both ends, `substring` does the right thing; but not with the ends reversed.
  return start < end ? text.substring(start, end) : "";
}

function byte(s: LuaValue, i: LuaValue, j: LuaValue): LuaValue | Sentinel {
  const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  const first = i === undefined ? 1 : isShort(i) ? (i as unknown as number) : countGiven(i, 1, arguments.length);
  if (j === undefined && first > 0) {
    return first <= text.length ? integer(text.charCodeAt(first - 1)) : results();
  }
  const last = optionalCountGiven(j, 2, arguments.length, first);
  const start = startPosition(first, text.length);
  const end = endPosition(last, text.length);
  if (end - start > MAX_RESULTS) throw new LibraryError("stack overflow (string slice too long)");
  if (end - start === 1) return integer(text.charCodeAt(start));
  const values: LuaValue[] = [];
  for (let index = start; index < end; index++) values.push(integer(text.charCodeAt(index)));
  return resultsOf(values);
}

function upper(s: LuaValue): LuaValue {
  const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  return isAscii(text) ? text.toUpperCase() : mapAscii(text, (part) => part.toUpperCase());
}

function lower(s: LuaValue): LuaValue {
  const text = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  return isAscii(text) ? text.toLowerCase() : mapAscii(text, (part) => part.toLowerCase());
}

function char(code: LuaValue): LuaValue {
  if (arguments.length === 1 && isShort(code)) {
    const value = code as unknown as number;
    if (value >= 0 && value <= 255) return String.fromCharCode(value);
  }
  const args: LuaValue[] = [];
  for (let index = 0; index < arguments.length; index++) args.push(arguments[index] as LuaValue);
  return charOfMany(args);
}

// biome-ignore-end lint/complexity/noArguments: as above

function charOfMany(args: LuaValue[]): LuaValue {
  const codes: number[] = [];
  for (let index = 0; index < args.length; index++) {
    const code = Number(checkInteger(args, index));
    if (code < 0 || code > 255) throw argumentError(index, "value out of range");
    codes.push(code);
  }
  return textOfCodes(codes);
}

function textOfCodes(codes: readonly number[]): string {
  if (codes.length <= CHUNK) return String.fromCharCode(...codes);
  let text = "";
  for (let start = 0; start < codes.length; start += CHUNK) text += String.fromCharCode(...codes.slice(start, start + CHUNK));
  return text;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}

/** Applies a change of case to the stretches of ASCII: the host's would change letters above 127 too, which the C locale leaves alone. */
function mapAscii(text: string, change: (part: string) => string): string {
  let result = "";
  let start = 0;
  while (start < text.length) {
    const high = text.charCodeAt(start) > 127;
    let end = start + 1;
    while (end < text.length && text.charCodeAt(end) > 127 === high) end++;
    const part = text.slice(start, end);
    result += high ? part : change(part);
    start = end;
  }
  return result;
}

function rep(...args: LuaValue[]): LuaValue {
  const text = checkString(args, 0);
  const count = checkCount(args, 1);
  const separator = optionalString(args, 2, "");
  if (count <= 0) return "";
  const total = (text.length + separator.length) * count - separator.length;
  if (text.length + separator.length > MAX_LENGTH / count || total > MAX_HOST_LENGTH) throw new LibraryError("resulting string too large");
  if (total === 0) return "";
  return separator === "" ? text.repeat(count) : (text + separator).repeat(count - 1) + text;
}

function reverse(...args: LuaValue[]): LuaValue {
  const text = checkString(args, 0);
  const codes: number[] = [];
  for (let index = text.length - 1; index >= 0; index--) codes.push(text.charCodeAt(index));
  return textOfCodes(codes);
}

/** §6.4 `string.dump`. Functions shown as `[C]` have no code to show. */
function dumpFunction(services: LibraryServices, args: LuaValue[]): LuaValue {
  const callee = checkFunction(args, 0);
  if (!(callee instanceof LuaClosure) || callee.prototype.isLibrary) throw new LibraryError("unable to dump given function");
  const chunk = dump(callee.prototype, { strip: isTruthy(args[1]) });
  services.charge(chunk.length);
  return chunk;
}

export function createStringLibrary(services: LibraryServices): LuaTable {
  return newLibrary([
    ["byte", byte],
    ["char", char],
    ["dump", (...args) => dumpFunction(services, args)],
    ...formatFunctions(services),
    ["len", len],
    ["lower", lower],
    ...packFunctions(),
    ["rep", rep],
    ["reverse", reverse],
    ["sub", sub],
    ["upper", upper],
    ...searchFunctions(services),
  ]);
}

/** What lua/string.lua gets as its argument. */
export function stringNatives(services: LibraryServices): LuaTable {
  const functions: LibraryFunctions = [...searchNatives(services), ...formatNatives(services)];
  return newLibrary(functions);
}
