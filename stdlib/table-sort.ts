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
      if (Number.isNaN(number)) return Elements.OTHERS;
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
    // Steps for each element of a run: the binary logarithm of its length.
    const steps = 32 - Math.clz32(Math.min(runLength, length) - 1);
    while (!this.isMerging) {
      const end = Math.min(this.start + runLength, length);
      services.charge(Math.ceil((end - this.start) * steps * this.stepWork));
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

/** Sorts a table of so many elements of a kind. */
function sortElements(services: LibraryServices, table: LuaTable, elements: Exclude<Elements, Elements.OTHERS>): Sentinel {
  const array = table.array.slice(1);
  requireRoom(2 * ELEMENT_SIZE * array.length);
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
