/**
 * Operator precedence (§3.4.8): the table, and the stack that turns the flat sequence of operands and operators that the parser reads
 * into a tree.
 *
 * What must stay true: the tree is the one that PUC's recursive descent gives, and `depth` counts the calls PUC would be in, because the
 * nesting limit is stated in them; nothing here recurses, so chains of any length are fine. Left-associative chains never wait on the
 * stack; each unary operator and each right-associative one does, until its last operand is read.
 */

import type { IToken, TokenType } from "chevrotain";
import type { BinaryOperator, Expression, UnaryOperator } from "./ast.ts";
import * as tokens from "./tokens.ts";

/** How strongly an operator binds the operand on its left and on its right; a right-associative one binds its left more. */
interface Priority {
  left: number;
  right: number;
}

/** Binary operators from low to high precedence (§3.4.8). */
const binaryPriorities: readonly (readonly [TokenType[], Priority])[] = [
  [[tokens.Or], { left: 1, right: 1 }],
  [[tokens.And], { left: 2, right: 2 }],
  [[tokens.Less, tokens.Greater, tokens.LessEqual, tokens.GreaterEqual, tokens.NotEqual, tokens.Equal], { left: 3, right: 3 }],
  [[tokens.Pipe], { left: 4, right: 4 }],
  [[tokens.Tilde], { left: 5, right: 5 }],
  [[tokens.Ampersand], { left: 6, right: 6 }],
  [[tokens.ShiftLeft, tokens.ShiftRight], { left: 7, right: 7 }],
  [[tokens.Concatenate], { left: 9, right: 8 }],
  [[tokens.Plus, tokens.Minus], { left: 10, right: 10 }],
  [[tokens.Multiply, tokens.Divide, tokens.FloorDivide, tokens.Modulo], { left: 11, right: 11 }],
  [[tokens.Power], { left: 14, right: 13 }],
];

/** Unary operators stand between the multiplicative ones and `^`. */
const unaryPriority = 12;

const none: Priority = { left: 0, right: 0 };

/** The table by number of token type. */
const priorities: (Priority | undefined)[] = [];
for (const [types, priority] of binaryPriorities) {
  for (const type of types) priorities[type.tokenTypeIdx as number] = priority;
}

/** The priority of a token as a binary operator; zero, which is lower than all, for any other token. */
export function priorityOfBinary(token: IToken): Priority {
  return priorities[token.tokenTypeIdx] ?? none;
}

/** An operator that waits for its right operand; `left` is undefined for a unary one. */
interface PendingOperator {
  operator: IToken;
  left: Expression | undefined;
  priority: number;
}

/** The operators that wait for an operand, of all expressions being read; each expression uses the part above its `mark`. */
export class OperatorStack {
  private readonly pending: PendingOperator[] = [];

  /** How many operators wait. */
  get depth(): number {
    return this.pending.length;
  }

  /** Forgets what an earlier parse left behind when it failed. */
  clear(): void {
    this.pending.length = 0;
  }

  pushUnary(operator: IToken): void {
    this.pending.push({ operator, left: undefined, priority: unaryPriority });
  }

  pushBinary(operator: IToken, left: Expression, priority: Priority): void {
    this.pending.push({ operator, left, priority: priority.right });
  }

  /**
   * Gives `operand` to the operators above `mark` that bind it at least as strongly as the operator that follows it, whose left priority
   * is `following`, and returns the tree they make.
   */
  reduce(operand: Expression, mark: number, following: number): Expression {
    let tree = operand;
    while (this.pending.length > mark && this.pending[this.pending.length - 1].priority >= following) {
      tree = applied(this.pending.pop() as PendingOperator, tree);
    }
    return tree;
  }
}

/** The node of an operator and its operands. */
function applied({ operator, left }: PendingOperator, right: Expression): Expression {
  const { startOffset: operatorStart, image } = operator;
  const { end } = right;
  if (left === undefined) return { type: "UnaryExpression", start: operatorStart, end, operator: image as UnaryOperator, argument: right };
  const { start } = left;
  if (image === "and" || image === "or") return { type: "LogicalExpression", start, end, operator: image, left, right, operatorStart };
  return { type: "BinaryExpression", start, end, operator: image as BinaryOperator, left, right, operatorStart };
}
