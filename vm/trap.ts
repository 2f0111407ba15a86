/**
 * The trap: what happens at a charge point (function entry, jump back) that finds no fuel left in the slice. A slice ends because it is used
 * up, or because somebody asked for attention (`Budget.requestTrap`). The loop calls this with `frame.pc` written and takes its bearings anew
 * afterwards, so it may push frames.
 *
 * What must stay true: a charge point is a safe point: every live value is in a register, a frame or another root.
 */
import { interruptToFinalize } from "./calls.ts";
import { collect } from "./collector.ts";
import type { Coroutine } from "./coroutine.ts";
import { stepToChargePoint } from "./hooks.ts";
import type { LuaState } from "./state.ts";
import { Reentry } from "./stress.ts";

export function serveTrap(state: LuaState, thread: Coroutine): void {
  const { budget, heap } = state;
  budget.refill();
  const { interruption } = state.borrow;
  if (interruption !== undefined) throw interruption;
  state.attention?.();
  stepToChargePoint(state, thread);
  if (heap.isStopped || heap.isFinalizing) return;
  if (heap.isDue || state.stress?.collects) collect(state, true);
  if (heap.pending.size > 0) interruptToFinalize(state, thread);
  else if (state.stress?.suspends) throw new Reentry();
}
