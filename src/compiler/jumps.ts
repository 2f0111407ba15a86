/**
 * Jumps whose destination is not known yet, chained in lists through their own operands (so a list is just the index of its first jump).
 * Called by the code generator for conditions, loops and labels.
 *
 * What must stay true: a jump points to the next jump of its list until it is fixed; a list ends with a jump to itself. Jumps are
 * prepended one by one, which keeps long chains of `and` and `or` linear. The instruction before a jump may be a test that decides
 * whether it is taken; a TESTSET among those also yields the value it tests.
 */
import { flagK, MAX_JUMP, operandB, operandJump, operationOf, packABC, packAx } from "../../vm/instruction.ts";
import { Op } from "../../vm/opcodes.ts";
import { emit, emitABC, setA, setFlagK } from "./emit.ts";
import type { FunctionState } from "./function-state.ts";
import { NO_JUMP } from "./label.ts";
import { NO_REGISTER } from "./registers.ts";

/** How many jumps to jumps are followed; enough for any sensible program, and an endless loop must end. */
const MAX_CHAINED_JUMPS = 100;

/** Emits a jump as a list of its own. */
export function emitJump(state: FunctionState): number {
  return emit(state, packAx(Op.JMP, NO_JUMP));
}

/** Emits a test and the jump it controls; returns the jump. */
export function emitConditionalJump(state: FunctionState, op: Op, a: number, b: number, c: number, k: boolean): number {
  emitABC(state, op, a, b, c, k);
  return emitJump(state);
}

/** The jump after this one in its list. */
function nextOf(state: FunctionState, jump: number): number {
  const offset = operandJump(state.code[jump] as number);
  return offset === NO_JUMP ? NO_JUMP : jump + 1 + offset;
}

/** Sets the operand of a jump: its place in a list, or its destination. */
function pointTo(state: FunctionState, jump: number, target: number): void {
  const offset = target - (jump + 1);
  if (offset > MAX_JUMP || offset < -MAX_JUMP) throw state.source.syntaxError("control structure too long");
  state.code[jump] = packAx(Op.JMP, offset);
}

/** Both lists as one. Walks the first, so the longer one should come second. */
export function joinLists(state: FunctionState, first: number, second: number): number {
  if (second === NO_JUMP) return first;
  if (first === NO_JUMP) return second;
  let last = first;
  for (let next = nextOf(state, last); next !== NO_JUMP; next = nextOf(state, last)) last = next;
  pointTo(state, last, second);
  return first;
}

/** Marks the next instruction as a place that may be jumped to, and returns its index. */
export function markTarget(state: FunctionState): number {
  state.lastTarget = state.pc;
  return state.pc;
}

/** The index of the test that controls a jump, or of the jump itself if it is unconditional. */
function controlOf(state: FunctionState, jump: number): number {
  return jump >= 1 && isTest(operationOf(state.code[jump - 1] as number)) ? jump - 1 : jump;
}

/** The instructions that are followed by the jump they control; the order of opcodes keeps them together. */
function isTest(op: Op): boolean {
  return op >= Op.EQ && op <= Op.TESTSET;
}

/** Inverts the comparison that controls a jump. */
export function negateCondition(state: FunctionState, jump: number): void {
  const control = controlOf(state, jump);
  setFlagK(state, control, !flagK(state.code[control] as number));
}

/** Whether some jump of a list does not bring a value with it. */
export function needsValue(state: FunctionState, list: number): boolean {
  for (let jump = list; jump !== NO_JUMP; jump = nextOf(state, jump)) {
    if (operationOf(state.code[controlOf(state, jump)] as number) !== Op.TESTSET) return true;
  }
  return false;
}

/** Gives the TESTSET of a jump its register, or makes a plain TEST of it. False if the jump has no TESTSET. */
function setTestRegister(state: FunctionState, jump: number, register: number): boolean {
  const control = controlOf(state, jump);
  const word = state.code[control] as number;
  if (operationOf(word) !== Op.TESTSET) return false;
  const tested = operandB(word);
  if (register !== NO_REGISTER && register !== tested) setA(state, control, register);
  else state.code[control] = packABC(Op.TEST, tested, 0, 0, flagK(word));
  return true;
}

/** The values of a list of tests are not wanted. */
export function dropValues(state: FunctionState, list: number): void {
  for (let jump = list; jump !== NO_JUMP; jump = nextOf(state, jump)) setTestRegister(state, jump, NO_REGISTER);
}

/** Points the jumps that bring a value (put into `register`) to one target and the others to another. */
export function patchValues(state: FunctionState, list: number, valueTarget: number, register: number, otherTarget: number): void {
  let jump = list;
  while (jump !== NO_JUMP) {
    const next = nextOf(state, jump);
    pointTo(state, jump, setTestRegister(state, jump, register) ? valueTarget : otherTarget);
    jump = next;
  }
}

/** Points all jumps of a list to a target. */
export function patchList(state: FunctionState, list: number, target: number): void {
  patchValues(state, list, target, NO_REGISTER, target);
}

/** Points all jumps of a list to the next instruction. */
export function patchToHere(state: FunctionState, list: number): void {
  const here = markTarget(state);
  patchList(state, list, here);
}

/** The last step of a function: jumps to jumps go straight to the end, and those that lead back become LOOP, which charges. */
export function finishJumps(state: FunctionState): void {
  const { code } = state;
  for (let pc = 0; pc < code.length; pc++) {
    if (operationOf(code[pc] as number) !== Op.JMP) continue;
    const offset = finalTarget(code, pc) - (pc + 1);
    if (offset > MAX_JUMP || offset < -MAX_JUMP) throw state.source.syntaxError("control structure too long");
    code[pc] = packAx(offset < 0 ? Op.LOOP : Op.JMP, offset);
  }
}

/** Where a jump ends up when the jumps it leads to are followed. */
function finalTarget(code: readonly number[], jump: number): number {
  let pc = jump;
  for (let count = 0; count < MAX_CHAINED_JUMPS; count++) {
    const word = code[pc] as number;
    const op = operationOf(word);
    if (op !== Op.JMP && op !== Op.LOOP) break;
    pc += operandJump(word) + 1;
  }
  return pc;
}
