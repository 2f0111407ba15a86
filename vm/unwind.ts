/**
 * Errors: from a thrown carrier to the nearest protected call (manual §2.3).
 *
 * Whatever an operation or library function throws is caught once, around the interpreter loop, and comes here. The carrier becomes a Lua
 * value with its position and names; a message handler is called with the stack intact; then frames are dropped down to the guard (a
 * protected call, a coroutine, the host's entry), variables are closed, and the guard gets the error. Nothing relies on the host
 * unwinding Lua frames.
 */
import { chargeWork } from "./allocation.ts";
import { cutAtZero } from "./c-string.ts";
import { beginCall, beginClosingCoroutine, closeWithError, closeWithFatal, deliver, endFinalizing, leave } from "./calls.ts";
import { CloseReason, type Coroutine, CoroutineStatus, type Frame, FrameKind, ResumeMode, type ToBeClosed, Wanted } from "./coroutine.ts";
import {
  ArgumentError,
  Carrier,
  FatalError,
  HandledError,
  HelperError,
  LibraryError,
  LimitReached,
  OperandError,
  OperationError,
  ThrownValue,
} from "./errors.ts";
import { leaveHook } from "./hooks.ts";
import {
  calledName,
  describeOperand,
  frameAtLevel,
  globalFunctionName,
  globalNameCount,
  positionOf,
  positionOfOperation,
  stackLevels,
  traceback,
} from "./inspect.ts";
import { unwinding, wrapError } from "./refusals.ts";
import { dropHandlerFrames } from "./stack-limits.ts";
import type { LuaState } from "./state.ts";
import { Reentry } from "./stress.ts";
import type { LuaValue } from "./value.ts";

/** How many message handlers may fail one inside the other before the error is given up (PUC: as many as C calls nest). */
const MAX_HANDLER_NESTING = 190;

/** What an error takes in fuel, from its place to the guard: the host's engine throws and catches it. */
const ERROR_FUEL = 200;

/** Whether a thrown thing is an error a Lua program may handle; anything else is a fault of the machine and goes to the host. */
export function isLuaError(thrown: unknown): boolean {
  return thrown instanceof Carrier || thrown instanceof RangeError || isHostOverflow(thrown);
}

/** Whether the host's stack is full. An engine that was compiling a regular expression then says so with a SyntaxError. */
export function isHostOverflow(thrown: unknown): thrown is Error {
  return (thrown instanceof RangeError || thrown instanceof SyntaxError) && thrown.message.includes("call stack");
}

/**
 * Takes the state from the place of an error to the place where it goes on. Throws a carrier if yet another error happens on the way.
 */
export function unwind(state: LuaState, thrown: unknown): void {
  if (thrown instanceof Reentry) return;
  if (thrown instanceof FatalError) {
    unwindFatal(state, thrown);
    return;
  }
  if (thrown instanceof LimitReached) {
    unwindLimit(state, thrown);
    return;
  }
  let thread = state.running;
  // The frames of handlers in progress are looked at once more, to count them.
  state.budget.charge(ERROR_FUEL + (thread.handlerNesting > 0 ? thread.depth : 0));
  let value = errorValue(state, thread, thrown);
  let isHandled = thrown instanceof HandledError;
  let isNative = !isHandled && (thrown instanceof ThrownValue || thrown instanceof LibraryError || thrown instanceof ArgumentError);

  for (;;) {
    const depth = findGuard(thread, isHandled);
    const guard = thread.frames[depth] as Frame;
    const isSeen = guard.kind === FrameKind.ENTRY || guard.kind === FrameKind.COROUTINE || handlerOf(thread, depth) !== undefined;
    if (isNative && isSeen && state.native !== undefined) {
      thread.push(FrameKind.NATIVE, thread.freeRegister(), 0, 0).native = state.native;
    }
    if (!isHandled) {
      const handler = handlerOf(thread, depth);
      if (handler !== undefined) {
        if (thread.handlerNesting >= MAX_HANDLER_NESTING) {
          value = "error in error handling";
          isHandled = true;
          continue;
        }
        if (thread.handlerNesting++ === 0) thread.handlerDepth = thread.depth;
        thread.push(FrameKind.HANDLER, thread.freeRegister(), 0, 0);
        beginCall(state, thread, handler, [value], 0, Wanted.FRAME);
        return;
      }
    }
    if (guard.kind === FrameKind.COROUTINE) {
      thread.status = CoroutineStatus.DEAD;
      thread.failure = { value };
      const waiting = (thread.resumer as Coroutine).frame;
      if (waiting.extra.resumeMode === ResumeMode.WRAP && thread.toBeClosed.length > 0) {
        beginClosingCoroutine(thread);
        deliver(state, thread, [], 0, Wanted.FRAME);
        return;
      }
      thread = leave(state, thread);
      thread.pop();
      const { destination, wanted, native } = waiting;
      const { resumeMode } = waiting.extra;
      waiting.release();
      if (resumeMode === ResumeMode.WRAP) {
        state.native = native;
        value = wrapError(thread, value).value;
        isHandled = false;
        isNative = true;
        continue;
      }
      deliver(state, thread, [false, value], destination, wanted, native);
      return;
    }
    if (guard.kind === FrameKind.ENTRY) {
      guard.extra.traceback = traceback(state, thread, undefined, 0);
      guard.extra.levels = stackLevels(state, thread);
    }
    dropFrames(state, thread, depth);
    if (guard.kind === FrameKind.CLOSE) {
      guard.extra.error = value;
      guard.extra.hasError = true;
      deliver(state, thread, [], 0, Wanted.FRAME);
    } else closeWithError(state, thread, guard.base, value, CloseReason.ERROR);
    return;
  }
}

unwinding.unwind = unwind;

/** Takes the state past every protected call to the host's entry, closing variables on the way, each thread on its own stack. */
function unwindFatal(state: LuaState, fatal: FatalError): void {
  let thread = state.running;
  state.execution?.beginEnd();
  if (state.hostNesting === 1) state.budget.watch.interruption = undefined;
  for (;;) {
    // A coroutine that is being closed has no frame at its bottom.
    let depth = thread.depth;
    while (depth >= 0 && !isBottom(thread.frames[depth] as Frame)) depth--;
    const guard = thread.frames[depth];
    const base = guard?.base ?? 0;
    dropFrames(state, thread, depth);
    const last = thread.toBeClosed.at(-1);
    if (last !== undefined && last.register >= base) {
      closeWithFatal(state, thread, base, fatal);
      return;
    }
    if (guard?.kind === FrameKind.ENTRY) {
      guard.extra.fatal = fatal;
      guard.extra.isDone = true;
      return;
    }
    guard?.release();
    thread.depth = -1;
    thread.boundaries = 0;
    thread.status = CoroutineStatus.DEAD;
    thread.failure = { value: fatal.value };
    thread = leave(state, thread);
  }
}

/** Takes the state to the host's entry and runs nothing on the way: the frames of every thread in between are dropped, coroutines are dead. */
function unwindLimit(state: LuaState, limit: LimitReached): void {
  let thread = state.running;
  limit.traceback ??= traceback(state, thread, undefined, 0);
  if (limit.levels.length === 0) limit.levels = stackLevels(state, thread);
  for (;;) {
    let depth = thread.depth;
    while (depth >= 0 && (thread.frames[depth] as Frame).kind !== FrameKind.ENTRY) depth--;
    const entry = thread.frames[depth];
    dropFrames(state, thread, depth);
    const { toBeClosed } = thread;
    const base = entry?.base ?? 0;
    while (toBeClosed.length > 0 && (toBeClosed.at(-1) as ToBeClosed).register >= base) toBeClosed.pop();
    if (entry !== undefined) {
      entry.extra.fatal = limit;
      entry.extra.isDone = true;
      return;
    }
    thread.boundaries = 0;
    thread.status = CoroutineStatus.DEAD;
    thread.failure = { value: `${limit.kind} limit reached` };
    thread = leave(state, thread);
  }
}

/** Whether a frame is the last one that an error no script may catch finds on a thread. */
function isBottom({ kind }: Frame): boolean {
  return kind === FrameKind.ENTRY || kind === FrameKind.COROUTINE;
}

/** The nearest frame that stops an error. Running message handlers stop theirs, unless the error has been handled. */
function findGuard(thread: Coroutine, isHandled: boolean): number {
  for (let depth = thread.depth; depth >= 0; depth--) {
    const frame = thread.frames[depth] as Frame;
    switch (frame.kind) {
      case FrameKind.ENTRY:
      case FrameKind.COROUTINE:
      case FrameKind.PROTECTED:
      case FrameKind.FINALIZER:
        return depth;
      case FrameKind.HANDLER:
        if (!isHandled) return depth;
        break;
      case FrameKind.CLOSE:
        if (frame.extra.closeReason >= CloseReason.ERROR) return depth;
        break;
    }
  }
  throw new Error("no frame guards the running thread");
}

/** The message handler in force at a guard: its own, or that of the protected call further down that it works for. */
function handlerOf(thread: Coroutine, depth: number): LuaValue {
  for (let position = depth; position >= 0; position--) {
    const frame = thread.frames[position] as Frame;
    if (frame.kind === FrameKind.PROTECTED || frame.kind === FrameKind.ENTRY) return frame.extra.handler;
    if (frame.kind === FrameKind.COROUTINE || frame.kind === FrameKind.FINALIZER) return undefined;
  }
  return undefined;
}

/** Drops all frames above `depth`. */
function dropFrames(state: LuaState, thread: Coroutine, depth: number): void {
  for (let position = depth + 1; position <= thread.depth; position++) {
    const frame = thread.frames[position] as Frame;
    if (frame.kind === FrameKind.HOOK) leaveHook(thread, true);
    if (frame.kind === FrameKind.FINALIZER) endFinalizing(state, thread, frame);
    else if (frame.kind !== FrameKind.LUA) frame.release();
  }
  thread.depth = depth;
  if (thread.handlerNesting > 0) {
    thread.handlerNesting = 0;
    for (let position = 0; position <= depth; position++) {
      if ((thread.frames[position] as Frame).kind === FrameKind.HANDLER) thread.handlerNesting++;
    }
    if (thread.handlerNesting === 0) dropHandlerFrames(thread);
  }
}

/** The Lua value of what was thrown. */
function errorValue(state: LuaState, thread: Coroutine, thrown: unknown): LuaValue {
  if (thrown instanceof ThrownValue) return thrown.value;
  if (thrown instanceof OperationError) return positionOfOperation(thread) + thrown.message;
  if (thrown instanceof OperandError) {
    const name = describeOperand(thread, thrown.role);
    const message = thrown.message.includes("%s") ? thrown.message.replace("%s", () => name) : thrown.message + name;
    return positionOfOperation(thread) + message;
  }
  if (thrown instanceof LibraryError) return positionOf(thread, 1) + thrown.message;
  if (thrown instanceof ArgumentError) return positionOf(thread, 1) + argumentMessage(state, thread, thrown, 1);
  if (thrown instanceof HelperError) {
    // The function helped is on top, its caller below it.
    const { error } = thrown;
    return positionOf(thread, 2) + (error instanceof LibraryError ? error.message : argumentMessage(state, thread, error, 2));
  }
  // The engine's limits: its stack, or the length of a string or array.
  if (isHostOverflow(thrown)) return `${positionOfOperation(thread)}stack overflow`;
  if (thrown instanceof RangeError) return "not enough memory";
  throw new Error("unknown carrier");
}

/** `bad argument #n to 'name' (detail)` (PUC's luaL_argerror); the function at `level` called the one at fault. */
function argumentMessage(state: LuaState, thread: Coroutine, error: ArgumentError, level: number): string {
  let position = error.position;
  const depth = frameAtLevel(thread, level);
  const info = depth < 0 ? undefined : calledName(thread.frames[depth] as Frame);
  if (info?.kind === "method") {
    position--;
    if (position === 0) return `calling '${cutAtZero(info.name)}' on bad self (${error.detail})`;
  }
  let name = info && cutAtZero(info.name);
  if (name === undefined) {
    const frame = thread.frames[frameAtLevel(thread, 1)] as Frame;
    const native = level === 1 ? state.native : frame.native;
    chargeWork(globalNameCount(state));
    name = (native && globalFunctionName(state, native)) ?? "?";
  }
  return `bad argument #${position} to '${name}' (${error.detail})`;
}
