/**
 * Quickening: the interpreter's private copy of a function's code, where some instructions are replaced by ones that do the next
 * instruction too when the operands allow it. Called once for each prototype; nothing but the interpreter loop sees the result.
 *
 * A quick instruction has the operands of the one it replaces and does just that when its fast path does not apply; the instruction it
 * joins stays in its place. So errors, jumps, lines and fuel are those of the original code.
 *
 * What must stay true: an instruction may only be joined with a temporary it alone reads: a register that holds no variable.
 */
import { flagK, operandA, operandB, operandC, operationOf } from "./instruction.ts";
import { isFloat, toFloat } from "./numbers.ts";
import { Op } from "./opcodes.ts";
import type { LocalVariable } from "./prototype.ts";
import type { LuaValue } from "./value.ts";

/** Instructions that exist only in quickened code; values above those of all opcodes. */
export const enum QuickOp {
  /** MUL, then ADD or SUB of the product: a float product is never stored. */
  MUL_ADD = 96,
  /** MUL, then BANDK with a mask of at most 32 bits: the product need not be exact. */
  MUL_MASK = 97,
  /** The same for MULK. */
  MULK_MASK = 98,
  /** ADDK, SUBK, MULK with a float constant, taken decoded from `Prototype.floats`. */
  ADDK_FLOAT = 99,
  SUBK_FLOAT = 100,
  MULK_FLOAT = 101,
  /** Stands for any instruction in step code (step-code.ts). */
  STEP = 102,
  /** Stands for the first instruction of a function: a tier counts entries, and runs what it has compiled. */
  ENTER = 103,
  /** FORLOOP, TFORLOOP, LOOP, and the JMP of a test, where they jump back to a loop that was compiled. */
  HOT_FORLOOP = 104,
  HOT_TFORLOOP = 105,
  HOT_LOOP = 106,
  HOT_JMP = 107,
}

const MAX_MASK = 0xffffffff;

/** The code to run: `code` itself if nothing in it can be quickened. */
export function quicken(code: Int32Array, constants: readonly LuaValue[], variables: readonly LocalVariable[]): Int32Array {
  let quick: Int32Array | undefined;
  const scopes = new Scopes(variables);
  for (let pc = 0; pc + 1 < code.length; pc++) {
    const word = code[pc] as number;
    const replacement = replacementOf(word, code[pc + 1] as number, constants, scopes, pc);
    if (replacement === undefined) continue;
    quick ??= code.slice();
    quick[pc] = (word & ~0x7f) | replacement;
  }
  return quick ?? code;
}

const NO_FLOATS = new Float64Array(0);

/** The values of float constants, for the instructions that take them decoded; other places hold NaN. */
export function floatConstants(constants: readonly LuaValue[]): Float64Array {
  if (!constants.some(isFloat)) return NO_FLOATS;
  return Float64Array.from(constants, (constant) => (isFloat(constant) ? toFloat(constant) : Number.NaN));
}

function replacementOf(word: number, next: number, constants: readonly LuaValue[], scopes: Scopes, pc: number): QuickOp | undefined {
  const operation = operationOf(word);
  switch (operation) {
    case Op.MUL:
    case Op.MULK: {
      const pair = scopes.isTemporary(operandA(word), pc + 1) ? joined(operation, word, next, constants) : undefined;
      if (pair !== undefined || operation === Op.MUL) return pair;
      return isFloat(constants[operandC(word)]) ? QuickOp.MULK_FLOAT : undefined;
    }
    case Op.ADDK:
      return isFloat(constants[operandC(word)]) ? QuickOp.ADDK_FLOAT : undefined;
    case Op.SUBK:
      return isFloat(constants[operandC(word)]) ? QuickOp.SUBK_FLOAT : undefined;
  }
  return undefined;
}

function joined(operation: Op, word: number, next: number, constants: readonly LuaValue[]): QuickOp | undefined {
  const product = operandA(word);
  switch (operationOf(next)) {
    case Op.ADD:
    case Op.SUB:
      // The product is exactly one of the operands.
      return operation === Op.MUL && (operandB(next) === product) !== (operandC(next) === product) ? QuickOp.MUL_ADD : undefined;
    case Op.BANDK: {
      const mask = constants[operandC(next)] as unknown;
      if (operandB(next) !== product || flagK(next) || typeof mask !== "number" || mask < 0 || mask > MAX_MASK) return undefined;
      return operation === Op.MUL ? QuickOp.MUL_MASK : QuickOp.MULK_MASK;
    }
  }
  return undefined;
}

/** Tells variables from temporaries. Asked about one instruction after the other, so that each record is looked at once. */
class Scopes {
  /** For each register: the end of the variables seen there so far. */
  private readonly busyUntil: number[] = [];
  private seen = 0;

  constructor(private readonly variables: readonly LocalVariable[]) {}

  isTemporary(register: number, pc: number): boolean {
    const { variables, busyUntil } = this;
    // Without the names of variables nobody can tell.
    if (variables.length === 0) return false;
    for (; this.seen < variables.length; this.seen++) {
      const { register: place, startPc, endPc } = variables[this.seen] as LocalVariable;
      if (startPc > pc) break;
      busyUntil[place] = Math.max(busyUntil[place] ?? 0, endPc);
    }
    return (busyUntil[register] ?? 0) <= pc;
  }
}
