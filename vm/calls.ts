/**
 * Calls and their results outside the loop's fast paths: every kind of function, every kind of frame, coroutines switching, variables
 * being closed. The loop calls `proceed` and then looks at the state anew (another frame, another thread may be current).
 *
 * What must stay true: `proceed` is a loop and no function here calls itself through another, so no chain of library functions, protected
 * calls or coroutines, however long, uses the host's stack.
 */
import { allocateString, chargeText, meter, noteString, Turn } from "./allocation.ts";
import { collectForRoom } from "./collector.ts";
import { CloseReason, type Coroutine, CoroutineStatus, callsNatively, type Frame, FrameKind, ResumeMode, Wanted } from "./coroutine.ts";
import {
  ArgumentError,
  type FatalError,
  HandledError,
  LibraryError,
  OperandError,
  OperationError,
  RoomNeeded,
  ThrownValue,
} from "./errors.ts";
import type { Execution } from "./execution.ts";
import { LibraryFunction, LuaClosure, LuaFunction } from "./function.ts";
import { announceNative, announceReturn, type Hook, HookEvent, leaveHook, transferredValues } from "./hooks.ts";
import { positionOf } from "./inspect.ts";
import { operandA } from "./instruction.ts";
import { Pause } from "./live-registers.ts";
import { EVENT_CALL, EVENT_CLOSE, EVENT_GC } from "./metamethods.ts";
import { concatenate } from "./operations.ts";
import { refusalToWait, refuseResume, unwinding, wrapError } from "./refusals.ts";
import { countNativeCalls, MAX_REGISTERS, nativeFrameLimit, reserveRegisters, stackOverflow } from "./stack-limits.ts";
import type { LuaState } from "./state.ts";
import { type Continuation, raise, SENTINEL, type Sentinel, TransferKind, transfer } from "./transfer.ts";
import { isTruthy, type LuaValue } from "./value.ts";

/** What a number takes in a text, for the meter. */
const NUMBER_TEXT_SIZE = 8;

/** What an object takes that is to be finalized, besides its finalizer: marking it, finding it dead, calling. */
const FINALIZER_FUEL = 20;

/** Frames that must be free for finalizers to be called at a charge point. */
const FINALIZER_FRAMES = 200;

const NO_VALUES: LuaValue[] = [];
const TRUE: LuaValue[] = [true];

/** Pushes a frame that is not a Lua function's; `native` is the library function that waits in it. */
function pushFrame(state: LuaState, thread: Coroutine, kind: FrameKind, destination: number, wanted: number): Frame {
  if (thread.depth >= nativeFrameLimit(thread)) throw stackOverflow(thread, "C stack overflow");
  const calls = kind === FrameKind.PROTECTED || kind === FrameKind.RESUME ? countNativeCalls(thread) : -1;
  const frame = thread.push(kind, thread.freeRegister(), destination, wanted);
  if (calls >= 0) thread.countNativeCall(calls);
  frame.native = state.native;
  return frame;
}

/** Pushes the frame of a Lua function that anything but Lua code calls, with its arguments, and charges for its entry. */
function pushClosure(
  state: LuaState,
  thread: Coroutine,
  closure: LuaClosure,
  values: LuaValue[],
  destination: number,
  wanted: number,
): void {
  if (thread.depth >= nativeFrameLimit(thread)) throw stackOverflow(thread, "C stack overflow");
  const prototype = closure.prototype;
  const calls = callsNatively(thread.frame.kind) ? countNativeCalls(thread) : -1;
  const base = calls < 0 ? thread.freeRegister() : thread.nativeBase;
  const count = values.length;
  reserveRegisters(thread, base + Math.max(prototype.registerCount, count));
  const frame = thread.push(FrameKind.LUA, base, destination, wanted);
  if (calls >= 0) thread.countNativeCall(calls);
  frame.closure = closure;
  frame.pc = 0;
  frame.argumentCount = count;
  if (prototype.isLibrary) frame.native = state.native;
  const stack = thread.stack;
  for (let position = 0; position < count; position++) stack[base + position] = values[position];
  for (let position = count; position < prototype.parameterCount; position++) stack[base + position] = undefined;
  if (thread.hook?.isActive) thread.hook.isEntering = true;
  state.budget.fuel -= prototype.code.length;
}

/** The values that a call of something that is no function adds in front of the arguments, innermost first, and last the function. */
export function resolveCall(state: LuaState, callee: LuaValue): LuaValue[] {
  const called = [callee];
  let current = callee;
  while (!(current instanceof LuaFunction)) {
    const handler = state.metamethod(current, EVENT_CALL);
    if (handler === undefined) throw new OperandError(`attempt to call a ${state.typeNameOf(current)} value`, "called");
    if (called.length > MAX_REGISTERS) throw new OperationError("stack overflow");
    called.push(handler);
    current = handler;
  }
  return called;
}

/** Makes a call on the current thread; its results go to `destination` as `wanted` says. */
export function beginCall(
  state: LuaState,
  thread: Coroutine,
  callee: LuaValue,
  values: LuaValue[],
  destination: number,
  wanted: number,
): void {
  if (callee instanceof LuaClosure) {
    pushClosure(state, thread, callee, values, destination, wanted);
    return;
  }
  proceed(state, thread, true, callee, values, destination, wanted, undefined);
}

/** Delivers results to `destination` as `wanted` says; `native` is the library function that returns them, if one does. */
export function deliver(
  state: LuaState,
  thread: Coroutine,
  values: LuaValue[],
  destination: number,
  wanted: number,
  native?: LuaFunction | undefined,
): void {
  proceed(state, thread, false, undefined, values, destination, wanted, native);
}

/** Does what a library function or operation that returned SENTINEL asked for. */
export function complete(state: LuaState, thread: Coroutine, destination: number, wanted: number): void {
  if (transfer.kind === TransferKind.VALUES && wanted >= 0 && thread.hook === undefined) {
    // The everyday case of `proceed`: a library function with several results, or none.
    const { values } = transfer;
    const { stack } = thread;
    for (let position = 0; position < wanted; position++) {
      stack[destination + position] = position < values.length ? values[position] : undefined;
    }
  } else if (transfer.kind === TransferKind.VALUES) deliver(state, thread, transfer.values, destination, wanted, state.native);
  else if (transfer.kind !== TransferKind.CALL) proceed(state, thread, true, askAgain, NO_VALUES, destination, wanted, undefined, true);
  else if (transfer.callee instanceof LuaClosure) beginCall(state, thread, transfer.callee, transfer.values, destination, wanted);
  else proceed(state, thread, true, transfer.callee, transfer.values, destination, wanted, undefined, true);
}

/** A function that asks for whatever stands in `transfer`. */
const askAgain = new LibraryFunction(() => SENTINEL, "");

/** Leaves a block: closes the variables in registers from `level` up, then goes on in the function. */
export function closeBlock(state: LuaState, thread: Coroutine, level: number): void {
  const frame = pushFrame(state, thread, FrameKind.CLOSE, 0, 0);
  frame.extra.closeReason = CloseReason.BLOCK;
  frame.extra.closeLevel = level;
  deliver(state, thread, NO_VALUES, 0, Wanted.FRAME);
}

/** Returns values from the current Lua function after closing all its variables. */
export function closeAndReturn(state: LuaState, thread: Coroutine, values: LuaValue[]): void {
  const level = thread.frame.base;
  const frame = pushFrame(state, thread, FrameKind.CLOSE, 0, 0);
  frame.extra.closeReason = CloseReason.RETURN;
  frame.extra.closeLevel = level;
  frame.extra.values = values;
  deliver(state, thread, NO_VALUES, 0, Wanted.FRAME);
}

/** Closes the variables from `level` up because of an error; then the frame now on top, a protected one, gets the error. */
export function closeWithError(state: LuaState, thread: Coroutine, level: number, error: LuaValue, reason: CloseReason): void {
  const frame = thread.push(FrameKind.CLOSE, thread.freeRegister(), 0, 0);
  frame.extra.closeReason = reason;
  frame.extra.closeLevel = level;
  frame.extra.error = error;
  frame.extra.hasError = true;
  deliver(state, thread, NO_VALUES, 0, Wanted.FRAME);
}

/** Pushes the frame that calls the pending finalizers; its results are `values`. A yield may not cross it, and no hook is called meanwhile. */
function beginFinalizing(state: LuaState, thread: Coroutine, values: LuaValue[], destination: number, wanted: number): Frame {
  const frame = pushFrame(state, thread, FrameKind.FINALIZER, destination, wanted);
  frame.extra.values = values;
  frame.extra.silencesHook = thread.hook?.isActive === true;
  if (frame.extra.silencesHook) (thread.hook as Hook).isRunning = true;
  thread.boundaries++;
  state.heap.isFinalizing = true;
  return frame;
}

/** Ends what a FINALIZER frame stood for. */
export function endFinalizing(state: LuaState, thread: Coroutine, frame: Frame): void {
  if (frame.extra.silencesHook && thread.hook !== undefined) thread.hook.isRunning = false;
  thread.boundaries--;
  state.heap.isFinalizing = false;
  frame.release();
}

/** Calls the pending finalizers at a charge point, after which the function on top goes on. Without room for them they wait. */
export function interruptToFinalize(state: LuaState, thread: Coroutine): void {
  if (thread.depth + FINALIZER_FRAMES >= nativeFrameLimit(thread)) return;
  beginFinalizing(state, thread, NO_VALUES, 0, 0).extra.isInterruption = true;
  deliver(state, thread, NO_VALUES, 0, Wanted.FRAME);
}

/** The library function that has paused goes on. It cannot be called again, so it has room made for what it needs. */
export function resumePaused(state: LuaState, thread: Coroutine): void {
  const { heap } = state;
  const frame = thread.pop();
  const { destination, wanted, native } = frame;
  const { values } = frame.extra;
  const resume = frame.extra.resume as Continuation;
  frame.release();
  state.native = native;
  heap.collectForRoom = (bytes) => collectForRoom(state, bytes, false, Pause.IN_CALL, values);
  meter.turn = Turn.REPEATABLE;
  let result: LuaValue | Sentinel;
  try {
    result = resume();
  } finally {
    heap.collectForRoom = undefined;
    meter.turn = Turn.MACHINE;
  }
  if (result === SENTINEL) {
    complete(state, thread, destination, wanted);
    return;
  }
  if (typeof result === "string") noteString(result.length);
  deliver(state, thread, [result as LuaValue], destination, wanted, native);
}

/** A promise has settled: its values are the results of the host function that waited for it. */
export function deliverAwaited(state: LuaState, thread: Coroutine, values: LuaValue[]): void {
  const frame = thread.pop();
  const { destination, wanted, native } = frame;
  frame.release();
  deliver(state, thread, values, destination, wanted, native);
}

/** A promise was rejected: the host function that waited for it fails. */
export function failAwaited(state: LuaState, thread: Coroutine): void {
  const frame = thread.pop();
  state.native = frame.native;
  frame.release();
}

/** Closes the variables from `level` up because of an error no script may catch, which then goes on. */
export function closeWithFatal(state: LuaState, thread: Coroutine, level: number, fatal: FatalError): void {
  const frame = thread.push(FrameKind.CLOSE, thread.freeRegister(), 0, 0);
  frame.extra.closeReason = CloseReason.FATAL;
  frame.extra.closeLevel = level;
  frame.extra.fatal = fatal;
  frame.extra.error = fatal.value;
  frame.extra.hasError = true;
  deliver(state, thread, NO_VALUES, 0, Wanted.FRAME);
}

/** Returns values from the current Lua function. */
export function returnValues(state: LuaState, thread: Coroutine, values: LuaValue[]): void {
  const below = thread.frames[thread.depth - 1] as Frame;
  if (thread.hook === undefined && below.kind === FrameKind.ENTRY) {
    thread.depth--;
    below.extra.values = values;
    below.extra.isDone = true;
    return;
  }
  deliver(state, thread, values, 0, Wanted.RETURN);
}

/**
 * Makes calls and delivers results until a Lua function is on top, or the host's entry frame is done. `isLast`: the loop does nothing else before
 * it looks what is on top, so an error that a library function returns need not be thrown, which takes the engine longer than all the rest.
 */
function proceed(
  state: LuaState,
  startThread: Coroutine,
  isCall: boolean,
  startCallee: LuaValue,
  startValues: LuaValue[],
  startDestination: number,
  startWanted: number,
  startReturning: LuaFunction | undefined,
  isLast = false,
): void {
  let thread = startThread;
  let calling = isCall;
  let callee = startCallee;
  let values = startValues;
  let destination = startDestination;
  let wanted = startWanted;
  /** The library function whose results `values` are, to tell a hook. */
  let returning = startReturning;
  /** The hook has been told of the call. */
  let isAnnounced = false;
  // What happens here cannot be done again, but for the library functions called.
  meter.turn = Turn.MACHINE;

  for (;;) {
    if (calling) {
      if (callee instanceof LuaClosure) {
        pushClosure(state, thread, callee, values, destination, wanted);
        return;
      }
      if (!(callee instanceof LuaFunction)) {
        const called = resolveCall(state, callee);
        callee = called.pop();
        values = [...called.reverse(), ...values];
        continue;
      }
      if (callee !== askAgain) {
        if (thread.hook !== undefined && !isAnnounced) {
          const announcement = announceNative(state, thread, HookEvent.CALL, callee, values, destination, wanted);
          if (announcement !== undefined) {
            callee = thread.hook.callee;
            values = announcement;
            destination = 0;
            wanted = Wanted.FRAME;
            continue;
          }
        }
        isAnnounced = false;
        state.native = callee;
      }
      const result = callee === askAgain ? SENTINEL : callNative(state, callee, values);
      if (result !== SENTINEL) {
        if (typeof result === "string") noteString(result.length);
        values = [result as LuaValue];
        calling = false;
        returning = state.native;
        continue;
      }
      values = transfer.values;
      switch (transfer.kind) {
        case TransferKind.VALUES:
          calling = false;
          returning = state.native;
          break;
        case TransferKind.CALL:
          callee = transfer.callee;
          break;
        case TransferKind.PROTECTED_CALL:
        case TransferKind.PROTECTED_CALL_WITH_HANDLER: {
          const frame = pushFrame(state, thread, FrameKind.PROTECTED, destination, wanted);
          frame.extra.handler = transfer.target;
          callee = transfer.callee;
          destination = 0;
          wanted = Wanted.FRAME;
          break;
        }
        case TransferKind.YIELD: {
          if (thread.boundaries > 0) {
            throw new ThrownValue(
              thread === state.mainThread ? "attempt to yield from outside a coroutine" : "attempt to yield across a C-call boundary",
            );
          }
          thread.yieldDestination = destination;
          thread.yieldWanted = wanted;
          thread.yieldedIn = state.native;
          thread.status = CoroutineStatus.SUSPENDED;
          thread.noteStack();
          thread = leave(state, thread);
          const frame = thread.pop();
          destination = frame.destination;
          wanted = frame.wanted;
          values = frame.extra.resumeMode === ResumeMode.WRAP ? values : [true, ...values];
          returning = frame.native;
          frame.release();
          calling = false;
          break;
        }
        case TransferKind.RESUME:
        case TransferKind.WRAP: {
          const target = transfer.target as Coroutine;
          const isWrap = transfer.kind === TransferKind.WRAP;
          const refusal = refuseResume(thread, target);
          if (refusal !== undefined) {
            if (isWrap) throw new ThrownValue(positionOf(thread, 1) + refusal);
            values = [false, refusal];
            returning = state.native;
            calling = false;
            break;
          }
          const frame = pushFrame(state, thread, FrameKind.RESUME, destination, wanted);
          frame.extra.resumeMode = isWrap ? ResumeMode.WRAP : ResumeMode.RESUME;
          frame.extra.target = target;
          enter(state, thread, target);
          thread = target;
          if (target.body !== undefined) {
            callee = target.body;
            target.body = undefined;
            target.push(FrameKind.COROUTINE, 0, 0, 0);
            destination = 0;
            wanted = Wanted.FRAME;
          } else {
            destination = target.yieldDestination;
            wanted = target.yieldWanted;
            returning = target.yieldedIn;
            calling = false;
          }
          break;
        }
        case TransferKind.AWAIT: {
          const { awaited, whenOver } = transfer;
          transfer.awaited = undefined;
          transfer.whenOver = undefined;
          try {
            const refusal = refusalToWait(state);
            if (refusal !== undefined) throw new ThrownValue(positionOf(thread, 1) + refusal);
            pushFrame(state, thread, FrameKind.AWAIT, destination, wanted);
          } catch (error) {
            whenOver?.();
            throw error;
          }
          (state.execution as Execution).beginWait(awaited, whenOver);
          return;
        }
        case TransferKind.PAUSE: {
          // It needs no room of the stack's: whether there is a pause makes no difference to what a program may do.
          const frame = thread.push(FrameKind.PAUSE, thread.freeRegister(), destination, wanted);
          frame.native = state.native;
          frame.extra.resume = transfer.resume;
          frame.extra.values = values;
          transfer.resume = undefined;
          return;
        }
        case TransferKind.FINALIZE:
          beginFinalizing(state, thread, values, destination, wanted);
          values = NO_VALUES;
          wanted = Wanted.FRAME;
          calling = false;
          break;
        case TransferKind.RAISE: {
          const { thrown } = transfer;
          transfer.thrown = undefined;
          if (!isLast || !(thrown instanceof ThrownValue || thrown instanceof LibraryError || thrown instanceof ArgumentError))
            throw thrown;
          unwinding.unwind(state, thrown);
          return;
        }
        case TransferKind.CLOSE_COROUTINE: {
          const target = transfer.target as Coroutine;
          const frame = pushFrame(state, thread, FrameKind.RESUME, destination, wanted);
          frame.extra.resumeMode = ResumeMode.CLOSE;
          frame.extra.target = target;
          enter(state, thread, target);
          thread = target;
          beginClosingCoroutine(target);
          values = NO_VALUES;
          returning = undefined;
          wanted = Wanted.FRAME;
          calling = false;
          break;
        }
      }
      continue;
    }

    if (thread.hook !== undefined && returning !== undefined) {
      const announcement = announceNative(state, thread, HookEvent.RETURN, returning, values, destination, wanted);
      returning = undefined;
      if (announcement !== undefined) {
        callee = thread.hook.callee;
        values = announcement;
        destination = 0;
        wanted = Wanted.FRAME;
        calling = true;
        continue;
      }
    }
    if (wanted >= 0) {
      const stack = thread.stack;
      for (let position = 0; position < wanted; position++) stack[destination + position] = values[position];
      return;
    }
    switch (wanted) {
      case Wanted.ALL: {
        const count = values.length;
        reserveRegisters(thread, destination + count);
        const stack = thread.stack;
        for (let position = 0; position < count; position++) stack[destination + position] = values[position];
        thread.top = destination + count;
        return;
      }
      case Wanted.COMPARE_FALSE:
      case Wanted.COMPARE_TRUE:
        if (isTruthy(values[0]) !== (wanted === Wanted.COMPARE_TRUE)) thread.frame.pc++;
        return;
      case Wanted.CONCAT: {
        thread.stack[destination] = values[0];
        const frame = thread.frame;
        const first = frame.base + operandA(frame.closure.prototype.code[frame.pc - 1] as number);
        const stopped = concatenateRegisters(state, thread, first, destination);
        if (stopped < 0) return;
        callee = transfer.callee;
        values = transfer.values;
        destination = stopped;
        calling = true;
        continue;
      }
      case Wanted.RETURN: {
        const frame = thread.frame;
        if (thread.hook !== undefined) {
          const announcement = announceReturn(thread, values);
          if (announcement !== undefined) {
            callee = thread.hook.callee;
            values = announcement;
            wanted = Wanted.FRAME;
            calling = true;
            continue;
          }
          returning = frame.closure.prototype.isLibrary ? frame.native : undefined;
        }
        thread.depth--;
        destination = frame.destination;
        wanted = frame.wanted;
        continue;
      }
    }

    // Wanted.FRAME: the frame below takes the results.
    const frame = thread.frame;
    switch (frame.kind) {
      case FrameKind.ENTRY:
        frame.extra.values = values;
        frame.extra.isDone = true;
        return;
      case FrameKind.PROTECTED:
        thread.depth--;
        values = TRUE.concat(values);
        destination = frame.destination;
        wanted = frame.wanted;
        returning = frame.native;
        frame.release();
        break;
      case FrameKind.COROUTINE: {
        thread.die();
        thread = leave(state, thread);
        const waiting = thread.pop();
        destination = waiting.destination;
        wanted = waiting.wanted;
        values = waiting.extra.resumeMode === ResumeMode.WRAP ? values : [true, ...values];
        returning = waiting.native;
        waiting.release();
        break;
      }
      case FrameKind.CLOSE: {
        const next = thread.toBeClosed.at(-1);
        if (next !== undefined && next.register >= frame.extra.closeLevel) {
          thread.toBeClosed.pop();
          callee = state.metamethod(next.value, EVENT_CLOSE);
          values = [next.value, frame.extra.hasError ? frame.extra.error : undefined];
          destination = 0;
          calling = true;
          break;
        }
        thread.depth--;
        const { closeReason, hasError, error, fatal } = frame.extra;
        values = frame.extra.values;
        frame.release();
        switch (closeReason) {
          case CloseReason.BLOCK:
            return;
          case CloseReason.RETURN:
            wanted = Wanted.RETURN;
            break;
          case CloseReason.ERROR: {
            const guard = thread.frame;
            if (guard.kind === FrameKind.FINALIZER) {
              state.warnings.error(error, EVENT_GC.key);
              break;
            }
            if (guard.kind === FrameKind.ENTRY) {
              guard.extra.error = error;
              guard.extra.hasError = true;
              guard.extra.isDone = true;
              return;
            }
            thread.depth--;
            values = [false, error];
            destination = guard.destination;
            wanted = guard.wanted;
            returning = guard.native;
            guard.release();
            break;
          }
          case CloseReason.FATAL:
            throw fatal;
          case CloseReason.COROUTINE: {
            thread.die();
            thread.boundaries = 0;
            thread.failure = undefined;
            thread = leave(state, thread);
            const waiting = thread.pop();
            destination = waiting.destination;
            wanted = waiting.wanted;
            values = hasError ? [false, error] : [true];
            const mode = waiting.extra.resumeMode;
            returning = waiting.native;
            waiting.release();
            if (mode === ResumeMode.WRAP) throw wrapError(thread, error);
            break;
          }
        }
        break;
      }
      case FrameKind.FINALIZER: {
        if (state.heap.pending.size > 0 && state.stress?.isFree !== true) state.budget.charge(FINALIZER_FUEL);
        const object = state.heap.takePending();
        if (object !== undefined) {
          callee = state.metamethod(object, EVENT_GC);
          values = [object];
          destination = 0;
          calling = callee !== undefined;
          break;
        }
        values = frame.extra.values;
        destination = frame.destination;
        wanted = frame.wanted;
        if (!frame.extra.isInterruption) returning = frame.native;
        thread.depth--;
        endFinalizing(state, thread, frame);
        break;
      }
      case FrameKind.HOOK: {
        thread.depth--;
        const { event } = thread.hook as Hook;
        const hooked = thread.frame;
        const isLua = hooked.kind === FrameKind.LUA;
        if (isLua && event === HookEvent.RETURN) values = transferredValues(thread);
        leaveHook(thread, false);
        frame.release();
        if (isLua && event !== HookEvent.RETURN) {
          // The loop meets the instruction again.
          hooked.pc--;
          return;
        }
        thread.depth--;
        destination = hooked.destination;
        wanted = hooked.wanted;
        if (isLua) break;
        values = hooked.extra.values;
        if (event === HookEvent.CALL) {
          callee = hooked.native;
          calling = true;
          isAnnounced = true;
        }
        hooked.release();
        break;
      }
      case FrameKind.HANDLER: {
        thread.handlerNesting--;
        throw new HandledError(values[0]);
      }
      default:
        throw new Error("results for a frame that waits for none");
    }
  }
}

/** Calls a library function, and once more after a collection if it finds no room for what it makes. What it throws is a request to raise it. */
function callNative(state: LuaState, callee: LuaFunction, values: LuaValue[]): LuaValue | Sentinel {
  for (let isSecond = false; ; isSecond = true) {
    meter.turn = Turn.REPEATABLE;
    try {
      return callee.call(...values);
    } catch (thrown) {
      meter.turn = Turn.MACHINE;
      if (!(thrown instanceof RoomNeeded)) return raise(thrown);
      collectForRoom(state, thrown.bytes, isSecond, Pause.IN_CALL, values);
    } finally {
      meter.turn = Turn.MACHINE;
    }
  }
}

/** Makes `target` the running thread. */
function enter(state: LuaState, thread: Coroutine, target: Coroutine): void {
  thread.noteStack();
  thread.status = CoroutineStatus.NORMAL;
  target.status = CoroutineStatus.RUNNING;
  target.resumer = thread;
  target.nativeCallsBelow = thread.nativeCallsBelow + thread.nativeCalls;
  target.framesBelow = thread.framesBelow + thread.depth + 1;
  target.maxFrames = thread.maxFrames;
  state.running = target;
}

/** Makes the resumer of `thread` the running thread again. */
export function leave(state: LuaState, thread: Coroutine): Coroutine {
  const resumer = thread.resumer as Coroutine;
  thread.resumer = undefined;
  resumer.status = CoroutineStatus.RUNNING;
  state.running = resumer;
  return resumer;
}

/** Drops the frames of a suspended or failed coroutine and prepares to close its variables, on its own stack. */
export function beginClosingCoroutine(target: Coroutine): void {
  for (let depth = target.depth; depth >= 0; depth--) (target.frames[depth] as Frame).release();
  target.depth = -1;
  target.body = undefined;
  target.handlerNesting = 0;
  const close = target.push(FrameKind.CLOSE, 0, 0, 0);
  close.extra.closeReason = CloseReason.COROUTINE;
  close.extra.closeLevel = 0;
  if (target.failure !== undefined) {
    close.extra.error = target.failure.value;
    close.extra.hasError = true;
  }
  target.boundaries = 1;
}

/**
 * Concatenates the registers `first` … `last` into `first`, from the right. Returns -1 when done; if a metamethod is to be called
 * (`transfer`), the register its result goes to, after which the work goes on with `last` at that register.
 */
export function concatenateRegisters(state: LuaState, thread: Coroutine, first: number, last: number): number {
  const stack = thread.stack;
  let size = 0;
  for (let register = first; register <= last; register++) size += textSize(stack[register]);
  allocateString(size);
  chargeText(size);
  for (let register = last - 1; register >= first; register--) {
    thread.concatRegister = register;
    const result = concatenate(state, stack[register], stack[register + 1]);
    if (result === SENTINEL) return register;
    stack[register] = result as LuaValue;
  }
  return -1;
}

/** Bytes of an operand in the text that a concatenation makes; of a number, about as many. */
export function textSize(value: LuaValue): number {
  return typeof value === "string" ? value.length : NUMBER_TEXT_SIZE;
}
