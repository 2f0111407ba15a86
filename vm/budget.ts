/**
 * The budget: fuel, the unit of work that programs are measured in, and the limits on it.
 *
 * `fuel` is what is left of the current slice. Entering a function takes the length of its code, jumping back in a loop takes the distance
 * (opcodes.ts), a library function takes what `charge` is told before it does the work. When it is below zero at a charge point of the
 * loop, `serveTrap` (trap.ts) grants the next slice and serves whoever asked for attention, so that none of them costs anything on the way.
 * A slice never reaches beyond the limit: work that would is not begun, and `fuelUsed` is then exactly the limit.
 *
 * What must stay true: `fuel` stays a small integer (above 2^30 the engine keeps it in a heap number, 20 % slower); `fuelUsed` depends on
 * the program alone, not on traps or slices; `fuel` below zero means that the slice is used up, and nothing else.
 */
import { type LimitKind, LimitReached } from "./errors.ts";
import { Watch } from "./watch.ts";

/** Work that the call of a library function has paid for itself: everyday calls on short strings cost no charge of their own. */
export const FREE_WORK = 16;

const SLICE = 1 << 30;
/** Length of a slice while somebody watches (a deadline, another thread): about half a millisecond of work. */
const WATCHED_SLICE = 1 << 16;

/** Limits of the whole, or of a part of the work: the fuel used, and the bytes in use, where it ends. */
export interface BudgetPart {
  readonly fuelLimit: number;
  readonly memoryLimit: number;
  /** The figures as the host gave them: what the part may use from its beginning on. */
  readonly fuel: number;
  readonly memory: number;
}

export class Budget {
  fuel = SLICE;
  private granted = SLICE;
  /** How much of the fuel used was taken by `charge`. */
  private charged = 0;
  /** Length of a slice; shorter in stress modes. */
  private slice = SLICE;
  /** The limits of the whole. */
  private whole = wholeOf(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  /** The parts in progress, in the order in which they began. */
  private readonly parts: BudgetPart[] = [];
  /** The smallest limit in force. */
  private smallest = Number.POSITIVE_INFINITY;
  /** Where programs are stopped: there, or at what had been used when the limit was set. */
  private limit = Number.POSITIVE_INFINITY;
  /** The memory limit in force has changed; the heap has to know. */
  onMemoryLimit: (limit: number) => void = () => undefined;
  /** Deadline and interrupts. */
  readonly watch = new Watch();
  /** At this figure the execution that runs pauses; see `Execution`. */
  private pauseAt = Number.POSITIVE_INFINITY;
  /** The limit that was reached: the call chain it ends has not come to its end yet. */
  reached: LimitReached | undefined = undefined;
  /** Bytes printed, and how many may be. */
  outputUsed = 0;
  outputLimit = Number.POSITIVE_INFINITY;

  /** Fuel used so far. */
  get fuelUsed(): number {
    return this.granted - this.fuel;
  }

  /**
   * Takes fuel for work a library function is about to do: about one unit for each byte, element or step of a search. Called before the
   * work is done, and again at intervals where its extent is not known beforehand. Throws LimitReached, FatalError.
   */
  charge(work: number): void {
    this.fuel -= work;
    this.charged += work;
    if (this.fuel < 0) this.overdraw();
  }

  /** The same for what an instruction has begun already: the next charge point looks. */
  take(work: number): void {
    this.fuel -= work;
    this.charged += work;
  }

  /** What functions entered and jumps back have used: it stands still between two charge points of the loop. */
  get fuelOfCode(): number {
    return this.fuelUsed - this.charged;
  }

  private overdraw(): void {
    this.checkLimit();
    this.watch.check(this);
    if (this.fuel < -SLICE) this.endSlice();
  }

  /** Grants the next slice unless something ends the program, which `refill` throws then. */
  mayRefill(): boolean {
    if (this.fuelUsed > this.limit) return false;
    try {
      this.watch.check(this);
    } catch {
      return false;
    }
    this.grantSlice();
    return true;
  }

  /** Takes back what was charged since `fuelUsed` had this value: the work is to be done again from the start. */
  giveBack(fuelUsed: number): void {
    const work = this.fuelUsed - fuelUsed;
    this.fuel = (this.fuel + work) | 0;
    this.charged -= work;
  }

  /** Grants the next slice. Throws LimitReached if the limit has been passed, FatalError for an interrupt. */
  refill(): void {
    this.checkLimit();
    this.watch.check(this);
    this.grantSlice();
  }

  private grantSlice(): void {
    const used = this.fuelUsed;
    const slice = this.watch.isOn ? Math.min(this.slice, WATCHED_SLICE) : this.slice;
    // A pause that is due but not possible here, below a host function, is looked for later.
    const untilPause = this.pauseAt > used ? this.pauseAt - used : WATCHED_SLICE;
    const length = Math.max(0, Math.min(slice, this.limit - used, untilPause));
    this.granted = used + length;
    // The engine must see a small integer: minima of numbers that may be infinite are doubles to it.
    this.fuel = length | 0;
  }

  private checkLimit(): void {
    if (this.fuelUsed <= this.limit) return;
    this.granted = this.limit;
    this.fuel = 0;
    throw this.reachPart("fuel", this.smallest);
  }

  /** Makes all slices so long from now on, and leaves no more than `left` of the current one. */
  setSlice(length: number, left = 0): void {
    this.slice = length;
    if (this.fuel > left) this.endSlice(left);
  }

  /** Makes the next charge point call `serveTrap`. */
  requestTrap(): void {
    if (this.fuel > 0) this.endSlice();
  }

  /** Does work that takes little fuel, in which charge points go without a trap; what was asked for meanwhile comes at the next one. */
  withoutTraps<Result>(work: () => Result): Result {
    const lent = Math.max(0, WATCHED_SLICE - this.fuel);
    this.fuel += lent;
    try {
      return work();
    } finally {
      this.fuel -= lent;
    }
  }

  private endSlice(left = 0): void {
    this.granted -= this.fuel - left;
    this.fuel = left;
  }

  /* ---- Limits ---- */

  /** The error for a limit that was reached. */
  reach(kind: LimitKind, limit: number): LimitReached {
    this.reached = new LimitReached(kind, limit);
    return this.reached;
  }

  /** The same for a limit that a part may have set. Of two with the same figure the outer one counts. */
  reachPart(kind: "fuel" | "memory", figure: number): LimitReached {
    const isReached = (part: BudgetPart): boolean => (kind === "fuel" ? part.fuelLimit : part.memoryLimit) === figure;
    const part = [this.whole, ...this.parts].find(isReached);
    const reached = this.reach(kind, part?.[kind] ?? figure);
    reached.part = part === this.whole ? undefined : part;
    return reached;
  }

  get fuelLimit(): number {
    return this.whole.fuelLimit;
  }

  set fuelLimit(limit: number) {
    this.whole = wholeOf(limit, this.whole.memoryLimit);
    this.limitsChanged("fuel", undefined);
  }

  get memoryLimit(): number {
    return this.whole.memoryLimit;
  }

  set memoryLimit(limit: number) {
    this.whole = wholeOf(this.whole.fuelLimit, limit);
    this.limitsChanged("memory", undefined);
  }

  /** A part of the work begins, which may use so much more fuel, and of `memoryUsed` bytes in use make so much more. */
  beginPart(fuel: number, memory: number, memoryUsed: number): BudgetPart {
    const part = { fuel, memory, fuelLimit: this.fuelUsed + fuel, memoryLimit: memoryUsed + memory };
    this.parts.push(part);
    this.limitsChanged(undefined, part);
    return part;
  }

  endPart(part: BudgetPart): void {
    this.parts.splice(this.parts.indexOf(part), 1);
    this.limitsChanged(undefined, part);
  }

  /** Limits have changed: that of the whole on `kind`, or those of a part. What was reached by them is no longer. */
  private limitsChanged(kind: LimitKind | undefined, part: BudgetPart | undefined): void {
    const { reached } = this;
    if (reached !== undefined && reached.part === part && (part !== undefined || reached.kind === kind)) this.reached = undefined;
    const all = [this.whole, ...this.parts];
    this.smallest = Math.min(...all.map((part) => part.fuelLimit));
    this.limit = Math.max(this.fuelUsed, this.smallest);
    this.onMemoryLimit(Math.min(...all.map((part) => part.memoryLimit)));
    this.requestTrap();
  }

  /** Takes bytes that are about to be printed. Throws LimitReached if they would pass the limit. */
  chargeOutput(bytes: number): void {
    if (this.outputUsed + bytes > this.outputLimit) throw this.reach("output", this.outputLimit);
    this.outputUsed += bytes;
  }

  /* ---- Entries ---- */

  /** The host enters the state from outside, anew or, with the time an execution has left, to go on with it. */
  begin(timeLeft?: number): void {
    this.reached = undefined;
    if (this.watch.isOn) {
      this.watch.begin(timeLeft);
      // What is left of a watched slice is looked at soon enough: short calls by the host go without a trap.
      if (this.fuel > WATCHED_SLICE || this.watch.isUrgent) this.requestTrap();
    }
  }

  /** The entry has come to its end. */
  end(): void {
    this.reached = undefined;
    this.watch.interruption = undefined;
  }

  /** Lets the execution that runs pause when so much fuel more is used; Infinity: not at all. */
  pauseAfter(fuel: number): void {
    this.pauseAt = this.fuelUsed + fuel;
    this.requestTrap();
  }

  /** Whether the execution that runs has used what it may until it pauses. */
  get isPauseDue(): boolean {
    return this.fuelUsed >= this.pauseAt;
  }
}

function wholeOf(fuel: number, memory: number): BudgetPart {
  return { fuel, memory, fuelLimit: fuel, memoryLimit: memory };
}
