/**
 * Executions: calls by the host that may wait for promises on their way (rule T5). A host function that returns a promise has the whole
 * execution suspended: an AWAIT frame is pushed on the thread that runs, coroutines and all stay where they are, the loop returns to the host,
 * and `resumeExecution` goes on when the promise has settled. So there is no place where waiting is impossible, but a plain call of Lua by a
 * host function further down: the host's stack cannot be suspended.
 *
 * Called by src/host/execution.ts, which has the promises.
 *
 * What must stay true: while an execution waits, its entry frame and everything above stay on its threads untouched.
 */
import { meter } from "./allocation.ts";
import { type Borrower, StateWord } from "./borrow.ts";
import { failAwaited } from "./calls.ts";
import { type Coroutine, CoroutineStatus, type Frame } from "./coroutine.ts";
import type { Carrier } from "./errors.ts";
import { Beginning, drive, pushEntry, resultsOfEntry } from "./interpreter.ts";
import type { LuaState } from "./state.ts";
import type { LuaValue } from "./value.ts";

export class Execution implements Borrower {
  /** The promise it waits for. */
  awaited: unknown = undefined;
  /** To be called when it no longer waits, however that came about. */
  private whenOver: (() => void) | undefined = undefined;
  /** The thread on top: the one that waits. */
  current: Coroutine;
  private entry: Frame | undefined = undefined;
  private entryDepth = 0;

  constructor(
    private readonly state: LuaState,
    /** The thread at the bottom. */
    private readonly thread: Coroutine,
    readonly label: string,
    readonly isShared: boolean,
    /** Whether it may wait: nobody else holds the state. */
    readonly maySuspend: boolean,
    /** The host's call that began it. */
    readonly origin: string,
    readonly since: number,
    private readonly describePlace: (thread: Coroutine) => string,
  ) {
    this.current = thread;
  }

  /** Where it waits. */
  get site(): string {
    const place = this.isWaiting ? this.describePlace(this.current) : "";
    return place === "" ? this.origin : place;
  }

  get isWaiting(): boolean {
    return this.state.borrow.suspended.has(this);
  }

  /** Begins with a call. Returns the results, or undefined if it waits. Throws ThrownValue, FatalError. */
  begin(callee: LuaValue, values: LuaValue[]): LuaValue[] | undefined {
    this.state.executions.add(this);
    this.entry = pushEntry(this.thread);
    this.entryDepth = this.thread.depth;
    this.thread.status = CoroutineStatus.RUNNING;
    return this.slice(Beginning.CALL, callee, values);
  }

  /** A host function on top of the running thread waits for a promise. */
  beginWait(promise: unknown, whenOver: (() => void) | undefined): void {
    this.awaited = promise;
    this.whenOver = whenOver;
  }

  private endWait(): void {
    const { whenOver } = this;
    this.awaited = undefined;
    this.whenOver = undefined;
    whenOver?.();
  }

  /** Goes on with the values of the promise. */
  resume(values: LuaValue[]): LuaValue[] | undefined {
    this.endWait();
    return this.slice(Beginning.RESULTS, undefined, values);
  }

  /** Goes on with an error in place of the promise's value. */
  fail(error: Carrier): LuaValue[] | undefined {
    this.endWait();
    failAwaited(this.state, this.current);
    return this.slice(Beginning.ERROR, error, []);
  }

  private slice(beginning: Beginning, subject: unknown, values: LuaValue[]): LuaValue[] | undefined {
    const { state } = this;
    const { running, execution, borrow } = state;
    const outerBorrower = borrow.running;
    const outer = meter.owner;
    if (outer !== state.heap) meter.switchTo(state.heap);
    borrow.suspended.delete(this);
    borrow.running = this;
    borrow.word = StateWord.ENTERED;
    state.hostNesting++;
    state.running = this.current;
    state.execution = this;
    let isWaiting = false;
    try {
      drive(state, beginning, subject, values);
      isWaiting = !(this.entry as Frame).isDone;
      return isWaiting ? undefined : resultsOfEntry(this.entry as Frame);
    } finally {
      if (isWaiting) {
        this.current = state.running;
        borrow.suspended.add(this);
      } else this.end();
      state.running = running;
      state.execution = execution;
      borrow.running = outerBorrower;
      if (--state.hostNesting === 0) borrow.left();
      if (outer !== state.heap && outer !== undefined) meter.switchTo(outer);
    }
  }

  /** Visits its threads; for the collector. */
  trace(visit: (value: LuaValue) => void): void {
    visit(this.thread);
    visit(this.current);
  }

  private end(): void {
    this.state.executions.delete(this);
    const { thread } = this;
    thread.depth = this.entryDepth - 1;
    (this.entry as Frame).release();
    thread.boundaries--;
    if (thread !== this.state.mainThread && thread.depth < 0) thread.status = CoroutineStatus.DEAD;
  }
}
