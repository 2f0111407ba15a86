/**
 * What the tests of ownership share: the built package, ways to catch what is thrown, and the invariants that hold whenever nothing runs
 * (rule C5).
 */
import { expect } from "vitest";
import type * as api from "../../src/index.ts";

export type { api };
export const tsuki = (await import(/* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href)) as typeof api;
export type Lua = api.Lua;

/** What an action throws. */
export function failure(action: () => unknown): Error & Record<string, unknown> {
  try {
    action();
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error("did not throw");
}

/** What a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error("was not rejected");
}

/** A promise with its settling functions. */
export interface Deferred {
  readonly promise: Promise<unknown>;
  resolve(value?: unknown): void;
  reject(error: unknown): void;
}

export function deferred(): Deferred {
  let resolve: (value?: unknown) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<unknown>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}

/** Lets everything happen that promises have pending. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A state with `wait()`, which waits for a promise that the test settles, and `sleep()`, which waits for a moment. */
export function waitingState(options: api.LuaOptions = {}): { lua: Lua; waits: Deferred[] } {
  const lua = new tsuki.Lua({ libs: "all", ...options });
  const waits: Deferred[] = [];
  lua.globals.set("wait", () => {
    const one = deferred();
    waits.push(one);
    return one.promise;
  });
  lua.globals.set("sleep", (value: unknown) => new Promise((resolve) => setImmediate(resolve, value)));
  return { lua, waits };
}

/** Nothing of what ran before is left, and the state works. */
export function expectClean(lua: Lua, handles: number): void {
  expect(lua.ledger()).toEqual({ state: "idle", owners: [], queue: [], borrows: [], handles, nesting: 0, frames: 0 });
  expect(lua.eval("return 1 + 1")).toBe(2);
}
