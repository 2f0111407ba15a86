/**
 * Which registers are known to hold an integer below 2^53: variables of numeric loops, literals, lengths, and what is computed from them.
 * Code for such operands tests nothing but the range of its result.
 *
 * What must stay true: `stepIntegers` says of an instruction what the code emitter.ts makes for it guarantees.
 */
import { operandA, operandB, operandC, operandSignedC, operationOf } from "../instruction.ts";
import { INTEGER_BOUND, isInteger } from "../numbers.ts";
import { Op } from "../opcodes.ts";
import type { Prototype } from "../prototype.ts";
import type { Block, ControlFlow } from "./control-flow.ts";
import { nextInstruction } from "./control-flow.ts";
import { RegisterSet, writesOf } from "./registers.ts";

/** A logical shift right by so many places gives an integer below 2^53 whatever is shifted. */
const NARROWING_SHIFT = 11;

/** Whether a constant is an integer that is a plain number. */
export function isPlainInteger(constant: unknown): constant is number {
  return typeof constant === "number" && isInteger(constant) && constant < INTEGER_BOUND;
}

/** Takes the set of known integers over the instruction at `pc`. `isWide`: its result was seen to leave the range. */
export function stepIntegers(prototype: Prototype, pc: number, known: RegisterSet, isWide: boolean): void {
  const word = prototype.code[pc] as number;
  const a = operandA(word);
  const isIntegral = !isWide && resultIsInteger(prototype, word, known);
  const { first, count } = writesOf(prototype, pc);
  const operation = operationOf(word);
  if (operation === Op.FORLOOP) return;
  for (let register = first; register < first + count; register++) known.delete(register);
  if (operation === Op.FORPREP) for (let register = a; register < a + 4; register++) known.add(register);
  else if (operation === Op.TESTSET) known.delete(a);
  else if (isIntegral) known.add(a);
}

function resultIsInteger(prototype: Prototype, word: number, known: RegisterSet): boolean {
  const { constants } = prototype;
  const b = operandB(word);
  const c = operandC(word);
  switch (operationOf(word)) {
    case Op.LOADI:
    case Op.LEN:
      return true;
    case Op.LOADK:
      return isPlainInteger(constants[word >>> 16]);
    case Op.MOVE:
    case Op.ADDI:
    case Op.SUBI:
      return known.has(b);
    case Op.ADDK:
    case Op.SUBK:
    case Op.MULK:
      return known.has(b) && isPlainInteger(constants[c]);
    case Op.MODK:
    case Op.IDIVK: {
      const divisor = constants[c];
      return known.has(b) && isPlainInteger(divisor) && divisor > 0;
    }
    case Op.ADD:
    case Op.SUB:
    case Op.MUL:
      return known.has(b) && known.has(c);
    case Op.UNM:
      return known.has(b);
    case Op.BANDK: {
      const mask = constants[c];
      return isPlainInteger(mask) && mask >= 0;
    }
    case Op.SHRI:
      return operandSignedC(word) >= NARROWING_SHIFT;
  }
  return false;
}

/** For each block: the registers known to hold integers at its start. `atEntry`: those at the start of the region. */
export function integersAtStart(prototype: Prototype, flow: ControlFlow, atEntry: RegisterSet, wide: ReadonlySet<number>): RegisterSet[] {
  const { code } = prototype;
  const states: (RegisterSet | undefined)[] = flow.blocks.map(() => undefined);
  states[0] = atEntry.copy();
  const pending = new Set<Block>([flow.blocks[0] as Block]);
  for (const block of pending) {
    pending.delete(block);
    const known = (states[block.index] as RegisterSet).copy();
    let last = block.start;
    for (let pc = block.start; pc < block.end; pc = nextInstruction(code, pc)) {
      last = pc;
      stepIntegers(prototype, pc, known, wide.has(pc));
    }
    for (const target of block.targets) {
      const successor = flow.blockAt(target);
      if (successor === undefined) continue;
      const arriving = known.copy();
      const word = code[last] as number;
      // A loop that does not run leaves its registers as they were.
      if (operationOf(word) === Op.FORPREP && target !== last + 1) {
        for (let register = operandA(word); register < operandA(word) + 4; register++) arriving.delete(register);
      }
      const old = states[successor.index];
      if (old === undefined) states[successor.index] = arriving;
      else if (!old.keep(arriving)) continue;
      pending.add(successor);
    }
  }
  return states.map((state) => state ?? new RegisterSet());
}
