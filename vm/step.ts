/**
 * The STEP instruction: what the loop does before every instruction of a thread with a hook (README.md, Hooks). Called by the loop alone,
 * with `frame.pc` behind the instruction, as everywhere.
 *
 * What must stay true: an instruction is armed only if its fast path in the loop stays in its frame, or passes a charge point.
 */
import { beginCall, closeAndReturn, returnValues } from "./calls.ts";
import { type Coroutine, Wanted } from "./coroutine.ts";
import { LuaClosure, LuaFunction } from "./function.ts";
import { announceInstruction, type Hook, HookMask, isReturnOfTailCall } from "./hooks.ts";
import { flagK, operandA, operandB, operandC, operationOf } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { LuaState } from "./state.ts";
import { TableCursor } from "./table.ts";
import type { LuaValue } from "./value.ts";

/**
 * Has the hook called for the next event due before the current instruction, or else executes the instruction. True: the instruction is
 * armed, and the loop has to execute it; false: frames have changed.
 */
export function step(state: LuaState, thread: Coroutine): boolean {
  const { frame, hook } = thread;
  if (hook === undefined || !hook.isActive) {
    // Removed by a host function, which nothing made the loop take notice of.
    frame.pc--;
    return false;
  }
  const pc = frame.pc - 1;
  const event = hook.nextEvent(thread, pc);
  if (event !== undefined) {
    beginCall(state, thread, hook.callee, announceInstruction(thread, event), 0, Wanted.FRAME);
    return false;
  }
  const { prototype } = frame.closure;
  const word = prototype.code[pc] as number;
  const a = frame.base + operandA(word);
  switch (operationOf(word)) {
    case Op.CALL:
      if (isCalledBySteps(hook, prototype.isLibrary, thread.stack[a])) {
        const limit = operandB(word) === 0 ? thread.top : a + operandB(word);
        callBySteps(state, thread, thread.stack[a], thread.stack.slice(a + 1, limit), a, operandC(word) - 1);
        return false;
      }
      break;
    case Op.TFORCALL: {
      const iterator = thread.stack[a] as unknown;
      // The loop goes through tables without calling `next`, which a hook has to see.
      if (iterator instanceof TableCursor) thread.stack[a] = iterator.iterator;
      callBySteps(state, thread, thread.stack[a], thread.stack.slice(a + 1, a + 3), a + 4, operandC(word));
      return false;
    }
    case Op.RETURN:
    case Op.RETURN0:
    case Op.RETURN1:
      if (isReturnOfTailCall(prototype, pc)) frame.pc--;
      returnBySteps(state, thread, word, a);
      return false;
  }
  state.stepCode.arm(prototype, pc);
  return true;
}

/** Whether a call has to go through calls.ts for its events: that of a library function. The loop announces others at their entry. */
function isCalledBySteps(hook: Hook, isFromLibrary: boolean, callee: LuaValue): boolean {
  if (callee instanceof LuaClosure) return isFromLibrary && callee.prototype.isLibrary;
  return callee instanceof LuaFunction && (hook.mask & (HookMask.CALL | HookMask.RETURN)) !== 0;
}

function callBySteps(state: LuaState, thread: Coroutine, callee: LuaValue, values: LuaValue[], destination: number, wanted: number): void {
  beginCall(state, thread, callee, values, destination, wanted);
  // A part of the library function that called it, not a library function of its own.
  if (callee instanceof LuaClosure && callee.prototype.isLibrary) thread.frame.native = undefined;
}

function returnBySteps(state: LuaState, thread: Coroutine, word: number, a: number): void {
  const operation = operationOf(word);
  let limit = operation === Op.RETURN1 ? a + 1 : a;
  if (operation === Op.RETURN) limit = operandB(word) === 0 ? thread.top : a + operandB(word) - 1;
  const values = thread.stack.slice(a, limit);
  const last = thread.toBeClosed.at(-1);
  const closes = operation === Op.RETURN && flagK(word) && last !== undefined && last.register >= thread.frame.base;
  if (closes) closeAndReturn(state, thread, values);
  else returnValues(state, thread, values);
}
