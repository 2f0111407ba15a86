/**
 * Stress modes, for tests: the machine does at short intervals what it otherwise does rarely. Results, errors and fuel stay the same.
 */
import { Carrier } from "./errors.ts";
import type { LuaState } from "./state.ts";

/**
 *   collect-always        a collection every few charge points, in states that could notice none too
 *   suspend-everywhere    the loop is left for the host and entered again every few charge points
 *   exit-at-every-site    all code is compiled at once, and left before each of its instructions in turn (jit)
 */
export type StressMode = "collect-always" | "suspend-everywhere" | "exit-at-every-site";

/** Lengths of a slice of fuel in stress modes: odd, so that they meet different charge points in turn. A collection takes its time. */
const SUSPENDING_SLICE = 997;
const COLLECTING_SLICE = 30_011;

/** Thrown at a charge point: the loop is left, and entered again where it was. */
export class Reentry extends Carrier {}

export class Stress {
  readonly collects: boolean;
  readonly suspends: boolean;

  constructor(state: LuaState, modes: readonly StressMode[]) {
    this.collects = modes.includes("collect-always");
    this.suspends = modes.includes("suspend-everywhere");
    if (this.collects) state.budget.setSlice(COLLECTING_SLICE);
    else if (this.suspends) state.budget.setSlice(SUSPENDING_SLICE);
  }
}
