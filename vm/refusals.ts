/**
 * Errors that calls meet: the way from calls.ts to unwind.ts, the error of a wrapped coroutine, and why a coroutine cannot be resumed or a
 * promise not be waited for. Called by calls.ts, unwind.ts and the host.
 *
 * What must stay true: but for `unwinding`, nothing here changes the state.
 */
import { type Coroutine, CoroutineStatus, MAX_NATIVE_CALLS } from "./coroutine.ts";
import { ThrownValue } from "./errors.ts";
import { positionOf } from "./inspect.ts";
import type { LuaState } from "./state.ts";
import type { LuaValue } from "./value.ts";

/** Takes the state from the place of an error to where it goes on; set by unwind.ts. */
export const unwinding: { unwind: (state: LuaState, thrown: unknown) => void } = {
  unwind: (_, thrown) => {
    throw thrown;
  },
};

/** The error of a wrapped coroutine goes on in its caller, with the caller's position if it is a string (§6.2 `coroutine.wrap`). */
export function wrapError(thread: Coroutine, error: LuaValue): ThrownValue {
  return new ThrownValue(typeof error === "string" ? positionOf(thread, 1) + error : error);
}

/** Why the function that runs cannot wait for a promise; undefined if it can. */
export function refusalToWait({ execution, heap }: LuaState): string | undefined {
  if (execution?.isEnding) return "attempt to wait for a promise in an execution that is being ended";
  if (heap.isFinalizing) return "attempt to wait for a promise in a finalizer";
  if (execution === undefined) return "attempt to wait for a promise in a synchronous call (execAsync, evalAsync and callAsync can wait)";
  return execution.maySuspend ? undefined : "attempt to wait for a promise while another execution holds the state";
}

/** Why a coroutine cannot be resumed; undefined if it can. */
export function refuseResume(thread: Coroutine, target: Coroutine): string | undefined {
  if (target.status === CoroutineStatus.DEAD) return "cannot resume dead coroutine";
  if (target.status !== CoroutineStatus.SUSPENDED) return "cannot resume non-suspended coroutine";
  return thread.nativeCallsBelow + thread.nativeCalls >= MAX_NATIVE_CALLS ? "C stack overflow" : undefined;
}
