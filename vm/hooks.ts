/**
 * Debug hooks (manual §6.10 `debug.sethook`; PUC's luaD_hook and luaG_traceexec): what a thread's hook is, which events are due, and the
 * frames on which the hook function is called. README.md tells how the loop comes to stop for it.
 *
 * Called by step.ts before every instruction of a thread with a hook, by calls.ts when library functions are called and return, by trap.ts,
 * and by the debug library, which sets hooks. Nothing here calls anything: an announcement pushes frames and gives the arguments with which
 * its caller then calls the hook function.
 *
 * What must stay true: while a hook function runs, the HOOK frame below it is on its thread, the hook is not active, and the thread cannot
 * yield; whoever drops that frame calls `leaveHook`.
 */
import { type Coroutine, type Frame, FrameKind } from "./coroutine.ts";
import { LuaClosure, type LuaFunction } from "./function.ts";
import { operandA, operationOf, takesList } from "./instruction.ts";
import { integer } from "./numbers.ts";
import { Op } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaState } from "./state.ts";
import type { LuaValue } from "./value.ts";

/** Bits: the events a hook is called for. */
export const enum HookMask {
  NONE = 0,
  CALL = 1,
  RETURN = 2,
  LINE = 4,
  COUNT = 8,
}

export const enum HookEvent {
  CALL,
  RETURN,
  LINE,
  COUNT,
  TAIL_CALL,
}

const eventNames: Record<HookEvent, string> = {
  [HookEvent.CALL]: "call",
  [HookEvent.RETURN]: "return",
  [HookEvent.LINE]: "line",
  [HookEvent.COUNT]: "count",
  [HookEvent.TAIL_CALL]: "tail call",
};

/** The hook of a thread. */
export class Hook {
  /** The function to call. A coroutine inherits mask and count of its creator's hook, but no function: that does nothing, as in PUC. */
  callee: LuaFunction | undefined = undefined;
  mask: HookMask = HookMask.NONE;
  /** Coroutines inherit the function too: the hook is no script's, but a tool's. */
  isPassedOn = false;
  /** As given: a count event is due every so many instructions. */
  count = 0;
  /** Instructions until the next count event. */
  private remaining = 0;
  /** The function is running (PUC: `allowhook` is false). */
  isRunning = false;
  /** A function was entered whose first instruction is still to come. */
  isEntering = false;
  /** The count and line events before the current instruction that are still due, if they are decided. */
  private due: HookMask | undefined = undefined;
  /** For the frame at each depth, the last instruction that a line hook saw. */
  private readonly traced: number[] = [];

  /* ---- While the function is running; hooks do not nest ---- */

  event: HookEvent = HookEvent.CALL;
  /** The values in transfer: number of the first as a local variable of the hooked function, and how many. */
  firstTransferred = 0;
  transferCount = 0;
  savedTop = 0;

  /** Whether the thread steps. */
  get isActive(): boolean {
    return this.callee !== undefined && !this.isRunning;
  }

  set(callee: LuaFunction | undefined, mask: HookMask, count: number): void {
    this.callee = callee;
    this.mask = mask;
    this.count = count;
    this.remaining = count;
  }

  /** Takes the current instructions of all functions in progress for seen. */
  trace(thread: Coroutine): void {
    for (let depth = 0; depth <= thread.depth; depth++) this.traced[depth] = (thread.frames[depth] as Frame).pc - 1;
  }

  /** The next event before the instruction at `pc` of the function on top; undefined when it is time to execute the instruction. */
  nextEvent(thread: Coroutine, pc: number): HookEvent | undefined {
    const { frame, depth } = thread;
    const { prototype } = frame.closure;
    // PUC's captured variables need no instruction.
    if (operationAt(prototype, pc) === Op.NEWCELL) return undefined;
    if (this.isEntering) {
      this.isEntering = false;
      // The first instruction counts as a new line.
      this.traced[depth] = pc;
      if ((this.mask & HookMask.CALL) !== 0 && !prototype.isLibrary) return frame.isTailCall ? HookEvent.TAIL_CALL : HookEvent.CALL;
    }
    if (prototype.isLibrary || isReturnOfTailCall(prototype, pc)) return undefined;
    this.due ??= this.eventsBefore(prototype, depth, pc);
    if ((this.due & HookMask.COUNT) !== 0) {
      this.due &= ~HookMask.COUNT;
      return HookEvent.COUNT;
    }
    if ((this.due & HookMask.LINE) !== 0) {
      this.due &= ~HookMask.LINE;
      return HookEvent.LINE;
    }
    this.due = undefined;
    return undefined;
  }

  private eventsBefore(prototype: Prototype, depth: number, pc: number): HookMask {
    let due: HookMask = HookMask.NONE;
    if ((this.mask & HookMask.COUNT) !== 0 && --this.remaining === 0) {
      this.remaining = this.count;
      due |= HookMask.COUNT;
    }
    if ((this.mask & HookMask.LINE) !== 0) {
      // A hook function of Lua code that returns makes PUC take the current instruction for the traced one, and see a jump back.
      const isAfterCount = (due & HookMask.COUNT) !== 0 && this.callee instanceof LuaClosure;
      const traced = this.traced[depth] as number;
      // PUC goes on from TFORPREP to TFORCALL without a stop.
      const isStop = operationAt(prototype, pc) !== Op.TFORCALL || operationAt(prototype, traced) !== Op.TFORPREP;
      if (isAfterCount || pc <= traced || (isStop && isOtherLine(prototype, traced, pc))) due |= HookMask.LINE;
      this.traced[depth] = pc;
    }
    return due;
  }

  /** The function is called for an event. */
  start(thread: Coroutine, event: HookEvent, firstTransferred: number, transferCount: number): void {
    this.isRunning = true;
    this.event = event;
    this.firstTransferred = transferCount > 0 ? firstTransferred : 0;
    this.transferCount = transferCount;
    this.savedTop = thread.top;
    thread.boundaries++;
  }

  /** The function has ended. If it failed, the instruction it was called before is not executed. */
  finish(thread: Coroutine, hasFailed: boolean): void {
    this.isRunning = false;
    if (hasFailed) this.due = undefined;
    thread.top = this.savedTop;
    thread.boundaries--;
  }
}

function operationAt(prototype: Prototype, pc: number): Op {
  return operationOf(prototype.code[pc] as number);
}

/** PUC does not come to the RETURN behind a tail call that has called a library function: the tail call returns. */
export function isReturnOfTailCall(prototype: Prototype, pc: number): boolean {
  return pc > 0 && operationAt(prototype, pc) === Op.RETURN && operationAt(prototype, pc - 1) === Op.TAILCALL;
}

/** Without line information there is no other line. */
function isOtherLine({ lines }: Prototype, oldPc: number, pc: number): boolean {
  return lines[oldPc] !== lines[pc];
}

/* ---- Setting ---- */

/** Sets the hook of a thread, or removes it (no function or an empty mask). In effect at once for all functions in progress. */
export function setHook(thread: Coroutine, callee: LuaFunction | undefined, mask: HookMask, count: number): void {
  const { hook } = thread;
  if (callee === undefined || mask === HookMask.NONE) {
    // One that is running is dropped when it ends.
    if (hook?.isRunning) hook.set(undefined, HookMask.NONE, 0);
    else thread.hook = undefined;
    return;
  }
  thread.hook ??= new Hook();
  thread.hook.set(callee, mask, count);
  thread.hook.trace(thread);
}

/** Gives a new coroutine what it inherits of its creator's hook. */
export function inheritHook(creator: Coroutine, thread: Coroutine): void {
  if (creator.hook === undefined || creator.hook.mask === HookMask.NONE) return;
  const { isPassedOn, callee, mask, count } = creator.hook;
  thread.hook = new Hook();
  thread.hook.set(isPassedOn ? callee : undefined, mask, count);
  thread.hook.isPassedOn = isPassedOn;
}

/* ---- The loop ---- */

/** The code in which the loop runs a function on a thread that has, or had, a hook. */
export function codeUnderHook(state: LuaState, hook: Hook, prototype: Prototype): Int32Array {
  if (!hook.isActive) return prototype.quickCode;
  state.budget.requestTrap();
  return state.stepCode.of(prototype);
}

/** The part of the trap that concerns hooks: a stepping thread has executed its armed instruction and come to a charge point. */
export function stepToChargePoint(state: LuaState, thread: Coroutine): void {
  const { hook } = thread;
  if (hook === undefined || !hook.isActive) return;
  const operation = state.stepCode.disarm();
  if (operation === Op.CALL || operation === Op.TAILCALL) hook.isEntering = true;
}

/* ---- Events ---- */

/** The arguments of the hook function. */
export type HookArguments = LuaValue[];

/**
 * Pushes the frame on which the hook function runs, above register `limit`. The hooked function has `count` values in transfer, the first
 * of which is its local variable number `first`.
 */
function enterHook(thread: Coroutine, event: HookEvent, line: number, limit: number, first: number, count: number): HookArguments {
  thread.push(FrameKind.HOOK, Math.max(thread.freeRegister(), limit), 0, 0);
  (thread.hook as Hook).start(thread, event, first, count);
  return [eventNames[event], line < 0 ? undefined : integer(line)];
}

/** Ends what a HOOK frame stood for; it is popped, or dropped because of an error in the hook function. */
export function leaveHook(thread: Coroutine, hasFailed: boolean): void {
  const hook = thread.hook as Hook;
  hook.finish(thread, hasFailed);
  if (hook.mask === HookMask.NONE) thread.hook = undefined;
}

/** Announces an event before the current instruction of a Lua function. */
export function announceInstruction(thread: Coroutine, event: HookEvent): HookArguments {
  const frame = thread.frame;
  const { prototype } = frame.closure;
  // An open list of values is for this instruction, and must survive.
  const limit = takesList(prototype.code[frame.pc - 1] as number) ? thread.top : 0;
  if (event === HookEvent.LINE) return enterHook(thread, event, prototype.lineAt(frame.pc - 1), limit, 0, 0);
  return enterHook(thread, event, -1, limit, 1, event === HookEvent.COUNT ? 0 : prototype.parameterCount);
}

/** Announces that the Lua function on top returns values; undefined if nobody wants to know. The values are in its registers meanwhile. */
export function announceReturn(thread: Coroutine, values: LuaValue[]): HookArguments | undefined {
  const frame = thread.frame;
  const { prototype } = frame.closure;
  const hook = thread.hook as Hook;
  if (prototype.isLibrary || !hook.isActive || (hook.mask & HookMask.RETURN) === 0) return undefined;
  const word = prototype.code[frame.pc - 1] as number;
  const register = operationOf(word) === Op.RETURN0 ? 0 : operandA(word);
  const first = frame.base + register;
  thread.reserve(first + values.length);
  for (let position = 0; position < values.length; position++) thread.stack[first + position] = values[position];
  return enterHook(thread, HookEvent.RETURN, -1, first + values.length, register + 1, values.length);
}

/** The values in transfer of the Lua function on top, which the hook function may have changed. */
export function transferredValues(thread: Coroutine): LuaValue[] {
  const { firstTransferred, transferCount } = thread.hook as Hook;
  const first = thread.frame.base + firstTransferred - 1;
  return thread.stack.slice(first, first + transferCount);
}

/** Announces that a library function is called, or returns, with values on their way to `destination`; undefined if nobody cares. */
export function announceNative(
  state: LuaState,
  thread: Coroutine,
  event: HookEvent.CALL | HookEvent.RETURN,
  native: LuaFunction,
  values: LuaValue[],
  destination: number,
  wanted: number,
): HookArguments | undefined {
  const hook = thread.hook as Hook;
  const bit = event === HookEvent.CALL ? HookMask.CALL : HookMask.RETURN;
  if (!hook.isActive || (hook.mask & bit) === 0 || state.helpers.has(native)) return undefined;
  const frame = thread.push(FrameKind.NATIVE, thread.freeRegister(), destination, wanted);
  frame.native = native;
  frame.extra.values = values;
  return enterHook(thread, event, -1, 0, 1, values.length);
}
