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

const SLICE = 1 << 30;
/** Length of a slice while somebody watches (a deadline, another thread): about half a millisecond of work. */
const WATCHED_SLICE = 1 << 16;

/** The limits of a part of the work, as figures of the whole: the fuel used, and the bytes in use, at which the part ends. */
export interface BudgetPart {
  readonly fuelLimit: number;
  readonly memoryLimit: number;
}

export class Budget {
  fuel = SLICE;
  private granted = SLICE;
  /** How much of the fuel used was taken by `charge`. */
  private charged = 0;
  /** Length of a slice; shorter in stress modes. */
  private slice = SLICE;
  /** The limits of the whole. */
  private whole: BudgetPart = { fuelLimit: Number.POSITIVE_INFINITY, memoryLimit: Number.POSITIVE_INFINITY };
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

  /** What functions entered and jumps back have used: it stands still between two charge points of the loop. */
  get fuelOfCode(): number {
    return this.fuelUsed - this.charged;
  }

  private overdraw(): void {
    this.checkLimit();
    this.watch.check(this);
    if (this.fuel < -SLICE) this.endSlice();
  }

  /** Grants the next slice. Throws LimitReached if the limit has been passed, FatalError for an interrupt. */
  refill(): void {
    this.checkLimit();
    this.watch.check(this);
    const used = this.fuelUsed;
    const slice = this.watch.isOn ? Math.min(this.slice, WATCHED_SLICE) : this.slice;
    // A pause that is due but not possible here, below a host function, is looked for later.
    const untilPause = this.pauseAt > used ? this.pauseAt - used : WATCHED_SLICE;
    const length = Math.max(0, Math.min(slice, this.limit - used, untilPause));
    this.granted = used + length;
    this.fuel = length;
  }

  private checkLimit(): void {
    if (this.fuelUsed <= this.limit) return;
    this.granted = this.limit;
    this.fuel = 0;
    throw this.reach("fuel", this.smallest);
  }

  /** Makes all slices so long from now on. */
  setSlice(length: number): void {
    this.slice = length;
    this.requestTrap();
  }

  /** Makes the next charge point call `serveTrap`. */
  requestTrap(): void {
    if (this.fuel > 0) this.endSlice();
  }

  private endSlice(): void {
    this.granted -= this.fuel;
    this.fuel = 0;
  }

  /* ---- Limits ---- */

  /** The error for a limit that was reached. */
  reach(kind: LimitKind, limit: number): LimitReached {
    this.reached = new LimitReached(kind, limit);
    return this.reached;
  }

  get fuelLimit(): number {
    return this.whole.fuelLimit;
  }

  set fuelLimit(limit: number) {
    this.whole = { ...this.whole, fuelLimit: limit };
    this.limitsChanged();
  }

  get memoryLimit(): number {
    return this.whole.memoryLimit;
  }

  set memoryLimit(limit: number) {
    this.whole = { ...this.whole, memoryLimit: limit };
    this.limitsChanged();
  }

  beginPart(part: BudgetPart): void {
    this.parts.push(part);
    this.limitsChanged();
  }

  endPart(part: BudgetPart): void {
    this.parts.splice(this.parts.indexOf(part), 1);
    this.limitsChanged();
  }

  private limitsChanged(): void {
    // Deadline and interrupt stay what they are.
    if (this.reached?.kind === "fuel" || this.reached?.kind === "memory") this.reached = undefined;
    const all = [this.whole, ...this.parts];
    this.smallest = Math.min(...all.map((part) => part.fuelLimit));
    this.limit = Math.max(this.fuelUsed, this.smallest);
    this.onMemoryLimit(Math.min(...all.map((part) => part.memoryLimit)));
    this.requestTrap();
  }

  /* ---- Entries ---- */

  /** The host enters the state from outside. */
  begin(): void {
    this.reached = undefined;
    if (this.watch.isOn) {
      this.watch.begin();
      this.requestTrap();
    }
  }

  /** The entry has come to its end. */
  end(): void {
    this.reached = undefined;
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
