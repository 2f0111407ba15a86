/**
 * Emitting instructions, and correcting those already emitted. Called by everything that generates code.
 *
 * What must stay true: code and lines grow together; an instruction gets the line of the last token read (source-text.ts) unless
 * `fixLine` says otherwise; instructions are merged only when no jump can lead between them.
 */
import {
  BYTE_EXCESS,
  FLAG_K,
  MAX_BYTE_OPERAND,
  MAX_EXTENDED_OPERAND,
  MAX_SIGNED_WIDE_OPERAND,
  MAX_WIDE_OPERAND,
  MIN_SIGNED_WIDE_OPERAND,
  operandA,
  operandB,
  operationOf,
  packABC,
  packABx,
  packAx,
} from "../../vm/instruction.ts";
import { floatToInteger, type LuaInteger, type LuaNumeric, toFloat } from "../../vm/numbers.ts";
import { Op } from "../../vm/opcodes.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { FunctionState } from "./function-state.ts";

/** Appends a word and returns its index. */
export function emit(state: FunctionState, word: number): number {
  state.lines.push(state.source.line);
  return state.code.push(word) - 1;
}

export function emitABC(state: FunctionState, op: Op, a: number, b: number, c: number, k = false): number {
  return emit(state, packABC(op, a, b, c, k));
}

export function emitABx(state: FunctionState, op: Op, a: number, bx: number): number {
  return emit(state, packABx(op, a, bx));
}

/** Takes back the last instruction. */
export function removeLast(state: FunctionState): void {
  state.code.pop();
  state.lines.pop();
}

/** Gives the last instruction another line. */
export function fixLine(state: FunctionState, line: number): void {
  state.lines[state.lines.length - 1] = line;
}

/** Puts a captured variable into a cell. */
export function emitNewCell(state: FunctionState, register: number): void {
  emitABC(state, Op.NEWCELL, register, 0, 0);
}

/** The same at the start of a function or loop body: it is no line of its own, but part of what follows. */
export function emitNewCellAtEntry(state: FunctionState, register: number): void {
  emitNewCell(state, register);
  state.borrowedLines.push(state.pc - 1);
}

/* ---- Correcting: replaces one field of a word, laid out as instruction.ts says ---- */

/** The bits of the opcode. */
const OPERATION_MASK = 0x7f;

/** A call becomes a tail call. */
export function setOperation(state: FunctionState, pc: number, op: Op): void {
  const word = state.code[pc] as number;
  state.code[pc] = (word & ~OPERATION_MASK) | op;
}

/** The destination of an instruction is often chosen after it was emitted. */
export function setA(state: FunctionState, pc: number, a: number): void {
  const word = state.code[pc] as number;
  state.code[pc] = (word & ~(MAX_BYTE_OPERAND << 8)) | (a << 8);
}

export function setB(state: FunctionState, pc: number, b: number): void {
  const word = state.code[pc] as number;
  state.code[pc] = (word & ~(MAX_BYTE_OPERAND << 16)) | (b << 16);
}

export function setC(state: FunctionState, pc: number, c: number): void {
  const word = state.code[pc] as number;
  state.code[pc] = (word & 0xffffff) | (c << 24);
}

export function setFlagK(state: FunctionState, pc: number, k: boolean): void {
  const word = state.code[pc] as number;
  state.code[pc] = k ? word | FLAG_K : word & ~FLAG_K;
}

/* ---- Merging ---- */

/** The operation of the previous instruction, or -1 if a jump may lead to here. */
export function previousOperation(state: FunctionState): Op | -1 {
  const { pc } = state;
  return pc > state.lastTarget ? operationOf(state.code[pc - 1] as number) : -1;
}

/** Sets `count` registers to nil, together with the previous instruction if that does the same next to them. */
export function emitNil(state: FunctionState, first: number, count: number): void {
  const last = first + count - 1;
  if (previousOperation(state) === Op.LOADNIL) {
    const word = state.code[state.pc - 1] as number;
    const previousFirst = operandA(word);
    const previousLast = previousFirst + operandB(word);
    if ((previousFirst <= first && first <= previousLast + 1) || (first <= previousFirst && previousFirst <= last + 1)) {
      const from = Math.min(first, previousFirst);
      state.code[state.pc - 1] = packABC(Op.LOADNIL, from, Math.max(last, previousLast) - from, 0, false);
      return;
    }
  }
  emitABC(state, Op.LOADNIL, first, count - 1, 0);
}

/* ---- Constants ---- */

/** The index of a constant, which must fit the widest operand there is. */
export function constantIndex(state: FunctionState, value: LuaValue): number {
  const index = state.constant(value);
  if (index > MAX_EXTENDED_OPERAND) throw state.source.syntaxError(`too many constants (limit is ${MAX_EXTENDED_OPERAND})`);
  return index;
}

/** LOADK, or LOADKX with a second word. */
export function emitConstant(state: FunctionState, register: number, index: number): void {
  if (index <= MAX_WIDE_OPERAND) {
    emitABx(state, Op.LOADK, register, index);
  } else {
    emitABx(state, Op.LOADKX, register, 0);
    emit(state, packAx(Op.EXTRAARG, index));
  }
}

/** LOADI, or a constant. */
export function emitInteger(state: FunctionState, register: number, value: LuaInteger): void {
  if (fitsSignedWide(value)) emitABx(state, Op.LOADI, register, value as unknown as number);
  else emitConstant(state, register, constantIndex(state, value));
}

/** LOADF where the value is a small whole number, or a constant. */
export function emitFloat(state: FunctionState, register: number, value: LuaNumeric): void {
  const whole = floatToInteger(toFloat(value));
  if (whole !== undefined && fitsSignedWide(whole)) emitABx(state, Op.LOADF, register, whole as unknown as number);
  else emitConstant(state, register, constantIndex(state, value));
}

function fitsSignedWide(value: LuaInteger): boolean {
  if (typeof value === "bigint") return false;
  const number = value as unknown as number;
  return number >= MIN_SIGNED_WIDE_OPERAND && number <= MAX_SIGNED_WIDE_OPERAND;
}

/** An integer as signed 8-bit operand, excess included, or -1 if it does not fit. */
export function signedByteOperand(value: LuaInteger | undefined): number {
  if (typeof value === "bigint" || value === undefined) return -1;
  const operand = (value as unknown as number) + BYTE_EXCESS;
  return operand >= 0 && operand < 2 * BYTE_EXCESS ? operand : -1;
}
