/**
 * The table library (manual §6.6). Sorting is in table-sort.ts.
 *
 * Tables without the metamethods that matter are handled here; for the others, and for values that are not tables but behave like one,
 * the functions hand over to their namesakes in lua/table.lua, which use the language's own operations. The helpers those need, mostly
 * checks of arguments, are at the end of this file.
 *
 * What must stay true: the results and errors of both ways are the same; positions up to 2^63 work, at whatever speed.
 */
import {
  allocateElement,
  arraySize,
  doOnce,
  ELEMENT_SIZE,
  ENTRY_SIZE,
  HASH_PART_SIZE,
  noteAllocation,
  requireRoom,
} from "../vm/allocation.ts";
import { toIntegerCoerced, toStringCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { fieldKeyOf } from "../vm/field-key.ts";
import { integer, integerFromBigInt, integerToBigInt, type LuaInteger, MAX_INTEGER } from "../vm/numbers.ts";
import { EMPTY, LuaTable, setFirstField } from "../vm/table.ts";
import { results, resultsOf, type Sentinel, tailCall } from "../vm/transfer.ts";
import { type LuaValue, typeName } from "../vm/value.ts";
import { type Arguments, argumentError, checkInteger, checkString, optionalInteger, optionalString, typeError } from "./args.ts";
import { leafLibrary } from "./define.ts";
import { isShort } from "./given.ts";
import { helping } from "./helping.ts";
import { MAX_RESULTS } from "./limits.ts";
import type { LibraryServices } from "./services.ts";
import { checkSort, sort } from "./table-sort.ts";
import { BATCH, charge, chargeList, requireString } from "./work.ts";

const INDEX = fieldKeyOf("__index");
const NEWINDEX = fieldKeyOf("__newindex");
const LENGTH = fieldKeyOf("__len");
const COUNT = fieldKeyOf("n");

/** Elements moved by one uninterruptible step; longer ranges go to Lua code, which can be stopped. */
const MAX_NATIVE_MOVE = 10_000_000;
/** Elements from which on the engine's own way to shift an array is the faster one. */
const LONG_SHIFT = 50;

/* ---- Which tables are handled here ---- */

enum Needs {
  READ = 1,
  WRITE = 2,
  LENGTH = 4,
}

/** True for tables on which the operations named by `needs` run no metamethod. */
function isRaw(value: LuaValue, needs: number): value is LuaTable {
  if (!(value instanceof LuaTable)) return false;
  const metatable = value.metatable;
  if (metatable === undefined) return true;
  if (needs & Needs.READ && metatable.getField(INDEX, "__index") !== undefined) return false;
  if (needs & Needs.WRITE && metatable.getField(NEWINDEX, "__newindex") !== undefined) return false;
  return !(needs & Needs.LENGTH && metatable.getField(LENGTH, "__len") !== undefined);
}

/** Raises unless an argument is a table or has the metamethods to behave like one. */
export function checkTableLike(services: LibraryServices, args: Arguments, index: number, needs: number): void {
  const value = args[index];
  if (value instanceof LuaTable) return;
  const metatable = services.metatableOf(value);
  if (
    metatable === undefined ||
    (needs & Needs.READ && metatable.getField(INDEX, "__index") === undefined) ||
    (needs & Needs.WRITE && metatable.getField(NEWINDEX, "__newindex") === undefined) ||
    (needs & Needs.LENGTH && metatable.getField(LENGTH, "__len") === undefined)
  ) {
    throw typeError(args, index, "table");
  }
}

/* ---- insert and remove ---- */

// biome-ignore-start lint/complexity/noArguments: only their number is used in the everyday case

function insertFunction(services: LibraryServices) {
  return function (table: LuaValue, second: LuaValue): LuaValue | Sentinel {
    if (arguments.length === 2 && table instanceof LuaTable && table.metatable === undefined) {
      table.setInteger(table.length() + 1, second);
      return results();
    }
    const args = new Array<LuaValue>(arguments.length);
    for (let index = 0; index < args.length; index++) args[index] = arguments[index] as LuaValue;
    return insert(services, args);
  };
}

function removeFunction(services: LibraryServices) {
  return function (table: LuaValue, position: LuaValue): LuaValue | Sentinel {
    if (position === undefined && table instanceof LuaTable && table.metatable === undefined) {
      const size = table.length();
      const value = table.getInteger(size);
      table.setInteger(size, undefined);
      return value;
    }
    const args = new Array<LuaValue>(arguments.length);
    for (let index = 0; index < args.length; index++) args[index] = arguments[index] as LuaValue;
    return remove(services, args);
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

/** True for an integer from 1 to a size. */
function isPosition(value: LuaValue, size: number): boolean {
  return isShort(value) && (value as unknown as number) >= 1 && (value as unknown as number) <= size;
}

function insert(services: LibraryServices, args: Arguments): Sentinel {
  const table = args[0];
  const needs = args.length === 2 ? Needs.WRITE | Needs.LENGTH : Needs.READ | Needs.WRITE | Needs.LENGTH;
  if (!isRaw(table, needs)) {
    checkTableLike(services, args, 0, Needs.READ | Needs.WRITE | Needs.LENGTH);
    return tailCall(services.selfHosted.get("table.insert"), [table, integer(args.length), args[1], args[2]]);
  }
  const end = table.length() + 1;
  if (args.length === 2) table.setInteger(end, args[1]);
  else {
    const given = args[1];
    const isEveryday = args.length === 3 && isPosition(given, end);
    const position = isEveryday ? (given as unknown as number) : Number(checkInsert(args.length, args, integer(end)));
    if (position === end) table.setInteger(end, args[2]);
    else {
      charge(services, end - position);
      insertBelowEnd(table, position, end, args[2]);
    }
  }
  return results();
}

function insertBelowEnd(table: LuaTable, position: number, end: number, value: LuaValue): void {
  const hash = table.hash;
  if (end - position > LONG_SHIFT && (hash === undefined || hash.integerKeys === 0)) {
    allocateElement(table.array.length);
    table.array.splice(position, 0, value);
    return;
  }
  // Appending the last element first lets the table find out what may follow it.
  table.setInteger(end, table.getInteger(end - 1));
  const array = table.array;
  for (let index = end - 1; index > position; index--) array[index] = array[index - 1];
  array[position] = value;
}

/** The position to insert at, where `end` is the position after the last element. */
function checkInsert(count: number, args: Arguments, end: LuaInteger): LuaInteger {
  if (count === 2) return end;
  if (count !== 3) throw new LibraryError("wrong number of arguments to 'insert'");
  const position = checkInteger(args, 1);
  // PUC compares as unsigned integers; an `end` beyond the largest integer has wrapped around.
  const limit = BigInt.asUintN(64, integerToBigInt(end));
  if (BigInt.asUintN(64, integerToBigInt(position) - 1n) >= limit) throw argumentError(1, "position out of bounds");
  return position;
}

function remove(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const table = args[0];
  if (!isRaw(table, Needs.READ | Needs.WRITE | Needs.LENGTH)) {
    checkTableLike(services, args, 0, Needs.READ | Needs.WRITE | Needs.LENGTH);
    return tailCall(services.selfHosted.get("table.remove"), [table, args[1]]);
  }
  const size = table.length();
  const given = args[1];
  const position = isPosition(given, size) ? (given as unknown as number) : Number(checkRemove(args, integer(size)));
  const value = table.getInteger(position);
  if (position < size) {
    charge(services, size - position);
    const array = table.array;
    if (size - position > LONG_SHIFT) {
      array.splice(position, 1);
      if (size > table.trimmed) table.trimmed = size;
    } else {
      for (let index = position; index < size; index++) array[index] = array[index + 1];
      table.setInteger(size, undefined);
    }
  } else table.setInteger(position, undefined);
  return value;
}

/** The position to remove at. */
function checkRemove(args: Arguments, size: LuaInteger): LuaInteger {
  const position = optionalInteger(args, 1, size);
  if (position !== size) {
    const offset = BigInt.asUintN(64, integerToBigInt(position) - 1n);
    if (offset > BigInt.asUintN(64, integerToBigInt(size))) throw argumentError(1, "position out of bounds");
  }
  return position;
}

/* ---- concat ---- */

function concat(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const table = args[0];
  if (!isRaw(table, Needs.READ | Needs.LENGTH)) {
    checkTableLike(services, args, 0, Needs.READ | Needs.LENGTH);
    return tailCall(services.selfHosted.get("table.concat"), [table, args[1], args[2], args[3]]);
  }
  const separator = optionalString(args, 1, "");
  const first = optionalInteger(args, 2, integer(1));
  const last = optionalInteger(args, 3, integer(table.length()));
  if (typeof first !== "number" || typeof last !== "number") return concatFarAway(services, table, separator, first, last);
  const end = last as unknown as number;
  let result = "";
  let uncharged = 0;
  for (let index = first as unknown as number; index <= end; index++) {
    const value = table.getInteger(index);
    const text = typeof value === "string" ? value : concatItem(value, integer(index));
    uncharged += text.length + separator.length + 1;
    if (uncharged > BATCH) {
      services.charge(uncharged);
      requireString(result.length + text.length + separator.length);
      uncharged = 0;
    }
    result += text;
    if (separator !== "" && index < end) result += separator;
  }
  charge(services, uncharged);
  return result;
}

/** The same where positions are beyond 2^53. */
function concatFarAway(services: LibraryServices, table: LuaTable, separator: string, first: LuaInteger, last: LuaInteger): string {
  let result = "";
  for (let index = integerToBigInt(first); index <= integerToBigInt(last); index++) {
    const key = integerFromBigInt(index);
    const text = concatItem(table.get(key), key);
    services.charge(text.length + separator.length + 1);
    requireString(result.length + text.length + separator.length);
    result += key === last ? text : text + separator;
  }
  return result;
}

function concatItem(value: LuaValue, index: LuaInteger): string {
  const text = toStringCoerced(value);
  if (text !== undefined) return text;
  throw new LibraryError(`invalid value (${typeName(value)}) at index ${index} in table for 'concat'`);
}

/* ---- pack and unpack ---- */

function pack(services: LibraryServices, args: Arguments): LuaValue {
  chargeList(services, args.length);
  noteAllocation(arraySize(args.length));
  const table = new LuaTable();
  let last = args.length;
  while (last > 0 && args[last - 1] === undefined) last--;
  if (last > 0) {
    table.array = last <= 3 ? shortArray(args, last) : EMPTY.concat(last === args.length ? args : args.slice(0, last));
  }
  setFirstField(table, COUNT, integer(args.length));
  return table;
}

/** The array part of a table of one to three elements. */
function shortArray(args: Arguments, length: number): LuaValue[] {
  if (length === 1) return [undefined, args[0]];
  return length === 2 ? [undefined, args[0], args[1]] : [undefined, args[0], args[1], args[2]];
}

function unpack(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const table = args[0];
  const first = optionalInteger(args, 1, integer(1));
  const end = args[2] === undefined ? undefined : checkInteger(args, 2);
  if (!isRaw(table, end === undefined ? Needs.READ | Needs.LENGTH : Needs.READ)) {
    return tailCall(services.selfHosted.get("table.unpack"), [table, first, end]);
  }
  const last = end ?? integer(table.length());
  const count = checkUnpack(first, last);
  if (count === 0) return results();
  chargeList(services, count);
  const values: LuaValue[] = [];
  if (typeof first === "number" && typeof last === "number") {
    const start = first as unknown as number;
    for (let offset = 0; offset < count; offset++) values.push(table.getInteger(start + offset));
  } else {
    const start = integerToBigInt(first);
    for (let offset = 0; offset < count; offset++) values.push(table.get(integerFromBigInt(start + BigInt(offset))));
  }
  return resultsOf(values);
}

/** How many results the range has. */
function checkUnpack(first: LuaInteger, last: LuaInteger): number {
  if (first > last) return 0;
  const count =
    typeof first === "number" && typeof last === "number"
      ? (last as unknown as number) - (first as unknown as number) + 1
      : Number(integerToBigInt(last) - integerToBigInt(first) + 1n);
  if (count >= MAX_RESULTS) throw new LibraryError("too many results to unpack");
  return count;
}

/* ---- move ---- */

function move(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const first = checkInteger(args, 1);
  const last = checkInteger(args, 2);
  const target = checkInteger(args, 3);
  const toIndex = args[4] === undefined ? 0 : 4;
  checkTableLike(services, args, 0, Needs.READ);
  checkTableLike(services, args, toIndex, Needs.WRITE);
  const from = args[0];
  const to = args[toIndex];
  if (first > last) return to;
  const count = integerToBigInt(last) - integerToBigInt(first) + 1n;
  if (count > MAX_INTEGER) throw argumentError(2, "too many elements to move");
  if (integerToBigInt(target) > MAX_INTEGER - count + 1n) throw argumentError(3, "destination wrap around");
  if (
    count > MAX_NATIVE_MOVE ||
    typeof first !== "number" ||
    typeof last !== "number" ||
    typeof target !== "number" ||
    !isRaw(from, Needs.READ) ||
    !isRaw(to, Needs.WRITE)
  ) {
    return tailCall(services.selfHosted.get("table.move"), [from, first, last, target, to, args[4]]);
  }
  const start = first as unknown as number;
  const end = last as unknown as number;
  const shift = (target as unknown as number) - start;
  if (from === to && shift > 0 && start + shift <= end) {
    // Overlapping, upwards: keep what would be overwritten, and still fill the destination upwards.
    requireRoom(ELEMENT_SIZE * Number(count));
    const values: LuaValue[] = [];
    for (let index = start; index <= end; index++) {
      chargeBatch(services, index - start, Number(count));
      values.push(from.getInteger(index));
    }
    doOnce(sizeOfRange(services, to, start + shift, end + shift), () => {
      for (let index = start; index <= end; index++) {
        chargeBatch(services, index - start, Number(count));
        to.setInteger(index + shift, values[index - start]);
      }
    });
  } else {
    const moveUpwards = (): void => {
      for (let index = start; index <= end; index++) {
        chargeBatch(services, index - start, Number(count));
        to.setInteger(index + shift, from.getInteger(index));
      }
    };
    if (from === to) doOnce(sizeOfRange(services, to, start + shift, end + shift), moveUpwards);
    else moveUpwards();
  }
  return to;
}

/** Charges for the next so many elements of `count`, when `done` of them are done. */
function chargeBatch(services: LibraryServices, done: number, count: number): void {
  if (done % BATCH === 0) charge(services, Math.min(BATCH, count - done));
}

/** The most that the keys of a range take which a table does not have yet. */
function sizeOfRange(services: LibraryServices, table: LuaTable, first: number, last: number): number {
  let missing = 0;
  for (let index = first; index <= last; index++) {
    chargeBatch(services, index - first, last + 1 - first);
    if (table.getInteger(index) === undefined) missing++;
  }
  const length = table.array.length - 1;
  return HASH_PART_SIZE + ENTRY_SIZE * missing + arraySize(length + missing) - arraySize(length);
}

/* ---- The library ---- */

export function createTableLibrary(services: LibraryServices): LuaTable {
  return leafLibrary(
    [
      ["concat", (...args) => concat(services, args)],
      ["insert", insertFunction(services)],
      ["move", (...args) => move(services, args)],
      ["pack", (...args) => pack(services, args)],
      ["remove", removeFunction(services)],
      [
        "sort",
        (...args) => {
          if (isRaw(args[0], Needs.READ | Needs.WRITE | Needs.LENGTH)) return sort(services, args[0], args);
          checkTableLike(services, args, 0, Needs.READ | Needs.WRITE | Needs.LENGTH);
          return tailCall(services.selfHosted.get("table.sort"), [args[0], args[1], undefined]);
        },
      ],
      ["unpack", (...args) => unpack(services, args)],
    ],
    "table.",
  );
}

/** What lua/table.lua gets as its argument. */
export function tableNatives(services: LibraryServices): LuaTable {
  return leafLibrary([
    [
      // What `#` gave, as an integer.
      "checkLength",
      (value) =>
        helping(services, () => {
          const length = toIntegerCoerced(value);
          if (length === undefined) throw new LibraryError("object length is not an integer");
          return length;
        }),
    ],
    [
      "concatBounds",
      (separator, first, last, length) =>
        helping(services, () => {
          const args = [undefined, separator, first, last];
          return results(optionalString(args, 1, ""), optionalInteger(args, 2, integer(1)), optionalInteger(args, 3, length as LuaInteger));
        }),
    ],
    [
      "concatItem",
      (value, index) =>
        helping(services, () => {
          const text = concatItem(value, index as LuaInteger);
          charge(services, text.length);
          return text;
        }),
    ],
    [
      "insertPosition",
      (count, position, end) => helping(services, () => checkInsert(count as unknown as number, [undefined, position], end as LuaInteger)),
    ],
    ["removePosition", (position, size) => helping(services, () => checkRemove([undefined, position], size as LuaInteger))],
    ["unpackCount", (first, last) => helping(services, () => integer(checkUnpack(first as LuaInteger, last as LuaInteger)))],
    [
      "spread",
      (values, count) => {
        chargeList(services, count as unknown as number);
        return resultsOf(listOf(values as LuaTable, count as unknown as number));
      },
    ],
    ["checkSort", (size, less) => helping(services, () => checkSort(size as LuaInteger, [undefined, less]))],
    [
      "fail",
      (message) =>
        helping(services, () => {
          throw new LibraryError(checkString([message], 0));
        }),
    ],
  ]);
}

function listOf(table: LuaTable, count: number): LuaValue[] {
  const values: LuaValue[] = [];
  for (let index = 1; index <= count; index++) values.push(table.getInteger(index));
  return values;
}
