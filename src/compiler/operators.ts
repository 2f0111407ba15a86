/**
 * Code for unary and binary operators (§3.4.1 to §3.4.6). Called by expression.ts: `infix` when the first operand has been compiled,
 * `postfix` when the second one has, `prefix` for unary operators.
 *
 * What must stay true: the choice between folding, immediate operands (I), constants (K) and registers is PUC Lua's, and so is the order
 * in which operands get registers. A captured variable as first operand is read after the second operand has been computed, as PUC
 * Lua reads the register of a local variable then.
 */
import type { BinaryOperator, LogicalExpression, UnaryOperator } from "../../grammar/ast.ts";
import { operandA, operandB, operationOf } from "../../vm/instruction.ts";
import { floatToInteger, isInteger, type LuaInteger, type LuaNumeric, toFloat } from "../../vm/numbers.ts";
import { Op } from "../../vm/opcodes.ts";
import { type Descriptor, hasJumps, isConstantKind, isIntegerNumeral, isNumeral, Kind } from "./descriptor.ts";
import { dischargeToAny, dischargeVariable, toAnyRegister, toConstant, toNextRegister, toRegisterOrConstant } from "./discharge.ts";
import { emitABC, fixLine, previousOperation, removeLast, setA, setB, signedByteOperand } from "./emit.ts";
import { foldBinary, foldUnary } from "./fold.ts";
import type { FunctionState } from "./function-state.ts";
import { dropValues, emitConditionalJump, joinLists, negateCondition, patchToHere } from "./jumps.ts";
import { NO_JUMP } from "./label.ts";
import { freeDescriptor, freeDescriptors, NO_REGISTER } from "./registers.ts";

/** The forms of an operator that gives a value: on two registers; with a constant, if there is such an instruction. */
interface ArithmeticForms {
  readonly register: Op;
  readonly constant: Op | undefined;
}

const arithmeticForms: Readonly<Partial<Record<BinaryOperator, ArithmeticForms>>> = {
  "+": { register: Op.ADD, constant: Op.ADDK },
  "-": { register: Op.SUB, constant: Op.SUBK },
  "*": { register: Op.MUL, constant: Op.MULK },
  "%": { register: Op.MOD, constant: Op.MODK },
  "^": { register: Op.POW, constant: Op.POWK },
  "/": { register: Op.DIV, constant: Op.DIVK },
  "//": { register: Op.IDIV, constant: Op.IDIVK },
  "&": { register: Op.BAND, constant: Op.BANDK },
  "|": { register: Op.BOR, constant: Op.BORK },
  "~": { register: Op.BXOR, constant: Op.BXORK },
  "<<": { register: Op.SHL, constant: undefined },
  ">>": { register: Op.SHR, constant: undefined },
};

/* ---- Conditions ---- */

/** Goes on if the expression is true; jumps out of it, by its false list, otherwise. */
export function goIfTrue(state: FunctionState, descriptor: Descriptor): void {
  dischargeVariable(state, descriptor);
  let jump = NO_JUMP;
  if (descriptor.kind === Kind.Jump) {
    negateCondition(state, descriptor.info);
    jump = descriptor.info;
  } else if (!isConstantTrue(descriptor)) {
    jump = jumpOnTest(state, descriptor, false);
  }
  descriptor.falseList = joinLists(state, jump, descriptor.falseList);
  patchToHere(state, descriptor.trueList);
  descriptor.trueList = NO_JUMP;
}

/** Goes on if the expression is false; jumps out of it, by its true list, otherwise. */
export function goIfFalse(state: FunctionState, descriptor: Descriptor): void {
  dischargeVariable(state, descriptor);
  let jump = NO_JUMP;
  if (descriptor.kind === Kind.Jump) jump = descriptor.info;
  else if (descriptor.kind !== Kind.Nil && descriptor.kind !== Kind.False) jump = jumpOnTest(state, descriptor, true);
  descriptor.trueList = joinLists(state, jump, descriptor.trueList);
  patchToHere(state, descriptor.falseList);
  descriptor.falseList = NO_JUMP;
}

function isConstantTrue(descriptor: Descriptor): boolean {
  switch (descriptor.kind) {
    case Kind.Constant:
    case Kind.Float:
    case Kind.Integer:
    case Kind.String:
    case Kind.True:
      return true;
    default:
      return false;
  }
}

/** Emits a test and a jump taken when the value is `condition`; a `not` just before is dropped. */
function jumpOnTest(state: FunctionState, descriptor: Descriptor, condition: boolean): number {
  if (descriptor.kind === Kind.Relocatable) {
    const word = state.code[descriptor.info] as number;
    if (operationOf(word) === Op.NOT) {
      removeLast(state);
      return emitConditionalJump(state, Op.TEST, operandB(word), 0, 0, !condition);
    }
  }
  dischargeToAny(state, descriptor);
  freeDescriptor(state, descriptor);
  return emitConditionalJump(state, Op.TESTSET, NO_REGISTER, descriptor.info, 0, condition);
}

/* ---- Unary operators ---- */

/** Applies a unary operator that stands on `line`. */
export function prefix(state: FunctionState, operator: UnaryOperator, operand: Descriptor, line: number): void {
  dischargeVariable(state, operand);
  if (operator === "not") {
    negate(state, operand);
    return;
  }
  if (isNumeral(operand)) {
    const folded = foldUnary(operator, operand.value as LuaNumeric);
    if (folded !== undefined) {
      setNumber(operand, folded);
      return;
    }
  }
  const register = toAnyRegister(state, operand);
  freeDescriptor(state, operand);
  const op = operator === "-" ? Op.UNM : operator === "#" ? Op.LEN : Op.BNOT;
  operand.info = emitABC(state, op, 0, register, 0);
  operand.kind = Kind.Relocatable;
  fixLine(state, line);
}

/** `not`: constants are negated now, comparisons by their flag, anything else by an instruction; and true exits become false exits. */
function negate(state: FunctionState, operand: Descriptor): void {
  if (operand.kind === Kind.Nil || operand.kind === Kind.False) {
    operand.kind = Kind.True;
  } else if (isConstantTrue(operand)) {
    operand.kind = Kind.False;
  } else if (operand.kind === Kind.Jump) {
    negateCondition(state, operand.info);
  } else {
    dischargeToAny(state, operand);
    freeDescriptor(state, operand);
    operand.info = emitABC(state, Op.NOT, 0, operand.info, 0);
    operand.kind = Kind.Relocatable;
  }
  const { trueList } = operand;
  operand.trueList = operand.falseList;
  operand.falseList = trueList;
  dropValues(state, operand.falseList);
  dropValues(state, operand.trueList);
}

function setNumber(descriptor: Descriptor, value: LuaNumeric): void {
  descriptor.kind = isInteger(value) ? Kind.Integer : Kind.Float;
  descriptor.value = value;
}

/* ---- Binary operators ---- */

/** Prepares the first operand of `and` and `or`, which may be the last thing evaluated. */
export function infixLogical(state: FunctionState, operator: LogicalExpression["operator"], left: Descriptor): void {
  if (operator === "and") goIfTrue(state, left);
  else goIfFalse(state, left);
}

/** Joins the operands of `and` and `or`; the result is the descriptor of the second one. */
export function postfixLogical(state: FunctionState, left: Descriptor, right: Descriptor): Descriptor {
  dischargeVariable(state, right);
  // One of the two lists of the first operand is empty: the other operator's.
  right.falseList = joinLists(state, right.falseList, left.falseList);
  right.trueList = joinLists(state, right.trueList, left.trueList);
  return right;
}

/** Prepares the first operand before the second one is compiled. */
export function infix(state: FunctionState, operator: BinaryOperator, left: Descriptor): void {
  if (operator === "..") {
    toNextRegister(state, left);
    return;
  }
  if (left.kind === Kind.Cell) return;
  dischargeVariable(state, left);
  switch (operator) {
    case "==":
    case "~=":
      if (!isNumeral(left)) toRegisterOrConstant(state, left);
      return;
    case "<":
    case "<=":
    case ">":
    case ">=":
      if (immediateNumber(left) < 0) toAnyRegister(state, left);
      return;
    default:
      if (!isNumeral(left)) toAnyRegister(state, left);
  }
}

/** Emits a binary operation whose operator stands on `line`. Returns the result, one of the two descriptors. */
export function postfix(state: FunctionState, operator: BinaryOperator, left: Descriptor, right: Descriptor, line: number): Descriptor {
  dischargeVariable(state, right);
  if (left.kind === Kind.Cell) {
    if (!isConstantKind(right)) toAnyRegister(state, right);
    toAnyRegister(state, left);
  }
  switch (operator) {
    case "..":
      toNextRegister(state, right);
      concatenate(state, left, right, line);
      return left;
    case "==":
    case "~=":
      return compareEqual(state, left, right, operator === "==");
    case "<":
      return compareOrder(state, Op.LT, left, right);
    case "<=":
      return compareOrder(state, Op.LE, left, right);
    case ">":
      return compareOrder(state, Op.LT, right, left);
    case ">=":
      return compareOrder(state, Op.LE, right, left);
    default:
      return arithmetic(state, operator, left, right, line);
  }
}

/** Emits a concatenation, or extends the one of the second operand: the operator associates to the right. */
function concatenate(state: FunctionState, left: Descriptor, right: Descriptor, line: number): void {
  if (previousOperation(state) === Op.CONCAT) {
    const last = state.pc - 1;
    const word = state.code[last] as number;
    if (operandA(word) === left.info + 1) {
      freeDescriptor(state, right);
      setA(state, last, left.info);
      setB(state, last, operandB(word) + 1);
      return;
    }
  }
  emitABC(state, Op.CONCAT, left.info, 2, 0);
  freeDescriptor(state, right);
  fixLine(state, line);
}

/* ---- Arithmetic and bitwise operators ---- */

/** §3.4.1, §3.4.2. Subtraction and shifts have immediate forms for their second operand; the commutative operators for either. */
function arithmetic(state: FunctionState, operator: BinaryOperator, left: Descriptor, right: Descriptor, line: number): Descriptor {
  if (isNumeral(left) && isNumeral(right)) {
    const folded = foldBinary(operator, left.value as LuaNumeric, right.value as LuaNumeric);
    if (folded !== undefined) {
      setNumber(left, folded);
      return left;
    }
  }
  switch (operator) {
    case "+":
    case "*":
      return commutative(state, operator, left, right, isNumeral(left), line);
    case "&":
    case "|":
    case "~":
      return commutative(state, operator, left, right, left.kind === Kind.Integer && !hasJumps(left), line);
    case "-":
      if (immediateInteger(right) >= 0) return binary(state, Op.SUBI, left, right, immediateInteger(right), false, line);
      break;
    case "<<":
      if (immediateInteger(right) >= 0) return binary(state, Op.SHLI, left, right, immediateInteger(right), false, line);
      break;
    case ">>":
      if (immediateInteger(right) >= 0) return binary(state, Op.SHRI, left, right, immediateInteger(right), false, line);
      break;
  }
  return withConstant(state, operator, left, right, false, line);
}

/** A numeral as first operand is exchanged with the second, so that it can be an immediate or constant operand. */
function commutative(
  state: FunctionState,
  operator: BinaryOperator,
  left: Descriptor,
  right: Descriptor,
  flipped: boolean,
  line: number,
): Descriptor {
  const first = flipped ? right : left;
  const second = flipped ? left : right;
  if (operator === "+" && immediateInteger(second) >= 0) {
    return binary(state, Op.ADDI, first, second, immediateInteger(second), flipped, line);
  }
  return withConstant(state, operator, first, second, flipped, line);
}

/** With the second operand as constant, if it is a numeral that can be; else on two registers, in the order of the source. */
function withConstant(
  state: FunctionState,
  operator: BinaryOperator,
  first: Descriptor,
  second: Descriptor,
  flipped: boolean,
  line: number,
): Descriptor {
  const forms = arithmeticForms[operator] as ArithmeticForms;
  const isBitwise = forms.register >= Op.BAND && forms.register <= Op.BXOR;
  const mayBeConstant = isBitwise ? isIntegerNumeral(second) : isNumeral(second);
  if (forms.constant !== undefined && mayBeConstant && toConstant(state, second)) {
    return binary(state, forms.constant, first, second, second.info, flipped, line);
  }
  const left = flipped ? second : first;
  const right = flipped ? first : second;
  const register = toAnyRegister(state, right);
  return binary(state, forms.register, left, right, register, false, line);
}

/** The instruction itself; its first operand goes to a register, the other one is encoded already. */
function binary(
  state: FunctionState,
  op: Op,
  first: Descriptor,
  second: Descriptor,
  operand: number,
  flipped: boolean,
  line: number,
): Descriptor {
  const register = toAnyRegister(state, first);
  const pc = emitABC(state, op, 0, register, operand, flipped);
  freeDescriptors(state, first, second);
  first.kind = Kind.Relocatable;
  first.info = pc;
  fixLine(state, line);
  return first;
}

/** A small integer as operand sB or sC, excess included; -1 if the expression is not one. */
function immediateInteger(descriptor: Descriptor): number {
  return isIntegerNumeral(descriptor) ? signedByteOperand(descriptor.value as LuaInteger) : -1;
}

/** The same for a small integer or a float with such a value. */
function immediateNumber(descriptor: Descriptor): number {
  if (!isNumeral(descriptor)) return -1;
  if (descriptor.kind === Kind.Integer) return signedByteOperand(descriptor.value as LuaInteger);
  return signedByteOperand(floatToInteger(toFloat(descriptor.value as LuaNumeric)));
}

/* ---- Comparisons ---- */

/** `==` and `~=`: EQI with a small number, EQK with a constant, EQ on registers. The jump is taken when the result is `isEqual`. */
function compareEqual(state: FunctionState, left: Descriptor, right: Descriptor, isEqual: boolean): Descriptor {
  // A constant can only be the second operand.
  const first = left.kind === Kind.Register ? left : right;
  const second = left.kind === Kind.Register ? right : left;
  const register = toAnyRegister(state, first);
  const immediate = immediateNumber(second);
  let jump: number;
  if (immediate >= 0) {
    const isFloat = second.kind === Kind.Float ? 1 : 0;
    freeDescriptors(state, first, second);
    jump = emitConditionalJump(state, Op.EQI, register, immediate, isFloat, isEqual);
  } else {
    const op = toRegisterOrConstant(state, second) ? Op.EQK : Op.EQ;
    freeDescriptors(state, first, second);
    jump = emitConditionalJump(state, op, register, second.info, 0, isEqual);
  }
  return comparison(first, jump);
}

/** `left < right` or `left <= right`; with a small number on the left it becomes `right > left`. */
function compareOrder(state: FunctionState, op: Op.LT | Op.LE, left: Descriptor, right: Descriptor): Descriptor {
  const isLess = op === Op.LT;
  const rightImmediate = immediateNumber(right);
  if (rightImmediate >= 0) return compareImmediate(state, isLess ? Op.LTI : Op.LEI, left, right, rightImmediate);
  const leftImmediate = immediateNumber(left);
  if (leftImmediate >= 0) return compareImmediate(state, isLess ? Op.GTI : Op.GEI, right, left, leftImmediate);
  const first = toAnyRegister(state, left);
  const second = toAnyRegister(state, right);
  freeDescriptors(state, left, right);
  return comparison(left, emitConditionalJump(state, op, first, second, 0, true));
}

/** The flag in C tells metamethods that the number was written as a float. */
function compareImmediate(state: FunctionState, op: Op, operand: Descriptor, numeral: Descriptor, immediate: number): Descriptor {
  const register = toAnyRegister(state, operand);
  freeDescriptor(state, operand);
  return comparison(operand, emitConditionalJump(state, op, register, immediate, numeral.kind === Kind.Float ? 1 : 0, true));
}

/** The result of a comparison is where it jumps. */
function comparison(descriptor: Descriptor, jump: number): Descriptor {
  descriptor.kind = Kind.Jump;
  descriptor.info = jump;
  return descriptor;
}
