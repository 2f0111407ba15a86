/**
 * Blocks, labels and the jumps to them (§3.3.1, §3.3.4) as code. Called by statement.ts and function.ts.
 *
 * What must stay true: leaving a block, by whatever way, closes its to-be-closed variables. Falling out of it and `break` pass the CLOSE
 * at its end, a goto forward the CLOSE at the label, a goto backward its own. Captured variables need nothing: they live in cells.
 */
import { Op } from "../../vm/opcodes.ts";
import { emitABC, emitNewCell } from "./emit.ts";
import type { Variable } from "./function-scope.ts";
import type { FunctionState } from "./function-state.ts";
import { emitJump, joinLists, markTarget, patchList } from "./jumps.ts";
import { Label, NO_JUMP } from "./label.ts";

/** Begins a block. A loop gets a label at its end for `break`. */
export function enterBlock(state: FunctionState, isLoop: boolean): void {
  state.block = {
    outer: state.block,
    isLoop,
    activeCount: state.active.length,
    activeRegisters: state.activeRegisters,
    toBeClosedCount: state.toBeClosedCount,
    breakLabel: isLoop ? new Label("break", 0, 0) : state.block?.breakLabel,
  };
}

/** Ends a block: the scopes of its variables, their registers, and what must be closed. The body of a function closes by its RETURN. */
export function leaveBlock(state: FunctionState): void {
  const block = state.block;
  if (block === undefined) return;
  const mustClose = hasToBeClosed(state);
  state.deactivate(block.activeCount, block.activeRegisters);
  state.toBeClosedCount = block.toBeClosedCount;
  const hasClosed = block.isLoop && placeLabel(state, block.breakLabel as Label);
  if (mustClose && !hasClosed && block.outer !== undefined) emitABC(state, Op.CLOSE, block.activeRegisters, 0, 0);
  state.freeRegister = block.activeRegisters;
  state.block = block.outer;
}

/** Whether the innermost block itself has to-be-closed variables. */
export function hasToBeClosed(state: FunctionState): boolean {
  return state.block !== undefined && state.toBeClosedCount > state.block.toBeClosedCount;
}

/** Begins the scope of a variable whose value is in the next register. */
export function beginScope(state: FunctionState, variable: Variable): void {
  variable.register = state.activeRegisters;
  if (variable.isCaptured) emitNewCell(state, variable.register);
  state.activate(variable.name, variable.isCaptured);
}

/** Marks a variable whose scope has begun as to be closed; only then it goes to its cell, for TBC wants to see the value. */
export function markToBeClosed(state: FunctionState, variable: Variable): void {
  state.toBeClosedCount++;
  emitABC(state, Op.TBC, variable.register, 0, 0);
  if (variable.isCaptured) emitNewCell(state, variable.register);
}

/** The label is here. Returns whether variables are closed here because some jump to it left their scope. */
export function placeLabel(state: FunctionState, label: Label): boolean {
  label.pc = markTarget(state);
  label.registerLevel = state.activeRegisters;
  label.toBeClosedCount = state.toBeClosedCount;
  patchList(state, label.pendingJumps, label.pc);
  label.pendingJumps = NO_JUMP;
  if (label.pendingToBeClosed <= state.toBeClosedCount) return false;
  emitABC(state, Op.CLOSE, state.activeRegisters, 0, 0);
  return true;
}

/** Jumps to a label before or after this place. */
export function jumpToLabel(state: FunctionState, label: Label): void {
  if (label.pc < 0) {
    addPendingJumps(state, label, emitJump(state));
    return;
  }
  if (state.toBeClosedCount > label.toBeClosedCount) emitABC(state, Op.CLOSE, label.registerLevel, 0, 0);
  patchList(state, emitJump(state), label.pc);
}

/** Makes a list of jumps go to a label that comes later. */
export function addPendingJumps(state: FunctionState, label: Label, list: number): void {
  label.pendingJumps = joinLists(state, list, label.pendingJumps);
  label.pendingToBeClosed = Math.max(label.pendingToBeClosed, state.toBeClosedCount);
}

/** Where `break` goes; the scope pass has seen to it that there is a loop. */
export function breakLabel(state: FunctionState): Label {
  return state.block?.breakLabel as Label;
}

/** Returns `count` values from a register on (-1: up to top). */
export function emitReturn(state: FunctionState, first: number, count: number): void {
  if (state.toBeClosedCount > 0) emitABC(state, Op.RETURN, first, count + 1, 0, true);
  else if (count === 0) emitABC(state, Op.RETURN0, 0, 0, 0);
  else if (count === 1) emitABC(state, Op.RETURN1, first, 0, 0);
  else emitABC(state, Op.RETURN, first, count + 1, 0);
}
