/**
 * The clock of deterministic states: time is the work done. Given by lua.ts where the host gives no clock of its own.
 *
 * What must stay true: it depends on the program alone; a program that waits for the time gets on.
 */
import type { Clock } from "../../vm/host.ts";
import type { LuaState } from "../../vm/state.ts";

/** Seconds a unit of fuel stands for: about what one takes. */
const SECONDS = 1e-8;

/** It starts at the beginning of 1970, and is in UTC. */
export function virtualClock(state: LuaState): Clock {
  const seconds = (): number => state.budget.fuelUsed * SECONDS;
  return { now: () => seconds() * 1000, processorTime: seconds, utcOffset: () => 0 };
}
