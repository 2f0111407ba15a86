/**
 * The budget: fuel, the unit of work that programs are measured in.
 *
 * `fuel` is what is left of the current slice. Entering a function takes the length of its code, jumping back in a loop takes the distance
 * (opcodes.ts), a library function takes what `charge` is told before it does the work. When it is below zero at a charge point of the
 * loop, `serveTrap` (trap.ts) grants the next slice and serves whoever asked for attention, so that none of them costs anything on the way.
 *
 * What must stay true: `fuel` stays a small integer (above 2^30 the engine keeps it in a heap number, 20 % slower); `fuelUsed` depends on
 * the program alone, not on traps.
 */
const SLICE = 1 << 30;

export class Budget {
  fuel = SLICE;
  private granted = SLICE;
  /** Length of a slice; shorter in stress modes. */
  private slice = SLICE;

  /** Fuel used so far. */
  get fuelUsed(): number {
    return this.granted - this.fuel;
  }

  /**
   * Takes fuel for work a library function is about to do: about one unit for each byte, element or step of a search. Called before the
   * work is done, and again at intervals where its extent is not known beforehand.
   */
  charge(work: number): void {
    this.fuel -= work;
    if (this.fuel < -SLICE) this.endSlice();
  }

  /** Grants the next slice. */
  refill(): void {
    const missing = this.slice - this.fuel;
    this.granted += missing;
    this.fuel += missing;
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

  private endSlice(left = 0): void {
    this.granted -= this.fuel - left;
    this.fuel = left;
  }
}
