/**
 * Functions (§3.4.11): the frame around the statements of a body. Called by compile.ts for the main chunk and, through
 * `FunctionState.compileInner`, by expression.ts for inner functions.
 *
 * What must stay true: a vararg function starts with VARARGPREP, parameters that are captured go to their cells next, and the last
 * instruction of every function is a RETURN.
 */
import type { Block, Chunk, FunctionBody } from "../../grammar/ast.ts";
import { MAX_WIDE_OPERAND } from "../../vm/instruction.ts";
import { Op } from "../../vm/opcodes.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { emitReturn, enterBlock, leaveBlock } from "./blocks.ts";
import { emitABC, emitNewCellAtEntry } from "./emit.ts";
import type { FunctionScope } from "./function-scope.ts";
import { FunctionState } from "./function-state.ts";
import { finishJumps } from "./jumps.ts";
import { reserveRegisters } from "./registers.ts";
import type { SourceText } from "./source-text.ts";
import { statements } from "./statement.ts";

/** Compiles a chunk: a vararg function with one upvalue, `_ENV`. */
export function compileMain(chunk: Chunk, scope: FunctionScope, source: SourceText, chunkName: string): Prototype {
  const state = new FunctionState(undefined, scope, source, chunkName, compileInner);
  enterBlock(state, false);
  state.isVararg = true;
  emitABC(state, Op.VARARGPREP, 0, 0, 0);
  return finish(state, chunk.body, 0);
}

/** Compiles an inner function; returns its index among those of the enclosing one. */
function compileInner(parent: FunctionState, body: FunctionBody, opening: number, isMethod: boolean): number {
  const { source } = parent;
  const index = parent.prototypes.length;
  if (index > MAX_WIDE_OPERAND) throw source.syntaxError(`too many functions (limit is ${MAX_WIDE_OPERAND})`);
  const state = new FunctionState(parent, parent.nextFunction(), source, parent.chunkName, compileInner);
  state.name = source.text.slice(body.start + "function".length, opening).trim();
  enterBlock(state, false);
  source.consume(source.nextToken(opening) + 1);
  parameters(state, body, isMethod);
  const prototype = finish(state, body.body, source.lineAt(body.end - 1), body.end);
  parent.prototypes.push(prototype);
  return index;
}

/** Parameters are variables from the first instruction on, although the captured ones get their cells only then. */
function parameters(state: FunctionState, body: FunctionBody, isMethod: boolean): void {
  const { source } = state;
  const captured: number[] = [];
  const count = body.parameters.length + (isMethod ? 1 : 0);
  for (let index = 0; index < count; index++) {
    const variable = state.nextVariable();
    variable.register = index;
    if (variable.isCaptured) captured.push(index);
    state.activate(variable.name, variable.isCaptured);
  }
  state.parameterCount = count;
  const last = body.parameters[body.parameters.length - 1];
  if (last !== undefined) source.consume(last.end);
  if (body.isVararg) {
    if (last !== undefined) source.consumeNext(",".length);
    source.consumeNext("...".length);
    state.isVararg = true;
    emitABC(state, Op.VARARGPREP, count, 0, 0);
  }
  reserveRegisters(state, count);
  source.consumeNext(")".length);
  for (const register of captured) emitNewCellAtEntry(state, register);
}

/** Compiles the statements and completes the function. `end` is the offset after its `end`; a main chunk has none. */
function finish(state: FunctionState, block: Block, lastLineDefined: number, end?: number): Prototype {
  statements(state, block);
  if (end !== undefined) state.source.consume(end);
  emitReturn(state, state.activeRegisters, 0);
  leaveBlock(state);
  finishJumps(state);
  const { lines, borrowedLines } = state;
  for (let index = borrowedLines.length - 1; index >= 0; index--) {
    const pc = borrowedLines[index] as number;
    lines[pc] = lines[pc + 1] as number;
  }
  return state.prototype(lastLineDefined);
}
