/**
 * The hash part of a table: an insertion-ordered map whose entries have stable places, so that `next` finds its place by key, and a site
 * in code can guess the place of its key and check the guess.
 *
 * What must stay true: `keys` and `values` are parallel; a removed or cleared entry keeps its place with the value undefined until
 * `append` compacts, which happens only when a new key is added (when traversal order may change, §6.1 `next`).
 */
import { chargeWork, SHORT } from "./allocation.ts";
import { listOf } from "./lists.ts";
import { HASHED_LENGTH } from "./string-set.ts";
import type { LuaValue } from "./value.ts";

/** Stands as the value of a key that is a field of the table object. */
export const FIELD_MARK: object = Object.freeze({ field: true });

/** Whether a value of the hash part is the mark. */
export function isMark(value: LuaValue): boolean {
  return (value as unknown) === FIELD_MARK;
}

/** The lists of a part without entries; never written. */
const NO_ENTRIES: LuaValue[] = [];

/** Distinguishes every arrangement of keys there ever was, in all states. */
let lastGeneration = 0;

export class HashPart {
  /** Within a generation a key keeps its place; a new generation begins when keys move. */
  generation = ++lastGeneration;
  /** Normalized key to place. */
  readonly index = new Map<unknown, number>();
  keys: LuaValue[] = NO_ENTRIES;
  values: LuaValue[] = NO_ENTRIES;
  /** At least the number of positive integer keys. */
  integerKeys = 0;
  /** Entries whose value is undefined. */
  private cleared = 0;
  /** For the lengths of strings too long to be hashed, at least how many keys have them: the engine compares those with one another. */
  private longKeys: Map<number, number> | undefined = undefined;

  get(normal: unknown): LuaValue {
    const place = this.index.get(normal);
    return place === undefined ? undefined : this.values[place];
  }

  setAt(place: number, value: LuaValue): void {
    const old = this.values[place];
    if (value === undefined) {
      if (old !== undefined) this.cleared++;
    } else if (old === undefined) this.cleared--;
    this.values[place] = value;
  }

  /** Adds a key that is not there. */
  append(normal: unknown, key: LuaValue, value: LuaValue): void {
    if (this.cleared > 8 && this.cleared > this.keys.length >> 1) this.compact();
    const place = this.keys.length;
    // The engine enlarges its map when it has doubled.
    if (place > SHORT && (place & (place - 1)) === 0) chargeWork(4 * place);
    this.index.set(normal, place);
    if (place === 0) {
      // Many tables have a single key.
      this.keys = listOf(key);
      this.values = listOf(value);
    } else {
      this.keys.push(key);
      this.values.push(value);
    }
    if (typeof normal === "number" && normal > 0) this.integerKeys++;
    else this.noteLong(normal);
  }

  private noteLong(normal: unknown): void {
    if (typeof normal !== "string" || normal.length <= HASHED_LENGTH) return;
    this.longKeys ??= new Map();
    this.longKeys.set(normal.length, this.sameLength(normal) + 1);
  }

  /** How many keys a long string may have to be compared with. */
  sameLength(key: string): number {
    return this.longKeys?.get(key.length) ?? 0;
  }

  /** Takes a key out: it has moved to the array. */
  remove(normal: unknown): void {
    const place = this.index.get(normal);
    if (place === undefined) return;
    this.setAt(place, undefined);
    this.index.delete(normal);
    this.integerKeys--;
    // The entry stays as a hole that no key leads to.
  }

  /* ---- For the collector ---- */

  /** Sets the values that are dead to nil. */
  removeValues(isDead: (value: LuaValue) => boolean): void {
    const { values } = this;
    for (let place = 0; place < values.length; place++) {
      const value = values[place];
      if (value !== undefined && !isMark(value) && isDead(value)) this.setAt(place, undefined);
    }
  }

  /** Sets the values of dead keys to nil. */
  removeKeys(isDead: (key: LuaValue) => boolean): void {
    const { keys, values } = this;
    for (let place = 0; place < keys.length; place++) {
      const value = values[place];
      if (value !== undefined && !isMark(value) && isDead(keys[place])) this.setAt(place, undefined);
    }
  }

  /** Drops the keys of cleared entries that nobody else holds. The entries stay as holes. */
  forgetKeys(isDead: (key: LuaValue) => boolean): void {
    if (this.cleared === 0) return;
    const { keys, values } = this;
    for (let place = 0; place < keys.length; place++) {
      const key = keys[place];
      if (values[place] !== undefined || key === undefined || !isDead(key)) continue;
      this.index.delete(key);
      keys[place] = undefined;
    }
  }

  private compact(): void {
    if (this.keys.length > SHORT) chargeWork(4 * this.keys.length);
    const keys: LuaValue[] = [];
    const values: LuaValue[] = [];
    const oldPlaces = this.values;
    const kept = new Map<unknown, number>();
    this.longKeys = undefined;
    for (const [normal, place] of this.index) {
      const value = oldPlaces[place];
      if (value === undefined) continue;
      kept.set(normal, keys.length);
      this.noteLong(normal);
      keys.push(this.keys[place]);
      values.push(value);
    }
    this.index.clear();
    for (const [normal, place] of kept) this.index.set(normal, place);
    this.keys = keys;
    this.values = values;
    this.cleared = 0;
    this.generation = ++lastGeneration;
  }
}
