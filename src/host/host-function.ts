/**
 * Host functions as Lua functions: conversion of arguments and results, promises, exceptions, and checks of arguments that Lua's own
 * libraries make (`bad argument #2 to 'f' (number expected, got nil)`).
 */

import { LibraryError } from "../../vm/errors.ts";
import type { FunctionBody } from "../../vm/function.ts";
import { decode, isIntegralFloat, type LuaNumber } from "../../vm/numbers.ts";
import { refusalToWait } from "../../vm/refusals.ts";
import { awaitPromise, results, resultsOf, SENTINEL, type Sentinel, transfer } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import { calls } from "./borrow-cell.ts";
import type { Door } from "./door.ts";
import { type ParameterKind, Signature } from "./parameters.ts";
import { LuaFloatValue, LuaResults } from "./values.ts";

/** A host function: takes the arguments of Lua's call, converted, and gives a result, `lua.results(…)`, or a promise of either. */
// biome-ignore lint/suspicious/noExplicitAny: a host function takes what it takes
export type HostBody = (this: any, ...args: any[]) => unknown;

/** What Lua is to know of a host function. */
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
    const turn = door.leave();
    try {
      door.trace?.values(name, values);
      const floats = values.some(isIntegralFloat) ? values.filter(isIntegralFloat) : undefined;
      const args: unknown[] = values;
      if (signature !== undefined) signature.convert(values, 0);
      else for (let position = 0; position < args.length; position++) args[position] = door.toHost(values[position]);
      const result = body.apply(undefined, args);
      door.checkReturn();
      return resultToLua(door, floats === undefined ? result : comesBack(floats, args, result), height);
    } catch (error) {
      throw door.errors.toLua(error);
    } finally {
      if (calls.height !== height) calls.release(height);
      door.reenter(turn);
    }
  };
}

/**
 * A result for Lua: JavaScript has one number where Lua has two, so a number that a call got as a float, and as nothing else, comes back from
 * it as that float.
 */
function comesBack(floats: readonly LuaValue[], args: readonly unknown[], result: unknown): unknown {
  if (typeof result !== "number") return result;
  const count = floats.filter((float) => decode(float as LuaNumber) === result).length;
  return count > 0 && count === args.filter((given) => given === result).length ? new LuaFloatValue(result) : result;
}

/** What a host function has returned, for the machine. Loans above `height` last as long as a promise is waited for. */
export function resultToLua(door: Door, result: unknown, height: number): LuaValue | Sentinel {
  const converted = convertResult(door, result, height);
  door.trace?.values("return", converted === SENTINEL ? transfer.values : [converted as LuaValue]);
  return converted;
}

function convertResult(door: Door, result: unknown, height: number): LuaValue | Sentinel {
  if (result === undefined) return results();
  if (typeof result === "object" && result !== null) {
    if (LuaResults.is(result)) return resultsOf(door.resultsToLua(result));
    if (isThenable(result)) return waitFor(door, result, height);
  }
  return door.toLua(result, "return");
}

/** Has the execution wait. Where it cannot, that is an error. */
function waitFor(door: Door, thenable: PromiseLike<unknown>, height: number): Sentinel {
  const promise = promiseOf(thenable);
  return refusalToWait(door.state) === undefined ? awaitPromise(promise, calls.hold(height)) : awaitPromise(promise);
}

/** A promise for what a thenable gives. Where nobody waits for it, in the end or from the start, its failure is nobody's. */
function promiseOf(thenable: PromiseLike<unknown>): Promise<unknown> {
  const promise = new Promise((resolve) => resolve(thenable));
  promise.catch(() => undefined);
  return promise;
}

export function isThenable(value: object): value is PromiseLike<unknown> {
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
