/**
 * Deep copies of JavaScript structures as Lua tables (`lua.createTable`): arrays, Maps and plain objects. Cycles and
 * objects met twice stay what they are. No recursion on the host's stack, however deep the structure.
 *
 * What must stay true: nothing of a structure that cannot be converted stays behind in the state.
 */
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { LuaConversionError } from "./errors.ts";
import { kindOf } from "./kinds.ts";
import { childPath } from "./path.ts";

/** Longest array whose holes are looked at one by one. */
const MAX_DENSE = 1 << 20;

interface Task {
  readonly source: object;
  readonly table: LuaTable;
  readonly path: string;
}

/** Throws LuaConversionError or LuaForeignValueError with the path of the value that Lua cannot hold. */
export function tableOf(door: Door, source: object, operation: string): LuaTable {
  if (!isStructure(source)) throw new LuaConversionError("a table is made of an array, a Map or a plain object");
  const made = new Map<object, LuaTable>();
  const tasks: Task[] = [];
  const tableFor = (object: object, path: string): LuaTable => {
    let table = made.get(object);
    if (table === undefined) {
      table = new LuaTable();
      made.set(object, table);
      tasks.push({ source: object, table, path });
    }
    return table;
  };
  const convert = (value: unknown, path: string): LuaValue =>
    isStructure(value) ? tableFor(value, path) : door.toLua(value, operation, path);

  const root = tableFor(source, "");
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { source: structure, table, path } = task;
    for (const [key, value, place] of entriesOf(structure, path)) {
      const luaKey = convert(key, place);
      if (luaKey === undefined || Number.isNaN(luaKey)) throw new LuaConversionError("nil and NaN are no keys", place);
      table.set(luaKey, convert(value, place));
    }
  }
  return root;
}

type Entry = readonly [key: unknown, value: unknown, path: string];

/** What the table of a structure holds. */
function entriesOf(source: object, path: string): Entry[] {
  let place = path;
  try {
    if (Array.isArray(source)) {
      return elementsOf(source).map((position): Entry => {
        place = childPath(path, position);
        return [position + 1, source[position], place];
      });
    }
    if (source instanceof Map) return [...source].map(([key, value]): Entry => [key, value, childPath(path, key)]);
    const symbol = Object.getOwnPropertySymbols(source).find((key) => Object.getOwnPropertyDescriptor(source, key)?.enumerable);
    if (symbol !== undefined) throw new LuaConversionError(`${symbol.toString()} is no key in Lua`, path);
    return Object.keys(source).map((key): Entry => {
      place = childPath(path, key);
      return [key, (source as Record<string, unknown>)[key], place];
    });
  } catch (error) {
    throw unreadable(error, place);
  }
}

/** Positions of an array's elements. Holes and undefined are nil; the elements behind them keep their places. */
function elementsOf(array: readonly unknown[]): number[] {
  const { length } = array;
  if (length <= MAX_DENSE) return Array.from({ length }, (_, position) => position);
  return Object.keys(array)
    .map(Number)
    .filter((position) => Number.isInteger(position) && position >= 0 && position < length);
}

function unreadable(error: unknown, path: string): LuaConversionError {
  if (error instanceof LuaConversionError) return error;
  const failure = new LuaConversionError("a property cannot be read", path);
  failure.cause = error;
  return failure;
}

/** What is copied rather than converted: arrays, Maps, and objects without a class. */
function isStructure(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const kind = kindOf(value);
  return kind === "array" || kind === "map" || kind === "plain";
}
