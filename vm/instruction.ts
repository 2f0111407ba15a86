/**
 * Packing and unpacking of instruction words. The compiler packs; the listing, the verifier and the error reports unpack with these
 * functions; the interpreter writes the same shifts out by hand.
 *
 *        31      24 23      16 15       8 7 6        0
 *   ABC  |    C    |    B     |    A    |k|    op    |
 *   ABx  |         Bx         |    A    |k|    op    |      sBx: the same field, signed
 *   Ax   |              Ax              |k|    op    |      sJ: the same field, signed
 *
 * What must stay true: every field ends on a byte boundary, so that each operand costs one shift and one mask.
 */
import { Op } from "./opcodes.ts";

/** Largest register, constant or upvalue index in an 8-bit operand. */
export const MAX_BYTE_OPERAND = 255;
/** Signed 8-bit operands (sB, sC) are stored with this excess: -128 … 127. */
export const BYTE_EXCESS = 128;
/** Largest unsigned Bx, and with it the longest `for` loop body and the number of nested prototypes. */
export const MAX_WIDE_OPERAND = 0xffff;
export const MIN_SIGNED_WIDE_OPERAND = -0x8000;
export const MAX_SIGNED_WIDE_OPERAND = 0x7fff;
/** Largest Ax. */
export const MAX_EXTENDED_OPERAND = 0xffffff;
/** Longest jump either way (sJ). */
export const MAX_JUMP = 0x7fffff;

/** The flag k in its place in the word. */
export const FLAG_K = 0x80;

export function packABC(op: Op, a: number, b: number, c: number, k: boolean): number {
  return op | (k ? FLAG_K : 0) | (a << 8) | (b << 16) | (c << 24);
}

/** Also packs sBx: the field is 16 bits either way. */
export function packABx(op: Op, a: number, bx: number): number {
  return op | (a << 8) | (bx << 16);
}

/** Packs Ax and sJ. */
export function packAx(op: Op, ax: number): number {
  return op | (ax << 8);
}

export function operationOf(word: number): Op {
  return word & 0x7f;
}
export function operandA(word: number): number {
  return (word >>> 8) & 0xff;
}
export function operandB(word: number): number {
  return (word >>> 16) & 0xff;
}
export function operandC(word: number): number {
  return word >>> 24;
}
export function operandSignedB(word: number): number {
  return operandB(word) - BYTE_EXCESS;
}
export function operandSignedC(word: number): number {
  return operandC(word) - BYTE_EXCESS;
}
export function operandBx(word: number): number {
  return word >>> 16;
}
export function operandSignedBx(word: number): number {
  return word >> 16;
}
export function operandAx(word: number): number {
  return word >>> 8;
}
export function operandJump(word: number): number {
  return word >> 8;
}
export function flagK(word: number): boolean {
  return (word & FLAG_K) !== 0;
}

/** Whether an instruction takes the open list of values that the one before it has left, up to `top`. */
export function takesList(word: number): boolean {
  switch (operationOf(word)) {
    case Op.CALL:
    case Op.TAILCALL:
    case Op.RETURN:
    case Op.SETLIST:
      return operandB(word) === 0;
  }
  return false;
}
