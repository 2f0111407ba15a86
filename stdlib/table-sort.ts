/**
 * `table.sort` without anything that could run Lua (manual §6.6): lists of numbers and lists of strings in their natural order. Called by
 * table.ts; every other list goes to `table.sort` in lua/table.lua. Long lists are sorted in runs, which are merged: so a sort can pause at the
 * end of a slice. Meanwhile the table is as it was.
 *
 * What must stay true: the order is that of Lua's `<`; a list with a NaN, which has no order, is not sorted here, so that it ends up, or
 * fails, as it does in PUC.
 */
import { ELEMENT_SIZE, requireRoom } from "../vm/allocation.ts";
import { LuaFunction } from "../vm/function.ts";
import {
  decode,
  encode,
  FLOAT_SHIFT,
  integer,
  integerToCount,
  isFloat,
  isNumber,
  isUnsignedNaN,
  type LuaInteger,
  type LuaNumber,
  toExact,
} from "../vm/numbers.ts";
import type { LuaTable } from "../vm/table.ts";
import { pause, results, type Sentinel, tailCall } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, typeError } from "./args.ts";
import type { LibraryServices } from "./services.ts";
import { charge } from "./work.ts";

/** PUC's limit (`INT_MAX`). */
const MAX_SIZE = 2 ** 31 - 1;

/** Checks the arguments of `sort` for a list of `size` elements; true if there is something to sort. */
export function checkSort(size: LuaInteger, args: Arguments): boolean {
  const count = integerToCount(size);
  if (count <= 1) return false;
  if (count >= MAX_SIZE) throw argumentError(0, "array too big");
  if (args[1] !== undefined && !(args[1] instanceof LuaFunction)) throw typeError(args, 1, "function");
  return true;
}

/** Sorts a table without metamethods. */
export function sort(services: LibraryServices, table: LuaTable, args: Arguments): LuaValue | Sentinel {
  const size = table.length();
  if (!checkSort(integer(size), args)) return results();
  const { array } = table;
  charge(services, size);
  const elements = args[1] === undefined ? elementsOf(array) : Elements.OTHERS;
  if (elements === Elements.OTHERS) return tailCall(services.selfHosted.get("table.sort"), [table, args[1], integer(size)]);
  return sortElements(services, table, elements);
}

/** What a list holds, as far as it matters for sorting. */
enum Elements {
  STRINGS,
  /** Numbers that are their own values: integers and floats, but no shifted ones. */
  PLAIN_NUMBERS,
  /** Floats in plain JavaScript numbers. */
  FLOATS,
  NUMBERS,
  OTHERS,
}

function elementsOf(array: readonly LuaValue[]): Elements {
  if (typeof array[1] === "string") {
    for (let index = 2; index < array.length; index++) if (typeof array[index] !== "string") return Elements.OTHERS;
    return Elements.STRINGS;
  }
  let plain = true;
  let floats = true;
  for (let index = 1; index < array.length; index++) {
    const value = array[index];
    if (typeof value === "number") {
      const number = value as unknown as number;
      if (Number.isNaN(number) || isUnsignedNaN(number)) return Elements.OTHERS;
      if (!(number < FLOAT_SHIFT && number > -FLOAT_SHIFT)) plain = false;
      else if (floats && !isFloat(value)) floats = false;
    } else if (isNumber(value)) {
      plain = false;
      floats = false;
    } else return Elements.OTHERS;
  }
  return plain ? Elements.PLAIN_NUMBERS : floats ? Elements.FLOATS : Elements.NUMBERS;
}

/* ---- Sorting ---- */

/** So many elements are sorted by the engine at once, longer lists by merging; and between two charges. */
const RUN = 4096;
/** They are fewer where their comparisons would take more than this: nothing can end the program meanwhile. */
const RUN_WORK = 1 << 20;
/** Bytes of strings that are compared in a step. */
const STEP_BYTES = 16;

/** A number of a list of all kinds: the value itself, and one that JavaScript compares exactly. */
interface ExactNumber {
  readonly value: LuaValue;
  readonly exact: number | bigint;
}

type List<T> = { [index: number]: T; readonly length: number; slice(start: number, end: number): List<T> };

/** The values of a list, on which the work is done, and what to do with them. */
class Sorting<T> {
  /** Elements of a run that the engine sorts. */
  private readonly runLength: number;
  /** Elements of a run, or of two that were merged. */
  private width: number;
  /** Where the next run, or pair of runs, begins. */
  private start = 0;
  private isMerging = false;

  constructor(
    private readonly services: LibraryServices,
    private values: List<T>,
    /** As long, for merging. */
    private spare: List<T>,
    /** What a comparison takes. */
    private readonly stepWork: number,
    private readonly sortRun: (values: List<T>, start: number, end: number) => void,
    private readonly isBelow: (x: T, y: T) => boolean,
  ) {
    this.runLength = Math.max(1, Math.min(RUN, Math.floor(RUN_WORK / stepWork)));
    this.width = this.runLength;
  }

  /** Goes on until the list is sorted, or a pause is due; true if it is sorted. */
  run(): boolean {
    const { services, runLength } = this;
    const { length } = this.values;
    const run = Math.min(runLength, length);
    while (!this.isMerging) {
      const end = Math.min(this.start + runLength, length);
      services.charge(Math.ceil((end - this.start) * stepsOf(run) * this.stepWork));
      this.sortRun(this.values, this.start, end);
      this.start = end < length ? end : 0;
      this.isMerging = end === length;
      if (!this.isMerging && services.isPauseDue()) return false;
    }
    while (this.width < length) {
      const end = Math.min(this.start + 2 * this.width, length);
      this.merge(this.start, Math.min(this.start + this.width, length), end);
      this.start = end;
      if (end === length) {
        [this.values, this.spare] = [this.spare, this.values];
        this.width *= 2;
        this.start = 0;
      }
      if (services.isPauseDue()) return false;
    }
    return true;
  }

  get sorted(): List<T> {
    return this.values;
  }

  /** Merges two runs into the spare list. */
  private merge(start: number, middle: number, end: number): void {
    const { services, values, spare, isBelow, runLength } = this;
    let left = start;
    let right = middle;
    for (let place = start; place < end; place++) {
      if ((place - start) % runLength === 0) services.charge(Math.ceil(Math.min(runLength, end - place) * this.stepWork));
      const takesRight = right < end && (left >= middle || isBelow(values[right] as T, values[left] as T));
      spare[place] = values[takesRight ? right++ : left++] as T;
    }
  }
}

/** Steps that sorting takes for each of so many elements: the binary logarithm. */
function stepsOf(count: number): number {
  return 32 - Math.clz32(count - 1);
}

function sortNumbers(values: List<number>, start: number, end: number): void {
  (values as Float64Array).subarray(start, end).sort();
}

/** Sorts a stretch of an array of anything. */
function sorterOf<T>(compare: ((x: T, y: T) => number) | undefined) {
  return (values: List<T>, start: number, end: number): void => {
    const run = (values.slice(start, end) as T[]).sort(compare);
    for (let index = 0; index < run.length; index++) values[start + index] = run[index] as T;
  };
}

const isLess = (x: number, y: number): boolean => x < y;
const isTextBelow = (x: string, y: string): boolean => x < y;
const isExactBelow = (x: ExactNumber, y: ExactNumber): boolean => x.exact < y.exact;
const compareExact = (x: ExactNumber, y: ExactNumber): number => (x.exact < y.exact ? -1 : x.exact > y.exact ? 1 : 0);

/** So few elements are sorted where they stand: what the engine needs to begin takes longer. */
const FEW = 50;

/** Sorts an array of plain numbers. */
function sortFewNumbers(array: LuaValue[]): void {
  for (let end = 2; end < array.length; end++) {
    const value = array[end] as unknown as number;
    let place = end;
    for (; place > 1 && value < (array[place - 1] as unknown as number); place--) array[place] = array[place - 1];
    array[place] = value as unknown as LuaValue;
  }
}

/** Sorts an array of floats, -0.0 before 0.0. */
function sortFewFloats(array: LuaValue[]): void {
  for (let end = 2; end < array.length; end++) {
    const value = array[end] as LuaNumber;
    const float = decode(value);
    let place = end;
    for (; place > 1; place--) {
      const before = array[place - 1] as LuaNumber;
      const floatBefore = decode(before);
      if (float > floatBefore || (float === floatBefore && value >= before)) break;
      array[place] = before;
    }
    array[place] = value;
  }
}

/** Sorts a table of so many elements of a kind. */
function sortElements(services: LibraryServices, table: LuaTable, elements: Exclude<Elements, Elements.OTHERS>): Sentinel {
  const size = table.length();
  requireRoom(2 * ELEMENT_SIZE * size);
  if (size <= FEW && (elements === Elements.PLAIN_NUMBERS || elements === Elements.FLOATS)) {
    services.charge(size * stepsOf(size));
    if (elements === Elements.FLOATS) sortFewFloats(table.array);
    else sortFewNumbers(table.array);
    return results();
  }
  const array = table.array.slice(1);
  switch (elements) {
    case Elements.STRINGS: {
      const strings = array as string[];
      let bytes = 0;
      for (const text of strings) bytes += text.length;
      const stepWork = 1 + Math.floor(bytes / strings.length / STEP_BYTES);
      const sorting = new Sorting(services, strings, [...strings], stepWork, sorterOf<string>(undefined), isTextBelow);
      return goOn(services, table, sorting, (text) => text);
    }
    case Elements.PLAIN_NUMBERS: {
      const numbers = Float64Array.from(array as unknown[] as number[]);
      const sorting = new Sorting<number>(services, numbers, numbers.slice(), 1, sortNumbers, isLess);
      return goOn(services, table, sorting, (number) => number as unknown as LuaNumber);
    }
    case Elements.FLOATS: {
      const numbers = Float64Array.from(array, (value) => decode(value as LuaNumber));
      const sorting = new Sorting<number>(services, numbers, numbers.slice(), 1, sortNumbers, isLess);
      return goOn(services, table, sorting, encode);
    }
    case Elements.NUMBERS: {
      const numbers = array.map((value): ExactNumber => ({ value, exact: toExact(value as LuaNumber) }));
      const sorting = new Sorting<ExactNumber>(services, numbers, [...numbers], 2, sorterOf(compareExact), isExactBelow);
      return goOn(services, table, sorting, ({ value }) => value);
    }
  }
}

/** Goes on to the end, with pauses, and puts the elements back. */
function goOn<T>(services: LibraryServices, table: LuaTable, sorting: Sorting<T>, toValue: (element: T) => LuaValue): Sentinel {
  if (!sorting.run()) return pause(() => goOn(services, table, sorting, toValue), [table]);
  const { sorted } = sorting;
  const { array } = table;
  // A finalizer may have changed the table in a pause.
  if (array.length === sorted.length + 1)
    for (let index = 0; index < sorted.length; index++) array[index + 1] = toValue(sorted[index] as T);
  else for (let index = 0; index < sorted.length; index++) table.setInteger(index + 1, toValue(sorted[index] as T));
  return results();
}
