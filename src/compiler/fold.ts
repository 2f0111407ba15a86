/**
 * Constant folding: operations on numerals that are carried out while compiling. Called by the scope pass (is the value of a `<const>`
 * variable known?) and by the code generator (must an instruction be emitted?), which have to agree.
 *
 * What must stay true: an operation is folded exactly when PUC Lua folds it: on numbers only, never where it could raise an error, and
 * never to a NaN or a float zero (whose sign a table of constants might lose). So error messages and listings come out the same.
 */
import type { BinaryOperator, Expression, UnaryOperator } from "../../grammar/ast.ts";
import {
  add,
  bitwiseAnd,
  bitwiseNot,
  bitwiseOr,
  bitwiseXor,
  divide,
  encode,
  floorDivide,
  integer,
  isFloat,
  isNumber,
  type LuaInteger,
  type LuaNumeric,
  modulo,
  multiply,
  negate,
  power,
  shiftLeft,
  shiftRight,
  subtract,
  toFloat,
  toInteger,
} from "../../vm/numbers.ts";
import type { LuaValue } from "../../vm/value.ts";
import { pushSpine } from "./spine.ts";

/** The value of a compile-time constant: nil, a boolean, a number or a string. The box tells "nil" from "not known". */
export interface Constant {
  readonly value: LuaValue;
}

/** The result of a unary operation on a number, or undefined when it is left to run time. */
export function foldUnary(operator: UnaryOperator, operand: LuaNumeric): LuaNumeric | undefined {
  if (operator === "-") return acceptable(negate(operand));
  if (operator !== "~") return undefined;
  const bits = toInteger(operand);
  return bits === undefined ? undefined : bitwiseNot(bits);
}

/** The result of an arithmetic or bitwise operation on two numbers, or undefined when it is left to run time. */
export function foldBinary(operator: BinaryOperator, left: LuaNumeric, right: LuaNumeric): LuaNumeric | undefined {
  switch (operator) {
    case "+":
      return acceptable(add(left, right));
    case "-":
      return acceptable(subtract(left, right));
    case "*":
      return acceptable(multiply(left, right));
    case "^":
      return acceptable(power(left, right));
    case "/":
      return toFloat(right) === 0 ? undefined : acceptable(divide(left, right));
    case "//":
      return toFloat(right) === 0 ? undefined : acceptable(floorDivide(left, right));
    case "%":
      return toFloat(right) === 0 ? undefined : acceptable(modulo(left, right));
    case "&":
      return foldBitwise(bitwiseAnd, left, right);
    case "|":
      return foldBitwise(bitwiseOr, left, right);
    case "~":
      return foldBitwise(bitwiseXor, left, right);
    case "<<":
      return foldBitwise(shiftLeft, left, right);
    case ">>":
      return foldBitwise(shiftRight, left, right);
    default:
      return undefined;
  }
}

/**
 * The value of an expression that is a compile-time constant; `constantNamed` knows those that have a name. The same cases as in the code
 * generator, where they come about by themselves: `true and 5` leaves the descriptor of the 5, while `false and 5` needs a jump.
 */
export function constantOf(expression: Expression, constantNamed: (name: string) => Constant | undefined): Constant | undefined {
  const spine: Expression[] = [];
  let constant = constantOperand(pushSpine(spine, expression), constantNamed);
  while (spine.length > 0 && constant !== undefined) {
    const node = spine.pop() as Expression;
    if (node.type === "BinaryExpression") {
      constant = foldBinaryConstants(node.operator, constant, constantOf(node.right, constantNamed));
    } else if (node.type === "LogicalExpression") {
      const isTrue: boolean = constant.value !== undefined && constant.value !== false;
      constant = isTrue === (node.operator === "and") ? constantOf(node.right, constantNamed) : undefined;
    } else constant = undefined;
  }
  return constant;
}

function constantOperand(expression: Expression, constantNamed: (name: string) => Constant | undefined): Constant | undefined {
  switch (expression.type) {
    case "NilLiteral":
      return { value: undefined };
    case "BooleanLiteral":
    case "StringLiteral":
      return { value: expression.value };
    case "IntegerLiteral":
      return { value: typeof expression.value === "bigint" ? expression.value : integer(expression.value) };
    case "FloatLiteral":
      return { value: encode(expression.value) };
    case "Identifier":
      return constantNamed(expression.name);
    case "ParenthesizedExpression":
      return constantOf(expression.expression, constantNamed);
    case "UnaryExpression":
      return foldUnaryConstant(expression.operator, constantOf(expression.argument, constantNamed));
    default:
      return undefined;
  }
}

/** A unary operation on a compile-time constant of any type. */
function foldUnaryConstant(operator: UnaryOperator, operand: Constant | undefined): Constant | undefined {
  if (operand === undefined) return undefined;
  if (operator === "not") return { value: operand.value === undefined || operand.value === false };
  if (!isNumber(operand.value)) return undefined;
  const value = foldUnary(operator, operand.value);
  return value === undefined ? undefined : { value };
}

/** An arithmetic or bitwise operation on compile-time constants of any type. */
function foldBinaryConstants(operator: BinaryOperator, left: Constant | undefined, right: Constant | undefined): Constant | undefined {
  if (left === undefined || right === undefined || !isNumber(left.value) || !isNumber(right.value)) return undefined;
  const value = foldBinary(operator, left.value, right.value);
  return value === undefined ? undefined : { value };
}

function foldBitwise(
  operation: (left: LuaInteger, right: LuaInteger) => LuaInteger,
  left: LuaNumeric,
  right: LuaNumeric,
): LuaNumeric | undefined {
  const leftBits = toInteger(left);
  const rightBits = toInteger(right);
  return leftBits === undefined || rightBits === undefined ? undefined : operation(leftBits, rightBits);
}

/** Neither NaN nor a float zero. */
function acceptable(result: LuaNumeric): LuaNumeric | undefined {
  if (!isFloat(result)) return result;
  const float = toFloat(result);
  return Number.isNaN(float) || float === 0 ? undefined : result;
}
