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
  /** Sets `left` of the meter anew. */
  allowanceUsed(): void;
  /** Takes fuel (Budget.charge). */
  charge(work: number): void;
}

/** What an owner may still allocate. It does not keep its owner alive: the meter holds the last one, though nobody else may. */
export class Allowance {
  private readonly owner: WeakRef<AllocationOwner>;

  constructor(
    owner: AllocationOwner,
    /** What is left while another owner has the meter. */
    public left: number,
  ) {
    this.owner = new WeakRef(owner);
  }

  used(): void {
    this.owner.deref()?.allowanceUsed();
  }

  charge(work: number): void {
    this.owner.deref()?.charge(work);
  }
}

class AllocationMeter {
  /** Bytes until the owner is told. */
  left = 0;
  allowance: Allowance | undefined = undefined;

  /** Gives the meter to an owner. */
  switchTo(allowance: Allowance): void {
    if (this.allowance !== undefined) this.allowance.left = this.left;
    this.allowance = allowance;
    this.left = allowance.left;
  }
}

export const meter = new AllocationMeter();

/** Notes that an object of so many bytes is about to be made. */
export function allocate(bytes: number): void {
  meter.left -= bytes;
  if (meter.left < 0) meter.allowance?.used();
}

/** Notes that the element at `position` is appended to an array: at powers of two it is taken to double. */
export function noteAppend(position: number): void {
  if ((position & (position - 1)) === 0) allocate(ELEMENT_SIZE * position);
}

/** Notes a new string. */
export function allocateString(length: number): void {
  allocate(STRING_SIZE + length);
}

/** Notes what has been made already: for effects that cannot be undone. */
export function noteAllocation(bytes: number): void {
  meter.left -= bytes;
}

/** Asks for room for what somebody else will note when it has been made. */
export function requireRoom(bytes: number): void {
  allocate(bytes);
  noteAllocation(-bytes);
}

/* ---- Work where no state is known ---- */

/** Work on up to so many bytes or elements is part of the instruction or call that does it. */
export const SHORT = 512;
/** Bytes of a text that are copied, compared or searched for a character in a unit of fuel. */
const TEXT_UNIT = 16;

/** Takes fuel, from the state that has the meter, for work on a big table or a long string (Budget.charge). */
export function chargeWork(work: number): void {
  meter.allowance?.charge(work);
}

/** The same for so many bytes of text, if they are many. */
export function chargeText(length: number): void {
  if (length > SHORT) meter.allowance?.charge(Math.ceil(length / TEXT_UNIT));
}
