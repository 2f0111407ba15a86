/**
 * Exits: how compiled functions become frames of the interpreter again.
 *
 * A compiled function that cannot go on returns SENTINEL and leaves a record: its closure, the exit taken, and the values of its registers. Its caller sees SENTINEL with the kind EXIT, leaves a record of its own and returns SENTINEL too, and so on down to
 * the interpreter, which called the outermost. `Exits.rebuild` then pushes a frame for each record, and the interpreter goes on as if it had
 * run them all.
 *
 * What must stay true: between the first record and `rebuild` no Lua code runs and nothing is thrown; an instruction that is to be done anew
 * has had no effect.
 */
import { complete } from "../calls.ts";
import type { Coroutine, Frame } from "../coroutine.ts";
import { FrameKind, Wanted } from "../coroutine.ts";
import { LuaClosure, LuaFunction } from "../function.ts";
import { encode } from "../numbers.ts";
import type { LuaState } from "../state.ts";
import { SENTINEL, type Sentinel, TransferKind, transfer } from "../transfer.ts";
import { serveTrap } from "../trap.ts";
import type { LuaValue } from "../value.ts";

/** Why the innermost function was left. */
export const enum ExitKind {
  /** The instruction at `pc` is to be done by the interpreter. */
  REDO,
  /** The code compiled ends here: the end of a loop, or an instruction it has no code for. */
  END,
  /** A charge point wants attention. */
  TRAP,
  /** The host's stack is as deep as it may get. */
  DEPTH,
  /** As REDO, for no reason but a stress mode. */
  FORCED,
}

/** A place where compiled code can be left. */
export interface Exit {
  readonly pc: number;
  readonly kind: ExitKind;
  /** The registers that are needed, and of these those that hold doubles which are not encoded. */
  readonly registers: readonly number[];
  readonly floats: readonly number[];
  /** Where their values stand in a record. */
  positions: readonly number[];
  /** Register where an open list of values begins; -1: there is none. */
  readonly openAt: number;
  /** Whether a called function may be left, or ask for something: it has said so in `transfer`. */
  readonly isCall: boolean;
  /**
   * For a call: the register results go to, how many are wanted, and the first register of the called function, all from the base; -1 for
   * that of a metamethod or iterator.
   */
  readonly destination: number;
  readonly wanted: number;
  readonly calleeBase: number;
  /** For a call: the register of the called function. */
  readonly callee: number;
  /** How often it was taken for its own sake, and how often in a call that did not come to its end. */
  count: number;
  callCount: number;
  /** Of forced exits: how often control came by. */
  turns: number;
}

/** The exits of a compiled function or loop. */
export interface ExitTable {
  readonly exits: readonly Exit[];
}

interface ExitRecord {
  readonly closure: LuaClosure;
  /** Undefined for a protected call (`pcall`), which is called by the function of the next record and calls that of the last. */
  readonly exit: Exit | undefined;
  readonly values: readonly unknown[];
  /** The open list of values, and the variable arguments. */
  readonly list: readonly LuaValue[] | undefined;
  readonly varargs: LuaValue[] | undefined;
  /** The function took its caller's place. */
  isTailCall: boolean;
  /** Of a protected call: its message handler (`xpcall`). */
  readonly handler: LuaValue;
}

const PROTECTED_CALL: ExitRecord = {
  closure: undefined as unknown as LuaClosure,
  exit: undefined,
  values: [],
  list: undefined,
  varargs: undefined,
  isTailCall: false,
  handler: undefined,
};

export class Exits {
  private records: ExitRecord[] = [];
  /** What the called function asked for, where a call was left. */
  private requested: TransferKind | undefined = undefined;

  constructor(private readonly state: LuaState) {}

  /** Leaves a function. `values`: what the registers that any exit needs hold. */
  readonly leave = (closure: LuaClosure, table: ExitTable, number: number, ...values: unknown[]): Sentinel =>
    this.record(closure, table, number, undefined, undefined, values);

  /** The same where there may be an open list of values, and variable arguments. A list that is one value is `single`, and `list` undefined. */
  readonly leaveWithLists = (
    closure: LuaClosure,
    table: ExitTable,
    number: number,
    list: readonly LuaValue[] | undefined,
    single: LuaValue,
    varargs: LuaValue[] | undefined,
    ...values: unknown[]
  ): Sentinel => this.record(closure, table, number, list ?? [single], varargs, values);

  private record(
    closure: LuaClosure,
    table: ExitTable,
    number: number,
    list: readonly LuaValue[] | undefined,
    varargs: LuaValue[] | undefined,
    values: readonly unknown[],
  ): Sentinel {
    const exit = table.exits[number] as Exit;
    const { kind } = transfer;
    if (!exit.isCall || kind !== TransferKind.EXIT) {
      this.records = [];
      this.requested = exit.isCall ? kind : undefined;
      transfer.kind = TransferKind.EXIT;
    }
    this.records.push({ closure, exit, values, list, varargs, isTailCall: false, handler: undefined });
    return SENTINEL;
  }

  /** A function called in protected mode was left. */
  leaveProtected(handler: LuaValue): Sentinel {
    this.records.push({ ...PROTECTED_CALL, handler });
    return SENTINEL;
  }

  /** A function called in place of its caller was left. */
  readonly leaveTailCall = (): Sentinel => {
    (this.records.at(-1) as ExitRecord).isTailCall = true;
    return SENTINEL;
  };

  /** The exit the innermost function took, and whether in a call. */
  get innermost(): { readonly closure: LuaClosure; readonly exit: Exit; readonly requested: TransferKind | undefined } {
    const { closure, exit } = this.records[0] as ExitRecord;
    return { closure, exit: exit as Exit, requested: this.requested };
  }

  /** Makes frames of the records; the outermost is the frame on top of the thread. May throw what a called function has thrown. */
  rebuild(thread: Coroutine): void {
    const { state, records, requested } = this;
    this.records = [];
    let frame = thread.frame;
    let caller: Exit | undefined;
    let isProtected = false;
    for (let position = records.length - 1; position >= 0; position--) {
      const record = records[position] as ExitRecord;
      const { closure, exit, isTailCall } = record;
      if (exit === undefined) {
        pushProtected(thread, frame, caller as Exit, record.handler);
        isProtected = true;
        continue;
      }
      if (caller !== undefined) frame = pushCallee(thread, frame, caller, closure, isProtected);
      isProtected = false;
      if (isTailCall) {
        frame.closure = closure;
        frame.isTailCall = true;
      }
      fill(thread, frame, exit, record);
      caller = exit;
    }
    const exit = caller as Exit;
    if (requested === undefined) {
      frame.pc = exit.pc;
      if (exit.kind === ExitKind.TRAP) serveTrap(state, thread);
      return;
    }
    if (requested === TransferKind.REDO) {
      frame.pc = exit.pc;
      return;
    }
    state.native = thread.stack[frame.base + exit.callee] as LuaFunction;
    transfer.kind = requested;
    complete(state, thread, frame.base + exit.destination, exit.wanted);
  }
}

function pushProtected(thread: Coroutine, callerFrame: Frame, call: Exit, handler: LuaValue): void {
  const { nativeCalls } = thread;
  const frame = thread.push(FrameKind.PROTECTED, thread.freeRegister(), callerFrame.base + call.destination, call.wanted);
  thread.countNativeCall(nativeCalls);
  frame.extra.handler = handler;
  frame.native = thread.stack[callerFrame.base + call.callee] as LuaFunction;
}

/** `isProtected`: the frame of a protected call is on top. */
function pushCallee(thread: Coroutine, callerFrame: Frame, call: Exit, closure: LuaClosure, isProtected: boolean): Frame {
  const { prototype } = closure;
  const called = thread.stack[callerFrame.base + call.callee];
  // A metamethod or iterator, or what a library function has asked to be called.
  const isNative = !isProtected && (call.calleeBase < 0 || (called instanceof LuaFunction && !(called instanceof LuaClosure)));
  // What was called is a value with a `__call`, which stands in its place then.
  if (!isProtected && call.calleeBase >= 0 && !(called instanceof LuaFunction)) thread.stack[callerFrame.base + call.callee] = closure;
  const { nativeCalls } = thread;
  const base = isProtected ? thread.frame.base : isNative ? thread.nativeBase : callerFrame.base + call.calleeBase;
  thread.reserve(base + prototype.registerCount);
  const frame = isProtected
    ? thread.push(FrameKind.LUA, base, 0, Wanted.FRAME)
    : thread.push(FrameKind.LUA, base, callerFrame.base + call.destination, call.wanted);
  if (isNative) thread.countNativeCall(nativeCalls);
  frame.closure = closure;
  frame.native = prototype.isLibrary && !isProtected ? (called as LuaFunction) : undefined;
  return frame;
}

function fill(thread: Coroutine, frame: Frame, exit: Exit, { values, list, varargs }: ExitRecord): void {
  const { base } = frame;
  const { prototype } = frame.closure;
  const { registers, positions, floats, openAt } = exit;
  const end = base + prototype.registerCount;
  thread.reserve(end);
  const { stack } = thread;
  // What is not needed is cleared, so that nothing depends on leftovers.
  for (let register = base; register < end; register++) stack[register] = undefined;
  for (let index = 0; index < registers.length; index++) {
    stack[base + (registers[index] as number)] = values[positions[index] as number] as LuaValue;
  }
  for (const register of floats) stack[base + register] = encode(stack[base + register] as unknown as number);
  frame.pc = exit.pc + 1;
  frame.argumentCount = prototype.parameterCount;
  if (openAt >= 0) setList(thread, base + openAt, list as readonly LuaValue[]);
  if (varargs === undefined) return;
  if (exit.pc === 0) {
    // Before its first instruction a function has them in registers.
    frame.argumentCount += varargs.length;
    const { top } = thread;
    setList(thread, base + prototype.parameterCount, varargs);
    thread.top = top;
  } else frame.varargs = varargs;
}

function setList(thread: Coroutine, first: number, values: readonly LuaValue[]): void {
  thread.reserve(first + values.length);
  const { stack } = thread;
  for (let position = 0; position < values.length; position++) stack[first + position] = values[position];
  thread.top = first + values.length;
}
