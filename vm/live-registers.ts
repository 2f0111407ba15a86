/**
 * Which registers of a function in progress hold live values: the collector's roots on a stack. As in PUC Lua, registers below the place of a
 * call in progress are alive and those above are not; where a function was interrupted between two statements, its local variables are. Of the
 * others only those count that the code will read: compiled code has not kept what else the interpreter may have left in them.
 *
 * What must stay true: the answer depends on the code and the place in it, never on what an earlier instruction left behind.
 */
import { type Coroutine, type Frame, FrameKind } from "./coroutine.ts";
import { operandA, operationOf, takesList } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import { analysisOf, type RegisterSet } from "./registers.ts";

/** Registers of the hidden variables of a generic `for`: iterator, state, control, closing value. */
const GENERIC_FOR_REGISTERS = 4;

/** Where the function on top of a thread is. */
export const enum Pause {
  /** The instruction before its `pc` is in progress, and has made a call. */
  IN_CALL,
  /** It was stopped at a charge point, before the instruction at its `pc`. */
  AT_CHARGE_POINT,
  /** The instruction before its `pc` has found no room, and will be done again. */
  IN_INSTRUCTION,
}

/** Whether a function was stopped between two statements. `above`: the frame above its own, if it is not the one on top. */
function isAtChargePoint(above: Frame | undefined, pause: Pause): boolean {
  return above?.kind === FrameKind.FINALIZER ? above.extra.isInterruption : above === undefined && pause === Pause.AT_CHARGE_POINT;
}

/** The number of live registers of the Lua function at `depth`, from its base; `pause` tells where the one on top is. */
export function liveRegisterCount(thread: Coroutine, depth: number, pause: Pause): number {
  const frame = thread.frames[depth] as Frame;
  const { prototype } = frame.closure;
  const above = depth < thread.depth ? (thread.frames[depth + 1] as Frame) : undefined;
  if (isAtChargePoint(above, pause)) {
    return frame.pc === 0 ? frame.argumentRegisters : variableRegisters(prototype, frame.pc);
  }
  // Before the instruction that a hook is told of, any register may be an operand.
  if (above?.kind === FrameKind.HOOK) return Math.max(prototype.registerCount, (thread.hook?.savedTop ?? 0) - frame.base);
  if (above?.kind === FrameKind.LUA && above.base < frame.base + prototype.registerCount) return above.base - frame.base;
  const word = prototype.code[frame.pc - 1] as number;
  if (above === undefined && pause === Pause.IN_INSTRUCTION) {
    // Any register may be an operand, and those of an open list are.
    return Math.max(prototype.registerCount, takesList(word) ? thread.top - frame.base : 0);
  }
  switch (operationOf(word)) {
    case Op.CALL:
    case Op.TAILCALL:
      return operandA(word);
    case Op.TFORCALL:
      return operandA(word) + GENERIC_FOR_REGISTERS;
  }
  return prototype.registerCount;
}

/**
 * Which of those are needed: undefined for all, as of a function that is never compiled, or at a charge point, where all are variables, unless
 * the code was stripped of what tells them apart. An open list of values, of which some may lie above the function's registers, is needed by
 * the instruction that takes it.
 */
export function neededRegisters(thread: Coroutine, depth: number, pause: Pause): RegisterSet | undefined {
  const frame = thread.frames[depth] as Frame;
  const above = depth < thread.depth ? (thread.frames[depth + 1] as Frame) : undefined;
  const { prototype } = frame.closure;
  const isBetween = isAtChargePoint(above, pause);
  if (isBetween && (prototype.lines.length > 0 || frame.pc === 0)) return undefined;
  const pc = isBetween ? frame.pc : frame.pc - 1;
  const liveness = analysisOf(prototype)?.liveness;
  if (liveness === undefined || !liveness.has(pc)) return undefined;
  const needed = liveness.registersAt(pc);
  if (isBetween || pc === 0 || !takesList(prototype.code[pc] as number)) return needed;
  const withList = needed.copy();
  for (let register = operandA(prototype.code[pc - 1] as number); register < prototype.registerCount; register++) withList.add(register);
  return withList;
}

/** How many registers the local variables in scope before an instruction take up; all, if the code was stripped of such records. */
function variableRegisters(prototype: Prototype, pc: number): number {
  if (prototype.lines.length === 0) return prototype.registerCount;
  let count = 0;
  for (const { register, startPc, endPc } of prototype.localVariables) {
    if (startPc <= pc && pc < endPc && register >= count) count = register + 1;
  }
  return count;
}
