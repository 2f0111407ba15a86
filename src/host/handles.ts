/**
 * Handles: JavaScript objects that stand for Lua tables. They read and write the table itself; nothing is copied.
 */
import { lastValue, type LuaTable as MachineTable } from "../../vm/table.ts";
import type { Converter } from "./convert.ts";

/** A Lua table. Its accesses respect metamethods, but for those that say `raw`. */
export class LuaTable {
  readonly #converter: Converter;
  readonly #table: MachineTable;

  constructor(converter: Converter, table: MachineTable) {
    this.#converter = converter;
    this.#table = table;
  }

  /** The table a handle of this state stands for; undefined for a handle of another. */
  static tableOf(handle: LuaTable, converter: Converter): MachineTable | undefined {
    return handle.#converter === converter ? handle.#table : undefined;
  }

  get(key: unknown): unknown {
    return this.#converter.index(this.#table, key);
  }

  set(key: unknown, value: unknown): void {
    this.#converter.setIndex(this.#table, key, value);
  }

  has(key: unknown): boolean {
    return this.get(key) !== undefined;
  }

  rawGet(key: unknown): unknown {
    this.#converter.checkOpen("rawGet");
    return this.#converter.toHost(this.#table.get(this.#converter.toLua(key)));
  }

  /** The border of the table, without metamethods. */
  get length(): number {
    this.#converter.checkOpen("length");
    return this.#table.length();
  }

  /** Keys and values in traversal order. */
  *entries(): IterableIterator<[unknown, unknown]> {
    this.#converter.checkOpen("entries");
    for (let key = this.#table.nextKey(undefined); key !== undefined; key = this.#table.nextKey(key)) {
      yield [this.#converter.toHost(key), this.#converter.toHost(lastValue)];
    }
  }

  [Symbol.iterator](): IterableIterator<[unknown, unknown]> {
    return this.entries();
  }

  /** Two handles of one table are equal. */
  equals(other: unknown): boolean {
    return other instanceof LuaTable && other.#table === this.#table;
  }
}

/** A Lua function: called like any function, it gives the first result. */
export interface LuaFunction {
  (...args: unknown[]): unknown;
  /** Calls it and gives all results. */
  all(...args: unknown[]): unknown[];
}

/** A Lua value without a handle of its own yet: a coroutine or userdata. It can only be passed back. */
export class LuaOpaque {
  constructor(readonly type: string) {}
}
