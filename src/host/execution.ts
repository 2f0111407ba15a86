/**
 * Executions that wait for promises, and run in slices between which the event loop has its turn, as the host sees them: a promise for the
 * results of a Lua call. What happens inside is in vm/execution.ts; here are the promises, the signals, the turns, and who may begin.
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
import { limitOf } from "./limits.ts";
import { inNextTurn } from "./next-turn.ts";

/** How far an execution has come. */
export interface ExecutionProgress {
  /** Fuel used by the execution so far. */
  readonly fuelUsed: number;
}

/** How an execution that may wait for promises runs, and when it ends. */
export interface AsyncOptions {
  /** Ends the execution when aborted: `<close>` variables are closed, and the promise is rejected with LuaAbortError. */
  readonly signal?: AbortSignal;
  /** Lets other shared executions run while this one waits, each on a Lua thread of its own. Default: it holds the state for itself. */
  readonly shared?: boolean;
  /** A name for messages and the ledger. */
  readonly label?: string;
  /**
   * How much fuel is used before the event loop has its turn. Default: about eight milliseconds' worth, by time, or by fuel in deterministic mode.
   * Results, fuel and output are the same for every length.
   */
  readonly slice?: number;
  /** Called after each slice but the last. What it throws ends the execution. */
  readonly onProgress?: (progress: ExecutionProgress) => void;
}

/** Fuel of a slice in deterministic mode. */
const FIXED_SLICE = 1_000_000;
/** Milliseconds of a slice otherwise, and how much fuel is used between two looks at the time. */
const SLICE_TIME = 8;
const TIMED_SLICE = 1 << 16;

/** Calls a Lua value in an execution of its own; gives all results. `callee` gives the value to call, or refuses. */
export function executeAsync(
  door: Door,
  operation: string,
  callee: () => LuaValue,
  args: readonly unknown[],
  options: AsyncOptions,
): Promise<unknown[]> {
  try {
    const execution = new HostExecution(door, operation, callee, args, options);
    execution.isAutomatic = true;
    execution.begin();
    return execution.promise;
  } catch (error) {
    // Whatever is refused is refused by a rejected promise, before anything has happened.
    return Promise.reject(error);
  }
}

/** How an execution ended. */
type Outcome = { readonly values: unknown[] } | { readonly error: unknown };

export class HostExecution {
  /** Its results. Nobody has to listen. */
  readonly promise: Promise<unknown[]>;
  outcome: Outcome | undefined = undefined;
  fuelUsed = 0;
  /** Whether slices follow one another by themselves. */
  isAutomatic = false;
  private execution: Execution | undefined = undefined;
  private isScheduled = false;
  private isRunning = false;
  private sliceStart = 0;
  /** Counts waits, so that a promise that was given up is not listened to. */
  private waits = 0;
  private resolve: (values: unknown[]) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;
  private readonly onAbort: () => void;
  private readonly origin = hostSite(new Error().stack);
  private readonly since = Date.now();
  private readonly slice: number | undefined;

  constructor(
    private readonly door: Door,
    private readonly operation: string,
    private readonly callee: () => LuaValue,
    private readonly args: readonly unknown[],
    private readonly options: AsyncOptions,
  ) {
    const { slice } = options;
    this.slice = slice === undefined ? undefined : limitOf("slice", slice);
    if (this.slice === 0) throw new RangeError("slice must not be 0");
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.onAbort = () => this.cancel(new LuaAbortError(options.signal?.reason));
  }

  get isSettled(): boolean {
    return this.outcome !== undefined;
  }

  /** Runs the first slice. Throws if it may not begin, before anything has happened. */
  begin(): void {
    const { door, operation, options } = this;
    const { state, borrow } = door;
    // Converting may run code of proxies, so whether it may begin is asked last.
    const values = door.valuesToLua(this.args, operation);
    const subject = this.callee();
    const isShared = options.shared === true;
    if (!borrow.admits(isShared)) door.refuse(operation);
    if (options.signal?.aborted) throw new LuaAbortError(options.signal.reason);
    const thread = isShared ? new Coroutine(undefined) : state.running;
    thread.maxFrames = state.mainThread.maxFrames;
    const execution = new Execution(
      state,
      thread,
      options.label === undefined ? `an execution (${operation})` : `execution '${options.label}'`,
      isShared,
      borrow.maySuspend(isShared),
      this.origin,
      this.since,
      (waiting) => decodeText(positionOf(waiting, 2)).replace(/: $/, ""),
    );
    execution.pace = this.slice ?? (door.options.isDeterministic ? FIXED_SLICE : TIMED_SLICE);
    if (this.slice === undefined && !door.options.isDeterministic) {
      execution.isTimeToPause = () => performance.now() - this.sliceStart >= SLICE_TIME;
    }
    this.execution = execution;
    options.signal?.addEventListener("abort", this.onAbort, { once: true });
    door.executions.add(this);
    this.advance(() => execution.begin(subject, values));
  }

  /** Runs a slice, if there is one to run. Errors are in `outcome`. */
  step(): void {
    const { execution } = this;
    if (this.isSettled || this.isRunning) return;
    if (execution?.isPaused) this.advance(() => execution.proceed());
    else if (execution === undefined) {
      try {
        this.begin();
      } catch (error) {
        this.settle({ error });
      }
    }
  }

  /** Runs the next slice in the next turn, and so on, as long as it is automatic. */
  schedule(): void {
    if (this.isScheduled || this.isSettled || this.isRunning) return;
    if (this.execution !== undefined && !this.execution.isPaused) return;
    this.isScheduled = true;
    inNextTurn(() => {
      this.isScheduled = false;
      if (this.isAutomatic) this.step();
    });
  }

  /** Ends the execution with an error that no script may catch. */
  cancel(error: unknown): void {
    const { execution } = this;
    if (this.isSettled) return;
    if (execution === undefined) {
      this.settle({ error });
      return;
    }
    const fatal = this.door.errors.fatal(error);
    if (execution.isWaiting) this.advance(() => execution.fail(fatal));
    // It is running: the next charge point, or the next promise, ends it.
    else execution.interrupt(fatal);
  }

  /** Ends the execution without running anything of it: its state is no more. */
  abandon(error: unknown): void {
    if (!this.isSettled) this.settle({ error });
  }

  /** Runs a slice: up to the end, to the next promise or to the next pause. */
  private advance(slice: () => LuaValue[] | undefined): void {
    const { door } = this;
    const { budget } = door.state;
    const before = budget.fuelUsed;
    this.waits++;
    this.sliceStart = performance.now();
    this.isRunning = true;
    let results: LuaValue[] | undefined;
    try {
      results = slice();
    } catch (thrown) {
      this.settle({ error: door.hostErrorOf(thrown) });
      return;
    } finally {
      this.isRunning = false;
      this.fuelUsed += budget.fuelUsed - before;
    }
    if (results !== undefined) {
      door.trace?.values("results", results);
      this.settle(this.outcomeOf(results));
    } else if ((this.execution as Execution).isPaused) this.paused();
    else this.wait();
  }

  private outcomeOf(results: LuaValue[]): Outcome {
    try {
      return { values: results.map((value) => this.door.toHost(value)) };
    } catch (error) {
      return { error };
    }
  }

  /** Ends it for the host. */
  private settle(outcome: Outcome): void {
    this.outcome = outcome;
    this.door.trace?.figure("fuel", this.door.state.budget.fuelUsed);
    this.door.executions.delete(this);
    this.options.signal?.removeEventListener("abort", this.onAbort);
    if ("error" in outcome) this.reject(outcome.error);
    else this.resolve(outcome.values);
  }

  private paused(): void {
    const { interruption } = this.execution as Execution;
    if (interruption !== undefined) {
      this.advance(() => (this.execution as Execution).fail(interruption));
      return;
    }
    try {
      this.options.onProgress?.({ fuelUsed: this.fuelUsed });
    } catch (error) {
      this.cancel(error);
    }
    if (this.isAutomatic) this.schedule();
  }

  private wait(): void {
    const execution = this.execution as Execution;
    const { interruption, awaited } = execution;
    if (interruption !== undefined) {
      this.advance(() => execution.fail(interruption));
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
    const execution = this.execution as Execution;
    this.advance(() => {
      let converted: LuaValue[] | Carrier | Error;
      try {
        converted = outcome();
      } catch (error) {
        converted = this.door.errors.toLua(error);
      }
      this.door.trace?.values("awaited", Array.isArray(converted) ? converted : []);
      return Array.isArray(converted) ? execution.resume(converted) : execution.fail(converted);
    });
  }
}
