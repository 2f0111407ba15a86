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
import { LuaResults } from "./values.ts";

// biome-ignore lint/suspicious/noExplicitAny: a host function takes what it takes
export type HostBody = (this: any, ...args: any[]) => unknown;

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
      if (LuaResults.is(result)) return resultsOf(door.resultsToLua(result));
      if (isThenable(result)) return awaitPromise(promiseOf(result));
    }
    return door.toLua(result, "return");
  } catch (error) {
    throw door.errors.toLua(error);
  }
}

/** A promise for what a thenable gives. Where nobody waits for it, in the end or from the start, its failure is nobody's. */
function promiseOf(thenable: PromiseLike<unknown>): Promise<unknown> {
  const promise = new Promise((resolve) => resolve(thenable));
  promise.catch(() => undefined);
  return promise;
}

function isThenable(value: object): value is PromiseLike<unknown> {
  try {
    return typeof (value as { then?: unknown }).then === "function";
  } catch {
    return false;
  }
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
        const promise = promiseOf(result);
        promise.then(done, done);
        return promise;
      }
      return result;
    } finally {
      if (!isPending) done();
    }
  };
}
