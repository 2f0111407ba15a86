/**
 * Code for statements (§3.3). Called by function.ts for the body of a function.
 *
 * What must stay true: statements start and end with only the active local variables in registers; declarations, gotos and labels are met
 * in the order of the source, as in the scope pass; tokens are consumed before the instructions that PUC Lua emits after reading them.
 */
import type {
  Block,
  Expression,
  ForGenericStatement,
  ForNumericStatement,
  FunctionDeclaration,
  Identifier,
  IfClause,
  IfStatement,
  LocalFunctionDeclaration,
  RepeatStatement,
  ReturnStatement,
  Statement,
  WhileStatement,
} from "../../grammar/ast.ts";
import { MAX_WIDE_OPERAND, operandA, operationOf, packABx } from "../../vm/instruction.ts";
import { integer } from "../../vm/numbers.ts";
import { Op } from "../../vm/opcodes.ts";
import { adjustValues, assignment, localStatement } from "./assignment.ts";
import { addPendingJumps, breakLabel, emitReturn, enterBlock, hasToBeClosed, jumpToLabel, leaveBlock, placeLabel } from "./blocks.ts";
import { isMultiple, Kind } from "./descriptor.ts";
import { setResults, store, toAnyRegister, toNextRegister } from "./discharge.ts";
import { emitABC, emitABx, emitInteger, emitNewCell, emitNewCellAtEntry, emitNil, fixLine, setC, setOperation } from "./emit.ts";
import { closure, expression, expressionList } from "./expression.ts";
import type { FunctionState } from "./function-state.ts";
import { emitJump, joinLists, markTarget, patchList, patchToHere } from "./jumps.ts";
import { NO_JUMP } from "./label.ts";
import { goIfFalse, goIfTrue } from "./operators.ts";
import { checkRegisters, reserveRegisters } from "./registers.ts";

/** Compiles the statements of a block from an index on, without a scope of their own. */
export function statements(state: FunctionState, block: Block, first = 0): void {
  const { body } = block;
  for (let index = first; index < body.length; index++) {
    statement(state, body[index] as Statement);
    state.freeRegister = state.activeRegisters;
  }
  state.source.consumeSemicolons();
}

/** block ::= {stat} [retstat], in a scope of its own. */
function scopedBlock(state: FunctionState, block: Block): void {
  enterBlock(state, false);
  statements(state, block);
  leaveBlock(state);
}

/** Each kind leaves registers above the active variables for the caller to free. */
function statement(state: FunctionState, node: Statement): void {
  const { source } = state;
  switch (node.type) {
    case "LocalStatement":
      localStatement(state, node);
      break;
    case "AssignmentStatement":
      assignment(state, node);
      break;
    case "CallStatement":
      // The call was made to give one result; none is wanted.
      setC(state, expression(state, node.expression).info, 1);
      break;
    case "DoStatement":
      source.consume(node.start + "do".length);
      scopedBlock(state, node.body);
      source.consume(node.body.end + "end".length);
      break;
    case "WhileStatement":
      whileStatement(state, node);
      break;
    case "RepeatStatement":
      repeatStatement(state, node);
      break;
    case "IfStatement":
      ifStatement(state, node);
      break;
    case "ForNumericStatement":
      forNumeric(state, node);
      break;
    case "ForGenericStatement":
      forGeneric(state, node);
      break;
    case "FunctionDeclaration":
      functionDeclaration(state, node);
      break;
    case "LocalFunctionDeclaration":
      localFunction(state, node);
      break;
    case "ReturnStatement":
      returnStatement(state, node);
      break;
    case "BreakStatement":
      source.consume(node.start + "break".length);
      addPendingJumps(state, breakLabel(state), emitJump(state));
      break;
    case "GotoStatement":
      source.consume(node.start + "goto".length);
      source.consumeNext(node.label.length);
      jumpToLabel(state, state.nextJump());
      break;
    case "LabelStatement":
      source.consume(node.end);
      placeLabel(state, state.nextLabel());
      return;
  }
}

/* ---- Control structures (§3.3.4) ---- */

/** Compiles a condition; returns the jumps taken when it is false. */
function condition(state: FunctionState, node: Expression): number {
  const descriptor = expression(state, node);
  if (descriptor.kind === Kind.Nil) descriptor.kind = Kind.False;
  goIfTrue(state, descriptor);
  return descriptor.falseList;
}

/** stat ::= 'while' exp 'do' block 'end' */
function whileStatement(state: FunctionState, node: WhileStatement): void {
  const { source } = state;
  source.consume(node.start + "while".length);
  const start = markTarget(state);
  const exit = condition(state, node.condition);
  enterBlock(state, true);
  source.consumeNext("do".length);
  scopedBlock(state, node.body);
  patchList(state, emitJump(state), start);
  source.consume(node.body.end + "end".length);
  leaveBlock(state);
  patchToHere(state, exit);
}

/**
 * stat ::= 'repeat' block 'until' exp
 *
 * The condition belongs to the scope of the body, so a body with to-be-closed variables is left on two ways, each with a CLOSE.
 */
function repeatStatement(state: FunctionState, node: RepeatStatement): void {
  const { source } = state;
  const start = markTarget(state);
  enterBlock(state, true);
  enterBlock(state, false);
  source.consume(node.start + "repeat".length);
  statements(state, node.body);
  source.consume(node.body.end + "until".length);
  let again = condition(state, node.condition);
  const mustClose = hasToBeClosed(state);
  leaveBlock(state);
  if (mustClose) {
    const exit = emitJump(state);
    patchToHere(state, again);
    emitABC(state, Op.CLOSE, state.activeRegisters, 0, 0);
    again = emitJump(state);
    patchToHere(state, exit);
  }
  patchList(state, again, start);
  leaveBlock(state);
}

/** stat ::= 'if' exp 'then' block {'elseif' exp 'then' block} ['else' block] 'end' */
function ifStatement(state: FunctionState, node: IfStatement): void {
  const { source } = state;
  const { clauses, orelse } = node;
  let escapes = NO_JUMP;
  let end = node.end;
  for (let index = 0; index < clauses.length; index++) {
    const clause = clauses[index] as IfClause;
    source.consume(clause.start + (index === 0 ? "if" : "elseif").length);
    const isLast = index === clauses.length - 1 && orelse === undefined;
    escapes = ifClause(state, clause, isLast, escapes);
    end = clause.body.end;
  }
  if (orelse !== undefined) {
    source.consume(end + "else".length);
    scopedBlock(state, orelse);
    end = orelse.end;
  }
  source.consume(end + "end".length);
  patchToHere(state, escapes);
}

/** Compiles one condition and its block; returns the jumps to the end of the statement, `escapes` included. */
function ifClause(state: FunctionState, node: IfClause, isLast: boolean, escapes: number): number {
  const { body } = node;
  const descriptor = expression(state, node.condition);
  state.source.consumeNext("then".length);
  let skip: number;
  let first = 0;
  if (body.body[0]?.type === "BreakStatement") {
    // `if … then break`: the condition itself jumps out of the loop.
    goIfFalse(state, descriptor);
    state.source.consume(body.body[0].start + "break".length);
    enterBlock(state, false);
    addPendingJumps(state, breakLabel(state), descriptor.trueList);
    if (body.body.length === 1) {
      state.source.consumeSemicolons();
      leaveBlock(state);
      return escapes;
    }
    skip = emitJump(state);
    first = 1;
  } else {
    goIfTrue(state, descriptor);
    enterBlock(state, false);
    skip = descriptor.falseList;
  }
  statements(state, body, first);
  leaveBlock(state);
  const all = isLast ? escapes : joinLists(state, emitJump(state), escapes);
  patchToHere(state, skip);
  return all;
}

/* ---- Loops with control variables (§3.3.5) ---- */

/** stat ::= 'for' Name '=' exp ',' exp [',' exp] 'do' block 'end'. Initial value, limit and step are in three hidden variables. */
function forNumeric(state: FunctionState, node: ForNumericStatement): void {
  const { source } = state;
  const line = source.lineAt(node.start);
  const base = state.freeRegister;
  enterBlock(state, true);
  source.consume(node.variable.end);
  source.consumeNext("=".length);
  toNextRegister(state, expression(state, node.from));
  source.consumeNext(",".length);
  toNextRegister(state, expression(state, node.to));
  if (node.step !== undefined) {
    source.consumeNext(",".length);
    toNextRegister(state, expression(state, node.step));
  } else {
    emitInteger(state, state.freeRegister, integer(1));
    reserveRegisters(state, 1);
  }
  state.activateHidden(3);
  source.consumeNext("do".length);
  const prepare = emitABx(state, Op.FORPREP, base, 0);
  forBody(state, [node.variable], node.body, prepare);
  closeLoop(state, Op.FORLOOP, base, prepare, line);
  source.consume(node.body.end + "end".length);
  leaveBlock(state);
}

/** stat ::= 'for' namelist 'in' explist 'do' block 'end'. Iterator, state, control and closing value are in four hidden variables. */
function forGeneric(state: FunctionState, node: ForGenericStatement): void {
  const { source } = state;
  const { variables, iterators } = node;
  const base = state.freeRegister;
  enterBlock(state, true);
  source.consume((variables[variables.length - 1] as Identifier).end);
  source.consumeNext("in".length);
  const line = source.lineAt(endOfFirstToken(iterators[0] as Expression));
  adjustValues(state, 4, iterators.length, expressionList(state, iterators));
  state.activateHidden(4);
  state.toBeClosedCount++;
  // The call of the iterator takes three registers: the function and two arguments.
  checkRegisters(state, 3);
  source.consumeNext("do".length);
  const prepare = emitABx(state, Op.TFORPREP, base, 0);
  forBody(state, variables, node.body, prepare);
  emitABC(state, Op.TFORCALL, base, 0, variables.length);
  fixLine(state, line);
  closeLoop(state, Op.TFORLOOP, base, prepare, line);
  source.consume(node.body.end + "end".length);
  leaveBlock(state);
}

/** The last byte of the first token of an expression, where PUC Lua stands when it notes the line of the loop. */
function endOfFirstToken(node: Expression): number {
  return node.type === "StringLiteral" ? node.end - 1 : node.start;
}

/** The body with the variables declared by the loop, whose values are set by the instruction that closes the loop. */
function forBody(state: FunctionState, variables: readonly Identifier[], body: Block, prepare: number): void {
  enterBlock(state, false);
  reserveRegisters(state, variables.length);
  for (let count = 0; count < variables.length; count++) {
    const variable = state.nextVariable();
    variable.register = state.activeRegisters;
    if (variable.isCaptured) emitNewCellAtEntry(state, variable.register);
    state.activate(variable.name, variable.isCaptured);
  }
  scopedBlock(state, body);
  leaveBlock(state);
  patchLoop(state, prepare, markTarget(state) - (prepare + 1));
}

/** Emits the instruction that jumps back to the body. */
function closeLoop(state: FunctionState, op: Op, base: number, prepare: number, line: number): void {
  const pc = emitABx(state, op, base, 0);
  patchLoop(state, pc, pc - prepare);
  fixLine(state, line);
}

/** The instructions of loops hold unsigned distances of 16 bits. */
function patchLoop(state: FunctionState, pc: number, distance: number): void {
  if (distance > MAX_WIDE_OPERAND) throw state.source.syntaxError("control structure too long");
  const word = state.code[pc] as number;
  state.code[pc] = packABx(operationOf(word), operandA(word), distance);
}

/* ---- Functions (§3.4.11) and return ---- */

/** stat ::= 'function' funcname funcbody */
function functionDeclaration(state: FunctionState, node: FunctionDeclaration): void {
  const { source } = state;
  const { target } = node;
  const line = source.lineAt(node.start);
  const place = expression(state, target);
  const value = closure(state, node.body, target.end, node.isMethod);
  store(state, place, value);
  // The definition happens on its first line.
  fixLine(state, line);
}

/**
 * stat ::= 'local' 'function' Name funcbody
 *
 * The scope of the name includes the body: if that uses it, the cell must exist before the closure that captures it.
 */
function localFunction(state: FunctionState, node: LocalFunctionDeclaration): void {
  const { source } = state;
  const variable = state.nextVariable();
  const register = state.activeRegisters;
  source.consume(node.name.end);
  variable.register = register;
  const record = state.activate(variable.name, variable.isCaptured);
  if (variable.isCapturedByItself) {
    const first = state.pc;
    reserveRegisters(state, 1);
    emitNil(state, register, 1);
    emitNewCell(state, register);
    for (let pc = first; pc < state.pc; pc++) state.borrowedLines.push(pc);
    const value = closure(state, node.body, node.name.end, false);
    emitABC(state, Op.SETCELL, register, value.info, 0);
  } else {
    closure(state, node.body, node.name.end, false);
    if (variable.isCaptured) emitNewCell(state, register);
  }
  // Debug information sees the variable from here on only.
  record.startPc = state.pc;
}

/** retstat ::= 'return' [explist] [';']. A call that is all of the list is a tail call, unless variables must be closed after it. */
function returnStatement(state: FunctionState, node: ReturnStatement): void {
  const list = node.arguments;
  state.source.consume(node.start + "return".length);
  const last = expressionList(state, list);
  let first = state.activeRegisters;
  let count = list.length;
  if (isMultiple(last)) {
    setResults(state, last, -1);
    if (last.kind === Kind.Call && count === 1 && state.toBeClosedCount === 0) setOperation(state, last.info, Op.TAILCALL);
    count = -1;
  } else if (count === 1) {
    first = toAnyRegister(state, last);
  } else if (count > 1) {
    toNextRegister(state, last);
  }
  emitReturn(state, first, count);
}
