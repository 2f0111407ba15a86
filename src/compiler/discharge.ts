/**
 * Giving an expression a place: turning its descriptor into a register, an operand or a store. Called by expression.ts, operators.ts and
 * statement.ts. The functions go from "as late as possible" to "now": `dischargeVariable`, `toAnyRegister`, `toNextRegister`.
 *
 * What must stay true: instructions are emitted in the order PUC Lua emits them, so that values are read at the same moment; after
 * `to…Register` a descriptor has no jumps left.
 */
import { MAX_BYTE_OPERAND, operandA } from "../../vm/instruction.ts";
import type { LuaInteger, LuaNumeric } from "../../vm/numbers.ts";
import { Op } from "../../vm/opcodes.ts";
import { type Descriptor, hasJumps, isIntegerNumeral, Kind } from "./descriptor.ts";
import { constantIndex, emitABC, emitConstant, emitFloat, emitInteger, emitNil, setA, setC } from "./emit.ts";
import type { FunctionState } from "./function-state.ts";
import { emitJump, joinLists, markTarget, needsValue, patchToHere, patchValues } from "./jumps.ts";
import { NO_JUMP } from "./label.ts";
import { freeDescriptor, freeRegister, freeRegisters, reserveRegisters } from "./registers.ts";

/** Makes a variable or field a value: emits the instruction that reads it, its destination still open. */
export function dischargeVariable(state: FunctionState, descriptor: Descriptor): void {
  switch (descriptor.kind) {
    case Kind.Local:
      descriptor.kind = Kind.Register;
      return;
    case Kind.Cell:
      relocatable(descriptor, emitABC(state, Op.GETCELL, 0, descriptor.info, 0));
      break;
    case Kind.Upvalue:
      relocatable(descriptor, emitABC(state, Op.GETUPVAL, 0, descriptor.info, 0));
      break;
    case Kind.IndexedUpvalue:
      relocatable(descriptor, emitABC(state, Op.GETTABUP, 0, descriptor.table, descriptor.key));
      break;
    case Kind.Indexed:
      readCells(state, descriptor);
      freeRegisters(state, descriptor.table, descriptor.key);
      relocatable(descriptor, emitABC(state, Op.GETTABLE, 0, descriptor.table, descriptor.key));
      break;
    case Kind.IndexedInteger:
      readCells(state, descriptor);
      freeRegister(state, descriptor.table);
      relocatable(descriptor, emitABC(state, Op.GETI, 0, descriptor.table, descriptor.key));
      break;
    case Kind.IndexedString:
      readCells(state, descriptor);
      freeRegister(state, descriptor.table);
      relocatable(descriptor, emitABC(state, Op.GETFIELD, 0, descriptor.table, descriptor.key));
      break;
    case Kind.Call:
    case Kind.Vararg:
      toOneResult(state, descriptor);
      break;
  }
}

function relocatable(descriptor: Descriptor, pc: number): void {
  descriptor.kind = Kind.Relocatable;
  descriptor.info = pc;
}

/** Reads the captured variables that an indexed descriptor names by their cells into temporaries. */
function readCells(state: FunctionState, descriptor: Descriptor): void {
  if (descriptor.tableIsCell) {
    descriptor.table = readCell(state, descriptor.table);
    descriptor.tableIsCell = false;
  }
  if (descriptor.keyIsCell) {
    descriptor.key = readCell(state, descriptor.key);
    descriptor.keyIsCell = false;
  }
}

function readCell(state: FunctionState, cell: number): number {
  const register = state.freeRegister;
  reserveRegisters(state, 1);
  emitABC(state, Op.GETCELL, register, cell, 0);
  return register;
}

/** Cuts a call or `...` to one value. */
export function toOneResult(state: FunctionState, descriptor: Descriptor): void {
  if (descriptor.kind === Kind.Call) {
    descriptor.kind = Kind.Register;
    descriptor.info = operandA(state.code[descriptor.info] as number);
  } else if (descriptor.kind === Kind.Vararg) {
    setC(state, descriptor.info, 2);
    descriptor.kind = Kind.Relocatable;
  }
}

/** Makes a call or `...` give `count` values from the first free register on; -1: all there are. */
export function setResults(state: FunctionState, descriptor: Descriptor, count: number): void {
  setC(state, descriptor.info, count + 1);
  if (descriptor.kind === Kind.Vararg) {
    setA(state, descriptor.info, state.freeRegister);
    reserveRegisters(state, 1);
  }
}

/** Puts the value into a register; jumps of the descriptor stay open. */
function dischargeTo(state: FunctionState, descriptor: Descriptor, register: number): void {
  dischargeVariable(state, descriptor);
  switch (descriptor.kind) {
    case Kind.Nil:
      emitNil(state, register, 1);
      break;
    case Kind.False:
      emitABC(state, Op.LOADFALSE, register, 0, 0);
      break;
    case Kind.True:
      emitABC(state, Op.LOADTRUE, register, 0, 0);
      break;
    case Kind.String:
      emitConstant(state, register, constantIndex(state, descriptor.value));
      break;
    case Kind.Constant:
      emitConstant(state, register, descriptor.info);
      break;
    case Kind.Float:
      emitFloat(state, register, descriptor.value as LuaNumeric);
      break;
    case Kind.Integer:
      emitInteger(state, register, descriptor.value as LuaInteger);
      break;
    case Kind.Relocatable:
      setA(state, descriptor.info, register);
      break;
    case Kind.Register:
      if (register !== descriptor.info) emitABC(state, Op.MOVE, register, descriptor.info, 0);
      break;
    default:
      // A comparison has no value before its jumps are resolved.
      return;
  }
  descriptor.info = register;
  descriptor.kind = Kind.Register;
}

/** Puts the value into some register; jumps of the descriptor stay open. */
export function dischargeToAny(state: FunctionState, descriptor: Descriptor): void {
  if (descriptor.kind === Kind.Register) return;
  reserveRegisters(state, 1);
  dischargeTo(state, descriptor, state.freeRegister - 1);
}

/** Puts the final value into a register, whichever way the jumps of the expression go. */
export function toRegister(state: FunctionState, descriptor: Descriptor, register: number): void {
  dischargeTo(state, descriptor, register);
  if (descriptor.kind === Kind.Jump) descriptor.trueList = joinLists(state, descriptor.info, descriptor.trueList);
  if (hasJumps(descriptor)) resolveJumps(state, descriptor, register);
  descriptor.trueList = NO_JUMP;
  descriptor.falseList = NO_JUMP;
  descriptor.info = register;
  descriptor.kind = Kind.Register;
}

/** Jumps that bring a value come to the end; the others to instructions that load true or false. */
function resolveJumps(state: FunctionState, descriptor: Descriptor, register: number): void {
  let loadFalse = NO_JUMP;
  let loadTrue = NO_JUMP;
  if (needsValue(state, descriptor.trueList) || needsValue(state, descriptor.falseList)) {
    const around = descriptor.kind === Kind.Jump ? NO_JUMP : emitJump(state);
    markTarget(state);
    loadFalse = emitABC(state, Op.LFALSESKIP, register, 0, 0);
    markTarget(state);
    loadTrue = emitABC(state, Op.LOADTRUE, register, 0, 0);
    patchToHere(state, around);
  }
  const end = markTarget(state);
  patchValues(state, descriptor.falseList, end, register, loadFalse);
  patchValues(state, descriptor.trueList, end, register, loadTrue);
}

/** Puts the final value into the first free register. */
export function toNextRegister(state: FunctionState, descriptor: Descriptor): void {
  dischargeVariable(state, descriptor);
  freeDescriptor(state, descriptor);
  reserveRegisters(state, 1);
  toRegister(state, descriptor, state.freeRegister - 1);
}

/** Puts the final value into some register, where it may be already, and returns that. */
export function toAnyRegister(state: FunctionState, descriptor: Descriptor): number {
  dischargeVariable(state, descriptor);
  if (descriptor.kind === Kind.Register) {
    if (!hasJumps(descriptor)) return descriptor.info;
    // The value of a jump cannot be put into a local variable.
    if (descriptor.info >= state.activeRegisters) {
      toRegister(state, descriptor, descriptor.info);
      return descriptor.info;
    }
  }
  toNextRegister(state, descriptor);
  return descriptor.info;
}

/** A value that is going to be indexed may also stay in its upvalue or cell. */
export function toIndexable(state: FunctionState, descriptor: Descriptor): void {
  const stays = descriptor.kind === Kind.Upvalue || descriptor.kind === Kind.Cell;
  if (!stays || hasJumps(descriptor)) toAnyRegister(state, descriptor);
}

/** A final value: a register, a constant, an instruction with open destination, or a captured variable. */
export function toValue(state: FunctionState, descriptor: Descriptor): void {
  if (descriptor.kind === Kind.Jump || hasJumps(descriptor)) toAnyRegister(state, descriptor);
  else if (descriptor.kind !== Kind.Cell) dischargeVariable(state, descriptor);
}

/** Tries to make the expression a constant whose index fits an operand. */
export function toConstant(state: FunctionState, descriptor: Descriptor): boolean {
  if (hasJumps(descriptor)) return false;
  let index: number;
  switch (descriptor.kind) {
    case Kind.Nil:
      index = constantIndex(state, undefined);
      break;
    case Kind.True:
      index = constantIndex(state, true);
      break;
    case Kind.False:
      index = constantIndex(state, false);
      break;
    case Kind.Integer:
    case Kind.Float:
    case Kind.String:
      index = constantIndex(state, descriptor.value);
      break;
    case Kind.Constant:
      index = descriptor.info;
      break;
    default:
      return false;
  }
  if (index > MAX_BYTE_OPERAND) return false;
  descriptor.kind = Kind.Constant;
  descriptor.info = index;
  return true;
}

/** Makes the expression an operand RK: a constant (true) or a register (false). */
export function toRegisterOrConstant(state: FunctionState, descriptor: Descriptor): boolean {
  if (toConstant(state, descriptor)) return true;
  toAnyRegister(state, descriptor);
  return false;
}

/** Makes `table[key]`. The table has been through `toIndexable`, the key through `toValue`. */
export function makeIndexed(state: FunctionState, table: Descriptor, key: Descriptor): void {
  const isField = isFieldName(state, key);
  if (table.kind === Kind.Upvalue) {
    if (isField) {
      table.kind = Kind.IndexedUpvalue;
      table.table = table.info;
      table.key = key.info;
      return;
    }
    toAnyRegister(state, table);
  }
  table.table = table.info;
  table.tableIsCell = table.kind === Kind.Cell;
  table.keyIsCell = false;
  if (isField) {
    table.kind = Kind.IndexedString;
    table.key = key.info;
  } else if (isByteInteger(key)) {
    table.kind = Kind.IndexedInteger;
    table.key = key.value as unknown as number;
  } else {
    table.kind = Kind.Indexed;
    table.keyIsCell = key.kind === Kind.Cell;
    table.key = key.kind === Kind.Cell ? key.info : toAnyRegister(state, key);
  }
}

/** Whether the key is a string among the first constants; makes it a constant in any case. */
function isFieldName(state: FunctionState, key: Descriptor): boolean {
  if (key.kind !== Kind.String || hasJumps(key)) return false;
  key.info = constantIndex(state, key.value);
  key.kind = Kind.Constant;
  return key.info <= MAX_BYTE_OPERAND;
}

function isByteInteger(key: Descriptor): boolean {
  if (!isIntegerNumeral(key) || typeof key.value === "bigint") return false;
  const value = key.value as unknown as number;
  return value >= 0 && value <= MAX_BYTE_OPERAND;
}

/** Stores the value of an expression in a variable or field. */
export function store(state: FunctionState, target: Descriptor, value: Descriptor): void {
  switch (target.kind) {
    case Kind.Local:
      freeDescriptor(state, value);
      toRegister(state, value, target.info);
      return;
    case Kind.Cell:
      emitABC(state, Op.SETCELL, target.info, toAnyRegister(state, value), 0);
      break;
    case Kind.Upvalue:
      emitABC(state, Op.SETUPVAL, toAnyRegister(state, value), target.info, 0);
      break;
    case Kind.IndexedUpvalue:
      storeField(state, Op.SETTABUP, target, value);
      break;
    case Kind.IndexedInteger:
      storeField(state, Op.SETI, target, value);
      break;
    case Kind.IndexedString:
      storeField(state, Op.SETFIELD, target, value);
      break;
    default:
      storeField(state, Op.SETTABLE, target, value);
      break;
  }
  freeDescriptor(state, value);
}

function storeField(state: FunctionState, op: Op, target: Descriptor, value: Descriptor): void {
  const isConstant = toRegisterOrConstant(state, value);
  const temporaries = state.freeRegister;
  readCells(state, target);
  emitABC(state, op, target.table, target.key, value.info, isConstant);
  state.freeRegister = temporaries;
}

/** Makes `object:method` ready for a call: function and first argument in the next two registers. */
export function makeSelf(state: FunctionState, object: Descriptor, method: Descriptor): void {
  const register = toAnyRegister(state, object);
  freeDescriptor(state, object);
  const base = state.freeRegister;
  object.kind = Kind.Register;
  object.info = base;
  reserveRegisters(state, 2);
  const isConstant = toRegisterOrConstant(state, method);
  emitABC(state, Op.SELF, base, register, method.info, isConstant);
  freeDescriptor(state, method);
}
