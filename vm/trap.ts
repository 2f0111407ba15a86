/**
 * The trap: what happens at a charge point (function entry, jump back) that finds no fuel left in the slice. A slice ends because it is used
 * up, or because somebody asked for attention (`Budget.requestTrap`). The loop calls this with `frame.pc` written and takes its bearings anew
 * afterwards, so it may push frames. A library function whose work is long pauses for it (PAUSE in transfer.ts).
 *
 * What must stay true: a charge point is a safe point: every live value is in a register, a frame or another root.
 */
import { meter, Turn } from "./allocation.ts";
import { interruptToFinalize } from "./calls.ts";
import { collect } from "./collector.ts";
import { type Coroutine, FrameKind } from "./coroutine.ts";
import { Paused } from "./errors.ts";
import { stepToChargePoint } from "./hooks.ts";
import { Pause } from "./live-registers.ts";
import type { LuaState } from "./state.ts";
import { Reentry } from "./stress.ts";

/**
 * Grants the next slice if nobody asks for attention, so that compiled code can go on; false if the trap is to be served, in the interpreter.
 */
export function onlyRefills(state: LuaState): boolean {
  const { heap, budget, stress } = state;
  if (state.borrow.interruption !== undefined || stress?.suspends || state.execution?.isPauseDue) return false;
  if (heap.isOverLimit) return false;
  if (!heap.isStopped && !heap.isFinalizing && (heap.isDue || heap.pending.size > 0 || stress?.collects)) return false;
  if (state.attendant?.attend()) return false;
  state.tier?.calm();
  return budget.mayRefill();
}

export function serveTrap(state: LuaState, thread: Coroutine): void {
  const { budget, execution } = state;
  meter.turn = Turn.MACHINE;
  budget.refill();
  const { interruption } = state.borrow;
  if (interruption !== undefined) throw interruption;
  if (state.attendant?.attend()) state.attendant.stop();
  // A pause of a library function comes in the middle of an instruction.
  if (thread.frame.kind !== FrameKind.PAUSE) stepToChargePoint(state, thread);
  state.tier?.sample(thread);
  serveHeap(state, thread);
  // Last, so that all else happens at the same points however long slices are.
  if (execution?.isPauseDue) throw new Paused();
  if (state.stress?.suspends) throw new Reentry();
}

/** Collects if that is due, and has finalizers called. */
function serveHeap(state: LuaState, thread: Coroutine): void {
  const { heap, stress } = state;
  const mayCollect = !heap.isStopped && !heap.isFinalizing;
  if (heap.isOverLimit || (mayCollect && heap.isDue)) {
    collect(state, Pause.AT_CHARGE_POINT);
    if (heap.isOverLimit || heap.isExhausted()) throw heap.limitReached();
  } else if (!mayCollect) return;
  else if (stress?.collects) collect(state, Pause.AT_CHARGE_POINT);
  if (heap.pending.size > 0 && !heap.isFinalizing) interruptToFinalize(state, thread);
}
