/**
 * How deep calls may go: frames, registers and native calls of a thread, and what a message handler may use beyond that.
 *
 * What must stay true: what is refused here depends on the frames of the interpreter alone, never on the host's stack, so the same call is
 * refused whether code is compiled or not.
 */
import { type Coroutine, type Frame, FrameKind, MAX_NATIVE_CALLS } from "./coroutine.ts";
import { type Carrier, HandledError, OperationError } from "./errors.ts";
import { LONGEST_LIST } from "./function.ts";
import type { LuaState } from "./state.ts";

/**
 * Frames a message handler may use where library functions call: handlers that fail and whose handlers fail in turn, each after a deep
 * recursion through `pcall`, would take minutes otherwise.
 */
const HANDLER_CALLS = 2000;
/** Most registers of one thread (PUC's LUAI_MAXSTACK). */
export const MAX_REGISTERS = 1_000_000;
/** Registers a message handler may use beyond those of others. */
const HANDLER_REGISTERS = 10_000;
/** So many variable arguments are kept between two counts of all that a thread keeps. */
const UNCOUNTED_VARARGS = 100_000;
/** Native calls a message handler may make when there are as many as there may be. */
const HANDLER_NATIVE_CALLS = MAX_NATIVE_CALLS / 10;

/** The error of a thread without room for another call: the last one if it is handling that very error. */
export function stackOverflow(thread: Coroutine, message = "stack overflow"): Carrier {
  const isHandlingOverflow = thread.handlerNesting > 0 && thread.handlerDepth >= thread.maxFrames - thread.framesBelow;
  return isHandlingOverflow ? new HandledError("error in error handling") : new OperationError(message);
}

/** The frames a thread may use where library functions call. */
export function nativeFrameLimit(thread: Coroutine): number {
  const limit = thread.frameLimit;
  return thread.handlerNesting > 0 ? Math.min(limit, thread.handlerDepth + HANDLER_CALLS) : limit;
}

/** The native calls in progress, if there may be one more. */
export function countNativeCalls(thread: Coroutine): number {
  const calls = thread.nativeCalls;
  const all = thread.nativeCallsBelow + calls;
  if (all >= MAX_NATIVE_CALLS && (thread.handlerNesting === 0 || all >= MAX_NATIVE_CALLS + HANDLER_NATIVE_CALLS)) {
    if (thread.handlerNesting > 0) throw new HandledError("error in error handling");
    throw new OperationError("C stack overflow");
  }
  return calls;
}

function registerLimit(thread: Coroutine): number {
  return thread.handlerNesting > 0 ? MAX_REGISTERS + HANDLER_REGISTERS : MAX_REGISTERS;
}

/** Makes room for registers below `limit`, or raises a stack overflow. */
export function reserveRegisters(thread: Coroutine, limit: number): void {
  if (limit > registerLimit(thread)) throw stackOverflow(thread);
  thread.reserve(limit);
}

/** Called by the loop when a call of a Lua function finds no room: makes it or raises. */
export function makeRoom(thread: Coroutine, limit: number): void {
  if (thread.depth >= thread.frameLimit) throw stackOverflow(thread);
  reserveRegisters(thread, limit);
  thread.reserveFrames();
}

/** Gives up frames that only a message handler was allowed to use. */
export function dropHandlerFrames(thread: Coroutine): void {
  const limit = Math.max(thread.frameLimit + 1, thread.depth + 1);
  if (thread.frames.length > limit) thread.dropFrames(limit);
}

/**
 * Called when a function has taken more than LONGEST_LIST variable arguments, which compiled code never does: they stand beside the registers,
 * and count as such. All that a thread keeps are counted from time to time only, so there may be UNCOUNTED_VARARGS more.
 */
export function noteVarargs({ budget }: LuaState, thread: Coroutine, count: number): void {
  thread.varargRoom -= count;
  if (thread.varargRoom >= 0) return;
  budget.take(thread.depth);
  let kept = thread.frame.base;
  for (let depth = 0; depth <= thread.depth; depth++) {
    const { kind, closure, varargs, pc } = thread.frames[depth] as Frame;
    if (kind === FrameKind.LUA && pc > 0 && closure.prototype.isVararg && varargs.length > LONGEST_LIST) kept += varargs.length;
  }
  const room = registerLimit(thread) - kept;
  if (room < 0) throw stackOverflow(thread);
  thread.varargRoom = Math.max(room, UNCOUNTED_VARARGS);
}
