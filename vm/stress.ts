/**
 * Stress modes, for tests: the machine does at short intervals what it otherwise does rarely. Results, errors and fuel stay the same.
 */
import { Carrier } from "./errors.ts";
import type { LuaState } from "./state.ts";

/**
 *   collect-always        a collection every few charge points, in states that could notice none too
 *   suspend-everywhere    the loop is left for the host and entered again every few charge points
 *   refuse-allocations    an allocation now and then is refused as at the memory limit, so that what makes it is done once more
 *   free-collections      collections cost no fuel, as with collect-always: what a plain run of it is compared with
 *   exit-at-every-site    all code is compiled at once, and left before each of its instructions in turn (jit)
 */
export type StressMode = "collect-always" | "suspend-everywhere" | "refuse-allocations" | "free-collections" | "exit-at-every-site";

/** Lengths of a slice of fuel in stress modes: odd, so that they meet different charge points in turn. A collection takes its time. */
const SUSPENDING_SLICE = 997;
const COLLECTING_SLICE = 10_007;
/** Bytes between two refusals. */
const REFUSING_ALLOWANCE = 20_011;

/** Thrown at a charge point: the loop is left, and entered again where it was. */
export class Reentry extends Carrier {}

export class Stress {
  readonly collects: boolean;
  readonly suspends: boolean;
  /** Whether collections cost no fuel. */
  readonly isFree: boolean;
  /** Length of a slice of fuel, if the mode needs one. */
  readonly slice: number | undefined;

  constructor(state: LuaState, modes: readonly StressMode[]) {
    this.collects = modes.includes("collect-always");
    this.suspends = modes.includes("suspend-everywhere");
    this.isFree = this.collects || modes.includes("free-collections");
    if (modes.includes("refuse-allocations")) {
      state.heap.refuses = true;
      state.heap.minAllowance = REFUSING_ALLOWANCE;
    }
    this.slice = this.collects ? COLLECTING_SLICE : this.suspends ? SUSPENDING_SLICE : undefined;
    if (this.slice !== undefined) state.budget.setSlice(this.slice);
  }
}
