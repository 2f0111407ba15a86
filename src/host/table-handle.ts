/**
 * Handles of Lua tables. Reading and writing go to the table itself and respect metamethods, but for what is called raw.
 */
import { LibraryFunction } from "../../vm/function.ts";
import { index, length, setIndex } from "../../vm/operations.ts";
import { hasNewKey, lastValue, LuaTable as MachineTable } from "../../vm/table.ts";
import { results, SENTINEL } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { LuaConversionError, LuaIterationError } from "./errors.ts";
import { Handle } from "./handle.ts";
import { type ToJSOptions, toJS } from "./to-js.ts";

/** A Lua table. Nothing is copied: what is assigned here is seen by Lua, and the other way round. Iterating gives keys and values. */
export class LuaTable extends Handle<MachineTable> {
  /** The value at a key, as `t[key]`. Throws LuaError, LuaConversionError, LuaOwnershipError. */
  get(key: unknown): unknown {
    const { core } = this;
    const { door } = core;
    const table = core.open("get");
    const luaKey = door.toLua(key, "get");
    const value = table.get(luaKey);
    if (value !== undefined || table.metatable === undefined) return door.toHost(value);
    return door.toHost(door.enter(getter(door), [table, luaKey])[0]);
  }

  /** Assigns, as `t[key] = value`. */
  set(key: unknown, value: unknown): void {
    const { core } = this;
    const { door } = core;
    const table = core.open("set");
    const luaKey = door.toLua(key, "set");
    const luaValue = door.toLua(value, "set");
    if (table.metatable === undefined) writeRaw(table, luaKey, luaValue);
    else door.enter(setter(door), [table, luaKey, luaValue]);
  }

  /** Whether `t[key]` is not nil. */
  has(key: unknown): boolean {
    return this.get(key) !== undefined;
  }

  /** Sets `t[key]` to nil. */
  delete(key: unknown): void {
    this.set(key, undefined);
  }

  /** The value at a key without metamethods. */
  rawGet(key: unknown): unknown {
    const { door } = this.core;
    return door.toHost(this.core.open("rawGet").get(door.toLua(key, "rawGet")));
  }

  /** Assigns without metamethods. */
  rawSet(key: unknown, value: unknown): void {
    const { door } = this.core;
    const table = this.core.open("rawSet");
    writeRaw(table, door.toLua(key, "rawSet"), door.toLua(value, "rawSet"));
  }

  /** `#t`, with `__len`. */
  get length(): number {
    const { door } = this.core;
    const table = this.core.open("length");
    if (table.metatable === undefined) return table.length();
    return door.toHost(door.enter(new LibraryFunction((object) => length(door.state, object), "length"), [table])[0]) as number;
  }

  /** The metatable, or undefined. */
  get metatable(): LuaTable | undefined {
    const { metatable } = this.core.open("metatable");
    return metatable && new LuaTable(this.core.door, metatable);
  }

  /** Sets the metatable, or takes it away (`__metatable` does not protect from the host). Throws LuaConversionError for what is no table. */
  set metatable(metatable: LuaTable | undefined) {
    const { door } = this.core;
    const table = this.core.open("metatable");
    const value = door.toLua(metatable, "metatable");
    if (value !== undefined && !(value instanceof MachineTable)) throw new LuaConversionError("a metatable is a table");
    door.state.heap.setMetatable(table, value);
  }

  /**
   * Keys and values in traversal order, without metamethods. Assigning to keys that are there is allowed meanwhile; a key that is new makes
   * the next step throw LuaIterationError.
   */
  *entries(): IterableIterator<[unknown, unknown]> {
    const { door } = this.core;
    const table = this.core.open("entries");
    let arrangement = table.arrangement();
    for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) {
      const pair: [unknown, unknown] = [door.toHost(key), door.toHost(lastValue)];
      yield pair;
      this.core.open("entries");
      const now = table.arrangement();
      if (hasNewKey(arrangement, now)) throw new LuaIterationError("entries", "the table got a new key during the iteration");
      arrangement = now;
    }
  }

  /** The keys; see `entries`. */
  *keys(): IterableIterator<unknown> {
    for (const [key] of this.entries()) yield key;
  }

  /** The values; see `entries`. */
  *values(): IterableIterator<unknown> {
    for (const [, value] of this.entries()) yield value;
  }

  /** The same as `entries`. */
  [Symbol.iterator](): IterableIterator<[unknown, unknown]> {
    return this.entries();
  }

  /** A copy as plain JavaScript values; see ToJSOptions. Throws LuaConversionError. */
  toJS(options: ToJSOptions = {}): unknown {
    return toJS(this.core.door, this.core.open("toJS"), options);
  }
}

function writeRaw(table: MachineTable, key: LuaValue, value: LuaValue): void {
  if (key === undefined) throw new LuaConversionError("nil is no key");
  if (Number.isNaN(key)) throw new LuaConversionError("NaN is no key");
  table.set(key, value);
}

function getter(door: Door): LibraryFunction {
  return new LibraryFunction((object, key) => index(door.state, object, key), "get");
}

function setter(door: Door): LibraryFunction {
  return new LibraryFunction((object, key, value) => (setIndex(door.state, object, key, value) === SENTINEL ? SENTINEL : results()), "set");
}
