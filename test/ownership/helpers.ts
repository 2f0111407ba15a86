/**
 * What the tests of ownership share: the built package, and ways to catch what is thrown.
 */
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
