/**
 * `lua.run`: an execution in slices, in the hands of the host. Either the host takes one step after the other (`step`), or it asks for the result
 * and the event loop has its turn between two slices. Nothing runs before one or the other is asked for.
 *
 * What must stay true: results, output and fuel are the same for every length of slices, and however the steps are taken.
 */
import { LuaAbortError } from "./errors.ts";
import type { AsyncOptions, HostExecution } from "./execution.ts";
import { UNCLONEABLE } from "./handle.ts";

export interface RunOptions extends AsyncOptions {
  /** Arguments of the chunk (its `...`). */
  readonly args?: readonly unknown[];
}

/** What a step has come to. */
export interface ExecutionStep {
  /** Whether it has come to its end. */
  readonly done: boolean;
  /** The first result, when done. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  readonly value: any;
}

/** An execution in slices, made by `lua.run` or `chunk.run`. Ends by results, an error, `cancel`, or the end of its state. */
export class Execution {
  readonly #execution: HostExecution;
  /** Makes cloning fail. */
  protected readonly uncloneable = UNCLONEABLE;

  /** @internal */
  constructor(execution: HostExecution) {
    this.#execution = execution;
    // Whoever takes steps learns of errors there.
    execution.promise.catch(() => undefined);
  }

  /** Fuel used by it so far. */
  get fuelUsed(): number {
    return this.#execution.fuelUsed;
  }

  /** Whether it has come to its end, by results or an error. */
  get done(): boolean {
    return this.#execution.isSettled;
  }

  /**
   * Runs one slice, now. While it waits for a promise there is nothing to run. Throws what ended it: LuaError, LuaLimitError, LuaAbortError,
   * LuaOwnershipError.
   */
  step(): ExecutionStep {
    this.#execution.step();
    const { outcome } = this.#execution;
    if (outcome === undefined) return { done: false, value: undefined };
    if ("error" in outcome) throw outcome.error;
    return { done: true, value: outcome.values[0] };
  }

  /** Its first result. Asking for it has the execution run by itself, a slice in each turn of the event loop. */
  // biome-ignore lint/suspicious/noExplicitAny: what a chunk gives is up to it
  get result(): Promise<any> {
    this.resume();
    return this.#execution.promise.then((values) => values[0]);
  }

  /** No slice is run by itself from now on; `step` still runs one. */
  pause(): void {
    this.#execution.isAutomatic = false;
  }

  /** Has it run by itself (again). */
  resume(): void {
    this.#execution.isAutomatic = true;
    this.#execution.schedule();
  }

  /** Ends it: `<close>` variables are closed, and the result is LuaAbortError with the reason. Harmless when it is done. */
  cancel(reason?: unknown): void {
    this.#execution.cancel(new LuaAbortError(reason));
  }
}
