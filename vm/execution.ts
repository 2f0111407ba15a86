/**
 * Executions: calls by the host that may wait for promises on their way (rule T5), or pause at charge points so that the host has a turn. A host function that returns a promise has the whole
 * execution suspended: an AWAIT frame is pushed on the thread that runs, coroutines and all stay where they are, the loop returns to the host,
 * and `resumeExecution` goes on when the promise has settled. So there is no place where waiting is impossible, but a plain call of Lua by a
 * host function further down: the host's stack cannot be suspended.
 *
 * Called by src/host/execution.ts, which has the promises.
 *
 * What must stay true: while an execution waits or pauses, its entry frame and everything above stay on its threads untouched.
 */
import { meter } from "./allocation.ts";
import { type Borrower, StateWord } from "./borrow.ts";
import { failAwaited } from "./calls.ts";
import { type Coroutine, CoroutineStatus, type Frame } from "./coroutine.ts";
import type { Carrier, FatalError } from "./errors.ts";
import { Beginning, checkNesting, drive, pushEntry, resultsOfEntry } from "./interpreter.ts";
import type { LuaState } from "./state.ts";
import { Reentry } from "./stress.ts";
import type { LuaValue } from "./value.ts";

export class Execution implements Borrower {
  /** The promise it waits for. */
  awaited: unknown = undefined;
  /** To be called when it no longer waits, however that came about. */
  private whenOver: (() => void) | undefined = undefined;
  /** The thread on top: the one that waits. */
  current: Coroutine;
  outer: Borrower | undefined = undefined;
  interruption: FatalError | undefined = undefined;
  /** Its end has begun: it may wait no more. */
  isEnding = false;
  /** It pauses after so much fuel, wherever nothing of the host is in between; Infinity: never. */
  pace = Number.POSITIVE_INFINITY;
  /** Asked when that much is used: false lets it go on for as much again. */
  isTimeToPause: () => boolean = () => true;
  /** What the deadline leaves for it, once it has run. */
  private timeLeft: number | undefined = undefined;
  /** It has paused: it is to go on by itself, not with the value of a promise. */
  isPaused = false;
  private entry: Frame | undefined = undefined;
  private entryDepth = 0;

  constructor(
    private readonly state: LuaState,
    /** The thread at the bottom. */
    private readonly thread: Coroutine,
    readonly label: string,
    readonly isShared: boolean,
    /** Whether nobody else holds the state, so that it may wait. */
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
    checkNesting(this.state);
    this.entry = pushEntry(this.thread);
    this.entryDepth = this.thread.depth;
    this.state.executions.add(this);
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

  /** Goes on after a pause. */
  proceed(): LuaValue[] | undefined {
    return this.slice(Beginning.ERROR, new Reentry(), []);
  }

  /** Whether a charge point is where it pauses. */
  get isPauseDue(): boolean {
    const { budget } = this.state;
    if (!budget.isPauseDue || !this.maySuspend || this.isEnding) return false;
    if (this.isTimeToPause()) return true;
    budget.pauseAfter(this.pace);
    return false;
  }

  /** Goes on with an error in place of the promise's value, or after a pause. */
  fail(error: Carrier): LuaValue[] | undefined {
    if (!this.isPaused) {
      this.endWait();
      failAwaited(this.state, this.current);
    }
    return this.slice(Beginning.ERROR, error, []);
  }

  /** Has it ended at the next charge point, or where it would wait. It must be running. */
  interrupt(fatal: FatalError): void {
    this.interruption = fatal;
    this.state.budget.requestTrap();
  }

  /** An error that no script may catch unwinds its frames: the handlers of to-be-closed variables run, and may not wait for anything. */
  beginEnd(): void {
    this.interruption = undefined;
    this.isEnding = true;
  }

  private slice(beginning: Beginning, subject: unknown, values: LuaValue[]): LuaValue[] | undefined {
    const { state } = this;
    const { running, execution, borrow, budget } = state;
    const { turn } = meter;
    const outerBorrower = borrow.running;
    const { allowance } = state.heap;
    const outer = meter.allowance;
    if (outer !== allowance) meter.switchTo(allowance);
    borrow.suspended.delete(this);
    this.outer = outerBorrower;
    borrow.running = this;
    borrow.word = StateWord.ENTERED;
    if (state.hostNesting === 0) budget.begin(this.timeLeft);
    state.hostNesting++;
    this.current.isPaused = this.isPaused = false;
    budget.pauseAfter(this.pace);
    state.running = this.current;
    state.execution = this;
    let isWaiting = false;
    try {
      drive(state, beginning, subject, values);
      isWaiting = !(this.entry as Frame).extra.isDone;
      return isWaiting ? undefined : resultsOfEntry(this.entry as Frame);
    } finally {
      if (isWaiting) {
        this.current = state.running;
        this.current.isPaused = this.isPaused = this.awaited === undefined;
        borrow.suspended.add(this);
      } else this.end();
      budget.pauseAfter(execution?.pace ?? Number.POSITIVE_INFINITY);
      state.running = running;
      state.execution = execution;
      borrow.running = outerBorrower;
      this.outer = undefined;
      if (--state.hostNesting === 0) {
        this.timeLeft = budget.watch.isOn ? budget.watch.timeLeft : undefined;
        budget.end();
        borrow.left();
      } else if (borrow.interruption !== undefined) state.budget.requestTrap();
      if (outer !== allowance && outer !== undefined) meter.switchTo(outer);
      meter.turn = turn;
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
