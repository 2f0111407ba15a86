/**
 * The verifier: decides whether code from a binary chunk may run. Called by undump.ts for every function that is loaded; code of our own
 * compiler needs no proof, but has one (a test verifies all of it).
 *
 * The interpreter trusts code: that registers it reads were written, that a captured variable is in a cell and nothing else is, that hidden
 * registers of loops hold what the loop put there. What is proved, so that this trust is justified, is listed in README.md. The work is in
 * three steps: `checkOperands` looks at each instruction by itself, `checkFlow` at what registers hold on all ways through the code, and
 * here is what concerns functions as a whole.
 *
 * What must stay true: a new instruction, or a new assumption of the interpreter, comes with its rule here or in the two files named.
 */
import { BadChunk } from "./chunk-format.ts";
import { MAX_BYTE_OPERAND, operandA, operationOf } from "./instruction.ts";
import { Op } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import { checkFlow } from "./verify-flow.ts";
import { checkOperands } from "./verify-operands.ts";

/** The compiler never needs fewer registers, nor more. */
const MIN_REGISTERS = 2;
const MAX_REGISTERS = MAX_BYTE_OPERAND;

/** Throws a BadChunk unless the function, and all functions inside it, are safe to run. */
export function verify(prototype: Prototype): void {
  checkShape(prototype);
  checkVariables(prototype);
  checkFlow(prototype, checkOperands(prototype));
  for (const inner of prototype.prototypes) {
    checkCaptures(prototype, inner);
    verify(inner);
  }
}

function checkShape(prototype: Prototype): void {
  const { code, lines, parameterCount, registerCount, isVararg, upvalues } = prototype;
  if (registerCount < MIN_REGISTERS || registerCount > MAX_REGISTERS) throw new BadChunk("number of registers out of range");
  if (parameterCount > registerCount) throw new BadChunk("more parameters than registers");
  if (upvalues.length > MAX_BYTE_OPERAND) throw new BadChunk("too many upvalues");
  if (code.length === 0) throw new BadChunk("function without code");
  if (lines.length !== 0 && lines.length !== code.length) throw new BadChunk("lines do not match the code");
  const first = code[0] as number;
  const prepares = operationOf(first) === Op.VARARGPREP;
  if (prepares !== isVararg || (prepares && operandA(first) !== parameterCount)) throw new BadChunk("wrong preparation of arguments");
}

/** The records of local variables: in order, within the code, one variable at a time in a register. */
function checkVariables({ code, localVariables, registerCount }: Prototype): void {
  const busyUntil = new Int32Array(registerCount);
  let lastStart = 0;
  for (const { register, startPc, endPc } of localVariables) {
    if (register >= registerCount) throw new BadChunk("local variable in a register that does not exist");
    if (startPc < lastStart || endPc < startPc || endPc > code.length) throw new BadChunk("scope of a local variable out of range");
    if (startPc < (busyUntil[register] as number)) throw new BadChunk("two local variables in one register");
    busyUntil[register] = endPc;
    lastStart = startPc;
  }
}

/** Where a closure finds its upvalues; that the registers hold cells is proved where the closure is made. */
function checkCaptures(outer: Prototype, inner: Prototype): void {
  for (const { fromRegister, index } of inner.upvalues) {
    if (index >= (fromRegister ? outer.registerCount : outer.upvalues.length))
      throw new BadChunk("upvalue of something that does not exist");
  }
}
