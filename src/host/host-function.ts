/**
 * Host functions as Lua functions: conversion of arguments and results, promises, exceptions, and checks of arguments that Lua's own
 * libraries make (`bad argument #2 to 'f' (number expected, got nil)`).
 */
import { LibraryError } from "../../vm/errors.ts";
import type { FunctionBody } from "../../vm/function.ts";
import { awaitPromise, results, resultsOf, type Sentinel } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { type ParameterKind, parameterChecks } from "./parameters.ts";

// biome-ignore lint/suspicious/noExplicitAny: a host function takes what it takes
export type HostBody = (this: any, ...args: any[]) => unknown;

/** Several results of a host function; made by `lua.results(…)`. */
export class LuaResults {
  constructor(readonly values: readonly unknown[]) {}
}

export interface FunctionOptions {
  /** The name that tracebacks and messages show; default: the function's own. */
  readonly name?: string;
  /**
   * What each argument must be, checked before the function is called: `"integer"`, `"string?"` (nil allowed), `"...number"` (this and all
   * further ones).
   */
  readonly parameters?: readonly ParameterKind[];
}

/** The body of a Lua function that calls a host function. */
export function wrapHostFunction(door: Door, body: HostBody, options: FunctionOptions = {}): FunctionBody {
  const check = options.parameters && parameterChecks(options.parameters);
  return (...values) => {
    check?.(values);
    return callHost(door, body, undefined, values);
  };
}

/** Calls a host function with Lua values; what it throws becomes an error of the machine. */
export function callHost(door: Door, body: HostBody, self: unknown, values: LuaValue[]): LuaValue | Sentinel {
  try {
    const args: unknown[] = values;
    for (let position = 0; position < args.length; position++) args[position] = door.toHost(values[position]);
    const result = body.apply(self, args);
    if (result === undefined) return results();
    if (typeof result === "object" && result !== null) {
      if (isThenable(result)) return waitFor(door, result);
      if (result instanceof LuaResults) return resultsOf(door.resultsToLua(result));
    }
    return door.toLua(result, "return");
  } catch (error) {
    throw door.errors.toLua(error);
  }
}

/** Has the execution wait. In a plain call that is an error, and the promise's own failure is nobody's. */
function waitFor(door: Door, promise: PromiseLike<unknown>): Sentinel {
  if (door.state.execution === undefined) promise.then(undefined, () => undefined);
  return awaitPromise(promise);
}

export function isThenable(value: object): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown }).then === "function";
}

/** A function that cannot be entered again while it runs, or while its promise is pending (C1). */
export function exclusive(body: HostBody): HostBody {
  let isRunning = false;
  return function (...args) {
    if (isRunning) throw new LibraryError("mutable callback called recursively");
    isRunning = true;
    let isPending = false;
    const done = (): void => {
      isRunning = false;
    };
    try {
      const result = body.apply(this, args);
      if (typeof result === "object" && result !== null && isThenable(result)) {
        isPending = true;
        result.then(done, done);
      }
      return result;
    } finally {
      if (!isPending) done();
    }
  };
}
