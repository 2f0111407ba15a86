/**
 * The allocation meter: counts down the bytes that Lua objects take, until the state that runs wants to know.
 *
 * Constructors of tables, closures, cells and the rest, and places where tables and strings grow, call `allocate`. One meter serves all
 * states of the process, because tables do not know their state: `run` (interpreter.ts) switches it to the state that is entered.
 *
 * Sizes are estimates of what the host's engine takes (bytes on a 64-bit machine), the same everywhere, so figures are repeatable.
 *
 * What must stay true: `left` stays a small integer.
 */
export const TABLE_SIZE = 88;
/** An element of the array part. */
export const ELEMENT_SIZE = 8;
/** A key of the hash part with its value: an entry of the map and two array elements. */
export const ENTRY_SIZE = 56;
/** A field: a property of the table object. */
export const FIELD_SIZE = 8;
export const HASH_PART_SIZE = 200;
/** A closure without its upvalues. */
export const CLOSURE_SIZE = 80;
export const UPVALUE_SIZE = 8;
export const CELL_SIZE = 24;
export const USERDATA_SIZE = 56;
export const COROUTINE_SIZE = 400;
export const REGISTER_SIZE = 8;
export const FRAME_SIZE = 216;
/** A string without its characters, which take a byte each. */
export const STRING_SIZE = 20;
/** A number that is no small integer. */
export const HEAP_NUMBER_SIZE = 16;

/** Who is told that the meter has run out. */
export interface AllocationOwner {
  /** What is left of the owner's allowance while another owner has the meter. */
  left: number;
  /** Sets `left` of the meter anew. */
  allowanceUsed(): void;
}

class AllocationMeter {
  /** Bytes until the owner is told. */
  left = 0;
  owner: AllocationOwner | undefined = undefined;

  /** Gives the meter to an owner. */
  switchTo(owner: AllocationOwner): void {
    if (this.owner !== undefined) this.owner.left = this.left;
    this.owner = owner;
    this.left = owner.left;
  }

  /** Takes the meter from an owner that is no more. */
  release(owner: AllocationOwner): void {
    if (this.owner === owner) this.owner = undefined;
  }
}

export const meter = new AllocationMeter();

/** Notes that an object of so many bytes is about to be made. */
export function allocate(bytes: number): void {
  meter.left -= bytes;
  if (meter.left < 0) meter.owner?.allowanceUsed();
}

/** Notes that the element at `position` is appended to an array: at powers of two it is taken to double. */
export function noteAppend(position: number): void {
  if ((position & (position - 1)) === 0) allocate(ELEMENT_SIZE * position);
}

/** Notes a new string. */
export function allocateString(length: number): void {
  allocate(STRING_SIZE + length);
}
