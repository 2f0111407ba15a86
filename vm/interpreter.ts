/**
 * The interpreter: one loop, one function, all coroutines of a state (manual §3.3, §3.4).
 *
 * `runLoop` executes the frame on top of the running thread until the host's entry frame has its results. A call of a Lua function pushes
 * a frame and goes on; anything else that changes frames happens in calls.ts, after which the loop takes its bearings anew
 * (`continue reload`).
 *
 * Each case is: its register-transfer comment, the inline fast path, and at most one call into operations.ts. A slow path leaves its result
 * in `result` and breaks out of the switch: there a value goes to register A, and SENTINEL (a metamethod to call) to calls.ts.
 *
 * What must stay true: `frame.pc` is written before anything that can raise or call; every read of a register that a fast path relies on
 * is checked there; the V8 bytecode of `runLoop` stays below 40 KB (a test measures it), or the engine never optimises it.
 */
import {
  allocate,
  allocateElement,
  allocateString,
  arraySize,
  chargeText,
  ELEMENT_SIZE,
  meter,
  noteAllocation,
  noteString,
  SHORT,
  Turn,
} from "./allocation.ts";
import { StateWord } from "./borrow.ts";
import {
  beginCall,
  closeAndReturn,
  closeBlock,
  complete,
  concatenateRegisters,
  deliverAwaited,
  resolveCall,
  resumePaused,
  returnValues,
} from "./calls.ts";
import { collectForRoom } from "./collector.ts";
import { type Coroutine, type Frame, FrameKind, Wanted } from "./coroutine.ts";
import { type Carrier, OperationError, Paused, RoomNeeded, ThrownValue } from "./errors.ts";
import { prepareFor, type SteppingLoop } from "./for-loop.ts";
import { LONGEST_LIST, LuaClosure, LuaFunction, MANY } from "./function.ts";
import { FIELD_MARK } from "./hash-part.ts";
import { codeUnderHook } from "./hooks.ts";
import { localName } from "./inspect.ts";
import { listFrom } from "./lists.ts";
import { Pause } from "./live-registers.ts";
import { EVENT_CLOSE, EVENT_INDEX } from "./metamethods.ts";
import {
  addRaw,
  divideRaw,
  encode,
  FLOAT_SHIFT,
  floorDivideRaw,
  INTEGER_BOUND,
  moduloRaw,
  multiplyRaw,
  subtractRaw,
  UNSIGNED_NAN,
} from "./numbers.ts";
import { Op } from "./opcodes.ts";
import {
  Arithmetic,
  arithmetic,
  bitwiseComplement,
  chargeEquality,
  equals,
  index,
  indexField,
  indexGlobal,
  length,
  lessEqual,
  lessThan,
  setField,
  setGlobal,
  setIndex,
  unaryMinus,
} from "./operations.ts";
import type { Prototype, UpvalueDescription } from "./prototype.ts";
import { QuickOp } from "./quicken.ts";
import { makeRoom, noteVarargs, reserveRegisters } from "./stack-limits.ts";
import type { LuaState } from "./state.ts";
import { step } from "./step.ts";
import { Reentry } from "./stress.ts";
import { LuaTable, TableCursor } from "./table.ts";
import { resultsOf, SENTINEL } from "./transfer.ts";
import { serveTrap } from "./trap.ts";
import { isHostOverflow, isLuaError, unwind } from "./unwind.ts";
import { Cell } from "./upvalue.ts";
import type { LuaValue } from "./value.ts";

/** Most runs of the loop nested on the host's stack, through host functions that call Lua (PUC's LUAI_MAXCCALLS). */
const MAX_HOST_NESTING = 200;

const NO_VARARGS: LuaValue[] = listFrom([], () => undefined);

/**
 * Calls a function on the running thread from the host and returns all its results.
 * Throws a ThrownValue with the error value and its traceback if the call fails, a FatalError, or LimitReached. A message handler is called
 * as that of `xpcall` is; the error value is then what it returned.
 */
export function run(state: LuaState, callee: LuaValue, values: LuaValue[], handler?: LuaValue): LuaValue[] {
  checkNesting(state);
  const thread = state.running;
  const { depth, boundaries, toBeClosed } = thread;
  const openVariables = toBeClosed.length;
  const { execution, borrow } = state;
  const { allowance, owner, turn } = meter;
  let entry: Frame | undefined;
  if (state.hostNesting === 0) state.budget.begin();
  state.execution = undefined;
  state.hostNesting++;
  borrow.word = StateWord.ENTERED;
  // The host's stack may be full at any call from here on; what it left half-done is put right below.
  try {
    meter.enter(state.heap);
    entry = pushEntry(thread);
    entry.extra.handler = handler;
    drive(state, Beginning.CALL, callee, values);
    return resultsOfEntry(entry);
  } finally {
    state.running = thread;
    state.execution = execution;
    thread.depth = depth;
    thread.boundaries = boundaries;
    if (toBeClosed.length > openVariables) toBeClosed.length = openVariables;
    entry?.release();
    if (--state.hostNesting === 0) {
      state.budget.end();
      borrow.left();
    } else if (borrow.running !== undefined && borrow.interruption !== undefined) state.budget.requestTrap();
    meter.switchTo(allowance, owner);
    meter.turn = turn;
  }
}

/** Throws if too many runs of the loop are nested on the host's stack, or if the one further down is to end. */
export function checkNesting(state: LuaState): void {
  const { reached } = state.budget;
  if (reached !== undefined && state.hostNesting > 0) throw reached;
  if (state.hostNesting >= MAX_HOST_NESTING) throw new ThrownValue("C stack overflow");
}

/** Pushes the frame that gets the results of a call by the host. No yield may cross it. */
export function pushEntry(thread: Coroutine): Frame {
  const entry = thread.push(FrameKind.ENTRY, thread.freeRegister(), 0, 0);
  thread.boundaries++;
  return entry;
}

/** What a finished entry frame has got; throws its error. */
export function resultsOfEntry(entry: Frame): LuaValue[] {
  if (entry.extra.fatal !== undefined) throw entry.extra.fatal;
  if (entry.extra.hasError) throw new ThrownValue(entry.extra.error, entry.extra.traceback, entry.extra.levels);
  return entry.extra.values;
}

/** How a run of the loop begins. */
export const enum Beginning {
  /** With a call of `subject`. */
  CALL,
  /** With the values of the promise that the running thread waits for. */
  RESULTS,
  /** With an error: `subject` is thrown where the running thread is. */
  ERROR,
  /** It has begun. */
  NONE,
}

/** Runs the loop until the host's entry frame is done or the execution waits for a promise. The one place where errors are caught. */
export function drive(state: LuaState, beginning: Beginning, subject: unknown, values: LuaValue[]): void {
  let begin = beginning;
  let thrown = subject;
  let overflowDepth = -1;
  const retry = new Retry();
  meter.turn = Turn.MACHINE;
  for (;;) {
    try {
      const step = begin;
      begin = Beginning.NONE;
      if (step === Beginning.CALL) beginCall(state, state.running, subject as LuaValue, values, 0, Wanted.FRAME);
      else if (step === Beginning.RESULTS) deliverAwaited(state, state.running, values);
      else {
        unwind(state, thrown);
        overflowDepth = -1;
      }
      do runLoop(state);
      while (endPause(state));
      return;
    } catch (error) {
      meter.turn = Turn.MACHINE;
      if (error instanceof Paused) return;
      if (!isLuaError(error)) throw error;
      if (isHostOverflow(error)) {
        // Where the host's stack has no room even for unwinding, which calls handlers as far as it gets, the whole run is given up.
        if (state.running.depth === overflowDepth) throw error;
        overflowDepth = state.running.depth;
      }
      thrown = error instanceof RoomNeeded ? retry.prepare(state, error) : error;
    }
  }
}

/** If the loop was left because a library function pauses: serves the trap, then has the function go on. False if it was not. */
function endPause(state: LuaState): boolean {
  const thread = state.running;
  if (thread.depth < 0 || thread.frame.kind !== FrameKind.PAUSE) return false;
  if (state.budget.fuel < 0) serveTrap(state, thread);
  else resumePaused(state, thread);
  return true;
}

/** Has instructions done again that found no room for what they make. */
class Retry {
  private frame: Frame | undefined = undefined;
  private pc = 0;
  private fuel = 0;

  /** Collects, so that the instruction in progress may be done again. What it gives is to be thrown. */
  prepare(state: LuaState, { bytes }: RoomNeeded): Carrier {
    const { frame } = state.running;
    // Nothing passed a charge point since the last time: this is the same instruction once more, and its pieces together do not fit.
    const fuel = state.budget.fuelOfCode;
    const isSecond = frame === this.frame && frame.pc === this.pc && fuel === this.fuel;
    try {
      collectForRoom(state, bytes, isSecond, Pause.IN_INSTRUCTION);
    } catch (carrier) {
      return carrier as Carrier;
    }
    this.frame = frame;
    this.pc = frame.pc--;
    this.fuel = fuel;
    return new Reentry();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: registers hold values of every type, and the fast paths below check what they rely on
type Register = any;

function runLoop(state: LuaState): void {
  const budget = state.budget;
  let thread = state.running;
  let frame = thread.frame;
  if (frame.kind !== FrameKind.LUA) return;
  let R: Register[] = thread.stack;
  let frames = thread.frames;
  let base = frame.base;
  let closure = frame.closure;
  let prototype = closure.prototype;
  let code = prototype.quickCode;
  let K = prototype.constants as Register[];
  let fields = prototype.fields;
  let upvalues = closure.upvalues;
  let pc = frame.pc;

  reload: for (;;) {
    thread = state.running;
    frame = thread.frame;
    if (frame.kind !== FrameKind.LUA) return;
    R = thread.stack;
    frames = thread.frames;
    base = frame.base;
    closure = frame.closure;
    prototype = closure.prototype;
    code = thread.hook === undefined ? prototype.quickCode : codeUnderHook(state, thread.hook, prototype);
    K = prototype.constants as Register[];
    fields = prototype.fields;
    upvalues = closure.upvalues;
    pc = frame.pc;
    meter.turn = Turn.REPEATABLE;
    // The function was entered by calls.ts, which charges and leaves the trap to the loop.
    if (pc === 0 && budget.fuel < 0) {
      serveTrap(state, thread);
      continue;
    }

    for (;;) {
      // biome-ignore lint/suspicious/noConfusingLabels: the one way out of an instruction that is no jump of the loop
      trapped: {
        const i = code[pc++] as number;
        let result: Register;
        switch (i & 127) {
          // R[A] := R[B]
          case Op.MOVE:
            R[base + ((i >>> 8) & 255)] = R[base + ((i >>> 16) & 255)];
            continue;
          // R[A] := sBx
          case Op.LOADI:
            R[base + ((i >>> 8) & 255)] = i >> 16;
            continue;
          // R[A] := (float) sBx
          case Op.LOADF:
            R[base + ((i >>> 8) & 255)] = encode(i >> 16);
            continue;
          // R[A] := K[Bx]
          case Op.LOADK:
            R[base + ((i >>> 8) & 255)] = K[i >>> 16];
            continue;
          // R[A] := K[Ax of the next word]
          case Op.LOADKX:
            R[base + ((i >>> 8) & 255)] = K[(code[pc++] as number) >>> 8];
            continue;
          // R[A] := false
          case Op.LOADFALSE:
            R[base + ((i >>> 8) & 255)] = false;
            continue;
          // R[A] := false; pc++
          case Op.LFALSESKIP:
            R[base + ((i >>> 8) & 255)] = false;
            pc++;
            continue;
          // R[A] := true
          case Op.LOADTRUE:
            R[base + ((i >>> 8) & 255)] = true;
            continue;
          // R[A], …, R[A+B] := nil
          case Op.LOADNIL: {
            const a = base + ((i >>> 8) & 255);
            for (let register = a + ((i >>> 16) & 255); register >= a; register--) R[register] = undefined;
            continue;
          }
          // R[A] := U[B]
          case Op.GETUPVAL:
            R[base + ((i >>> 8) & 255)] = (upvalues[(i >>> 16) & 255] as Cell).value;
            continue;
          // U[B] := R[A]
          case Op.SETUPVAL:
            (upvalues[(i >>> 16) & 255] as Cell).value = R[base + ((i >>> 8) & 255)];
            continue;
          // R[A] := cell(R[A])
          case Op.NEWCELL: {
            const a = base + ((i >>> 8) & 255);
            frame.pc = pc;
            R[a] = new Cell(R[a]);
            continue;
          }
          // R[A] := value of cell R[B]
          case Op.GETCELL:
            R[base + ((i >>> 8) & 255)] = R[base + ((i >>> 16) & 255)].value;
            continue;
          // value of cell R[A] := R[B]
          case Op.SETCELL:
            R[base + ((i >>> 8) & 255)].value = R[base + ((i >>> 16) & 255)];
            continue;

          // R[A] := U[B][K[C]]
          case Op.GETTABUP: {
            const c = i >>> 24;
            const table: Register = (upvalues[(i >>> 16) & 255] as Cell).value;
            if (table instanceof LuaTable) {
              const hash = table.hash;
              if (hash !== undefined) {
                const sites = prototype.sites;
                if (sites[2 * c] === hash.generation) {
                  const value: Register = hash.values[sites[2 * c + 1] as number];
                  if (value !== undefined && value !== FIELD_MARK) {
                    R[base + ((i >>> 8) & 255)] = value;
                    continue;
                  }
                }
              }
            }
            frame.pc = pc;
            result = indexGlobal(state, table, fields[c] as string, K[c], prototype.sites, c);
            break;
          }
          // R[A] := R[B][R[C]]
          case Op.GETTABLE: {
            const table = R[base + ((i >>> 16) & 255)];
            const key = R[base + (i >>> 24)];
            if (table instanceof LuaTable) {
              let value: Register;
              if (typeof key === "number") {
                const array = table.array;
                if (key >= 0 && key < array.length && (value = array[key]) !== undefined) {
                  R[base + ((i >>> 8) & 255)] = value;
                  continue;
                }
              } else if (typeof key === "string" && key.length <= SHORT && (value = table.getString(key)) !== undefined) {
                R[base + ((i >>> 8) & 255)] = value;
                continue;
              }
            }
            frame.pc = pc;
            result = index(state, table, key);
            break;
          }
          // R[A] := R[B][C]
          case Op.GETI: {
            const table = R[base + ((i >>> 16) & 255)];
            const key: Register = i >>> 24;
            if (table instanceof LuaTable) {
              const array: Register[] = table.array;
              let value: Register;
              if (key < array.length && (value = array[key]) !== undefined) {
                R[base + ((i >>> 8) & 255)] = value;
                continue;
              }
            }
            frame.pc = pc;
            result = index(state, table, key as Register);
            break;
          }
          // R[A] := R[B][K[C]]
          case Op.GETFIELD: {
            const table = R[base + ((i >>> 16) & 255)];
            const c = i >>> 24;
            if (table instanceof LuaTable) {
              const value: Register = (table as Register)[fields[c] as string];
              if (value !== undefined) {
                R[base + ((i >>> 8) & 255)] = value;
                continue;
              }
            }
            frame.pc = pc;
            result = indexField(state, table, fields[c] as string, K[c]);
            break;
          }
          // U[A][K[B]] := RK(C)
          case Op.SETTABUP: {
            const b = (i >>> 16) & 255;
            const value = (i & 128) === 0 ? R[base + (i >>> 24)] : K[i >>> 24];
            const table: Register = (upvalues[(i >>> 8) & 255] as Cell).value;
            if (table instanceof LuaTable && value !== undefined) {
              const hash = table.hash;
              if (hash !== undefined) {
                const sites = prototype.sites;
                if (sites[2 * b] === hash.generation) {
                  const place = sites[2 * b + 1] as number;
                  const old: Register = hash.values[place];
                  if (old !== undefined && old !== FIELD_MARK) {
                    hash.values[place] = value;
                    continue;
                  }
                }
              }
            }
            frame.pc = pc;
            if (setGlobal(state, table, fields[b] as string, K[b], value, prototype.sites, b) === SENTINEL) {
              complete(state, thread, 0, 0);
              continue reload;
            }
            continue;
          }
          // R[A][R[B]] := RK(C)
          case Op.SETTABLE: {
            const table = R[base + ((i >>> 8) & 255)];
            const key = R[base + ((i >>> 16) & 255)];
            const value = (i & 128) === 0 ? R[base + (i >>> 24)] : K[i >>> 24];
            if (table instanceof LuaTable && typeof key === "number" && value !== undefined) {
              const array = table.array;
              if (key >= 0 && key < array.length) {
                if (array[key] !== undefined) {
                  array[key] = value;
                  continue;
                }
              } else if (key === array.length && key > 1 && table.metatable === undefined && table.hash === undefined) {
                frame.pc = pc;
                allocateElement(key);
                array.push(value);
                continue;
              }
            }
            frame.pc = pc;
            if (setIndex(state, table, key, value) === SENTINEL) {
              complete(state, thread, 0, 0);
              continue reload;
            }
            continue;
          }
          // R[A][B] := RK(C)
          case Op.SETI: {
            const table = R[base + ((i >>> 8) & 255)];
            const key = (i >>> 16) & 255;
            const value = (i & 128) === 0 ? R[base + (i >>> 24)] : K[i >>> 24];
            if (table instanceof LuaTable && value !== undefined) {
              const array = table.array;
              if (key < array.length && array[key] !== undefined) {
                array[key] = value;
                continue;
              }
            }
            frame.pc = pc;
            if (setIndex(state, table, key as Register, value) === SENTINEL) {
              complete(state, thread, 0, 0);
              continue reload;
            }
            continue;
          }
          // R[A][K[B]] := RK(C)
          case Op.SETFIELD: {
            const table = R[base + ((i >>> 8) & 255)];
            const b = (i >>> 16) & 255;
            const value = (i & 128) === 0 ? R[base + (i >>> 24)] : K[i >>> 24];
            if (table instanceof LuaTable && (table as Register)[fields[b] as string] !== undefined) {
              (table as Register)[fields[b] as string] = value;
              continue;
            }
            frame.pc = pc;
            if (setField(state, table, fields[b] as string, K[b], value) === SENTINEL) {
              complete(state, thread, 0, 0);
              continue reload;
            }
            continue;
          }
          // R[A] := {}
          case Op.NEWTABLE: {
            frame.pc = pc;
            const made = prototype.tableClasses[pc - 1];
            R[base + ((i >>> 8) & 255)] = made === undefined ? createTable(state, prototype, pc - 1) : new made();
            continue;
          }
          // R[A+1] := R[B]; R[A] := R[B][RK(C)]
          case Op.SELF: {
            const a = base + ((i >>> 8) & 255);
            const object = R[base + ((i >>> 16) & 255)];
            R[a + 1] = object;
            frame.pc = pc;
            if ((i & 128) !== 0) {
              const c = i >>> 24;
              if (object instanceof LuaTable) {
                let value: Register = (object as Register)[fields[c] as string];
                if (value !== undefined) {
                  R[a] = value;
                  continue;
                }
                if (object.metatable !== undefined && object.hash === undefined) {
                  const parent: Register = (object.metatable as Register)[EVENT_INDEX.field];
                  if (parent instanceof LuaTable && (value = (parent as Register)[fields[c] as string]) !== undefined) {
                    R[a] = value;
                    continue;
                  }
                }
              } else if (typeof object === "string") {
                const methods: Register = (state.typeMetatables.string as Register)?.[EVENT_INDEX.field];
                if (methods instanceof LuaTable) {
                  const value: Register = (methods as Register)[fields[c] as string];
                  if (value !== undefined) {
                    R[a] = value;
                    continue;
                  }
                }
              }
              result = indexField(state, object, fields[c] as string, K[c]);
            } else result = index(state, object, R[base + (i >>> 24)]);
            break;
          }

          // R[A] := R[B] + sC (k: sC + R[B])
          case Op.ADDI: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = (i >>> 24) - 128;
            if (typeof x === "number") {
              const sum = x + y;
              if ((x | 0) === x || sum !== Math.floor(sum)) {
                R[base + ((i >>> 8) & 255)] = sum;
                continue;
              }
            }
            frame.pc = pc;
            if (typeof x === "number") result = addRaw(x, y);
            else
              result =
                (i & 128) === 0 ? arithmetic(state, Arithmetic.ADD, x, y as Register) : arithmetic(state, Arithmetic.ADD, y as Register, x);
            break;
          }
          // R[A] := R[B] - sC
          case Op.SUBI: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = (i >>> 24) - 128;
            if (typeof x === "number") {
              const difference = x - y;
              if ((x | 0) === x || difference !== Math.floor(difference)) {
                R[base + ((i >>> 8) & 255)] = difference;
                continue;
              }
            }
            frame.pc = pc;
            // As PUC adds -C: a float -0.0 minus 0 is 0.0.
            result = typeof x === "number" ? addRaw(x, 0 - y) : arithmetic(state, Arithmetic.SUB, x, y as Register);
            break;
          }
          // R[A] := R[B] + K[C] (k: K[C] + R[B])
          case Op.ADDK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              const sum = x + y;
              if (sum !== Math.floor(sum) || ((x | 0) === x && (y | 0) === y)) {
                R[base + ((i >>> 8) & 255)] = sum;
                continue;
              }
            }
            frame.pc = pc;
            if (typeof x === "number" && typeof y === "number") result = addRaw(x, y);
            else result = (i & 128) === 0 ? arithmetic(state, Arithmetic.ADD, x, y) : arithmetic(state, Arithmetic.ADD, y, x);
            break;
          }
          // R[A] := R[B] - K[C]
          case Op.SUBK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              const difference = x - y;
              if (difference !== Math.floor(difference) || ((x | 0) === x && (y | 0) === y)) {
                R[base + ((i >>> 8) & 255)] = difference;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? subtractRaw(x, y) : arithmetic(state, Arithmetic.SUB, x, y);
            break;
          }
          // R[A] := R[B] * K[C] (k: K[C] * R[B])
          case Op.MULK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              const product = x * y;
              if (
                product !== Math.floor(product)
                  ? x < FLOAT_SHIFT && x > -FLOAT_SHIFT && y < FLOAT_SHIFT && y > -FLOAT_SHIFT
                  : product < INTEGER_BOUND && product > -INTEGER_BOUND && product !== 0 && (x | 0) === x && (y | 0) === y
              ) {
                R[base + ((i >>> 8) & 255)] = product;
                continue;
              }
            }
            frame.pc = pc;
            if (typeof x === "number" && typeof y === "number") result = multiplyRaw(x, y);
            else result = (i & 128) === 0 ? arithmetic(state, Arithmetic.MUL, x, y) : arithmetic(state, Arithmetic.MUL, y, x);
            break;
          }
          // R[A] := R[B] % K[C]
          case Op.MODK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number" && (x | 0) === x && (y | 0) === y && y > 0) {
              // On 32-bit operands the engine divides integers; otherwise it calls a function.
              const remainder = ((x | 0) % (y | 0)) | 0;
              R[base + ((i >>> 8) & 255)] = remainder < 0 ? remainder + y : remainder;
              continue;
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? moduloRaw(x, y) : arithmetic(state, Arithmetic.MOD, x, y);
            break;
          }
          // R[A] := R[B] ^ K[C]
          case Op.POWK:
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.POW, R[base + ((i >>> 16) & 255)], K[i >>> 24]);
            break;
          // R[A] := R[B] / K[C]
          case Op.DIVK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (
              typeof x === "number" &&
              typeof y === "number" &&
              x < FLOAT_SHIFT &&
              x > -FLOAT_SHIFT &&
              y < FLOAT_SHIFT &&
              y > -FLOAT_SHIFT
            ) {
              const quotient = x / y;
              if (quotient !== Math.floor(quotient)) {
                R[base + ((i >>> 8) & 255)] = quotient;
                continue;
              }
              if (quotient < INTEGER_BOUND && quotient > -INTEGER_BOUND && quotient !== 0) {
                R[base + ((i >>> 8) & 255)] = quotient * FLOAT_SHIFT;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? divideRaw(x, y) : arithmetic(state, Arithmetic.DIV, x, y);
            break;
          }
          // R[A] := R[B] // K[C]
          case Op.IDIVK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number" && (x | 0) === x && (y | 0) === y && y > 0) {
              R[base + ((i >>> 8) & 255)] = Math.floor(x / y);
              continue;
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? floorDivideRaw(x, y) : arithmetic(state, Arithmetic.IDIV, x, y);
            break;
          }
          // R[A] := R[B] & K[C] (k: K[C] & R[B])
          case Op.BANDK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x & y;
                continue;
              }
              if (x < INTEGER_BOUND && x > -INTEGER_BOUND && x === Math.floor(x) && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x & y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = (i & 128) === 0 ? arithmetic(state, Arithmetic.BAND, x, y) : arithmetic(state, Arithmetic.BAND, y, x);
            break;
          }
          // R[A] := R[B] | K[C] (k: K[C] | R[B])
          case Op.BORK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x | y;
                continue;
              }
              if (x >>> 0 === x && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x | y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = (i & 128) === 0 ? arithmetic(state, Arithmetic.BOR, x, y) : arithmetic(state, Arithmetic.BOR, y, x);
            break;
          }
          // R[A] := R[B] ~ K[C] (k: K[C] ~ R[B])
          case Op.BXORK: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = K[i >>> 24];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x ^ y;
                continue;
              }
              if (x >>> 0 === x && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x ^ y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = (i & 128) === 0 ? arithmetic(state, Arithmetic.BXOR, x, y) : arithmetic(state, Arithmetic.BXOR, y, x);
            break;
          }
          // R[A] := R[B] << sC
          case Op.SHLI: {
            const x = R[base + ((i >>> 16) & 255)];
            const places = (i >>> 24) - 128;
            if (typeof x === "number" && places >= 0 && places < 21 && ((x | 0) === x || x >>> 0 === x)) {
              R[base + ((i >>> 8) & 255)] = x * (1 << places);
              continue;
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.SHL, x, places as Register);
            break;
          }
          // R[A] := R[B] >> sC
          case Op.SHRI: {
            const x = R[base + ((i >>> 16) & 255)];
            const places = (i >>> 24) - 128;
            if (typeof x === "number" && x >>> 0 === x && places >= 0 && places < 32) {
              R[base + ((i >>> 8) & 255)] = x >>> places;
              continue;
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.SHR, x, places as Register);
            break;
          }
          // R[A] := R[B] + R[C]
          case Op.ADD: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              const sum = x + y;
              if (sum !== Math.floor(sum) || ((x | 0) === x && (y | 0) === y)) {
                R[base + ((i >>> 8) & 255)] = sum;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? addRaw(x, y) : arithmetic(state, Arithmetic.ADD, x, y);
            break;
          }
          // R[A] := R[B] - R[C]
          case Op.SUB: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              const difference = x - y;
              if (difference !== Math.floor(difference) || ((x | 0) === x && (y | 0) === y)) {
                R[base + ((i >>> 8) & 255)] = difference;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? subtractRaw(x, y) : arithmetic(state, Arithmetic.SUB, x, y);
            break;
          }
          // R[A] := R[B] * R[C]
          case Op.MUL: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              const product = x * y;
              if (
                product !== Math.floor(product)
                  ? x < FLOAT_SHIFT && x > -FLOAT_SHIFT && y < FLOAT_SHIFT && y > -FLOAT_SHIFT
                  : product < INTEGER_BOUND && product > -INTEGER_BOUND && product !== 0 && (x | 0) === x && (y | 0) === y
              ) {
                R[base + ((i >>> 8) & 255)] = product;
                continue;
              }
            }
            frame.pc = pc;
            if (typeof x === "number" && typeof y === "number") result = multiplyRaw(x, y);
            else result = arithmetic(state, Arithmetic.MUL, x, y);
            break;
          }
          // R[A] := R[B] % R[C]
          case Op.MOD: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number" && (x | 0) === x && (y | 0) === y && y > 0) {
              // On 32-bit operands the engine divides integers; otherwise it calls a function.
              const remainder = ((x | 0) % (y | 0)) | 0;
              R[base + ((i >>> 8) & 255)] = remainder < 0 ? remainder + y : remainder;
              continue;
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? moduloRaw(x, y) : arithmetic(state, Arithmetic.MOD, x, y);
            break;
          }
          // R[A] := R[B] ^ R[C]
          case Op.POW:
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.POW, R[base + ((i >>> 16) & 255)], R[base + (i >>> 24)]);
            break;
          // R[A] := R[B] / R[C]
          case Op.DIV: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (
              typeof x === "number" &&
              typeof y === "number" &&
              x < FLOAT_SHIFT &&
              x > -FLOAT_SHIFT &&
              y < FLOAT_SHIFT &&
              y > -FLOAT_SHIFT
            ) {
              const quotient = x / y;
              if (quotient !== Math.floor(quotient)) {
                R[base + ((i >>> 8) & 255)] = quotient;
                continue;
              }
              if (quotient < INTEGER_BOUND && quotient > -INTEGER_BOUND && quotient !== 0) {
                R[base + ((i >>> 8) & 255)] = quotient * FLOAT_SHIFT;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? divideRaw(x, y) : arithmetic(state, Arithmetic.DIV, x, y);
            break;
          }
          // R[A] := R[B] // R[C]
          case Op.IDIV: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number" && (x | 0) === x && (y | 0) === y && y > 0) {
              R[base + ((i >>> 8) & 255)] = Math.floor(x / y);
              continue;
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? floorDivideRaw(x, y) : arithmetic(state, Arithmetic.IDIV, x, y);
            break;
          }
          // R[A] := R[B] & R[C]
          case Op.BAND: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x & y;
                continue;
              }
              if (x < INTEGER_BOUND && x > -INTEGER_BOUND && x === Math.floor(x) && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x & y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.BAND, x, y);
            break;
          }
          // R[A] := R[B] | R[C]
          case Op.BOR: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x | y;
                continue;
              }
              if (x >>> 0 === x && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x | y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.BOR, x, y);
            break;
          }
          // R[A] := R[B] ~ R[C]
          case Op.BXOR: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              if ((x | 0) === x && (y | 0) === y) {
                R[base + ((i >>> 8) & 255)] = x ^ y;
                continue;
              }
              if (x >>> 0 === x && y >>> 0 === y) {
                R[base + ((i >>> 8) & 255)] = (x ^ y) >>> 0;
                continue;
              }
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.BXOR, x, y);
            break;
          }
          // R[A] := R[B] << R[C]
          case Op.SHL: {
            const x = R[base + ((i >>> 16) & 255)];
            const places = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof places === "number" && places >>> 0 === places && places < 21 && x >>> 0 === x) {
              R[base + ((i >>> 8) & 255)] = x * (1 << places);
              continue;
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.SHL, x, places);
            break;
          }
          // R[A] := R[B] >> R[C]
          case Op.SHR: {
            const x = R[base + ((i >>> 16) & 255)];
            const places = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof places === "number" && places >>> 0 === places && places < 32 && x >>> 0 === x) {
              R[base + ((i >>> 8) & 255)] = x >>> places;
              continue;
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.SHR, x, places);
            break;
          }
          // R[A] := -R[B]
          case Op.UNM: {
            const x = R[base + ((i >>> 16) & 255)];
            if (typeof x === "number" && x !== 0 && (x | 0) === x) {
              R[base + ((i >>> 8) & 255)] = -x;
              continue;
            }
            frame.pc = pc;
            result = unaryMinus(state, x);
            break;
          }
          // R[A] := ~R[B]
          case Op.BNOT:
            frame.pc = pc;
            result = bitwiseComplement(state, R[base + ((i >>> 16) & 255)]);
            break;
          // R[A] := not R[B]
          case Op.NOT: {
            const x = R[base + ((i >>> 16) & 255)];
            R[base + ((i >>> 8) & 255)] = x === undefined || x === false;
            continue;
          }
          // R[A] := #R[B]
          case Op.LEN: {
            const x = R[base + ((i >>> 16) & 255)];
            if (x instanceof LuaTable) {
              if (x.metatable === undefined) {
                R[base + ((i >>> 8) & 255)] = x.array.length - 1;
                continue;
              }
            } else if (typeof x === "string") {
              R[base + ((i >>> 8) & 255)] = x.length;
              continue;
            }
            frame.pc = pc;
            result = length(state, x);
            break;
          }
          // R[A] := R[A] .. … .. R[A+B-1]
          case Op.CONCAT: {
            const a = base + ((i >>> 8) & 255);
            const last = a + ((i >>> 16) & 255) - 1;
            if (last === a + 1) {
              const x = R[a];
              const y = R[last];
              if (typeof x === "string" && typeof y === "string") {
                frame.pc = pc;
                allocateString(x.length + y.length);
                chargeText(x.length + y.length);
                R[a] = x + y;
                continue;
              }
            }
            frame.pc = pc;
            const stopped = concatenateRegisters(state, thread, a, last);
            if (stopped < 0) continue;
            complete(state, thread, stopped, Wanted.CONCAT);
            continue reload;
          }

          // close all to-be-closed variables in registers >= A
          case Op.CLOSE: {
            const level = base + ((i >>> 8) & 255);
            const last = thread.toBeClosed.at(-1);
            if (last === undefined || last.register < level) continue;
            frame.pc = pc;
            closeBlock(state, thread, level);
            continue reload;
          }
          // mark R[A] to be closed
          case Op.TBC:
            frame.pc = pc;
            markToBeClosed(state, thread, base + ((i >>> 8) & 255));
            continue;
          // pc += sJ; charge -sJ if that is back: the jump of a comparison whose metamethod has returned
          case Op.JMP:
          case QuickOp.HOT_JMP:
            pc += i >> 8;
            if (i < 0 && ((budget.fuel += i >> 8) < 0 || (i & 127) !== Op.JMP)) break trapped;
            continue;
          // pc += sJ; charge -sJ
          case Op.LOOP:
          case QuickOp.HOT_LOOP:
            pc += i >> 8;
            if ((budget.fuel += i >> 8) < 0 || (i & 127) !== Op.LOOP) break trapped;
            continue;

          // if (R[A] == R[B]) ~= k then pc++
          case Op.EQ: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = R[base + ((i >>> 16) & 255)];
            if (typeof x === "string" && x.length > SHORT) {
              frame.pc = pc;
              chargeEquality(x, y);
            }
            result = x === y && x !== UNSIGNED_NAN;
            if (!result && typeof x !== "string") {
              frame.pc = pc;
              result = equals(state, x, y);
              if (result === SENTINEL) {
                complete(state, thread, 0, (i & 128) === 0 ? Wanted.COMPARE_FALSE : Wanted.COMPARE_TRUE);
                continue reload;
              }
            }
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (R[A] < R[B]) ~= k then pc++
          case Op.LT: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = R[base + ((i >>> 16) & 255)];
            if (
              typeof x === "number" &&
              typeof y === "number" &&
              (((x | 0) === x && (y | 0) === y) || (x < FLOAT_SHIFT && x > -FLOAT_SHIFT && y < FLOAT_SHIFT && y > -FLOAT_SHIFT))
            ) {
              result = x < y;
            } else {
              frame.pc = pc;
              result = lessThan(state, x, y);
              if (result === SENTINEL) {
                complete(state, thread, 0, (i & 128) === 0 ? Wanted.COMPARE_FALSE : Wanted.COMPARE_TRUE);
                continue reload;
              }
            }
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (R[A] <= R[B]) ~= k then pc++
          case Op.LE: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = R[base + ((i >>> 16) & 255)];
            if (
              typeof x === "number" &&
              typeof y === "number" &&
              (((x | 0) === x && (y | 0) === y) || (x < FLOAT_SHIFT && x > -FLOAT_SHIFT && y < FLOAT_SHIFT && y > -FLOAT_SHIFT))
            ) {
              result = x <= y;
            } else {
              frame.pc = pc;
              result = lessEqual(state, x, y);
              if (result === SENTINEL) {
                complete(state, thread, 0, (i & 128) === 0 ? Wanted.COMPARE_FALSE : Wanted.COMPARE_TRUE);
                continue reload;
              }
            }
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (R[A] == K[B]) ~= k then pc++
          case Op.EQK: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = K[(i >>> 16) & 255];
            if (typeof x === "string" && x.length > SHORT) {
              frame.pc = pc;
              chargeEquality(x, y);
            }
            result = x === y;
            if (!result && typeof y !== "string" && typeof x !== "string") result = equals(state, x, y);
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (R[A] == sB) ~= k then pc++
          case Op.EQI: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = ((i >>> 16) & 255) - 128;
            result = x === y;
            if (!result && typeof x === "number" && (x >= FLOAT_SHIFT || x <= -FLOAT_SHIFT))
              result = equals(state, x as Register, y as Register);
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (R[A] < sB) ~= k then pc++
          case Op.LTI:
          // if (R[A] <= sB) ~= k then pc++
          case Op.LEI:
          // if (R[A] > sB) ~= k then pc++
          case Op.GTI:
          // if (R[A] >= sB) ~= k then pc++
          case Op.GEI: {
            const x = R[base + ((i >>> 8) & 255)];
            const y = ((i >>> 16) & 255) - 128;
            const operation = i & 127;
            if (typeof x === "number" && ((x | 0) === x || (x < FLOAT_SHIFT && x > -FLOAT_SHIFT))) {
              result = operation === Op.LTI ? x < y : operation === Op.LEI ? x <= y : operation === Op.GTI ? x > y : x >= y;
            } else {
              frame.pc = pc;
              const immediate: Register = i >>> 24 === 0 ? y : encode(y);
              result =
                operation === Op.LTI
                  ? lessThan(state, x, immediate)
                  : operation === Op.LEI
                    ? lessEqual(state, x, immediate)
                    : operation === Op.GTI
                      ? lessThan(state, immediate, x)
                      : lessEqual(state, immediate, x);
              if (result === SENTINEL) {
                complete(state, thread, 0, (i & 128) === 0 ? Wanted.COMPARE_FALSE : Wanted.COMPARE_TRUE);
                continue reload;
              }
            }
            if (result === ((i & 128) !== 0)) {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            } else pc++;
            continue;
          }
          // if (not R[A]) == k then pc++
          case Op.TEST: {
            const x = R[base + ((i >>> 8) & 255)];
            if ((x === undefined || x === false) === ((i & 128) !== 0)) pc++;
            else {
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            }
            continue;
          }
          // if (not R[B]) == k then pc++ else R[A] := R[B]
          case Op.TESTSET: {
            const x = R[base + ((i >>> 16) & 255)];
            if ((x === undefined || x === false) === ((i & 128) !== 0)) pc++;
            else {
              R[base + ((i >>> 8) & 255)] = x;
              const next = code[pc] as number;
              const jump = next >> 8;
              pc += jump + 1;
              if (jump < 0 && ((budget.fuel += jump) < 0 || (next & 127) !== Op.JMP)) break trapped;
            }
            continue;
          }

          // R[A], …, R[A+C-2] := R[A](R[A+1], …, R[A+B-1])
          case Op.CALL: {
            const a = base + ((i >>> 8) & 255);
            const b = (i >>> 16) & 255;
            const callee = R[a];
            let count = b !== 0 ? b - 1 : thread.top - a - 1;
            frame.pc = pc;
            if (callee instanceof LuaClosure) {
              const called = callee.prototype;
              const next = a + 1;
              if (next + called.registerCount >= R.length || next + count >= R.length || thread.depth + 1 >= frames.length) {
                makeRoom(thread, next + Math.max(called.registerCount, count));
              }
              frame = frames[++thread.depth] as Frame;
              frame.closure = closure = callee;
              frame.base = base = next;
              frame.destination = a;
              frame.wanted = (i >>> 24) - 1;
              frame.argumentCount = count;
              frame.isTailCall = false;
              for (const parameters = called.parameterCount; count < parameters; count++) R[next + count] = undefined;
              prototype = called;
              code = called.quickCode;
              K = called.constants as Register[];
              fields = called.fields;
              upvalues = callee.upvalues;
              pc = 0;
              if ((budget.fuel -= code.length) < 0) break trapped;
              continue;
            }
            if (callee instanceof LuaFunction) {
              state.native = callee;
              switch (count) {
                case 0:
                  result = callee.call();
                  break;
                case 1:
                  result = callee.call(R[a + 1]);
                  break;
                case 2:
                  result = callee.call(R[a + 1], R[a + 2]);
                  break;
                case 3:
                  result = callee.call(R[a + 1], R[a + 2], R[a + 3]);
                  break;
                case 4:
                  result = callee.call(R[a + 1], R[a + 2], R[a + 3], R[a + 4]);
                  break;
                case 5:
                  result = callee.call(R[a + 1], R[a + 2], R[a + 3], R[a + 4], R[a + 5]);
                  break;
                case 6:
                  result = callee.call(R[a + 1], R[a + 2], R[a + 3], R[a + 4], R[a + 5], R[a + 6]);
                  break;
                default:
                  if (count > MANY) budget.take(count);
                  result = callee.call(...R.slice(a + 1, a + 1 + count));
              }
              if (result !== SENTINEL) {
                if (typeof result === "string") noteString(result.length);
                const wanted = (i >>> 24) - 1;
                if (wanted === 1) R[a] = result;
                else if (wanted !== 0) {
                  R[a] = result;
                  if (wanted < 0) thread.top = a + 1;
                  else for (let extra = 1; extra < wanted; extra++) R[a + extra] = undefined;
                }
                continue;
              }
              complete(state, thread, a, (i >>> 24) - 1);
            } else beginCall(state, thread, callee, R.slice(a + 1, a + 1 + count), a, (i >>> 24) - 1);
            continue reload;
          }
          // return R[A](R[A+1], …, R[A+B-1])
          case Op.TAILCALL: {
            const a = base + ((i >>> 8) & 255);
            const b = (i >>> 16) & 255;
            let count = b !== 0 ? b - 1 : thread.top - a - 1;
            frame.pc = pc;
            if (!(R[a] instanceof LuaFunction)) count = resolveCallee(state, thread, a, count);
            const callee = R[a];
            if (callee instanceof LuaClosure) {
              const called = callee.prototype;
              if (base + called.registerCount >= R.length || base + count >= R.length) {
                reserveRegisters(thread, base + Math.max(called.registerCount, count));
              }
              for (let position = 0; position < count; position++) R[base + position] = R[a + 1 + position];
              frame.closure = closure = callee;
              frame.argumentCount = count;
              frame.isTailCall = true;
              for (const parameters = called.parameterCount; count < parameters; count++) R[base + count] = undefined;
              prototype = called;
              code = called.quickCode;
              K = called.constants as Register[];
              fields = called.fields;
              upvalues = callee.upvalues;
              pc = 0;
              if ((budget.fuel -= code.length) < 0) break trapped;
              continue;
            }
            // Other functions are called as usual; the RETURN that follows returns their results.
            beginCall(state, thread, callee, R.slice(a + 1, a + 1 + count), a, Wanted.ALL);
            continue reload;
          }
          // return R[A], …, R[A+B-2]
          case Op.RETURN: {
            const a = base + ((i >>> 8) & 255);
            const b = (i >>> 16) & 255;
            const count = b !== 0 ? b - 1 : thread.top - a;
            if (count > MANY) budget.take(count);
            if ((i & 128) !== 0) {
              const last = thread.toBeClosed.at(-1);
              if (last !== undefined && last.register >= base) {
                frame.pc = pc;
                closeAndReturn(state, thread, R.slice(a, a + count));
                continue reload;
              }
            }
            const wanted = frame.wanted;
            if (wanted < -1) {
              returnValues(state, thread, R.slice(a, a + count));
              continue reload;
            }
            const destination = frame.destination;
            const moved = wanted < 0 ? count : Math.min(count, wanted);
            for (let position = 0; position < moved; position++) R[destination + position] = R[a + position];
            if (wanted < 0) thread.top = destination + count;
            else for (let position = count; position < wanted; position++) R[destination + position] = undefined;
            frame = frames[--thread.depth] as Frame;
            closure = frame.closure;
            prototype = closure.prototype;
            code = prototype.quickCode;
            K = prototype.constants as Register[];
            fields = prototype.fields;
            upvalues = closure.upvalues;
            base = frame.base;
            pc = frame.pc;
            continue;
          }
          // return
          case Op.RETURN0: {
            const wanted = frame.wanted;
            if (wanted < 0) {
              returnValues(state, thread, []);
              continue reload;
            }
            const destination = frame.destination;
            for (let position = 0; position < wanted; position++) R[destination + position] = undefined;
            frame = frames[--thread.depth] as Frame;
            closure = frame.closure;
            prototype = closure.prototype;
            code = prototype.quickCode;
            K = prototype.constants as Register[];
            fields = prototype.fields;
            upvalues = closure.upvalues;
            base = frame.base;
            pc = frame.pc;
            continue;
          }
          // return R[A]
          case Op.RETURN1: {
            const value = R[base + ((i >>> 8) & 255)];
            const wanted = frame.wanted;
            if (wanted !== 1) {
              if (wanted < -1) {
                returnValues(state, thread, [value]);
                continue reload;
              }
              if (wanted < 0) thread.top = frame.destination + 1;
              else for (let position = 1; position < wanted; position++) R[frame.destination + position] = undefined;
            }
            if (wanted !== 0) R[frame.destination] = value;
            frame = frames[--thread.depth] as Frame;
            closure = frame.closure;
            prototype = closure.prototype;
            code = prototype.quickCode;
            K = prototype.constants as Register[];
            fields = prototype.fields;
            upvalues = closure.upvalues;
            base = frame.base;
            pc = frame.pc;
            continue;
          }

          // step; if the loop goes on { R[A+3] := index; pc -= Bx; charge Bx }
          case Op.FORLOOP:
          case QuickOp.HOT_FORLOOP: {
            const a = base + ((i >>> 8) & 255);
            const left = R[a + 1];
            if (typeof left === "number") {
              if (left > 0) {
                R[a + 1] = left - 1;
                R[a + 3] = R[a] = R[a] + R[a + 2];
                pc -= i >>> 16;
                if ((budget.fuel -= i >>> 16) < 0 || (i & 127) !== Op.FORLOOP) break trapped;
              }
            } else {
              const next = (left as SteppingLoop).next();
              if (next !== undefined) {
                R[a + 3] = next;
                pc -= i >>> 16;
                if ((budget.fuel -= i >>> 16) < 0 || (i & 127) !== Op.FORLOOP) break trapped;
              }
            }
            continue;
          }
          // check and prepare R[A], R[A+1], R[A+2]; if the loop does not run pc += Bx + 1 else R[A+3] := R[A]
          case Op.FORPREP:
            frame.pc = pc;
            if (!prepareFor(state, R, base + ((i >>> 8) & 255))) pc += (i >>> 16) + 1;
            continue;
          // mark R[A+3] to be closed; pc += Bx
          case Op.TFORPREP: {
            const a = base + ((i >>> 8) & 255);
            frame.pc = pc;
            if (R[a + 3] !== undefined) markToBeClosed(state, thread, a + 3);
            if (R[a] === state.nextFunction && R[a + 1] instanceof LuaTable && R[a + 2] === undefined) {
              R[a] = new TableCursor(R[a + 1], R[a]);
            }
            pc += i >>> 16;
            continue;
          }
          // R[A+4], …, R[A+3+C] := R[A](R[A+1], R[A+2])
          case Op.TFORCALL: {
            const a = base + ((i >>> 8) & 255);
            const iterator = R[a];
            if (iterator instanceof TableCursor) {
              if (iterator.advance()) {
                R[a + 4] = iterator.key;
                if (i >>> 24 > 1) {
                  R[a + 5] = iterator.value;
                  for (let extra = 2; extra < i >>> 24; extra++) R[a + 4 + extra] = undefined;
                }
              } else R[a + 4] = undefined;
              continue;
            }
            if (iterator === state.ipairsIterator) {
              const table = R[a + 1];
              const last = R[a + 2];
              if (table instanceof LuaTable && typeof last === "number" && last >= 0 && last < table.array.length - 1) {
                const position = last + 1;
                const value: Register = table.array[position];
                if (value !== undefined) {
                  R[a + 4] = position;
                  if (i >>> 24 > 1) {
                    R[a + 5] = value;
                    for (let extra = 2; extra < i >>> 24; extra++) R[a + 4 + extra] = undefined;
                  }
                  continue;
                }
              }
            }
            frame.pc = pc;
            if (iterator instanceof LuaFunction && !(iterator instanceof LuaClosure)) {
              state.native = iterator;
              result = iterator.call(R[a + 1], R[a + 2]);
              if (result !== SENTINEL) {
                if (typeof result === "string") noteString(result.length);
                R[a + 4] = result;
                for (let extra = 1; extra < i >>> 24; extra++) R[a + 4 + extra] = undefined;
                continue;
              }
              complete(state, thread, a + 4, i >>> 24);
            } else beginCall(state, thread, iterator, [R[a + 1], R[a + 2]], a + 4, i >>> 24);
            continue reload;
          }
          // if R[A+4] ~= nil then { R[A+2] := R[A+4]; pc -= Bx; charge Bx }
          case Op.TFORLOOP:
          case QuickOp.HOT_TFORLOOP: {
            const a = base + ((i >>> 8) & 255);
            const control = R[a + 4];
            if (control !== undefined) {
              R[a + 2] = control;
              pc -= i >>> 16;
              if ((budget.fuel -= i >>> 16) < 0 || (i & 127) !== Op.TFORLOOP) break trapped;
            }
            continue;
          }
          // R[A][C+i] := R[A+i], 1 <= i <= B
          case Op.SETLIST: {
            const a = base + ((i >>> 8) & 255);
            const b = (i >>> 16) & 255;
            frame.pc = pc;
            const offset = (i & 128) === 0 ? i >>> 24 : (i >>> 24) + 256 * ((code[pc++] as number) >>> 8);
            const count = b !== 0 ? b : thread.top - a - 1;
            if (count > MANY) budget.take(count);
            setList(R[a], R, a + 1, count, offset);
            continue;
          }
          // R[A] := closure(prototype Bx)
          case Op.CLOSURE:
            frame.pc = pc;
            R[base + ((i >>> 8) & 255)] = makeClosure(state, prototype.prototypes[i >>> 16] as Prototype, R, base, upvalues);
            continue;
          // R[A], …, R[A+C-2] := ...
          case Op.VARARG: {
            const a = base + ((i >>> 8) & 255);
            const varargs = frame.varargs;
            let count = (i >>> 24) - 1;
            if (count < 0) {
              count = varargs.length;
              if (count > MANY) budget.take(count);
              frame.pc = pc;
              if (a + count >= R.length) reserveRegisters(thread, a + count);
              thread.top = a + count;
            }
            for (let position = 0; position < count; position++) R[a + position] = varargs[position];
            continue;
          }
          // adjust variable arguments; A parameters are fixed
          case Op.VARARGPREP: {
            const fixed = (i >>> 8) & 255;
            const count = frame.argumentCount - fixed;
            if (count > MANY) {
              budget.take(count);
              noteAllocation(ELEMENT_SIZE * count);
            }
            frame.varargs = count > 0 ? R.slice(base + fixed, base + frame.argumentCount) : NO_VARARGS;
            if (count > LONGEST_LIST) {
              frame.pc = pc;
              noteVarargs(state, thread, count);
            }
            continue;
          }
          // R[A] := R[B] * R[C], then the next instruction: R[A'] := R[B'] ± R[C'] with one of them R[A]
          case QuickOp.MUL_ADD: {
            const x = R[base + ((i >>> 16) & 255)];
            const y = R[base + (i >>> 24)];
            if (typeof x === "number" && typeof y === "number") {
              const product = x * y;
              if (
                product !== Math.floor(product)
                  ? x < FLOAT_SHIFT && x > -FLOAT_SHIFT && y < FLOAT_SHIFT && y > -FLOAT_SHIFT
                  : (x | 0) === x && (y | 0) === y && product !== 0 && product < INTEGER_BOUND && product > -INTEGER_BOUND
              ) {
                const next = code[pc] as number;
                const isLeft = ((next >>> 16) & 255) === ((i >>> 8) & 255);
                const z = R[base + (isLeft ? next >>> 24 : (next >>> 16) & 255)];
                if (typeof z === "number") {
                  const sum = (next & 127) === Op.ADD ? product + z : isLeft ? product - z : z - product;
                  if (sum !== Math.floor(sum)) {
                    R[base + ((next >>> 8) & 255)] = sum;
                    pc++;
                    continue;
                  }
                }
                R[base + ((i >>> 8) & 255)] = product;
                continue;
              }
            }
            frame.pc = pc;
            result = typeof x === "number" && typeof y === "number" ? multiplyRaw(x, y) : arithmetic(state, Arithmetic.MUL, x, y);
            break;
          }
          // R[A] := R[B] * R[C], then the next instruction: R[A'] := R[A] & K[C']
          case QuickOp.MUL_MASK:
          // R[A] := R[B] * K[C], then the next instruction
          case QuickOp.MULK_MASK: {
            const isConstant = (i & 127) === QuickOp.MULK_MASK;
            const x = R[base + ((i >>> 16) & 255)];
            const y = isConstant ? K[i >>> 24] : R[base + (i >>> 24)];
            if (Number.isSafeInteger(x) && Number.isSafeInteger(y)) {
              const next = code[pc++] as number;
              R[base + ((next >>> 8) & 255)] = (Math.imul(x, y) & K[next >>> 24]) >>> 0;
              continue;
            }
            frame.pc = pc;
            result = isConstant && (i & 128) !== 0 ? arithmetic(state, Arithmetic.MUL, y, x) : arithmetic(state, Arithmetic.MUL, x, y);
            break;
          }
          // ADDK, SUBK, MULK with a float constant: the result is a float whatever the other operand
          case QuickOp.ADDK_FLOAT: {
            const x = R[base + ((i >>> 16) & 255)];
            if (typeof x === "number" && x < FLOAT_SHIFT && x > -FLOAT_SHIFT) {
              const float = x + (prototype.floats[i >>> 24] as number);
              if (float !== Math.floor(float)) {
                R[base + ((i >>> 8) & 255)] = float;
                continue;
              }
              if (float < INTEGER_BOUND && float > -INTEGER_BOUND && float !== 0) {
                R[base + ((i >>> 8) & 255)] = float * FLOAT_SHIFT;
                continue;
              }
            }
            frame.pc = pc;
            result =
              (i & 128) === 0 ? arithmetic(state, Arithmetic.ADD, x, K[i >>> 24]) : arithmetic(state, Arithmetic.ADD, K[i >>> 24], x);
            break;
          }
          case QuickOp.SUBK_FLOAT: {
            const x = R[base + ((i >>> 16) & 255)];
            if (typeof x === "number" && x < FLOAT_SHIFT && x > -FLOAT_SHIFT) {
              const float = x - (prototype.floats[i >>> 24] as number);
              if (float !== Math.floor(float)) {
                R[base + ((i >>> 8) & 255)] = float;
                continue;
              }
              if (float < INTEGER_BOUND && float > -INTEGER_BOUND && float !== 0) {
                R[base + ((i >>> 8) & 255)] = float * FLOAT_SHIFT;
                continue;
              }
            }
            frame.pc = pc;
            result = arithmetic(state, Arithmetic.SUB, x, K[i >>> 24]);
            break;
          }
          case QuickOp.MULK_FLOAT: {
            const x = R[base + ((i >>> 16) & 255)];
            if (typeof x === "number" && x < FLOAT_SHIFT && x > -FLOAT_SHIFT) {
              const float = x * (prototype.floats[i >>> 24] as number);
              if (float !== Math.floor(float)) {
                R[base + ((i >>> 8) & 255)] = float;
                continue;
              }
              if (float < INTEGER_BOUND && float > -INTEGER_BOUND && float !== 0) {
                R[base + ((i >>> 8) & 255)] = float * FLOAT_SHIFT;
                continue;
              }
            }
            frame.pc = pc;
            result =
              (i & 128) === 0 ? arithmetic(state, Arithmetic.MUL, x, K[i >>> 24]) : arithmetic(state, Arithmetic.MUL, K[i >>> 24], x);
            break;
          }
          // the first instruction of a function
          case QuickOp.ENTER:
            frame.pc = 0;
            if (state.tier === undefined) prototype.restore(0);
            else if (state.tier.enterFunction(thread)) continue reload;
            code = prototype.plainCode;
            pc = 0;
            continue;
          // any instruction, under a hook
          case QuickOp.STEP:
            frame.pc = pc;
            if (!step(state, thread)) continue reload;
            pc--;
            continue;
          default:
            throw new Error(`no instruction ${i & 127}`);
        }

        // The slow path of an instruction has its result.
        if (result !== SENTINEL) {
          R[base + ((i >>> 8) & 255)] = result;
          continue;
        }
        complete(state, thread, base + ((i >>> 8) & 255), 1);
        continue reload;
      }

      // A charge point found the slice used up, or is asked to stop; or a jump back has come to a compiled loop.
      frame.pc = pc;
      if (budget.fuel < 0) serveTrap(state, thread);
      state.tier?.enterLoop(thread);
      continue reload;
    }
  }
}

/* ---- Parts of instructions that are too long for the loop ---- */

/** §3.3.8. Raises unless the value is nil, false, or has a `__close` metamethod. */
function markToBeClosed(state: LuaState, thread: Coroutine, register: number): void {
  const value = thread.stack[register];
  if (value === undefined || value === false) return;
  if (state.metamethod(value, EVENT_CLOSE) === undefined) {
    const { closure, base, pc } = thread.frame;
    const name = localName(closure.prototype, pc - 1, register - base) ?? "?";
    throw new OperationError(`variable '${name}' got a non-closable value`);
  }
  thread.toBeClosed.push({ register, value });
}

/** §3.4.9; a tier that compiles may choose a class for the tables made here. */
function createTable(state: LuaState, prototype: Prototype, pc: number): LuaTable {
  const made = state.tier?.tableClass(prototype, pc);
  return made === undefined ? new LuaTable() : new made();
}

const NO_CELLS: Cell[] = [];

function makeClosure(state: LuaState, prototype: Prototype, R: LuaValue[], base: number, enclosing: Cell[]): LuaClosure {
  const places = prototype.upvalues;
  const count = places.length;
  const cell = ({ fromRegister, index: place }: UpvalueDescription): Cell =>
    (fromRegister ? R[base + place] : enclosing[place]) as unknown as Cell;
  if (count === 0) return new LuaClosure(prototype, NO_CELLS, state.closureEntry);
  if (count === 1) return new LuaClosure(prototype, [cell(places[0] as UpvalueDescription)], state.closureEntry);
  return new LuaClosure(prototype, listFrom(places, cell), state.closureEntry);
}

/** Makes a closure of a main chunk: its one upvalue is the environment (§2.2). */
export function closureOfChunk(state: LuaState, prototype: Prototype, environment: LuaValue): LuaClosure {
  const upvalues = listFrom(prototype.upvalues, (_, position) => new Cell(position === 0 ? environment : undefined));
  return new LuaClosure(prototype, upvalues, state.closureEntry);
}

/** Gives a state the entry that all its closures have for callers outside the loop. */
export function installClosureEntry(state: LuaState): void {
  function enterLoop(this: unknown, ...values: LuaValue[]) {
    const all = run(state, this as LuaClosure, values);
    return all.length === 1 ? all[0] : resultsOf(all);
  }
  // Made first: see Heap.
  state.closureEntry = enterLoop;
}

/** Fills the array part of a new table (§3.4.9) with `count` values from `R[first]` on, at `offset + 1` and up. */
export function setList(table: LuaTable, R: LuaValue[], first: number, count: number, offset: number): void {
  allocate(arraySize(offset + count) - arraySize(offset));
  if (offset === 0 && count > 0 && R[first + count - 1] !== undefined && table.hash === undefined && table.length() === 0) {
    // With no more room than needed: most never grow.
    const zero = table.array[0];
    if (count === 1) table.array = [zero, R[first]];
    else if (count === 2) table.array = [zero, R[first], R[first + 1]];
    else if (count === 3) table.array = [zero, R[first], R[first + 1], R[first + 2]];
    else table.array = [zero].concat(R.slice(first, first + count));
    return;
  }
  // From the right, so that nils in between leave the rest in the array.
  for (let position = 0; position < count; position++) table.setInteger(offset + position + 1, R[first + position]);
}

/** Puts the function to call into register `a`, with the called value as its first argument; returns the number of arguments. */
function resolveCallee(state: LuaState, thread: Coroutine, a: number, count: number): number {
  const called = resolveCall(state, thread.stack[a]);
  const added = called.length - 1;
  reserveRegisters(thread, a + count + added + 1);
  const { stack } = thread;
  for (let position = a + count; position > a; position--) stack[position + added] = stack[position];
  for (let position = 0; position <= added; position++) stack[a + added - position] = called[position];
  return count + added;
}
