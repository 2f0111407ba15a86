/**
 * The allocation meter: counts down the bytes that Lua objects take, until the state that runs wants to know.
 *
 * Constructors of tables, closures, cells and the rest, and places where tables and strings grow, call `allocate` before they do anything: it
 * throws RoomNeeded where the memory limit would be passed, and whatever called it is done once more after a collection. What cannot be done
 * twice calls `noteAllocation`, which never throws: then the next charge point collects, and ends the program if that does not help.
 *
 * One meter serves all states of the process, because tables do not know their state: `run` (interpreter.ts) and the door of the host
 * (src/host/door.ts) switch it to the state that is entered. While only the host acts the meter just counts, and knows nobody to tell: it
 * keeps no state alive that nobody else has. The next entry looks.
 *
 * Sizes are estimates of what the host's engine takes (bytes on a 64-bit machine), the same everywhere, so figures are repeatable.
 *
 * What must stay true: `left` stays a small integer; whoever hands over between host and machine sets `turn`, and puts it back.
 */
/** A table without fields: the engine leaves room for some in the object. */
export const TABLE_SIZE = 120;
/** A table with fields, without them: where its constructor names them, compiled code makes the object as large as it needs to be. */
const FIELD_TABLE_SIZE = 80;
/** A field: a property of the table object. */
export const FIELD_SIZE = 8;
/** A list of values without its elements: an object, the header of its storage and the index 0. */
const ARRAY_SIZE = 56;
/** An element of the array part. */
export const ELEMENT_SIZE = 8;
/** A key of the hash part with its value: an entry of the map and two array elements, with what these have to spare. */
export const ENTRY_SIZE = 64;
export const HASH_PART_SIZE = 400;
/** A function without its upvalues. */
export const CLOSURE_SIZE = 80;
/** The list of a closure's upvalues without them. */
const UPVALUES_SIZE = 48;
const UPVALUE_SIZE = 8;
export const CELL_SIZE = 32;
export const USERDATA_SIZE = 56;
/** A thread that has not begun, or has ended. */
export const COROUTINE_SIZE = 340;
/** The lists of the frames and registers of a thread in progress, and what the frame at its bottom keeps. */
const STACK_SIZE = 400;
export const REGISTER_SIZE = 8;
export const FRAME_SIZE = 128;
/** A short string without its characters, which take a byte each. */
export const SHORT_STRING_SIZE = 20;
/** Longest short string. The engine makes longer ones of parts of others: what leads to these takes as much as a string again. */
export const SHORT_STRING_LENGTH = 12;
const LONG_STRING_SIZE = 44;
/** A float that is no small integer, and an integer beyond 53 bits. */
export const HEAP_NUMBER_SIZE = 16;
export const LONG_INTEGER_SIZE = 24;

/** Who is told that the meter has run out. */
export interface AllocationOwner {
  readonly allowance: Allowance;
  /** Sets `left` of the meter anew. With `mayRefuse` it may throw RoomNeeded instead, and give the bytes back. */
  allowanceUsed(bytes: number, mayRefuse: boolean): void;
  /** Throws RoomNeeded if there is no room for so many bytes. */
  require(bytes: number): void;
  /** Takes fuel (Budget.charge). */
  charge(work: number): void;
  /** Takes fuel for what is done already (Budget.take). */
  take(work: number): void;
}

/** Whose turn it is, and so what the meter may throw. */
export const enum Turn {
  /** Code of the host runs: nothing is thrown, and what it does with tables and strings takes no fuel. */
  HOST,
  /** The machine is where nothing can be done again: a charge may throw LimitReached. */
  MACHINE,
  /** The loop runs an instruction, or calls.ts a library function, that can be done again: `allocate` may throw RoomNeeded, too. */
  REPEATABLE,
}

/** What a state may still allocate. It does not lead to the state. */
export class Allowance {
  constructor(
    /** What is left while another state has the meter. */
    public left: number,
  ) {}
}

class AllocationMeter {
  /** Bytes until the owner is told. */
  left = 0;
  /** Whose bytes they are. */
  allowance = new Allowance(0);
  /** Set while the machine of a state runs, its host functions included. */
  owner: AllocationOwner | undefined = undefined;
  turn = Turn.HOST;

  /** Counts for another state from now on, whose machine runs if there is an owner. */
  switchTo(allowance: Allowance, owner: AllocationOwner | undefined): void {
    this.owner = owner;
    if (this.allowance === allowance) return;
    this.allowance.left = this.left;
    this.allowance = allowance;
    this.left = allowance.left;
  }

  /** The machine of a state begins to run, or goes on. */
  enter(owner: AllocationOwner): void {
    this.switchTo(owner.allowance, owner);
    if (this.left < 0) owner.allowanceUsed(0, false);
  }
}

export const meter = new AllocationMeter();

/** Takes the bytes of an object that is about to be made. Throws RoomNeeded, with nothing taken, if they would pass the limit. */
export function allocate(bytes: number): void {
  meter.left -= bytes;
  if (meter.left < 0) meter.owner?.allowanceUsed(bytes, meter.turn === Turn.REPEATABLE);
}

/** The same for what is made already or cannot be done twice: never throws, and has the next charge point look. */
export function noteAllocation(bytes: number): void {
  meter.left -= bytes;
  if (meter.left < 0) meter.owner?.allowanceUsed(bytes, false);
}

/**
 * Asks whether so many bytes could be allocated, and takes none. For library functions that are about to build a string: when it is their only
 * result, whoever called them takes its bytes (`noteString`).
 */
export function requireRoom(bytes: number): void {
  if (meter.left < bytes && meter.turn === Turn.REPEATABLE) meter.owner?.require(bytes);
}

/** Takes the bytes of the element at `position` that is about to be appended to an array: at powers of two it is taken to double. */
export function allocateElement(position: number): void {
  if ((position & (position - 1)) === 0) allocate(position === 1 ? ARRAY_SIZE + ELEMENT_SIZE : ELEMENT_SIZE * position);
}

/** What the array part takes up that has grown to so many elements. */
export function arraySize(length: number): number {
  return length === 0 ? 0 : ARRAY_SIZE + ELEMENT_SIZE * (2 ** (32 - Math.clz32(length)) - 1);
}

/** What a table takes up without its parts. */
export function tableSize(fieldCount: number): number {
  return fieldCount === 0 ? TABLE_SIZE : FIELD_TABLE_SIZE + FIELD_SIZE * fieldCount;
}

/** What a closure takes up without the variables it has captured. */
export function closureSize(upvalueCount: number): number {
  return upvalueCount === 0 ? CLOSURE_SIZE : CLOSURE_SIZE + UPVALUES_SIZE + UPVALUE_SIZE * upvalueCount;
}

/** What the frames of a thread take up without their registers. */
export function framesSize(count: number): number {
  return count === 0 ? 0 : STACK_SIZE + FRAME_SIZE * count;
}

export function stringSize(length: number): number {
  return (length <= SHORT_STRING_LENGTH ? SHORT_STRING_SIZE : LONG_STRING_SIZE) + length;
}

/** Takes the bytes of a string that is about to be made. */
export function allocateString(length: number): void {
  allocate(stringSize(length));
}

/** Notes a string that a library function has made. */
export function noteString(length: number): void {
  noteAllocation(stringSize(length));
}

/** Does what cannot be done twice, such as opening a file, once room for so many bytes was found: nothing is refused meanwhile. */
export function doOnce<Result>(bytes: number, action: () => Result): Result {
  requireRoom(bytes);
  const { turn } = meter;
  meter.turn = Turn.MACHINE;
  try {
    return action();
  } finally {
    meter.turn = turn;
  }
}

/* ---- Work where no state is known ---- */

/** Work on up to so many bytes or elements is part of the instruction or call that does it. */
export const SHORT = 512;
/** Bytes of a text that are copied, compared or searched for a character in a unit of fuel. */
const TEXT_UNIT = 16;

/** Takes fuel, from the state that has the meter, for work on a big table or a long string (Budget.charge); none for what the host does. */
export function chargeWork(work: number): void {
  if (meter.turn !== Turn.HOST) meter.owner?.charge(work);
}

/** What it takes to copy, compare or search so many bytes of text: nothing, if they are few. */
export function textWork(length: number): number {
  return length > SHORT ? Math.ceil(length / TEXT_UNIT) : 0;
}

/** Takes it. */
export function chargeText(length: number): void {
  if (length > SHORT) chargeWork(textWork(length));
}

/** Notes work that an instruction has done already: never throws, and has the next charge point look. */
export function noteWork(work: number): void {
  if (meter.turn !== Turn.HOST) meter.owner?.take(work);
}
