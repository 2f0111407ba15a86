/**
 * What ends a program for reasons outside of it: a deadline, and interrupts from this thread or, through a shared word, from another. Looked at
 * wherever a slice of fuel ends (budget.ts), and slices are short while there is something to look at.
 *
 * What must stay true: a clock that runs backwards gives nobody time, and one that fails counts as a deadline reached; none of this depends on
 * ambient time, for the clock comes in from the host.
 */
import type { Budget } from "./budget.ts";
import type { FatalError } from "./errors.ts";

export class Watch {
  /** Whether there is anything to look at while programs run. */
  isOn = false;
  /** Milliseconds that an entry of the host may take. */
  private deadline = Number.POSITIVE_INFINITY;
  private clock: () => number = () => 0;
  /** What is left for the entry that runs, in milliseconds. */
  timeLeft = Number.POSITIVE_INFINITY;
  private lastReading = 0;
  /** Another thread writes anything but 0 into its first element to interrupt. */
  private word: Int32Array | undefined = undefined;
  private onWord: (value: number) => void = () => undefined;
  /** Ends the call chain that runs: thrown at every charge point until it is unwound. */
  interruption: FatalError | undefined = undefined;

  /** Sets the time each entry may take. */
  setDeadline(milliseconds: number, clock: () => number): void {
    this.deadline = milliseconds;
    this.clock = clock;
    this.isOn = this.deadline !== Number.POSITIVE_INFINITY || this.word !== undefined;
  }

  /** Sets the word through which other threads interrupt; `onWord` is told what they wrote, which is taken back. */
  setWord(word: Int32Array, onWord: (value: number) => void): void {
    this.word = word;
    this.onWord = onWord;
    this.isOn = true;
  }

  /** An entry begins, or goes on with the time it has left. */
  begin(timeLeft = this.deadline): void {
    this.timeLeft = timeLeft;
    if (this.deadline !== Number.POSITIVE_INFINITY) this.lastReading = this.read();
  }

  /** Whether an entry that begins may have to end at once. */
  get isUrgent(): boolean {
    return this.word !== undefined || this.timeLeft <= 0;
  }

  /** Throws LimitReached, or the interruption. */
  check(budget: Budget): void {
    if (this.word !== undefined) {
      const value = Atomics.exchange(this.word, 0, 0);
      if (value !== 0) this.onWord(value);
    }
    if (this.interruption !== undefined) throw this.interruption;
    if (this.timeLeft === Number.POSITIVE_INFINITY) return;
    const reading = this.read();
    const elapsed = reading - this.lastReading;
    this.lastReading = reading;
    if (elapsed > 0) this.timeLeft -= elapsed;
    if (this.timeLeft < 0) throw budget.reach("deadline", this.deadline);
  }

  /** The clock's time; with one that gives none the time is over. */
  private read(): number {
    try {
      const reading = this.clock();
      if (Number.isFinite(reading)) return reading;
    } catch {
      // As below.
    }
    this.timeLeft = -1;
    return 0;
  }
}
