/**
 * Deep copies of Lua values as plain JavaScript values (`lua.toJS`, `table.toJS`), in the spirit of mlua's serde options.
 */
import { LuaFunction } from "../../vm/function.ts";
import { isInteger, isNumber } from "../../vm/numbers.ts";
import { LuaTable, lastValue } from "../../vm/table.ts";
import { type LuaValue, typeName } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { bytesOf, decodeText } from "./encoding.ts";
import { LuaConversionError } from "./errors.ts";
import { childPath } from "./path.ts";

/** How Lua values become plain JavaScript values. */
export interface ToJSOptions {
  /**
   * What a table becomes. `"auto"` (default): an array if its keys are 1 … n, else an object; an empty table is an object. `"array"`: as auto,
   * but an empty table is an array. `"object"`: always an object. `"map"`: always a Map, which keeps the types of keys.
   */
  readonly tables?: "auto" | "array" | "object" | "map";
  /** Order of an object's keys: as in the table (default), or sorted, so that equal tables give equal texts. */
  readonly keys?: "insertion" | "sorted";
  /** A table inside itself: an error (default), the same JavaScript object again, or left out. */
  readonly cycles?: "error" | "keep" | "omit";
  /** Functions, threads and userdata: an error (default), left out, or as handles. */
  readonly unsupported?: "error" | "omit" | "handle";
  /** Strings as text (default) or bytes. */
  readonly strings?: "text" | "bytes";
  /** Most levels of tables; default 1000. */
  readonly maxDepth?: number;
}

const DEFAULT_DEPTH = 1000;
/** Stands for a value that is left out. */
const OMITTED = Symbol("omitted");

/** Throws LuaConversionError with the path of the value. */
export function toJS(door: Door, value: LuaValue, options: ToJSOptions): unknown {
  const result = new Copier(door, options).copy(value, "", 0);
  return result === OMITTED ? undefined : result;
}

class Copier {
  /** Copies by table; a table in progress is among `open`. */
  private readonly copies = new Map<LuaTable, object>();
  private readonly open = new Set<LuaTable>();

  constructor(
    private readonly door: Door,
    private readonly options: ToJSOptions,
  ) {}

  copy(value: LuaValue, path: string, depth: number): unknown {
    if (typeof value === "string") return this.options.strings === "bytes" ? bytesOf(value) : decodeText(value);
    if (value instanceof LuaTable) return this.copyTable(value, path, depth);
    if (typeof value !== "object" || isNumber(value)) return this.door.toHost(value);
    const isHostFunction = value instanceof LuaFunction;
    switch (this.options.unsupported) {
      case "omit":
        return OMITTED;
      case "handle":
        return this.door.toHost(value);
    }
    throw new LuaConversionError(`a ${isHostFunction ? "function" : typeName(value)} has no plain JavaScript value`, path);
  }

  private copyTable(table: LuaTable, path: string, depth: number): unknown {
    if (this.open.has(table)) {
      if (this.options.cycles === "keep") return this.copies.get(table);
      if (this.options.cycles === "omit") return OMITTED;
      throw new LuaConversionError("the table contains itself", path);
    }
    if (depth >= (this.options.maxDepth ?? DEFAULT_DEPTH)) throw new LuaConversionError("the table is nested too deeply", path);
    const existing = this.copies.get(table);
    if (existing !== undefined && this.options.cycles === "keep") return existing;
    this.open.add(table);
    const copy = this.fill(table, path, depth);
    this.open.delete(table);
    return copy;
  }

  private fill(table: LuaTable, path: string, depth: number): object {
    const tables = this.options.tables ?? "auto";
    const length = table.length();
    const isArray = (tables === "auto" && length > 0) || tables === "array" ? entryCount(table) === length : false;
    if (isArray) {
      const array: unknown[] = [];
      this.copies.set(table, array);
      for (let position = 1; position <= length; position++) {
        const element = this.copy(table.getInteger(position), childPath(path, position), depth + 1);
        array.push(element === OMITTED ? undefined : element);
      }
      return array;
    }
    return tables === "map" ? this.fillMap(table, path, depth) : this.fillObject(table, path, depth);
  }

  private fillMap(table: LuaTable, path: string, depth: number): object {
    const map = new Map<unknown, unknown>();
    this.copies.set(table, map);
    for (const [key, value] of entries(table)) {
      const hostKey = this.copy(key, path, depth + 1);
      const copy = this.copy(value, childPath(path, hostKey), depth + 1);
      if (hostKey !== OMITTED && copy !== OMITTED) map.set(hostKey, copy);
    }
    return map;
  }

  private fillObject(table: LuaTable, path: string, depth: number): object {
    const object: Record<string, unknown> = {};
    this.copies.set(table, object);
    const pairs: [string, LuaValue][] = [];
    for (const [key, value] of entries(table)) {
      const name = this.keyName(key, path);
      if (name !== undefined) pairs.push([name, value]);
    }
    if (this.options.keys === "sorted") pairs.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    for (const [name, value] of pairs) {
      const copy = this.copy(value, childPath(path, name), depth + 1);
      // Defined rather than assigned: `__proto__` is a key like any other.
      if (copy !== OMITTED) Object.defineProperty(object, name, { value: copy, enumerable: true, configurable: true, writable: true });
    }
    return object;
  }

  /** The name of a property for a key; undefined if the key is left out. */
  private keyName(key: LuaValue, path: string): string | undefined {
    if (typeof key === "string") return decodeText(key);
    if (isNumber(key) && isInteger(key)) return String(this.door.toHost(key));
    if (this.options.unsupported === "omit") return undefined;
    throw new LuaConversionError(`a ${typeName(key)} key is no property name (tables: "map" keeps it)`, path);
  }
}

function* entries(table: LuaTable): IterableIterator<[LuaValue, LuaValue]> {
  for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) yield [key, lastValue];
}

function entryCount(table: LuaTable): number {
  let count = 0;
  for (const _ of entries(table)) count++;
  return count;
}
