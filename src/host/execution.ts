/**
 * Executions that wait for promises, as the host sees them: a promise for the results of a Lua call. What happens inside is in
 * vm/execution.ts; here are the promises, the signals, and who may begin.
 *
 * What must stay true: a promise of Lua is settled exactly once, however many of abort, close and settlement happen; what settles later is
 * ignored, and no rejection goes unhandled.
 */
import { Coroutine } from "../../vm/coroutine.ts";
import type { Carrier } from "../../vm/errors.ts";
import { Execution } from "../../vm/execution.ts";
import { positionOf } from "../../vm/inspect.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { decodeText } from "./encoding.ts";
import { hostSite, LuaAbortError } from "./errors.ts";

/** How an execution that may wait for promises runs, and when it ends. */
export interface AsyncOptions {
  /** Ends the execution when aborted: `<close>` variables are closed, and the promise is rejected with LuaAbortError. */
  readonly signal?: AbortSignal;
  /** Lets other shared executions run while this one waits, each on a Lua thread of its own. Default: it holds the state for itself. */
  readonly shared?: boolean;
  /** A name for messages and the ledger. */
  readonly label?: string;
}

/** Calls a Lua value in an execution of its own; gives all results. `callee` gives the value to call, or refuses. */
export function executeAsync(
  door: Door,
  operation: string,
  callee: () => LuaValue,
  args: readonly unknown[],
  options: AsyncOptions,
): Promise<unknown[]> {
  // Whatever is refused is refused by a rejected promise, before anything has happened.
  return new Promise((resolve, reject) => {
    // Converting may run code of proxies, so whether it may begin is asked last.
    const values = door.valuesToLua(args, operation);
    const subject = callee();
    if (!door.borrow.admits(options.shared === true)) door.refuse(operation);
    if (options.signal?.aborted) throw new LuaAbortError(options.signal.reason);
    new HostExecution(door, operation, options, resolve, reject).begin(subject, values);
  });
}

export class HostExecution {
  private readonly execution: Execution;
  private isSettled = false;
  /** Counts waits, so that a promise that was given up is not listened to. */
  private waits = 0;
  private readonly onAbort: () => void;

  constructor(
    private readonly door: Door,
    operation: string,
    private readonly options: AsyncOptions,
    private readonly resolve: (values: unknown[]) => void,
    private readonly reject: (error: unknown) => void,
  ) {
    const { state, borrow } = door;
    const isShared = options.shared === true;
    const thread = isShared ? new Coroutine(undefined) : state.running;
    const label = options.label === undefined ? `an execution (${operation})` : `execution '${options.label}'`;
    this.execution = new Execution(
      state,
      thread,
      label,
      isShared,
      borrow.maySuspend(isShared),
      hostSite(new Error().stack),
      Date.now(),
      (waiting) => decodeText(positionOf(waiting, 2)).replace(/: $/, ""),
    );
    this.onAbort = () => this.cancel(new LuaAbortError(options.signal?.reason));
  }

  begin(callee: LuaValue, values: LuaValue[]): void {
    this.options.signal?.addEventListener("abort", this.onAbort, { once: true });
    this.door.executions.add(this);
    this.advance(() => this.execution.begin(callee, values));
  }

  /** Ends the execution with an error that no script may catch. */
  cancel(error: unknown): void {
    if (this.isSettled) return;
    const fatal = this.door.errors.fatal(error);
    if (this.execution.isWaiting) this.advance(() => this.execution.fail(fatal));
    // It is running: the next charge point, or the next promise, ends it.
    else this.execution.interrupt(fatal);
  }

  /** Ends the execution without running anything of it: its state is no more. */
  abandon(error: unknown): void {
    if (this.isSettled) return;
    this.settle(() => {
      throw error;
    });
  }

  /** Runs a slice: up to the end or to the next promise. */
  private advance(slice: () => LuaValue[] | undefined): void {
    this.waits++;
    let results: LuaValue[] | undefined;
    try {
      results = slice();
    } catch (thrown) {
      this.settle(() => {
        throw this.door.hostErrorOf(thrown);
      });
      return;
    }
    if (results === undefined) this.wait();
    else {
      const values = results;
      this.settle(() => values.map((value) => this.door.toHost(value)));
    }
  }

  /** Settles the promise with what `outcome` gives or throws. */
  private settle(outcome: () => unknown[]): void {
    this.isSettled = true;
    this.door.executions.delete(this);
    this.options.signal?.removeEventListener("abort", this.onAbort);
    try {
      this.resolve(outcome());
    } catch (error) {
      this.reject(error);
    }
  }

  private wait(): void {
    const { interruption, awaited } = this.execution;
    if (interruption !== undefined) {
      this.advance(() => this.execution.fail(interruption));
      return;
    }
    const wait = this.waits;
    (awaited as Promise<unknown>).then(
      (value) => this.continue(wait, () => this.door.resultsToLua(value)),
      (error) => this.continue(wait, () => this.door.errors.toLua(error)),
    );
  }

  /** The promise has settled. */
  private continue(wait: number, outcome: () => LuaValue[] | Carrier | Error): void {
    if (this.isSettled || wait !== this.waits) return;
    this.advance(() => {
      let converted: LuaValue[] | Carrier | Error;
      try {
        converted = outcome();
      } catch (error) {
        converted = this.door.errors.toLua(error);
      }
      return Array.isArray(converted) ? this.execution.resume(converted) : this.execution.fail(converted);
    });
  }
}
