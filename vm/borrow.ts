/**
 * Who holds a state: the run-time borrow checker (rules O1 to O11 of docs/ownership.md).
 *
 * A state has one owner at a time. Every public entry compares one integer, `word`, with ENTERED: up to there it may go in (nobody holds the
 * state, or whoever does is on the host's stack, so that the caller belongs to its call chain); above, it is refused. While an execution
 * waits for a promise the word is SUSPENDED, and only executions that share, as it does, may begin.
 *
 * This file decides; src/host turns its answers into errors. Nothing here is ambient: an owner is an object, handed on explicitly.
 *
 * What must stay true: `word` is ENTERED, or DISPOSING for a while, exactly while the interpreter loop of the state is on the host's stack;
 * IDLE and SUSPENDED say whether executions wait.
 */

export const enum StateWord {
  IDLE,
  ENTERED,
  SUSPENDED,
  /** The collector has an object of the host disposed of: nobody may enter, not even the disposer. */
  DISPOSING,
  CLOSED,
  MOVED,
  POISONED,
}

/** Whoever holds a state, for error messages and the ledger. */
export interface Holder {
  /** What it is, in words: `execution 'job'`, `guard`. */
  readonly label: string;
  /** Where it is: the place in Lua code where it waits, or the host's call that began it. */
  readonly site: string;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

/** An execution that may wait for promises. */
export interface Borrower extends Holder {
  readonly isShared: boolean;
}

/** A caller of `acquire` in the queue. */
export interface Waiter extends Holder {
  /** Called when it is its turn. */
  grant(): void;
}

export class Borrow {
  word: StateWord = StateWord.IDLE;
  /** Executions that wait for a promise, in the order in which they began to. */
  readonly suspended = new Set<Borrower>();
  /** The execution whose code runs right now; undefined in a plain call. */
  running: Borrower | undefined = undefined;
  /** Who acquired the state and has not released it. */
  guard: Holder | undefined = undefined;
  readonly queue: Waiter[] = [];
  /** The first cause, when poisoned. */
  poison: unknown = undefined;
  /** When the state was closed. */
  closedAt = 0;

  /** Whether an execution may begin or go on: nothing waits, or everything that waits shares, as it does. */
  admits(isShared: boolean): boolean {
    if (this.word <= StateWord.ENTERED) return true;
    if (this.word !== StateWord.SUSPENDED || !isShared) return false;
    for (const borrower of this.suspended) if (!borrower.isShared) return false;
    return true;
  }

  /** Whether an execution that begins now may wait for promises: nobody on the host's stack or waiting has the state for itself. */
  maySuspend(isShared: boolean): boolean {
    if (this.word === StateWord.IDLE) return true;
    if (!isShared || (this.word === StateWord.ENTERED && this.running?.isShared !== true)) return false;
    return [...this.suspended].every((borrower) => borrower.isShared);
  }

  /** The last run of the loop has left the host's stack. */
  left(): void {
    if (this.word === StateWord.ENTERED) this.word = this.suspended.size === 0 ? StateWord.IDLE : StateWord.SUSPENDED;
  }

  /** The holder to name when an entry is refused. */
  get holder(): Holder | undefined {
    for (const borrower of this.suspended) return borrower;
    return this.running ?? this.guard;
  }

  /** Gives the state to the first in the queue if nobody holds it. */
  grantNext(): void {
    if (this.word !== StateWord.IDLE || this.guard !== undefined) return;
    const waiter = this.queue.shift();
    if (waiter === undefined) return;
    this.guard = waiter;
    waiter.grant();
  }

  /** Takes the state back from a guard. */
  release(guard: Holder): void {
    if (this.guard !== guard) return;
    this.guard = undefined;
    this.grantNext();
  }
}
