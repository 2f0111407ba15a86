/**
 * Host functions as Lua functions: conversion of arguments and results, promises, exceptions, and checks of arguments that Lua's own
 * libraries make (`bad argument #2 to 'f' (number expected, got nil)`).
 */
import { refusalToWait } from "../../vm/calls.ts";
import { LibraryError } from "../../vm/errors.ts";
import type { FunctionBody } from "../../vm/function.ts";
import { awaitPromise, results, resultsOf, type Sentinel } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import { calls } from "./borrow-cell.ts";
import type { Door } from "./door.ts";
import { type ParameterKind, Signature } from "./parameters.ts";

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
   * further ones), `{ ref: Class }` or `{ mut: Class }` (an object, borrowed for the call).
   */
  readonly parameters?: readonly ParameterKind[];
}

/** The body of a Lua function that calls a host function. */
export function wrapHostFunction(door: Door, body: HostBody, options: FunctionOptions = {}): FunctionBody {
  const name = options.name ?? body.name;
  const signature = options.parameters && new Signature(door, options.parameters, `'${name === "" ? "?" : name}'`);
  return (...values) => {
    const height = calls.height;
    try {
      const args: unknown[] = values;
      if (signature !== undefined) signature.convert(values, 0);
      else for (let position = 0; position < args.length; position++) args[position] = door.toHost(values[position]);
      return resultToLua(door, body.apply(undefined, args), height);
    } catch (error) {
      throw door.errors.toLua(error);
    } finally {
      if (calls.height !== height) calls.release(height);
    }
  };
}

/** What a host function has returned, for the machine. Loans above `height` last as long as a promise is waited for. */
export function resultToLua(door: Door, result: unknown, height: number): LuaValue | Sentinel {
  if (result === undefined) return results();
  if (typeof result === "object" && result !== null) {
    if (isThenable(result)) return waitFor(door, result, height);
    if (result instanceof LuaResults) return resultsOf(door.resultsToLua(result));
  }
  return door.toLua(result, "return");
}

/** Has the execution wait. Where it cannot, that is an error, and the promise's own failure is nobody's. */
function waitFor(door: Door, promise: PromiseLike<unknown>, height: number): Sentinel {
  if (refusalToWait(door.state) === undefined) return awaitPromise(promise, calls.hold(height));
  promise.then(undefined, () => undefined);
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
