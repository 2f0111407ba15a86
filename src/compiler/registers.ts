/**
 * Registers: a stack of temporaries above the local variables. Called by everything that generates code.
 *
 * What must stay true: a register is freed only when it is the topmost one in use; local variables are never freed by this file. The
 * number of registers a function needs is the same as in PUC Lua (but for reads of captured variables), since the depth of recursion
 * a script can reach depends on it.
 */
import { type Descriptor, Kind } from "./descriptor.ts";
import type { FunctionState } from "./function-state.ts";

/** The most registers of one function; 255 itself is the mark of a TESTSET without a register. */
const MAX_REGISTERS = 255;
/** In place of a register: the value of a test is not wanted. */
export const NO_REGISTER = 255;

/** Sees to it that `count` more registers exist. */
export function checkRegisters(state: FunctionState, count: number): void {
  const needed = state.freeRegister + count;
  if (needed <= state.registerCount) return;
  if (needed >= MAX_REGISTERS) throw state.source.syntaxError("function or expression needs too many registers");
  state.registerCount = needed;
}

export function reserveRegisters(state: FunctionState, count: number): void {
  checkRegisters(state, count);
  state.freeRegister += count;
}

/** Frees a register if it holds a temporary. */
export function freeRegister(state: FunctionState, register: number): void {
  if (register < state.activeRegisters) return;
  state.freeRegister--;
  if (state.freeRegister !== register) throw new Error(`compiler: register ${register} freed out of order`);
}

/** Frees two registers (-1: none), the higher one first. */
export function freeRegisters(state: FunctionState, first: number, second: number): void {
  const higher = Math.max(first, second);
  const lower = Math.min(first, second);
  if (higher >= 0) freeRegister(state, higher);
  if (lower >= 0) freeRegister(state, lower);
}

/** Frees the register of an expression that is in one. */
export function freeDescriptor(state: FunctionState, descriptor: Descriptor): void {
  if (descriptor.kind === Kind.Register) freeRegister(state, descriptor.info);
}

export function freeDescriptors(state: FunctionState, first: Descriptor, second: Descriptor): void {
  freeRegisters(state, first.kind === Kind.Register ? first.info : -1, second.kind === Kind.Register ? second.info : -1);
}
