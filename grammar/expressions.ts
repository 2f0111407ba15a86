/**
 * The rules for expressions (§3.4), the lower half of the grammar; `parser.ts` adds the statements.
 *
 * What must stay true: an expression is read as a flat sequence of operands and operators, and `precedence.ts` makes the tree, so neither
 * long chains of operators nor of suffixes use the host's stack; only brackets, arguments and function bodies recurse.
 */

import type { ParserMethod, TokenType } from "chevrotain";
import type * as ast from "./ast.ts";
import type { Choice, Rule } from "./compact-parser.ts";
import type { Charge } from "./lexer.ts";
import type { Numeral } from "./literals.ts";
import { syntaxTexts } from "./messages.ts";
import { endOf, ParserBase } from "./parser-base.ts";
import { OperatorStack, priorityOfBinary } from "./precedence.ts";
import * as tokens from "./tokens.ts";

/** The rule for function bodies takes the offsets of the keyword and of the token whose line a missing `end` is reported for. */
export type FunctionBodyRule = ParserMethod<[start?: number, opened?: number], ast.FunctionBody>;

/** A part of an expression that follows what it applies to. */
type Suffix = (base: ast.Expression) => ast.Expression;

/** What an expression may begin with. */
const expressionStarts: TokenType[] = [
  tokens.UnaryOperator,
  tokens.Name,
  tokens.LeftParenthesis,
  tokens.Numeral,
  tokens.StringToken,
  tokens.Nil,
  tokens.False,
  tokens.True,
  tokens.Ellipsis,
  tokens.LeftBrace,
  tokens.FunctionKeyword,
];

export abstract class ExpressionParser extends ParserBase {
  private readonly operators = new OperatorStack();
  /** Whether the function being read has `...` among its parameters. */
  protected isVararg = true;

  /** `parameters block end`, after the keyword; see `parser.ts`. */
  protected abstract readonly functionBody: FunctionBodyRule;

  protected override open(source: string, chunkId: string, isTolerant: boolean, charge?: Charge): void {
    this.operators.clear();
    this.isVararg = true;
    super.open(source, chunkId, isTolerant, charge);
  }

  /* ---- Operands (§3.4) ---- */

  private readonly nilLiteral = (): ast.NilLiteral => {
    const token = this.CONSUME(tokens.Nil);
    return { type: "NilLiteral", start: token.startOffset, end: endOf(token) };
  };

  private readonly falseLiteral = (): ast.BooleanLiteral => {
    const token = this.CONSUME(tokens.False);
    return { type: "BooleanLiteral", start: token.startOffset, end: endOf(token), value: false };
  };

  private readonly trueLiteral = (): ast.BooleanLiteral => {
    const token = this.CONSUME(tokens.True);
    return { type: "BooleanLiteral", start: token.startOffset, end: endOf(token), value: true };
  };

  private readonly numeral = (): ast.IntegerLiteral | ast.FloatLiteral => {
    const token = this.CONSUME(tokens.Numeral);
    const numeral: Numeral | undefined = token.payload;
    const start = token.startOffset;
    const end = endOf(token);
    // Recording passes a token without a value.
    if (numeral?.kind !== "integer") return { type: "FloatLiteral", start, end, value: numeral?.value ?? 0 };
    return { type: "IntegerLiteral", start, end, value: numeral.value };
  };

  private readonly string = (): ast.StringLiteral => {
    const token = this.CONSUME(tokens.StringToken);
    return { type: "StringLiteral", start: token.startOffset, end: endOf(token), value: token.payload };
  };

  private readonly vararg = (): ast.VarargLiteral => {
    if (!this.isVararg) this.fail(syntaxTexts.varargOutside);
    const token = this.CONSUME(tokens.Ellipsis);
    return { type: "VarargLiteral", start: token.startOffset, end: endOf(token) };
  };

  /** A name; Chevrotain wants an index where one occurs several times in a rule. */
  protected name(index = 0): ast.Identifier {
    const token = this.consume(index, tokens.Name);
    return { type: "Identifier", start: token.startOffset, end: endOf(token), name: token.image };
  }

  /** function expression → function function body */
  private readonly functionExpression: Rule<ast.FunctionExpression> = this.RULE("functionExpression", () => {
    const { startOffset: start } = this.CONSUME(tokens.FunctionKeyword);
    // PUC takes the line of the parenthesis as the line where the function begins.
    const body = this.SUBRULE(this.functionBody, { ARGS: [start, this.next.startOffset] });
    return { type: "FunctionExpression", start, end: body.end, body };
  });

  /* ---- Suffixed expressions (§3.2, §3.4.10) ---- */

  private readonly variable = (): ast.Identifier => this.name();

  private readonly parenthesized = (): ast.ParenthesizedExpression => {
    const { startOffset: start } = this.CONSUME(tokens.LeftParenthesis);
    const expression = this.SUBRULE(this.expression);
    this.CLOSE(tokens.RightParenthesis, tokens.LeftParenthesis, start);
    return { type: "ParenthesizedExpression", start, end: endOf(this.previous), expression };
  };

  private readonly member = (base: ast.Expression): ast.MemberExpression => {
    this.CONSUME(tokens.Dot);
    const name = this.name(1);
    return { type: "MemberExpression", start: base.start, end: name.end, base, name };
  };

  private readonly index = (base: ast.Expression): ast.IndexExpression => {
    const index = this.bracketed(1);
    return { type: "IndexExpression", start: base.start, end: endOf(this.previous), base, index };
  };

  private readonly methodCall = (base: ast.Expression): ast.MethodCallExpression => {
    this.CONSUME(tokens.Colon);
    const method = this.name(2);
    const argumentsStart = this.next.startOffset;
    const values = this.SUBRULE(this.arguments);
    const end = endOf(this.previous);
    return { type: "MethodCallExpression", start: base.start, end, base, method, arguments: values, argumentsStart };
  };

  private readonly call = (base: ast.Expression): ast.CallExpression => {
    const argumentsStart = this.next.startOffset;
    const values = this.subrule(1, this.arguments);
    return { type: "CallExpression", start: base.start, end: endOf(this.previous), base, arguments: values, argumentsStart };
  };

  /** '[' expression ']' */
  private bracketed(index: number): ast.Expression {
    this.CONSUME(tokens.LeftBracket);
    const expression = this.subrule(index, this.expression);
    this.CONSUME(tokens.RightBracket);
    return expression;
  }

  private readonly parenthesizedArguments = (): ast.Expression[] => {
    const { startOffset: start } = this.CONSUME(tokens.LeftParenthesis);
    const values = this.SEPARATED_UNTIL(tokens.RightParenthesis, tokens.Comma, this.expression);
    this.CLOSE(tokens.RightParenthesis, tokens.LeftParenthesis, start);
    return values;
  };

  private readonly tableArgument = (): ast.Expression[] => [this.SUBRULE(this.tableConstructor)];

  private readonly stringArgument = (): ast.Expression[] => [this.string()];

  private readonly argumentForm: Choice<() => ast.Expression[]> = this.choice<() => ast.Expression[]>(
    [[tokens.LeftParenthesis], this.parenthesizedArguments],
    [[tokens.LeftBrace], this.tableArgument],
    [[tokens.StringToken], this.stringArgument],
  );

  /** arguments → '(' [ expression list ] ')' | table constructor | string */
  private readonly arguments: Rule<ast.Expression[]> = this.RULE("arguments", () => {
    return this.CHOOSE(this.argumentForm, syntaxTexts.argumentsExpected)();
  });

  private readonly primary: Choice<() => ast.Expression> = this.choice<() => ast.Expression>(
    [[tokens.Name], this.variable],
    [[tokens.LeftParenthesis], this.parenthesized],
  );

  private readonly suffix: Choice<Suffix> = this.choice<Suffix>(
    [[tokens.Dot], this.member],
    [[tokens.LeftBracket], this.index],
    [[tokens.Colon], this.methodCall],
    [[tokens.LeftParenthesis, tokens.LeftBrace, tokens.StringToken], this.call],
  );

  /** suffixed expression → (name | '(' expression ')') { '.' name | '[' expression ']' | ':' name arguments | arguments } */
  protected readonly suffixedExpression: Rule<ast.Expression> = this.RULE("suffixedExpression", () => {
    let expression = this.CHOOSE(this.primary, syntaxTexts.unexpectedSymbol)();
    for (let suffix = this.CHOOSE_WHILE(this.suffix); suffix !== undefined; suffix = this.CHOOSE_WHILE(this.suffix)) {
      expression = suffix(expression);
    }
    return expression;
  });

  /* ---- Table constructors (§3.4.9) ---- */

  /** table constructor → '{' [ field { separator field } [ separator ] ] '}' */
  private readonly tableConstructor: Rule<ast.TableConstructor> = this.RULE("tableConstructor", () => {
    const { startOffset: start } = this.CONSUME(tokens.LeftBrace);
    const fields = this.TERMINATED_UNTIL(tokens.RightBrace, tokens.FieldSeparator, this.field);
    this.CLOSE(tokens.RightBrace, tokens.LeftBrace, start);
    return { type: "TableConstructor", start, end: endOf(this.previous), fields };
  });

  private readonly keyField = (): ast.TableKey => {
    const { startOffset: start } = this.next;
    const key = this.bracketed(1);
    this.consume(1, tokens.Assign);
    const value = this.subrule(2, this.expression);
    return { type: "TableKey", start, end: value.end, key, value };
  };

  private readonly namedField = (): ast.TableKeyString => {
    const key = this.name();
    this.CONSUME(tokens.Assign);
    const value = this.SUBRULE(this.expression);
    return { type: "TableKeyString", start: key.start, end: value.end, key, value };
  };

  private readonly valueField = (): ast.TableValue => {
    const value = this.subrule(3, this.expression);
    return { type: "TableValue", start: value.start, end: value.end, value };
  };

  // A name begins an expression as well as a named field: the choice takes it for an expression, and `field` looks for the other.
  private readonly fieldForm: Choice<() => ast.TableField> = this.choice<() => ast.TableField>(
    [[tokens.LeftBracket], this.keyField],
    [[tokens.Name], this.namedField],
    [expressionStarts, this.valueField],
  );

  /** field → '[' expression ']' '=' expression | name '=' expression | expression */
  private readonly field: Rule<ast.TableField> = this.RULE("field", () => {
    const isNamed = this.next.tokenType === tokens.Name && this.LA(2).tokenType === tokens.Assign;
    if (isNamed) return this.namedField();
    return this.isTolerant
      ? (this.CHOOSE_WHILE(this.fieldForm) ?? this.valueField)()
      : this.CHOOSE(this.fieldForm, syntaxTexts.unexpectedSymbol)();
  });

  /* ---- Operators and operands (§3.4.8) ---- */

  /** operand → nil | false | true | numeral | string | '...' | table constructor | function expression | suffixed expression */
  private readonly operand: Choice<() => ast.Expression> = this.choice<() => ast.Expression>(
    [[tokens.Name, tokens.LeftParenthesis], this.suffixedExpression],
    [[tokens.Numeral], this.numeral],
    [[tokens.StringToken], this.string],
    [[tokens.Nil], this.nilLiteral],
    [[tokens.False], this.falseLiteral],
    [[tokens.True], this.trueLiteral],
    [[tokens.Ellipsis], this.vararg],
    [[tokens.LeftBrace], this.tableConstructor],
    [[tokens.FunctionKeyword], this.functionExpression],
  );

  private readonly prefixOperator: Choice<() => void> = this.choice([
    [tokens.UnaryOperator],
    () => this.operators.pushUnary(this.CONSUME_ANY(tokens.UnaryOperator)),
  ]);

  private readonly furtherOperands = (): void => {
    this.CONSUME_ANY(tokens.BinaryOperator);
    this.SUBRULE(this.expression);
  };

  /** For a tolerant parser: where an operand is missing, the text ends and a nil stands there, so that what came before is kept. */
  private operandOrNone(): () => ast.Expression {
    return this.CHOOSE_WHILE(this.operand) ?? this.noOperand;
  }

  private readonly noOperand = (): ast.NilLiteral => {
    this.stopHere();
    return { type: "NilLiteral", start: this.next.startOffset, end: this.next.startOffset };
  };

  /** expression → { unary operator } operand [ binary operator expression ] */
  protected readonly expression: Rule<ast.Expression> = this.RULE("expression", () => {
    const outerNesting = this.nesting;
    const mark = this.operators.depth;
    for (;;) {
      // Each operator that waits for this operand is a call that PUC is in.
      this.enter(outerNesting + 1 + this.operators.depth - mark);
      for (let push = this.CHOOSE_WHILE(this.prefixOperator); push !== undefined; push = this.CHOOSE_WHILE(this.prefixOperator)) {
        push();
        this.enter(this.nesting + 1);
      }
      const operand = (this.isTolerant ? this.operandOrNone() : this.CHOOSE(this.operand, syntaxTexts.unexpectedSymbol))();
      const priority = priorityOfBinary(this.next);
      const tree = this.operators.reduce(operand, mark, priority.left);
      if (priority.left === 0) {
        // For the recorded grammar only: the loop has read all operators.
        this.OPTION_WHEN(false, this.furtherOperands);
        this.nesting = outerNesting;
        return tree;
      }
      this.operators.pushBinary(this.advance(), tree, priority);
    }
  });

  /** expression list → expression { ',' expression } */
  protected expressionList(): ast.Expression[] {
    return this.SEPARATED(tokens.Comma, this.expression);
  }
}
