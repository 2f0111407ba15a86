/**
 * The collector (manual §2.5): one tracing pass over everything a state can reach. It clears weak tables, finds the objects whose
 * finalizers are to be called, and adds up what is alive. Memory itself is freed by the host's engine.
 *
 * Objects carry the number of the last pass that reached them (`mark`). Passes are numbered across all states, so that prototypes, which
 * states share, can be marked too. The order of steps is that of PUC Lua's atomic phase: what finalizers will see stays in weak keys until
 * it is collected itself, and leaves weak values at once.
 *
 * What must stay true: a pass depends only on what the program did (registers that hold no live value are no roots), and runs no Lua code.
 */
import {
  arraySize,
  CELL_SIZE,
  CLOSURE_SIZE,
  COROUTINE_SIZE,
  closureSize,
  ELEMENT_SIZE,
  ENTRY_SIZE,
  framesSize,
  HASH_PART_SIZE,
  HEAP_NUMBER_SIZE,
  LONG_INTEGER_SIZE,
  REGISTER_SIZE,
  stringSize,
  tableSize,
  USERDATA_SIZE,
} from "./allocation.ts";
import { Coroutine, type Frame, FrameKind } from "./coroutine.ts";
import { LibraryFunction, LuaClosure, LuaFunction } from "./function.ts";
import { type HashPart, isMark } from "./hash-part.ts";
import { liveRegisterCount, neededRegisters, Pause } from "./live-registers.ts";
import { EVENT_MODE } from "./metamethods.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaState } from "./state.ts";
import { StringSet } from "./string-set.ts";
import { LuaTable, TableCursor } from "./table.ts";
import { Cell } from "./upvalue.ts";
import { LuaUserdata, Traced } from "./userdata.ts";
import type { LuaValue } from "./value.ts";

type Collectable = LuaTable | LuaFunction | LuaUserdata | Coroutine;

let lastPass = 0;

/** Bytes of objects, and of strings, that a pass looks at for a unit of fuel. */
const BYTES_PER_FUEL = 32;
const STRING_BYTES_PER_FUEL = 256;
/** The same for strings that have to be hashed (string-set.ts). */
const HASHED_BYTES_PER_FUEL = 32;

/**
 * Collects: afterwards weak tables hold only live entries, `heap.pending` lists the objects to finalize, and the heap knows its live size.
 * `pause` tells where the running function is; `values` are alive though only the caller holds them. The pass is charged for by what it
 * found alive: throws LimitReached when all is done.
 */
export function collect(state: LuaState, pause: Pause, values: readonly LuaValue[] = []): void {
  const { heap, budget } = state;
  const pass = new Pass(state, pause);
  for (const value of values) pass.visit(value);
  pass.markRoots();
  pass.clearWeakValues();
  const candidates = heap.finalizable.size;
  heap.separate((object) => !pass.isMarked(object));
  pass.resurrect();
  pass.clearWeakKeys();
  pass.clearWeakValues();
  pass.forgetDeadKeys();
  state.chunks.retain((prototype) => pass.isMarked(prototype));
  heap.measured(pass.size);
  if (state.stress?.isFree !== true) budget.charge(pass.work + candidates);
}

/**
 * Collects where an allocation of so many bytes found no room. Throws LimitReached if there is none even then; `isSecond` tells that it was tried
 * before.
 */
export function collectForRoom(state: LuaState, bytes: number, isSecond: boolean, pause: Pause, values?: readonly LuaValue[]): void {
  const { heap, budget } = state;
  collect(state, pause, values);
  if (isSecond || !heap.hasRoom(bytes) || heap.isExhausted()) throw heap.limitReached();
  if (heap.pending.size > 0) budget.requestTrap();
}

class Pass {
  private readonly number = ++lastPass;
  /** Objects reached whose contents have not been visited. */
  private readonly gray: Collectable[] = [];
  /** Values of ephemerons by the key that is not known to be alive yet (§2.5.4). */
  private readonly waiting = new Map<LuaValue, LuaValue[]>();
  private readonly weakValueTables: LuaTable[] = [];
  private readonly weakKeyTables: LuaTable[] = [];
  private readonly hashParts: HashPart[] = [];
  private readonly strings = new StringSet();
  /** Whatever is reached from now on, only finalizers lead to. */
  private isResurrecting = false;
  /** Bytes alive. */
  size = 0;
  private stringBytes = 0;

  constructor(
    private readonly state: LuaState,
    private readonly pause: Pause,
  ) {}

  /** What the pass has cost, in fuel. */
  get work(): number {
    const { size, stringBytes, strings } = this;
    return Math.ceil((size - stringBytes) / BYTES_PER_FUEL + stringBytes / STRING_BYTES_PER_FUEL + strings.hashed / HASHED_BYTES_PER_FUEL);
  }

  isMarked(object: { mark: number }): boolean {
    return object.mark === this.number;
  }

  markRoots(): void {
    const { state } = this;
    const { heap, typeMetatables } = state;
    this.visit(state.globals);
    this.visit(state.loaded);
    this.visit(state.registry);
    this.visit(state.mainThread);
    this.visit(state.running);
    // At other places it is whatever library function was called last, which compiled code does not always note.
    if (this.pause === Pause.IN_CALL) this.visit(state.native);
    for (const metatable of Object.values(typeMetatables)) this.visit(metatable);
    for (const execution of state.executions) execution.trace(this.visit);
    for (const visitRoot of heap.roots) visitRoot(this.visit);
    for (const object of heap.pending) this.visit(object);
    this.drain();
  }

  /** Marks what finalizers will see. */
  resurrect(): void {
    this.isResurrecting = true;
    for (const object of this.state.heap.pending) this.visit(object);
    this.drain();
  }

  /** Marks a value and remembers to visit what it leads to. */
  readonly visit = (value: LuaValue): void => {
    if (typeof value === "object") {
      if (!isCollectable(value) || value.mark === this.number) return;
      value.mark = this.number;
      this.gray.push(value);
    } else if (typeof value === "string") {
      if (this.strings.add(value)) {
        this.size += stringSize(value.length);
        this.stringBytes += value.length;
      }
    } else if (typeof value === "number") {
      if ((value | 0) !== (value as unknown)) this.size += HEAP_NUMBER_SIZE;
    } else if (typeof value === "bigint") this.size += LONG_INTEGER_SIZE;
  };

  /** A key of ephemerons is alive: so are their values. Called when the key is visited, not when it is marked: chains may be long. */
  private release(key: LuaValue): void {
    const values = this.waiting.get(key);
    if (values === undefined) return;
    this.waiting.delete(key);
    for (const value of values) this.visit(value);
  }

  drain(): void {
    for (let object = this.gray.pop(); object !== undefined; object = this.gray.pop()) {
      if (this.waiting.size > 0) this.release(object);
      if (object instanceof LuaTable) this.visitTable(object);
      else if (object instanceof LuaFunction) this.visitFunction(object);
      else if (object instanceof Coroutine) this.visitCoroutine(object);
      else this.visitUserdata(object);
    }
  }

  /* ---- Tables ---- */

  private visitTable(table: LuaTable): void {
    const { array, hash, metatable, fieldCount } = table;
    this.size += tableSize(fieldCount) + arraySize(array.length - 1);
    if (hash !== undefined) {
      this.size += HASH_PART_SIZE + ENTRY_SIZE * hash.keys.length;
      this.hashParts.push(hash);
    }
    let hasWeakKeys = false;
    let hasWeakValues = false;
    if (metatable !== undefined) {
      this.visit(metatable);
      const mode = metatable.getField(EVENT_MODE.field, EVENT_MODE.key);
      if (typeof mode === "string") {
        hasWeakKeys = mode.includes("k");
        hasWeakValues = mode.includes("v");
      }
    }
    if (hasWeakValues) this.weakValueTables.push(table);
    else {
      for (const value of array) this.visit(value);
      if (fieldCount > 0) for (const value of table.fieldValues()) this.visit(value);
    }
    if (hash === undefined) return;
    if (hasWeakKeys) {
      this.weakKeyTables.push(table);
      if (!hasWeakValues) this.visitEphemerons(hash);
    } else {
      const { keys, values } = hash;
      for (let place = 0; place < keys.length; place++) {
        const value = values[place];
        if (value === undefined) continue;
        this.visit(keys[place]);
        if (!hasWeakValues && !isMark(value)) this.visit(value);
      }
    }
  }

  private visitEphemerons({ keys, values }: HashPart): void {
    for (let place = 0; place < keys.length; place++) {
      const key = keys[place];
      const value = values[place];
      if (value === undefined || isMark(value)) continue;
      if (!this.isDead(key)) this.visit(value);
      else {
        const others = this.waiting.get(key);
        if (others === undefined) this.waiting.set(key, [value]);
        else others.push(value);
      }
    }
  }

  /**
   * Whether a value has not been reached. Strings, numbers, booleans and library functions without upvalues are values rather than objects
   * and never removed from weak tables (§2.5.4).
   */
  private isDead(value: LuaValue): boolean {
    if (typeof value === "object") {
      return isCollectable(value) && value.mark !== this.number && value.constructor !== LibraryFunction;
    }
    // A string in a weak table alone lives as long as its entry.
    if (typeof value === "string") this.visit(value);
    return false;
  }

  /** Removes the entries with dead values. */
  clearWeakValues(): void {
    for (const table of this.weakValueTables) table.removeValues((value) => this.isDead(value));
  }

  /** Removes the entries with dead keys. */
  clearWeakKeys(): void {
    for (const table of this.weakKeyTables) table.hash?.removeKeys((key) => this.isDead(key));
  }

  /** Entries that were set to nil keep their keys for traversals in progress: only keys that no traversal can still hold are dropped. */
  forgetDeadKeys(): void {
    for (const hash of this.hashParts) {
      hash.forgetKeys((key) => (typeof key === "string" ? !this.strings.has(key) : this.isDead(key)));
    }
  }

  /* ---- Functions, userdata ---- */

  private visitFunction(callee: LuaFunction): void {
    if (callee instanceof LuaClosure) {
      const { upvalues, prototype } = callee;
      this.size += closureSize(upvalues.length) + CELL_SIZE * upvalues.length;
      for (const cell of upvalues) this.visit(cell.value);
      this.visitPrototype(prototype);
    } else {
      this.size += CLOSURE_SIZE;
      callee.trace(this.visit);
    }
  }

  private visitPrototype(prototype: Prototype): void {
    if (prototype.mark === this.number) return;
    prototype.mark = this.number;
    this.size += prototype.size;
    for (const constant of prototype.constants) this.visit(constant);
    for (const inner of prototype.prototypes) this.visitPrototype(inner);
  }

  private visitUserdata(userdata: LuaUserdata): void {
    const { ownMetatable, members, userValues, object } = userdata;
    this.size += USERDATA_SIZE + ELEMENT_SIZE * userValues.length + userdata.size;
    this.visit(ownMetatable);
    this.visit(members);
    for (const value of userValues) this.visit(value);
    if (this.isResurrecting && userdata.isSealed) this.state.heap.finalizeResurrected(userdata);
    if (object instanceof Traced) object.trace(this.visit);
  }

  /* ---- Threads ---- */

  private visitCoroutine(thread: Coroutine): void {
    this.size += COROUTINE_SIZE + framesSize(thread.depth + 1);
    this.visit(thread.body);
    this.visit(thread.resumer);
    this.visit(thread.yieldedIn);
    this.visit(thread.failure?.value);
    this.visit(thread.hook?.callee);
    for (const { value } of thread.toBeClosed) this.visit(value);
    const pause = thread.isPaused ? Pause.AT_CHARGE_POINT : thread === this.state.running ? this.pause : Pause.IN_CALL;
    let limit = thread.freeRegister();
    for (let depth = 0; depth <= thread.depth; depth++) {
      const frame = thread.frames[depth] as Frame;
      this.visitFrame(frame);
      if (frame.kind !== FrameKind.LUA) continue;
      const count = liveRegisterCount(thread, depth, pause);
      this.size += REGISTER_SIZE * count;
      limit = Math.max(limit, frame.base + count);
      const needed = neededRegisters(thread, depth, pause);
      const { registerCount } = frame.closure.prototype;
      for (let register = 0; register < count; register++) {
        if (needed?.has(register) !== false || register >= registerCount) this.visitRegister(thread.stack[frame.base + register]);
      }
    }
    thread.forgetSpare(limit);
  }

  private visitFrame(frame: Frame): void {
    if (waitsInNative(frame)) this.visit(frame.native);
    if (frame.kind === FrameKind.LUA) {
      this.visit(frame.closure);
      if (frame.closure.prototype.isVararg && frame.pc > 0) {
        this.size += ELEMENT_SIZE * frame.varargs.length;
        for (const value of frame.varargs) this.visit(value);
      }
      return;
    }
    this.visit(frame.extra.handler);
    this.visit(frame.extra.target);
    this.visit(frame.extra.error);
    for (const value of frame.extra.values) this.visit(value);
  }

  private visitRegister(value: LuaValue | Cell | TableCursor): void {
    if (value instanceof Cell) this.visit(value.value);
    else if (value instanceof TableCursor) this.visit(value.table);
    else this.visit(value);
  }
}

/** Whether a frame is that of a library function. What the field of others holds was left by a frame before. */
function waitsInNative(frame: Frame): boolean {
  switch (frame.kind) {
    case FrameKind.LUA:
      return frame.closure.prototype.isLibrary;
    case FrameKind.FINALIZER:
      return !frame.extra.isInterruption;
    case FrameKind.PROTECTED:
    case FrameKind.RESUME:
    case FrameKind.NATIVE:
    case FrameKind.AWAIT:
    case FrameKind.PAUSE:
      return true;
  }
  return false;
}

/** Whether a value that is a host object is one the collector deals with; others stand for numbers or loop states. */
function isCollectable(value: object): value is Collectable {
  return (
    value instanceof LuaTable ||
    value instanceof LuaFunction ||
    value instanceof Coroutine ||
    (value instanceof LuaUserdata && !value.isLight)
  );
}
