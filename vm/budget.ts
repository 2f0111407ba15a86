/**
 * The budget: fuel, the unit of work that programs are measured in.
 *
 * `fuel` is what is left of the current slice. Entering a function takes the length of its code, jumping back in a loop takes the distance
 * (opcodes.ts). When it falls below zero the loop calls `refill`, which grants the next slice; limits, interrupts and hooks will be served
 * there, so that none of them costs anything on the way.
 *
 * What must stay true: `fuel` stays a small integer (above 2^30 the engine keeps it in a heap number, 20 % slower).
 */
const SLICE = 1 << 30;

export class Budget {
  fuel = SLICE;
  private granted = SLICE;

  /** Fuel used so far. */
  get fuelUsed(): number {
    return this.granted - this.fuel;
  }

  /** Grants the next slice. */
  refill(): void {
    this.granted += SLICE;
    this.fuel += SLICE;
  }
}
