/**
 * Tables (manual §2.1): one object, three places for a key.
 *
 *   array    integers from 0 up without large gaps, at their own index; the last element is never nil, so `#t` is `array.length - 1`;
 *   fields   string keys first set by code that names them (`t.x = 1`): own properties of this object, named by field-key.ts, so that the
 *            engine's hidden classes serve them;
 *   hash     every other key, in insertion order (hash-part.ts).
 *
 * What must stay true:
 *   - a key lives in exactly one place;
 *   - where a key lives depends only on how this table was used, never on what other code was loaded;
 *   - if `hash` exists, it lists all keys outside the array in insertion order, fields too (their entries hold FIELD_MARK);
 *   - traversal order is: array by index, then insertion order. A key set to nil keeps its place until the hash part is compacted;
 *   - all tables without array elements share one EMPTY array, which is never written.
 */
import {
  allocate,
  allocateElement,
  chargeText,
  chargeWork,
  ENTRY_SIZE,
  FIELD_SIZE,
  HASH_PART_SIZE,
  noteWork,
  SHORT,
  TABLE_SIZE,
} from "./allocation.ts";
import { OperationError, ThrownValue } from "./errors.ts";
import { fieldKeyOf, keyOfField, knownFieldKey } from "./field-key.ts";
import { FIELD_MARK, HashPart } from "./hash-part.ts";
import { decode, FLOAT_SHIFT, floatToInteger, INTEGER_BOUND, LuaFloat, type LuaNumber } from "./numbers.ts";
import type { LuaValue } from "./value.ts";

/** The array of all tables without elements. Index 0 is the key 0; it stands here so that all arrays have one kind of elements. */
export const EMPTY: LuaValue[] = [undefined];

/** A table with more fields than this moves them to the hash part: the engine would make a dictionary of it whoever adds them. */
export const MAX_FIELDS = 120;

/**
 * An object that gets more properties than this by names in variables becomes a dictionary, which is slow to read for code that names them.
 * Properties beyond are best added by code that names them, too (`setAddLateField`).
 */
const EARLY_FIELDS = 12;

type AddField = (table: LuaTable, field: string, value: LuaValue) => void;

let addLateField: AddField = (table, field, value) => {
  (table as unknown as Fields)[field] = value;
};

/** Says how fields are added to tables that have many already. */
export function setAddLateField(add: AddField): void {
  addLateField = add;
}

/**
 * A field that is assigned nil gets its place all the same while there are fewer than these: objects whose constructor leaves some fields nil
 * then have one hidden class, whichever they are.
 */
export const MAX_NIL_FIELDS = 16;

/** A step of a traversal passes so many keys without a value for nothing. */
const FREE_KEYS = 64;

/** Charges for the keys that a step of a traversal has passed. */
function chargePassed(count: number): void {
  if (count > FREE_KEYS) chargeWork(count);
}

/** A key that moves from the hash part to the array, in units of fuel; so many move before they are charged for. */
const MOVING_WORK = 8;
const MOVING_BATCH = 256;

/** The own properties of a table object that are fields. */
type Fields = Record<string, LuaValue>;

export class LuaTable {
  array: LuaValue[] = EMPTY;
  hash: HashPart | undefined = undefined;
  metatable: LuaTable | undefined = undefined;
  /** The number of fields, of those too that hold nil. */
  fieldCount = 0;
  /** The largest index the array once had and gave up; `next` accepts such keys, because a traversal may have just cleared them. */
  trimmed = 0;
  /** The last pass of the collector that reached the table. */
  mark = 0;

  constructor() {
    allocate(TABLE_SIZE);
  }

  /** A table that keeps its string keys in the hash part from the start, such as the table of globals. */
  static withHash(): LuaTable {
    const table = new LuaTable();
    allocate(HASH_PART_SIZE);
    table.hash = new HashPart();
    return table;
  }

  /* ---- Reading (raw, §2.4 "rawget") ---- */

  get(key: LuaValue): LuaValue {
    switch (typeof key) {
      case "string":
        return this.getString(key);
      case "number":
        return this.getNumber(key);
      case "undefined":
        return undefined;
    }
    return this.hash === undefined ? undefined : this.hash.get(key instanceof LuaFloat ? key.value : key);
  }

  getString(key: string): LuaValue {
    if (key.length > SHORT) this.chargeKey(key);
    if (this.hash !== undefined) {
      const value = this.hash.get(key);
      return (value as unknown) === FIELD_MARK ? (this as unknown as Fields)[fieldKeyOf(key)] : value;
    }
    if (this.fieldCount === 0) return undefined;
    const field = knownFieldKey(key);
    return field === undefined ? undefined : (this as unknown as Fields)[field];
  }

  /** Reads a constant string key; `field` is its property name. */
  getField(field: string, key: string): LuaValue {
    const value = (this as unknown as Fields)[field];
    if (value !== undefined || this.hash === undefined) return value;
    const other = this.hash.get(key);
    return (other as unknown) === FIELD_MARK ? undefined : other;
  }

  /** Reads an integer key given as a plain number below 2^53. */
  getInteger(key: number): LuaValue {
    if (key >= 0 && key < this.array.length) return this.array[key];
    return this.hash === undefined ? undefined : this.hash.get(key);
  }

  private getNumber(encoded: LuaNumber): LuaValue {
    const key = encoded as unknown as number;
    if (key >= 0 && key < this.array.length) {
      const value = this.array[key];
      if (value !== undefined || key === Math.floor(key)) return value;
    }
    const normal = normalizeNumber(key);
    if (normal === key) return this.hash === undefined ? undefined : this.hash.get(key);
    return typeof normal === "number" ? this.getInteger(normal) : this.hash?.get(normal);
  }

  /** Charges for finding a long string among the keys: the engine hashes it, or compares it with those of its length. */
  private chargeKey(key: string): void {
    chargeText(key.length * (1 + (this.hash?.sameLength(key) ?? 0)));
  }

  /* ---- Writing (raw, "rawset") ---- */

  /** Raises when the key is nil or NaN. */
  set(key: LuaValue, value: LuaValue): void {
    switch (typeof key) {
      case "string":
        this.setString(key, value);
        return;
      case "number": {
        const normal = normalizeNumber(key as unknown as number);
        if (typeof normal !== "number") this.setInHash(normal, normal as LuaValue, value);
        else if (normal === Math.floor(normal) && normal < INTEGER_BOUND && normal > -INTEGER_BOUND) this.setInteger(normal, value);
        else if (normal !== normal) throw new OperationError("table index is NaN");
        else this.setInHash(normal, key, value);
        return;
      }
      case "undefined":
        throw new OperationError("table index is nil");
    }
    this.setInHash(key instanceof LuaFloat ? key.value : key, key, value);
  }

  setString(key: string, value: LuaValue): void {
    if (key.length > SHORT) this.chargeKey(key);
    if (this.hash === undefined) {
      if (this.fieldCount > 0) {
        const field = knownFieldKey(key);
        if (field !== undefined && Object.hasOwn(this, field)) {
          (this as unknown as Fields)[field] = value;
          return;
        }
      }
      if (value === undefined) return;
      this.listKeys();
    } else {
      const place = this.hash.index.get(key);
      if (place !== undefined) {
        if ((this.hash.values[place] as unknown) === FIELD_MARK) (this as unknown as Fields)[fieldKeyOf(key)] = value;
        else this.hash.setAt(place, value);
        return;
      }
    }
    if (value === undefined) return;
    allocate(ENTRY_SIZE);
    (this.hash as HashPart).append(key, key, value);
  }

  /** Writes a constant string key; `field` is its property name. */
  setField(field: string, key: string, value: LuaValue): void {
    const fields = this as unknown as Fields;
    if (fields[field] !== undefined) {
      fields[field] = value;
      return;
    }
    const hash = this.hash;
    if (hash !== undefined) {
      const place = hash.index.get(key);
      if (place !== undefined) {
        if ((hash.values[place] as unknown) === FIELD_MARK) fields[field] = value;
        else hash.setAt(place, value);
        return;
      }
      if (value === undefined) return;
      if (this.fieldCount === 0) {
        allocate(ENTRY_SIZE);
        hash.append(key, key, value);
        return;
      }
      allocate(ENTRY_SIZE + FIELD_SIZE);
      hash.append(key, key, FIELD_MARK as unknown as LuaValue);
    } else {
      if (field in this) {
        fields[field] = value;
        return;
      }
      if (value === undefined && this.fieldCount >= MAX_NIL_FIELDS) return;
      allocate(FIELD_SIZE);
    }
    if (this.fieldCount < EARLY_FIELDS) fields[field] = value;
    else addLateField(this, field, value);
    if (++this.fieldCount > MAX_FIELDS) this.moveFields();
  }

  /** Writes an integer key given as a plain number below 2^53 in magnitude. */
  setInteger(key: number, value: LuaValue): void {
    const array = this.array;
    const length = array.length;
    if (key >= 0 && key < length) {
      if (array === EMPTY) {
        if (value === undefined) return;
        this.array = [value];
        return;
      }
      array[key] = value;
      if (value === undefined && key === length - 1 && key > 0) this.trim();
      return;
    }
    if (key === length) {
      if (value === undefined) {
        return;
      }
      allocateElement(length);
      if (array === EMPTY) this.array = [undefined, value];
      else array.push(value);
      if (this.hash !== undefined && this.hash.integerKeys > 0) this.takeFromHash(length);
      return;
    }
    this.setInHash(key, key as unknown as LuaNumber, value);
  }

  private setInHash(normal: unknown, key: LuaValue, value: LuaValue): void {
    if (this.hash === undefined) {
      if (value === undefined) return;
      this.listKeys();
    }
    const hash = this.hash as HashPart;
    const place = hash.index.get(normal);
    if (place !== undefined) hash.setAt(place, value);
    else if (value !== undefined) {
      allocate(ENTRY_SIZE);
      hash.append(normal, key, value);
    }
  }

  /** Gives up the nils at the end of the array. */
  private trim(): void {
    const array = this.array;
    let length = array.length;
    const last = length - 1;
    if (last > this.trimmed) this.trimmed = last;
    do {
      array.pop();
      length--;
    } while (length > 1 && array[length - 1] === undefined);
    if (last - length > FREE_KEYS) noteWork(last - length);
  }

  /** After an append at `last`: the keys that follow it may stand in the hash part. `last` itself may, as a nil. */
  private takeFromHash(last: number): void {
    const hash = this.hash as HashPart;
    hash.remove(last);
    for (let key = last + 1; ; key++) {
      const value = hash.get(key);
      hash.remove(key);
      if (value === undefined) return;
      this.array.push(value);
      // Between two keys the table is whole.
      if ((key - last) % MOVING_BATCH === 0) chargeWork(MOVING_WORK * MOVING_BATCH);
    }
  }

  /** Makes the hash part, listing the fields there are. */
  private listKeys(): void {
    allocate(HASH_PART_SIZE);
    const hash = new HashPart();
    if (this.fieldCount > 0) {
      for (const field of this.fieldNames()) {
        const key = keyOfField(field) as string;
        hash.append(key, key, FIELD_MARK as unknown as LuaValue);
      }
    }
    this.hash = hash;
  }

  /** The property names of all fields in the order they were first set. Fields set to nil are among them. */
  fieldNames(): string[] {
    // The properties of the class come first in an object's own order.
    return Object.keys(this).slice(MEMBER_COUNT);
  }

  /** The values of all fields. */
  fieldValues(): LuaValue[] {
    return Object.values(this).slice(MEMBER_COUNT);
  }

  /** Sets the values that are dead to nil; for the collector. */
  removeValues(isDead: (value: LuaValue) => boolean): void {
    const { array } = this;
    for (let position = 0; position < array.length; position++) {
      if (array[position] !== undefined && isDead(array[position])) this.setInteger(position, undefined);
    }
    if (this.fieldCount > 0) {
      const fields = this as unknown as Fields;
      for (const field of this.fieldNames()) if (isDead(fields[field])) fields[field] = undefined;
    }
    this.hash?.removeValues(isDead);
  }

  /** Moves the fields to the hash part. */
  private moveFields(): void {
    const names = this.fieldNames();
    if (this.hash === undefined) this.listKeys();
    const hash = this.hash as HashPart;
    const fields = this as unknown as Fields;
    for (const field of names) {
      hash.setAt(hash.index.get(keyOfField(field)) as number, fields[field]);
      fields[field] = undefined;
    }
    this.fieldCount = 0;
  }

  /* ---- Length and traversal ---- */

  /** How the keys are arranged now, to be compared later (`hasNewKey`). */
  arrangement(): Arrangement {
    const { hash } = this;
    if (hash !== undefined) return { elements: this.array.length, places: hash.keys.length, generation: hash.generation };
    return { elements: this.array.length, places: this.fieldCount === 0 ? 0 : this.fieldNames().length, generation: 0 };
  }

  /** A border (§3.4.7). */
  length(): number {
    return this.array.length - 1;
  }

  /**
   * The key after `key` in traversal order, or undefined after the last; nil starts. The value is in `lastValue`.
   * Raises when the key is not in the table (§6.1 `next`).
   */
  nextKey(key: LuaValue): LuaValue {
    let position = 0;
    let place = 0;
    if (key !== undefined) {
      const normal = typeof key === "number" ? normalizeNumber(key as unknown as number) : key instanceof LuaFloat ? key.value : key;
      if (typeof normal === "number" && normal >= 0 && normal < this.array.length && normal === Math.floor(normal)) position = normal + 1;
      else {
        position = this.array.length;
        if (this.hash === undefined && this.fieldCount > 0) this.listKeys();
        if (typeof normal === "string" && normal.length > SHORT) this.chargeKey(normal);
        const found = this.hash?.index.get(normal);
        if (found !== undefined) place = found + 1;
        else if (!(typeof normal === "number" && normal > 0 && normal <= this.trimmed && normal === Math.floor(normal))) {
          throw new ThrownValue("invalid key to 'next'");
        }
      }
    }
    const array = this.array;
    const first = position;
    for (; position < array.length; position++) {
      const value = array[position];
      if (value !== undefined) {
        chargePassed(position - first);
        lastValue = value;
        return position as unknown as LuaNumber;
      }
    }
    chargePassed(position - first);
    if (this.hash === undefined) {
      if (this.fieldCount === 0) return undefined;
      for (const field in this) {
        const name = keyOfField(field);
        if (name === undefined) continue;
        const value = (this as unknown as Fields)[field];
        if (value !== undefined) {
          lastValue = value;
          return name;
        }
      }
      return undefined;
    }
    const { keys, values } = this.hash;
    const firstPlace = place;
    for (; place < keys.length; place++) {
      let value = values[place];
      if (value === undefined) continue;
      if ((value as unknown) === FIELD_MARK) {
        value = (this as unknown as Fields)[fieldKeyOf(keys[place] as string)];
        if (value === undefined) continue;
      }
      chargePassed(place - firstPlace);
      lastValue = value;
      return keys[place];
    }
    chargePassed(place - firstPlace);
    return undefined;
  }
}

/**
 * Sets a field of a table that has no key but integers. A property that is always the same, set in a place of its own, is quicker for the
 * engine than those that `setField` sets.
 */
export function setFirstField(table: LuaTable, field: string, value: LuaValue): void {
  allocate(FIELD_SIZE);
  (table as unknown as Fields)[field] = value;
  table.fieldCount = 1;
}

/** Places of keys, of those too that were set to nil. A hash part keeps its generation until its keys move, which a new key makes them do. */
export interface Arrangement {
  readonly elements: number;
  readonly places: number;
  /** 0 where there is no hash part. */
  readonly generation: number;
}

/** Whether a table got a new key between two moments. */
export function hasNewKey(before: Arrangement, after: Arrangement): boolean {
  if (after.elements > before.elements || after.places > before.places) return true;
  return before.generation !== 0 && after.generation !== before.generation;
}

/** The value that belongs to the key `nextKey` has just returned. */
export let lastValue: LuaValue;

/** How many properties the class itself gives every table object. */
const MEMBER_COUNT = Object.keys(new LuaTable()).length;

/**
 * The key under which a number is kept: integral floats become integers (§2.1), an integer outside the safe range a bigint. The encodings
 * of small floats are thus free as keys, and LuaFloat keys stand under their value.
 */
function normalizeNumber(key: number): number | bigint {
  if (key < INTEGER_BOUND && key > -INTEGER_BOUND) return key;
  if (key < FLOAT_SHIFT && key > -FLOAT_SHIFT) {
    const whole = floatToInteger(key);
    return whole === undefined ? key : (whole as unknown as bigint);
  }
  if (key !== key || key === Infinity || key === -Infinity) return key;
  return decode(key as unknown as LuaNumber) + 0;
}

/**
 * A traversal in progress: what a `for` loop over `next` keeps in place of the iterator function, so that a step costs no lookup.
 * Assignments to existing keys are allowed during the traversal, nil included.
 */
export class TableCursor {
  key: LuaValue = undefined;
  value: LuaValue = undefined;
  private position = 0;
  /** Next entry of the hash part, or of `names`; -1 while still in the array. */
  private place = -1;
  private names: string[] | undefined = undefined;

  constructor(
    readonly table: LuaTable,
    /** The library function it replaces. */
    readonly iterator: LuaValue,
  ) {}

  /** Moves on; false at the end. By having this compiled code tells a cursor from all that a generic loop may call. */
  advance(): boolean {
    const table = this.table;
    if (this.place < 0) {
      const array = table.array;
      for (let position = this.position; position < array.length; position++) {
        const value = array[position];
        if (value !== undefined) {
          chargePassed(position - this.position);
          this.position = position + 1;
          this.key = position as unknown as LuaNumber;
          this.value = value;
          return true;
        }
      }
      chargePassed(array.length - this.position);
      this.place = 0;
      if (table.hash === undefined && table.fieldCount > 0) this.names = table.fieldNames();
    }
    const hash = table.hash;
    // Fields are listed in the hash part in the order of their names, so a hash part made meanwhile has the same places.
    if (hash === undefined) return this.advanceFields();
    const { keys, values } = hash;
    for (let place = this.place; place < keys.length; place++) {
      let value = values[place];
      if (value === undefined) continue;
      const key = keys[place];
      if ((value as unknown) === FIELD_MARK) {
        value = (table as unknown as Fields)[fieldKeyOf(key as string)];
        if (value === undefined) continue;
      }
      chargePassed(place - this.place);
      this.place = place + 1;
      this.key = key;
      this.value = value;
      return true;
    }
    chargePassed(keys.length - this.place);
    this.place = keys.length;
    return false;
  }

  private advanceFields(): boolean {
    const names = this.names;
    if (names === undefined) return false;
    for (let place = this.place; place < names.length; place++) {
      const field = names[place] as string;
      const value = (this.table as unknown as Fields)[field];
      if (value !== undefined) {
        this.place = place + 1;
        this.key = keyOfField(field);
        this.value = value;
        return true;
      }
    }
    this.place = names.length;
    return false;
  }
}
