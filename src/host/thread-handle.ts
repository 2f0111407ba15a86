/**
 * Handles of coroutines. A thread can be resumed from JavaScript, and iterated: each step is a resume, each value what it yields.
 */
import { type Coroutine, CoroutineStatus } from "../../vm/coroutine.ts";
import { LibraryFunction } from "../../vm/function.ts";
import { request, TransferKind } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import { type AsyncOptions, executeAsync } from "./execution.ts";
import { Handle } from "./handle.ts";

const statusNames = {
  [CoroutineStatus.SUSPENDED]: "suspended",
  [CoroutineStatus.RUNNING]: "running",
  [CoroutineStatus.NORMAL]: "normal",
  [CoroutineStatus.DEAD]: "dead",
} as const;

/** Resumes a thread and lets its errors through as they are. */
const resume = new LibraryFunction((thread, ...values) => request(TransferKind.WRAP, undefined, thread, values), "resume");
const close = new LibraryFunction((thread) => request(TransferKind.CLOSE_COROUTINE, undefined, thread, []), "close");

/** A Lua coroutine (§2.6). `for (const value of thread)` resumes it until it ends. */
export class LuaThread extends Handle<Coroutine> {
  /** `coroutine.status`. */
  get status(): "suspended" | "running" | "normal" | "dead" {
    return statusNames[this.core.open("status").status];
  }

  /** Resumes it with values; gives what it yields or returns. Throws LuaError if it fails, or cannot be resumed. */
  resume(...args: unknown[]): unknown[] {
    const thread = this.core.open("resume");
    const { door } = this.core;
    return door.enter(resume, [thread, ...door.argumentsToLua("resume", args)]).map((value) => door.toHost(value));
  }

  /** The same in an execution that may wait for promises. */
  resumeAsync(args: readonly unknown[] = [], options: AsyncOptions = {}): Promise<unknown[]> {
    return executeAsync(this.core.door, "resumeAsync", () => resume, [this, ...args], options);
  }

  /** Closes it (`coroutine.close`): pending to-be-closed variables are closed. Throws LuaError with their error, or that of the thread. */
  close(): void {
    const thread = this.core.open("close");
    const { door } = this.core;
    if (thread.status === CoroutineStatus.RUNNING || thread.status === CoroutineStatus.NORMAL)
      throw door.errors.of(`cannot close a ${statusNames[thread.status]} coroutine`);
    const [isClosed, error]: LuaValue[] = door.enter(close, [thread]);
    if (isClosed !== true) throw door.errors.of(error);
  }

  /** Resumes until it ends; gives the first value of each yield. */
  *[Symbol.iterator](): IterableIterator<unknown> {
    for (let values = this.resume(); this.status !== "dead"; values = this.resume()) yield values[0];
  }

  /** The same, waiting for promises. */
  async *[Symbol.asyncIterator](): AsyncIterableIterator<unknown> {
    for (let values = await this.resumeAsync(); this.status !== "dead"; values = await this.resumeAsync()) yield values[0];
  }
}
