/**
 * The operations of Lua on any operands, metamethods included (manual §2.4, §3.4). The interpreter loop calls them where its inline fast
 * path does not apply; compiled code, libraries and the host call the same functions.
 *
 * An operation that needs a function called (a metamethod) does not call it: it returns SENTINEL, and `transfer` says what to call. Its
 * caller makes the call on the Lua stack. So no metamethod ever runs on the host's stack.
 */
import { chargeText } from "./allocation.ts";
import { ArithmeticFunction } from "./arithmetic-function.ts";
import { toStringCoerced } from "./coercion.ts";
import { OperandError, OperationError } from "./errors.ts";
import { LuaFunction } from "./function.ts";
import {
  EVENT_ADD,
  EVENT_BAND,
  EVENT_BNOT,
  EVENT_BOR,
  EVENT_BXOR,
  EVENT_CONCAT,
  EVENT_DIV,
  EVENT_EQ,
  EVENT_IDIV,
  EVENT_INDEX,
  EVENT_LE,
  EVENT_LEN,
  EVENT_LT,
  EVENT_MOD,
  EVENT_MUL,
  EVENT_NEWINDEX,
  EVENT_POW,
  EVENT_SHL,
  EVENT_SHR,
  EVENT_SUB,
  EVENT_UNM,
  type Event,
} from "./metamethods.ts";
import {
  add,
  bitwiseAnd,
  bitwiseNot,
  bitwiseOr,
  bitwiseXor,
  divide,
  floorDivide,
  integer,
  isNumber,
  isSafe,
  isUnsignedNaN,
  LuaFloat,
  type LuaInteger,
  type LuaNumeric,
  modulo,
  multiply,
  negate,
  numberLessEqual,
  numberLessThan,
  numbersEqual,
  power,
  shiftLeft,
  shiftRight,
  subtract,
  toInteger,
} from "./numbers.ts";
import type { LuaState } from "./state.ts";
import { LuaTable } from "./table.ts";
import { type Sentinel, tailCall } from "./transfer.ts";
import { LuaUserdata } from "./userdata.ts";
import type { LuaValue } from "./value.ts";

/** Longest chain of `__index` or `__newindex` tables followed (PUC's MAXTAGLOOP). */
const MAX_CHAIN = 2000;

export type Outcome = LuaValue | Sentinel;

/* ---- Indexing (§2.4 `__index`, `__newindex`) ---- */

export function index(state: LuaState, object: LuaValue, key: LuaValue): Outcome {
  let current = object;
  for (let step = 0; step < MAX_CHAIN; step++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      const value = current.get(key);
      if (value !== undefined) return value;
      if (current.metatable === undefined) return undefined;
      handler = current.metatable.getField(EVENT_INDEX.field, EVENT_INDEX.key);
      if (handler === undefined) return undefined;
    } else {
      const member = current instanceof LuaUserdata && current.members !== undefined ? current.members.get(key) : undefined;
      if (member !== undefined) return member;
      handler = state.metamethod(current, EVENT_INDEX);
      if (handler === undefined) throw indexError(state, current, step);
    }
    if (handler instanceof LuaFunction) return tailCall(handler, [current, key]);
    current = handler;
  }
  throw new OperationError("'__index' chain too long; possible loop");
}

/** `index` for a constant string key. */
export function indexField(state: LuaState, object: LuaValue, field: string, key: string): Outcome {
  let current = object;
  for (let step = 0; step < MAX_CHAIN; step++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      const value = current.getField(field, key);
      if (value !== undefined) return value;
      if (current.metatable === undefined) return undefined;
      handler = current.metatable.getField(EVENT_INDEX.field, EVENT_INDEX.key);
      if (handler === undefined) return undefined;
    } else {
      const member = current instanceof LuaUserdata && current.members !== undefined ? current.members.getField(field, key) : undefined;
      if (member !== undefined) return member;
      handler = state.metamethod(current, EVENT_INDEX);
      if (handler === undefined) throw indexError(state, current, step);
    }
    if (handler instanceof LuaFunction) return tailCall(handler, [current, key]);
    current = handler;
  }
  throw new OperationError("'__index' chain too long; possible loop");
}

/** Remembers where a constant key was found in the hash part: its generation and the place (Prototype.sites). */
function remember(object: LuaValue, key: string, sites: number[], constant: number): void {
  if (!(object instanceof LuaTable) || object.hash === undefined) return;
  const place = object.hash.index.get(key);
  if (place === undefined) return;
  sites[2 * constant] = object.hash.generation;
  sites[2 * constant + 1] = place;
}

/** Reads a global. */
export function indexGlobal(state: LuaState, object: LuaValue, field: string, key: string, sites: number[], constant: number): Outcome {
  remember(object, key, sites, constant);
  return indexField(state, object, field, key);
}

/** Assigns to a global. */
export function setGlobal(
  state: LuaState,
  object: LuaValue,
  field: string,
  key: string,
  value: LuaValue,
  sites: number[],
  constant: number,
): Outcome {
  const outcome = setField(state, object, field, key, value);
  remember(object, key, sites, constant);
  return outcome;
}

/** `object[key] = value`. Returns SENTINEL if a metamethod is to be called (its results are dropped), else undefined. */
export function setIndex(state: LuaState, object: LuaValue, key: LuaValue, value: LuaValue): Outcome {
  let current = object;
  for (let step = 0; step < MAX_CHAIN; step++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      if (current.metatable === undefined || current.get(key) !== undefined) {
        current.set(key, value);
        return undefined;
      }
      handler = current.metatable.getField(EVENT_NEWINDEX.field, EVENT_NEWINDEX.key);
      if (handler === undefined) {
        current.set(key, value);
        return undefined;
      }
    } else {
      handler = state.metamethod(current, EVENT_NEWINDEX);
      if (handler === undefined) throw indexError(state, current, step);
    }
    if (handler instanceof LuaFunction) return tailCall(handler, [current, key, value]);
    current = handler;
  }
  throw new OperationError("'__newindex' chain too long; possible loop");
}

/** `setIndex` for a constant string key. */
export function setField(state: LuaState, object: LuaValue, field: string, key: string, value: LuaValue): Outcome {
  if (object instanceof LuaTable && object.metatable === undefined) {
    object.setField(field, key, value);
    return undefined;
  }
  let current = object;
  for (let step = 0; step < MAX_CHAIN; step++) {
    let handler: LuaValue;
    if (current instanceof LuaTable) {
      if (current.metatable === undefined || current.getField(field, key) !== undefined) {
        current.setField(field, key, value);
        return undefined;
      }
      handler = current.metatable.getField(EVENT_NEWINDEX.field, EVENT_NEWINDEX.key);
      if (handler === undefined) {
        current.setField(field, key, value);
        return undefined;
      }
    } else {
      handler = state.metamethod(current, EVENT_NEWINDEX);
      if (handler === undefined) throw indexError(state, current, step);
    }
    if (handler instanceof LuaFunction) return tailCall(handler, [current, key, value]);
    current = handler;
  }
  throw new OperationError("'__newindex' chain too long; possible loop");
}

function indexError(state: LuaState, object: LuaValue, step: number): OperandError {
  return new OperandError(`attempt to index a ${state.typeNameOf(object)} value`, step === 0 ? "indexed" : "none");
}

/* ---- Arithmetic and bitwise operators (§3.4.1, §3.4.2) ---- */

export const enum Arithmetic {
  ADD,
  SUB,
  MUL,
  MOD,
  POW,
  DIV,
  IDIV,
  BAND,
  BOR,
  BXOR,
  SHL,
  SHR,
}

const arithmeticEvents: readonly Event[] = [
  EVENT_ADD,
  EVENT_SUB,
  EVENT_MUL,
  EVENT_MOD,
  EVENT_POW,
  EVENT_DIV,
  EVENT_IDIV,
  EVENT_BAND,
  EVENT_BOR,
  EVENT_BXOR,
  EVENT_SHL,
  EVENT_SHR,
];

/** The result of an operator on two numbers; bitwise operators take integers only. */
function arithmeticOnNumbers(operator: Arithmetic, x: LuaNumeric, y: LuaNumeric): LuaNumeric {
  switch (operator) {
    case Arithmetic.ADD:
      return add(x, y);
    case Arithmetic.SUB:
      return subtract(x, y);
    case Arithmetic.MUL:
      return multiply(x, y);
    case Arithmetic.MOD:
      return modulo(x, y);
    case Arithmetic.POW:
      return power(x, y);
    case Arithmetic.DIV:
      return divide(x, y);
    case Arithmetic.IDIV:
      return floorDivide(x, y);
    case Arithmetic.BAND:
      return bitwiseAnd(x as LuaInteger, y as LuaInteger);
    case Arithmetic.BOR:
      return bitwiseOr(x as LuaInteger, y as LuaInteger);
    case Arithmetic.BXOR:
      return bitwiseXor(x as LuaInteger, y as LuaInteger);
    case Arithmetic.SHL:
      return shiftLeft(x as LuaInteger, y as LuaInteger);
    case Arithmetic.SHR:
      return shiftRight(x as LuaInteger, y as LuaInteger);
  }
}

export function arithmetic(state: LuaState, operator: Arithmetic, x: LuaValue, y: LuaValue): Outcome {
  if (typeof x === "number" && typeof y === "number" && isSafe(x) && isSafe(y)) return arithmeticOnNumbers(operator, x, y);
  if (isNumber(x) && isNumber(y)) {
    if (operator < Arithmetic.BAND) return arithmeticOnNumbers(operator, x, y);
    const a = toInteger(x);
    const b = toInteger(y);
    if (a !== undefined && b !== undefined) return arithmeticOnNumbers(operator, a, b);
  }
  return arithmeticByMetamethod(state, operator, x, y);
}

function arithmeticByMetamethod(state: LuaState, operator: Arithmetic, x: LuaValue, y: LuaValue): Outcome {
  const event = arithmeticEvents[operator] as Event;
  let handler = state.metamethod(x, event);
  if (handler === undefined) handler = state.metamethod(y, event);
  if (handler !== undefined) return byHandler(state, handler, x, y);
  if (operator < Arithmetic.BAND) throw operandError(state, x, y, "perform arithmetic on");
  throw bitwiseError(state, x, y);
}

/** The result of an operator by its metamethod; a hook is told of the call. */
function byHandler(state: LuaState, handler: LuaValue, x: LuaValue, y: LuaValue): Outcome {
  if (handler instanceof ArithmeticFunction && state.running.hook === undefined) {
    const result = handler.resultOf(x, y);
    if (result !== undefined) return result;
  }
  return tailCall(handler, [x, y]);
}

/** The culprit of a failed operation on two numbers is the second operand if the first is a number. */
function operandError(state: LuaState, x: LuaValue, y: LuaValue, verb: string): OperandError {
  return isNumber(x)
    ? new OperandError(`attempt to ${verb} a ${state.typeNameOf(y)} value`, "second")
    : new OperandError(`attempt to ${verb} a ${state.typeNameOf(x)} value`, "first");
}

function bitwiseError(state: LuaState, x: LuaValue, y: LuaValue): OperandError {
  if (!isNumber(x) || !isNumber(y)) return operandError(state, x, y, "perform bitwise operation on");
  return new OperandError(NO_INTEGER, toInteger(x) === undefined ? "first" : "second");
}

/** The name of the variable comes after `number` in this message. */
const NO_INTEGER = "number%s has no integer representation";

export function unaryMinus(state: LuaState, x: LuaValue): Outcome {
  if (isNumber(x)) return negate(x);
  const handler = state.metamethod(x, EVENT_UNM);
  if (handler !== undefined) return byHandler(state, handler, x, x);
  throw operandError(state, x, x, "perform arithmetic on");
}

export function bitwiseComplement(state: LuaState, x: LuaValue): Outcome {
  if (isNumber(x)) {
    const whole = toInteger(x);
    if (whole !== undefined) return bitwiseNot(whole);
  }
  const handler = state.metamethod(x, EVENT_BNOT);
  if (handler !== undefined) return tailCall(handler, [x, x]);
  throw bitwiseError(state, x, x);
}

/** The length operator (§3.4.7). */
export function length(state: LuaState, x: LuaValue): Outcome {
  if (typeof x === "string") return integer(x.length);
  const handler = state.metamethod(x, EVENT_LEN);
  if (handler !== undefined) return tailCall(handler, [x, x]);
  if (x instanceof LuaTable) return integer(x.length());
  throw new OperandError(`attempt to get length of a ${state.typeNameOf(x)} value`, "first");
}

/* ---- Comparison (§3.4.4) ---- */

/** Equality without metamethods (§6.1 `rawequal`). */
export function rawEquals(x: LuaValue, y: LuaValue): boolean {
  if (typeof x === "string") chargeEquality(x, y);
  if (x === y) return !isUnsignedNaN(x);
  const type = typeof x;
  if (type === "number" || type === "bigint" || x instanceof LuaFloat) return isNumber(y) && numbersEqual(x as LuaNumeric, y);
  return false;
}

/** Equality where `x !== y` as JavaScript values. A boolean, or SENTINEL. */
export function equals(state: LuaState, x: LuaValue, y: LuaValue): boolean | Sentinel {
  if (x instanceof LuaTable) {
    if (!(y instanceof LuaTable) || (x.metatable === undefined && y.metatable === undefined)) return false;
  } else if (!(x instanceof LuaUserdata && y instanceof LuaUserdata)) return rawEquals(x, y);
  const handler = state.metamethod(x, EVENT_EQ) ?? state.metamethod(y, EVENT_EQ);
  return handler === undefined ? false : tailCall(handler, [x, y]);
}

export function lessThan(state: LuaState, x: LuaValue, y: LuaValue): boolean | Sentinel {
  if (isNumber(x) && isNumber(y)) return numberLessThan(x, y);
  if (typeof x === "string" && typeof y === "string") {
    chargeComparison(x, y);
    return x < y;
  }
  return orderByMetamethod(state, EVENT_LT, x, y);
}

export function lessEqual(state: LuaState, x: LuaValue, y: LuaValue): boolean | Sentinel {
  if (isNumber(x) && isNumber(y)) return numberLessEqual(x, y);
  if (typeof x === "string" && typeof y === "string") {
    chargeComparison(x, y);
    return x <= y;
  }
  return orderByMetamethod(state, EVENT_LE, x, y);
}

/** Charges for looking which of two strings comes first. */
function chargeComparison(x: string, y: string): void {
  chargeText(Math.min(x.length, y.length));
}

/** Charges for looking whether a string is equal to a value. */
export function chargeEquality(x: string, y: LuaValue): void {
  if (typeof y === "string" && x.length === y.length) chargeText(x.length);
}

function orderByMetamethod(state: LuaState, event: Event, x: LuaValue, y: LuaValue): Sentinel {
  const handler = state.metamethod(x, event) ?? state.metamethod(y, event);
  if (handler !== undefined) return tailCall(handler, [x, y]);
  const first = state.typeNameOf(x);
  const second = state.typeNameOf(y);
  throw new OperationError(first === second ? `attempt to compare two ${first} values` : `attempt to compare ${first} with ${second}`);
}

/* ---- Concatenation (§3.4.6) ---- */

/** `x .. y`. */
export function concatenate(state: LuaState, x: LuaValue, y: LuaValue): Outcome {
  const left = toStringCoerced(x);
  const right = left === undefined ? undefined : toStringCoerced(y);
  if (right !== undefined) return (left as string) + right;
  const handler = state.metamethod(x, EVENT_CONCAT) ?? state.metamethod(y, EVENT_CONCAT);
  if (handler !== undefined) return tailCall(handler, [x, y]);
  const culprit = left === undefined ? x : y;
  throw new OperandError(`attempt to concatenate a ${state.typeNameOf(culprit)} value`, left === undefined ? "first" : "second");
}
