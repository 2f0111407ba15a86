/**
 * Deep copies of JavaScript structures as Lua tables (`lua.createTable`): arrays, Maps and plain objects. Cycles and
 * objects met twice stay what they are. No recursion on the host's stack, however deep the structure.
 *
 * What must stay true: nothing of a structure that cannot be converted stays behind in the state.
 */
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { encodeText } from "./encoding.ts";
import { LuaConversionError } from "./errors.ts";
import { childPath } from "./path.ts";

interface Task {
  readonly source: object;
  readonly table: LuaTable;
  readonly path: string;
}

/** Throws LuaConversionError with the path of the value that Lua cannot hold. */
export function tableOf(door: Door, source: object, operation: string): LuaTable {
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
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) fill(task, convert);
  return root;
}

function fill({ source, table, path }: Task, convert: (value: unknown, path: string) => LuaValue): void {
  if (Array.isArray(source)) {
    // Holes and undefined are nil; the elements behind them keep their places.
    for (let position = 0; position < source.length; position++) {
      const place = childPath(path, position);
      const value = read(source, position, place);
      if (value !== undefined) table.setInteger(position + 1, convert(value, place));
    }
    return;
  }
  if (source instanceof Map) {
    for (const [key, value] of source) {
      const place = childPath(path, key);
      const luaKey = convert(key, `${place} (key)`);
      if (luaKey === undefined || Number.isNaN(key)) throw new LuaConversionError("nil and NaN are no keys", place);
      table.set(luaKey, convert(value, place));
    }
    return;
  }
  for (const key of ownKeys(source, path)) {
    const place = childPath(path, key);
    const value = convert(read(source, key, place), place);
    if (value !== undefined) table.set(encodeText(key), value);
  }
}

function ownKeys(source: object, path: string): string[] {
  try {
    const symbol = Object.getOwnPropertySymbols(source).find((key) => Object.getOwnPropertyDescriptor(source, key)?.enumerable);
    if (symbol !== undefined) throw new LuaConversionError(`${symbol.toString()} is no key in Lua`, path);
    return Object.keys(source);
  } catch (error) {
    throw unreadable(error, path);
  }
}

function read(source: object, key: string | number, path: string): unknown {
  try {
    return (source as Record<string | number, unknown>)[key];
  } catch (error) {
    throw unreadable(error, path);
  }
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
  try {
    if (Array.isArray(value) || value instanceof Map) return true;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  } catch {
    return false;
  }
}
