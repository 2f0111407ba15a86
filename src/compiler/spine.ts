/**
 * Walking down chains of expressions that lean to the left. Both passes of the compiler use it.
 *
 * What must stay true: such chains (`a + b + c …`, `a.b.c …`, `f()() …`) may be of any length, so nothing recurses along them; all other
 * nesting is bounded by the parser.
 */
import type { Expression } from "../../grammar/ast.ts";

/**
 * Goes down the left side of a chain (`a.b(c) + d …`), putting its nodes on the stack, and returns the first operand. Taken from the
 * stack again, the nodes come in the order in which they are evaluated.
 */
export function pushSpine(spine: Expression[], expression: Expression): Expression {
  let node = expression;
  for (let next = leftOf(node); next !== undefined; next = leftOf(node)) {
    spine.push(node);
    node = next;
  }
  return node;
}

/** The expression that such a chain begins with. */
export function firstOperand(expression: Expression): Expression {
  let node = expression;
  for (let next = leftOf(node); next !== undefined; next = leftOf(node)) node = next;
  return node;
}

/** The left part of a link in a chain, or undefined for an expression that begins one. */
function leftOf(node: Expression): Expression | undefined {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
      return node.left;
    case "MemberExpression":
    case "IndexExpression":
    case "CallExpression":
    case "MethodCallExpression":
      return node.base;
    default:
      return undefined;
  }
}
