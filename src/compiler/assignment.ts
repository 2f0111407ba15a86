/**
 * Code for declarations and assignments (§3.3.3, §3.3.7): matching lists of expressions with lists of variables. Called by statement.ts.
 *
 * What must stay true: the values of a list are in consecutive registers, of which the first values' ones become the new variables; a
 * target of a multiple assignment keeps its table and key whatever the other targets do to the variables they came from.
 */
import type { AssignmentStatement, LocalStatement } from "../../grammar/ast.ts";
import { Op } from "../../vm/opcodes.ts";
import { beginScope, markToBeClosed } from "./blocks.ts";
import { Descriptor, isIndexed, isMultiple, Kind } from "./descriptor.ts";
import { setResults, store, toNextRegister, toOneResult } from "./discharge.ts";
import { emitABC, emitNil } from "./emit.ts";
import { expression, expressionList } from "./expression.ts";
import type { Variable } from "./function-scope.ts";
import type { FunctionState } from "./function-state.ts";
import { reserveRegisters } from "./registers.ts";

/** stat ::= 'local' attnamelist ['=' explist] */
export function localStatement(state: FunctionState, node: LocalStatement): void {
  const { variables, init } = node;
  const { source } = state;
  source.consume((variables[variables.length - 1] as { end: number }).end);
  if (init.length > 0) source.consumeNext("=".length);
  const last = expressionList(state, init);
  let count = variables.length;
  const isConstant = state.peekVariable(count - 1).constant !== undefined;
  // A compile-time constant is always the last variable, and has left no code.
  if (isConstant) count--;
  else adjustValues(state, count, init.length, last);
  let toBeClosed: Variable | undefined;
  for (let index = 0; index < count; index++) {
    const variable = state.nextVariable();
    if (variable.attribute === "close") {
      toBeClosed = variable;
      variable.register = state.activeRegisters;
      state.activate(variable.name, variable.isCaptured);
    } else {
      beginScope(state, variable);
    }
  }
  if (isConstant) {
    state.nextVariable();
    state.active.push(undefined);
  }
  if (toBeClosed !== undefined) markToBeClosed(state, toBeClosed);
}

/** Makes `expected` values in registers of a list of `given` expressions, of which the last is still a descriptor. */
export function adjustValues(state: FunctionState, expected: number, given: number, last: Descriptor): void {
  const missing = expected - given;
  if (isMultiple(last)) {
    setResults(state, last, Math.max(missing + 1, 0));
  } else {
    if (last.kind !== Kind.Void) toNextRegister(state, last);
    if (missing > 0) emitNil(state, state.freeRegister, missing);
  }
  if (missing > 0) reserveRegisters(state, missing);
  else state.freeRegister += missing;
}

/** stat ::= varlist '=' explist. Targets are evaluated first, and assigned to from the last to the first. */
export function assignment(state: FunctionState, node: AssignmentStatement): void {
  const { targets, init } = node;
  const places: Descriptor[] = [];
  for (const target of targets) {
    const place = expression(state, target);
    if (!isIndexed(place)) saveFromConflict(state, places, place);
    places.push(place);
    // The comma, or after the last target the equals sign.
    state.source.consumeNext(1);
  }
  const last = expressionList(state, init);
  let remaining = places.length;
  if (init.length === remaining) {
    toOneResult(state, last);
    store(state, places[--remaining] as Descriptor, last);
  } else {
    adjustValues(state, remaining, init.length, last);
  }
  while (remaining > 0) {
    store(state, places[--remaining] as Descriptor, new Descriptor(Kind.Register, state.freeRegister - 1));
  }
}

/**
 * In `t[i], t = 1, {}` the table of the first target must be the old one: a variable that is assigned to, and is used by the targets
 * before, is copied first.
 */
function saveFromConflict(state: FunctionState, places: readonly Descriptor[], variable: Descriptor): void {
  const safe = state.freeRegister;
  let isUsed = false;
  for (const place of places) {
    if (place.kind === Kind.IndexedUpvalue && variable.kind === Kind.Upvalue && place.table === variable.info) {
      place.kind = Kind.IndexedString;
      place.table = safe;
      isUsed = true;
    } else if (isIndexed(place) && place.kind !== Kind.IndexedUpvalue && variable.kind !== Kind.Upvalue) {
      if (saveOperands(place, variable, safe)) isUsed = true;
    }
  }
  if (!isUsed) return;
  const op = variable.kind === Kind.Upvalue ? Op.GETUPVAL : variable.kind === Kind.Cell ? Op.GETCELL : Op.MOVE;
  emitABC(state, op, safe, variable.info, 0);
  reserveRegisters(state, 1);
}

/** Makes a target use the safe copy in place of a local variable. */
function saveOperands(place: Descriptor, variable: Descriptor, safe: number): boolean {
  let isUsed = false;
  if (place.table === variable.info) {
    place.table = safe;
    place.tableIsCell = false;
    isUsed = true;
  }
  if (place.kind === Kind.Indexed && place.key === variable.info) {
    place.key = safe;
    place.keyIsCell = false;
    isUsed = true;
  }
  return isUsed;
}
