/**
 * The sentinel and what it tells: how a library function returns anything other than exactly one value.
 *
 * A function that returns SENTINEL has just written `transfer`; its caller reads it before anything else can run. One object serves all
 * states of the process, because it is empty again at every point where another state could run.
 */
import type { LuaFunction } from "./function.ts";
import type { LuaValue } from "./value.ts";

/** What the function wants done. */
export const enum TransferKind {
  /** Results: `values`. */
  VALUES,
  /** A call in place of this one: `callee` with `values` as arguments; its results are this function's results. */
  CALL,
  /** The running coroutine yields `values` (§6.2 `coroutine.yield`). */
  YIELD,
  /** Resume `target` (a coroutine) with `values`. */
  RESUME,
  /** As RESUME, for a function made by `coroutine.wrap`: an error goes on in the caller. */
  WRAP,
  /** Call `callee` with `values` in protected mode (`pcall`). */
  PROTECTED_CALL,
  /** The same with a message handler, `target` (`xpcall`). */
  PROTECTED_CALL_WITH_HANDLER,
  /** Close the suspended coroutine `target` (`coroutine.close`). */
  CLOSE_COROUTINE,
  /** Call the finalizers that are pending, then return `values`. */
  FINALIZE,
  /** Serve the trap, then go on with `resume`, whose result is the result. `values` are what it works on, for the collector. */
  PAUSE,
  /** Wait for the promise `awaited`; its value is the result. `whenOver` is called when the wait has ended in any way, or is refused. */
  AWAIT,
  /** Compiled code (jit) is being left: every compiled function on the host's stack leaves a record and returns SENTINEL. */
  EXIT,
  /** The interpreter is to make this call: it may need the frames of its callers, or the function is not compiled. */
  REDO,
  /** Raise the error `thrown`: a function called by compiled code has thrown it, or it is what the function is for (`error`). */
  RAISE,
}

/** The rest of a library function that pauses. */
export type Continuation = () => LuaValue | Sentinel;

declare const sentinelBrand: unique symbol;
export interface Sentinel {
  readonly [sentinelBrand]: true;
}

class SentinelValue {}
export const SENTINEL = new SentinelValue() as unknown as Sentinel;

class Transfer {
  kind: TransferKind = TransferKind.VALUES;
  values: LuaValue[] = [];
  callee: LuaValue = undefined;
  target: LuaValue = undefined;
  resume: Continuation | undefined = undefined;
  awaited: unknown = undefined;
  whenOver: (() => void) | undefined = undefined;
  thrown: unknown = undefined;
}

export const transfer = new Transfer();

/** Returns any number of results: `return results(key, value)`. */
export function results(...values: LuaValue[]): Sentinel {
  transfer.kind = TransferKind.VALUES;
  transfer.values = values;
  return SENTINEL;
}

/** The same, for values that stand in an array already; the array is handed over. */
export function resultsOf(values: LuaValue[]): Sentinel {
  transfer.kind = TransferKind.VALUES;
  transfer.values = values;
  return SENTINEL;
}

/** Has `callee` called in place of the running library function: `return tailCall(handler, [value])`. */
export function tailCall(callee: LuaValue, values: LuaValue[]): Sentinel {
  transfer.kind = TransferKind.CALL;
  transfer.callee = callee;
  transfer.values = values;
  return SENTINEL;
}

/** Raises an error, as throwing it would, but with less to do for the engine. */
export function raise(thrown: unknown): Sentinel {
  transfer.kind = TransferKind.RAISE;
  transfer.thrown = thrown;
  return SENTINEL;
}

/** Any other request; `callee` and `target` as the kind says. */
export function request(kind: TransferKind, callee: LuaValue, target: LuaFunction | LuaValue, values: LuaValue[]): Sentinel {
  transfer.kind = kind;
  transfer.callee = callee;
  transfer.target = target;
  transfer.values = values;
  return SENTINEL;
}

/** Stops a library function whose work is long, at the end of a slice of fuel (budget.ts): what is left to do is `resume`. */
export function pause(resume: Continuation, values: LuaValue[]): Sentinel {
  transfer.kind = TransferKind.PAUSE;
  transfer.values = values;
  transfer.resume = resume;
  return SENTINEL;
}

/** Has the whole execution wait for a promise. */
export function awaitPromise(promise: unknown, whenOver?: () => void): Sentinel {
  transfer.kind = TransferKind.AWAIT;
  transfer.values = [];
  transfer.awaited = promise;
  transfer.whenOver = whenOver;
  return SENTINEL;
}
