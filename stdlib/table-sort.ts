/**
 * `table.sort` without anything that could run Lua (manual §6.6): lists of numbers and lists of strings in their natural order. Called by
 * table.ts; every other list goes to `table.sort` in lua/table.lua.
 *
 * What must stay true: the order is that of Lua's `<`; a list with a NaN, which has no order, is not sorted here, so that it ends up, or
 * fails, as it does in PUC.
 */
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
import { results, type Sentinel, tailCall } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, typeError } from "./args.ts";
import type { LibraryServices } from "./services.ts";

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
  const elements = args[1] === undefined ? elementsOf(array) : Elements.OTHERS;
  if (elements === Elements.OTHERS) return tailCall(services.selfHosted.get("table.sort"), [table, args[1], integer(size)]);
  services.charge(size * (32 - Math.clz32(size - 1)));
  sortInPlace(array, elements);
  return results();
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

/** Sorts a list from index 1 on. */
function sortInPlace(array: LuaValue[], elements: Exclude<Elements, Elements.OTHERS>): void {
  switch (elements) {
    case Elements.STRINGS: {
      const strings = array.slice(1) as string[];
      strings.sort();
      for (let index = 0; index < strings.length; index++) array[index + 1] = strings[index];
      return;
    }
    case Elements.PLAIN_NUMBERS: {
      const numbers = Float64Array.from(array.slice(1) as unknown[] as number[]).sort();
      for (let index = 0; index < numbers.length; index++) array[index + 1] = numbers[index] as unknown as LuaNumber;
      return;
    }
    case Elements.FLOATS: {
      const numbers = new Float64Array(array.length - 1);
      for (let index = 0; index < numbers.length; index++) numbers[index] = decode(array[index + 1] as LuaNumber);
      numbers.sort();
      for (let index = 0; index < numbers.length; index++) array[index + 1] = encode(numbers[index] as number);
      return;
    }
    case Elements.NUMBERS: {
      const numbers = array.slice(1).map((value) => ({ value, exact: toExact(value as LuaNumber) }));
      numbers.sort((x, y) => (x.exact < y.exact ? -1 : x.exact > y.exact ? 1 : 0));
      for (let index = 0; index < numbers.length; index++) array[index + 1] = numbers[index]?.value;
    }
  }
}
