/**
 * The grammar of Lua 5.4 (§9) as a Chevrotain parser whose actions build the tree of `ast.ts`: here the statements, in `expressions.ts`
 * the expressions. `parse` of `index.ts` calls it.
 *
 * Each rule carries its production. One token of look-ahead decides everywhere except before a field of a table. What must stay true: the
 * first error is the one PUC would report, with its text, line and token, so each check stands where PUC's parser makes it; `nesting`
 * counts what PUC counts as C calls; whatever may repeat without limit is a loop.
 */

import type { TokenType } from "chevrotain";
import type * as ast from "./ast.ts";
import type { Choice, Rule } from "./compact-parser.ts";
import { ExpressionParser, type FunctionBodyRule } from "./expressions.ts";
import type { Charge } from "./lexer.ts";
import { syntaxTexts, unknownAttribute } from "./messages.ts";
import { endOf } from "./parser-base.ts";
import { LuaSyntaxError } from "./syntax-error.ts";
import * as tokens from "./tokens.ts";

/** The tokens that end a block. */
const blockEnds: ReadonlySet<TokenType> = new Set([tokens.Else, tokens.ElseIf, tokens.End, tokens.Until, tokens.EndOfFile]);

export class LuaParser extends ExpressionParser {
  /** Whether the `local` statement being read has a variable that is to be closed. */
  private hasToBeClosed = false;

  /** Parses a whole source text; a tolerant parser, what is complete before the first error. */
  parseChunk(source: string, chunkId: string, isTolerant = false, charge?: Charge): ast.Chunk {
    try {
      this.open(source, chunkId, isTolerant, charge);
      return this.SUBRULE(this.chunk);
    } catch (error) {
      // The host's stack is smaller than the nesting limit needs.
      if (error instanceof RangeError) this.failOverflow();
      throw error;
    } finally {
      this.close();
    }
  }

  /* ---- Control structures (§3.3.4, §3.3.5) ---- */

  /** return statement → return [ expression list ] [ ';' ] (§3.3.4) */
  private readonly returnStatement: Rule<ast.ReturnStatement> = this.RULE("returnStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Return);
    let values: ast.Expression[] = [];
    const hasValues = this.next.tokenType !== tokens.Semicolon && !blockEnds.has(this.next.tokenType);
    this.OPTION_WHEN(hasValues, () => {
      values = this.expressionList();
    });
    const end = endOf(this.previous);
    this.OPTION_IF(tokens.Semicolon, () => this.CONSUME(tokens.Semicolon));
    return { type: "ReturnStatement", start, end, arguments: values };
  });

  /** do statement → do block end */
  private readonly doStatement: Rule<ast.DoStatement> = this.RULE("doStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Do);
    const body = this.SUBRULE(this.block);
    this.CLOSE(tokens.End, tokens.Do, start);
    return { type: "DoStatement", start, end: endOf(this.previous), body };
  });

  /** while statement → while expression do block end */
  private readonly whileStatement: Rule<ast.WhileStatement> = this.RULE("whileStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.While);
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(tokens.Do);
    const body = this.SUBRULE(this.block);
    this.CLOSE(tokens.End, tokens.While, start);
    return { type: "WhileStatement", start, end: endOf(this.previous), condition, body };
  });

  /** repeat statement → repeat block until expression */
  private readonly repeatStatement: Rule<ast.RepeatStatement> = this.RULE("repeatStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Repeat);
    const body = this.SUBRULE(this.block);
    this.CLOSE(tokens.Until, tokens.Repeat, start);
    const condition = this.SUBRULE(this.expression);
    return { type: "RepeatStatement", start, end: condition.end, body, condition };
  });

  /** if statement → if clause { elseif clause } [ else block ] end */
  private readonly ifStatement: Rule<ast.IfStatement> = this.RULE("ifStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.If);
    const clauses = [this.SUBRULE(this.ifClause)];
    this.MANY_WHILE(tokens.ElseIf, () => {
      this.CONSUME(tokens.ElseIf);
      clauses.push(this.subrule(1, this.ifClause));
    });
    let orelse: ast.Block | undefined;
    this.OPTION_IF(tokens.Else, () => {
      this.CONSUME(tokens.Else);
      orelse = this.SUBRULE(this.block);
    });
    this.CLOSE(tokens.End, tokens.If, start);
    return { type: "IfStatement", start, end: endOf(this.previous), clauses, orelse };
  });

  /** clause → expression then block; the keyword before it has just been read */
  private readonly ifClause: Rule<ast.IfClause> = this.RULE("ifClause", () => {
    const { startOffset: start } = this.previous;
    const condition = this.SUBRULE(this.expression);
    this.CONSUME(tokens.Then);
    const body = this.SUBRULE(this.block);
    return { type: "IfClause", start, end: body.end, condition, body };
  });

  /** numeric range → '=' expression ',' expression [ ',' expression ] */
  private readonly numericRange = (variable: ast.Identifier): ForRange => {
    this.CONSUME(tokens.Assign);
    const from = this.SUBRULE(this.expression);
    this.CONSUME(tokens.Comma);
    const to = this.subrule(1, this.expression);
    let step: ast.Expression | undefined;
    this.OPTION_IF(tokens.Comma, () => {
      this.consume(1, tokens.Comma);
      step = this.subrule(2, this.expression);
    });
    return { type: "ForNumericStatement", variable, from, to, step };
  };

  /** generic range → { ',' name } in expression list */
  private readonly genericRange = (first: ast.Identifier): ForRange => {
    const variables = [first];
    this.MANY_WHILE(tokens.Comma, () => {
      this.consume(2, tokens.Comma);
      variables.push(this.name(1));
    });
    this.CONSUME(tokens.In);
    return { type: "ForGenericStatement", variables, iterators: this.expressionList() };
  };

  private readonly forRange: Choice<(variable: ast.Identifier) => ForRange> = this.choice<(variable: ast.Identifier) => ForRange>(
    [[tokens.Assign], this.numericRange],
    [[tokens.Comma, tokens.In], this.genericRange],
  );

  /** for statement → for name (numeric range | generic range) do block end */
  private readonly forStatement: Rule<ast.ForNumericStatement | ast.ForGenericStatement> = this.RULE("forStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.For);
    const variable = this.name();
    const range = this.CHOOSE(this.forRange, syntaxTexts.assignOrInExpected)(variable);
    this.CONSUME(tokens.Do);
    const body = this.SUBRULE(this.block);
    this.CLOSE(tokens.End, tokens.For, start);
    return { ...range, start, end: endOf(this.previous), body };
  });

  /** break statement → break */
  private readonly breakStatement: Rule<ast.BreakStatement> = this.RULE("breakStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Break);
    return { type: "BreakStatement", start, end: start + 5 };
  });

  /** goto statement → goto name */
  private readonly gotoStatement: Rule<ast.GotoStatement> = this.RULE("gotoStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Goto);
    const label = this.CONSUME(tokens.Name);
    return { type: "GotoStatement", start, end: endOf(label), label: label.image };
  });

  /** label statement → '::' name '::' */
  private readonly labelStatement: Rule<ast.LabelStatement> = this.RULE("labelStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.DoubleColon);
    const label = this.CONSUME(tokens.Name).image;
    this.consume(1, tokens.DoubleColon);
    return { type: "LabelStatement", start, end: endOf(this.previous), label };
  });

  /* ---- Function definitions (§3.4.11) ---- */

  /** function statement → function name { '.' name } [ ':' name ] function body */
  private readonly functionStatement: Rule<ast.FunctionDeclaration> = this.RULE("functionStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.FunctionKeyword);
    let target: ast.Identifier | ast.MemberExpression = this.name();
    let isMethod = false;
    this.MANY_WHILE(tokens.Dot, () => {
      this.CONSUME(tokens.Dot);
      target = this.memberOf(target, 1);
    });
    this.OPTION_IF(tokens.Colon, () => {
      this.CONSUME(tokens.Colon);
      target = this.memberOf(target, 2);
      isMethod = true;
    });
    const body = this.SUBRULE(this.functionBody, { ARGS: [start, start] });
    return { type: "FunctionDeclaration", start, end: body.end, target, isMethod, body };
  });

  private memberOf(base: ast.Identifier | ast.MemberExpression, index: number): ast.MemberExpression {
    const name = this.name(index);
    return { type: "MemberExpression", start: base.start, end: name.end, base, name };
  }

  /**
   * function body → '(' [ parameter { ',' parameter } ] ')' block end
   *
   * `start` is the offset of the keyword; a missing `end` is reported for the line of the offset `opened`.
   */
  protected readonly functionBody: FunctionBodyRule = this.RULE("functionBody", (start = 0, opened = 0) => {
    const outerIsVararg = this.isVararg;
    this.isVararg = false;
    this.CONSUME(tokens.LeftParenthesis);
    const parameters = this.SEPARATED_UNTIL(tokens.RightParenthesis, tokens.Comma, this.parameter);
    this.CONSUME(tokens.RightParenthesis);
    const isVararg = this.isVararg;
    if (isVararg) parameters.pop();
    const body = this.SUBRULE(this.block);
    this.CLOSE(tokens.End, tokens.FunctionKeyword, opened);
    this.isVararg = outerIsVararg;
    const end = endOf(this.previous);
    const node: ast.FunctionBody = { type: "FunctionBody", start, end, parameters: parameters as ast.Identifier[], isVararg, body };
    if (this.isCutOff) node.isUnfinished = true;
    return node;
  });

  private readonly varargParameter = (): undefined => {
    this.CONSUME(tokens.Ellipsis);
    this.isVararg = true;
    // Nothing comes after it.
    if (this.next.tokenType === tokens.Comma) this.failExpected(tokens.RightParenthesis);
  };

  private readonly namedParameter = (): ast.Identifier => this.name();

  private readonly parameterForm: Choice<() => ast.Identifier | undefined> = this.choice<() => ast.Identifier | undefined>(
    [[tokens.Name], this.namedParameter],
    [[tokens.Ellipsis], this.varargParameter],
  );

  /** parameter → name | '...' */
  private readonly parameter: Rule<ast.Identifier | undefined> = this.RULE("parameter", () => {
    return this.CHOOSE(this.parameterForm, syntaxTexts.parameterExpected)();
  });

  /* ---- Local declarations (§3.3.7) ---- */

  private readonly localFunction = (start: number): ast.LocalFunctionDeclaration => {
    const keyword = this.CONSUME(tokens.FunctionKeyword);
    const name = this.name();
    const body = this.SUBRULE(this.functionBody, { ARGS: [keyword.startOffset, this.next.startOffset] });
    return { type: "LocalFunctionDeclaration", start, end: body.end, name, body };
  };

  private readonly localVariables = (start: number): ast.LocalStatement => {
    this.hasToBeClosed = false;
    const variables = this.SEPARATED(tokens.Comma, this.attributedName);
    let init: ast.Expression[] = [];
    this.OPTION_IF(tokens.Assign, () => {
      this.CONSUME(tokens.Assign);
      init = this.expressionList();
    });
    return { type: "LocalStatement", start, end: endOf(this.previous), variables, init };
  };

  private readonly localForm: Choice<LocalForm> = this.choice<LocalForm>(
    [[tokens.FunctionKeyword], this.localFunction],
    [[tokens.Name], this.localVariables],
  );

  /** local statement → local (function name function body | attributed name { ',' attributed name } [ '=' expression list ]) */
  private readonly localStatement: Rule<ast.LocalStatement | ast.LocalFunctionDeclaration> = this.RULE("localStatement", () => {
    const { startOffset: start } = this.CONSUME(tokens.Local);
    return this.CHOOSE(this.localForm, syntaxTexts.nameExpected)(start);
  });

  /** attributed name → name [ '<' name '>' ] */
  private readonly attributedName: Rule<ast.AttributedName> = this.RULE("attributedName", () => {
    const { name, start } = this.name();
    let attribute: ast.AttributedName["attribute"];
    this.OPTION_IF(tokens.Less, () => {
      this.CONSUME(tokens.Less);
      const { image } = this.consume(1, tokens.Name);
      this.CONSUME(tokens.Greater);
      this.checkAttribute(image);
      attribute = image as "const" | "close";
    });
    return { type: "AttributedName", start, end: endOf(this.previous), name, attribute };
  });

  private checkAttribute(name: string): void {
    if (this.RECORDING_PHASE || name === "const") return;
    if (name !== "close") this.failWithoutToken(unknownAttribute(name));
    if (this.hasToBeClosed) this.failWithoutToken(syntaxTexts.severalToBeClosed);
    this.hasToBeClosed = true;
  }

  /* ---- Assignments and calls (§3.3.3, §3.3.6) ---- */

  /** expression statement → suffixed expression [ { ',' suffixed expression } '=' expression list ] */
  private readonly expressionStatement: Rule<ast.AssignmentStatement | ast.CallStatement> = this.RULE("expressionStatement", () => {
    const first = this.SUBRULE(this.suffixedExpression);
    const { start } = first;
    let assignment: ast.AssignmentStatement | undefined;
    const isAssignment = this.next.tokenType === tokens.Assign || this.next.tokenType === tokens.Comma;
    this.OPTION_WHEN(isAssignment, () => {
      const targets = [this.assignable(first)];
      this.MANY_WHILE(tokens.Comma, () => {
        this.CONSUME(tokens.Comma);
        const target = this.subrule(1, this.suffixedExpression);
        // PUC reads the rest of the targets in a call.
        this.enter(this.nesting + 1);
        targets.push(this.assignable(target));
      });
      this.CONSUME(tokens.Assign);
      // PUC has checked the targets before it reads the values.
      const init = this.isTolerant ? (this.readOrStop(() => this.expressionList()) ?? []) : this.expressionList();
      assignment = { type: "AssignmentStatement", start, end: endOf(this.previous), targets, init };
    });
    return assignment ?? { type: "CallStatement", start, end: first.end, expression: this.callStatement(first) };
  });

  /** Raises an error unless the expression can be assigned to. */
  private assignable(expression: ast.Expression): ast.AssignmentStatement["targets"][number] {
    switch (expression.type) {
      case "Identifier":
      case "MemberExpression":
      case "IndexExpression":
        return expression;
      default:
        return this.notAStatement(expression);
    }
  }

  /** Raises an error unless the expression is a call. */
  private callStatement(expression: ast.Expression): ast.CallStatement["expression"] {
    if (expression.type === "CallExpression" || expression.type === "MethodCallExpression") return expression;
    return this.notAStatement(expression);
  }

  /** Raises the error for an expression that is no statement; recording passes a placeholder through. */
  private notAStatement(expression: ast.Expression): never {
    if (!this.RECORDING_PHASE) this.fail(syntaxTexts.notAStatement);
    return expression as never;
  }

  /* ---- Blocks (§3.3.1, §3.3.2) ---- */

  /** The empty statement leaves no node. */
  private readonly emptyStatement = (): undefined => {
    this.CONSUME(tokens.Semicolon);
  };

  private readonly statement: Choice<() => ast.Statement | undefined> = this.choice<() => ast.Statement | undefined>(
    [[tokens.Semicolon], this.emptyStatement],
    [[tokens.If], this.ifStatement],
    [[tokens.While], this.whileStatement],
    [[tokens.Do], this.doStatement],
    [[tokens.For], this.forStatement],
    [[tokens.Repeat], this.repeatStatement],
    [[tokens.FunctionKeyword], this.functionStatement],
    [[tokens.Local], this.localStatement],
    [[tokens.DoubleColon], this.labelStatement],
    [[tokens.Break], this.breakStatement],
    [[tokens.Goto], this.gotoStatement],
    [[tokens.Name, tokens.LeftParenthesis], this.expressionStatement],
  );

  /** block → { statement } [ return statement ] */
  private readonly block: Rule<ast.Block> = this.RULE("block", () => {
    const start = this.next.startOffset;
    const outerNesting = this.nesting;
    const body: ast.Statement[] = [];
    let hasReturn = false;
    for (let read = this.CHOOSE_WHILE(this.statement); read !== undefined; read = this.CHOOSE_WHILE(this.statement)) {
      this.enter(outerNesting + 1);
      const statement = this.isTolerant ? this.readOrStop(read) : read();
      if (statement !== undefined) body.push(statement);
    }
    this.OPTION_IF(tokens.Return, () => {
      this.enter(outerNesting + 1);
      const statement = this.isTolerant ? this.readOrStop(this.returnStatement) : this.SUBRULE(this.returnStatement);
      if (statement !== undefined) body.push(statement);
      hasReturn = true;
    });
    // After a return statement the caller finds what is wrong: it expects the end of the block.
    if (!hasReturn && !blockEnds.has(this.next.tokenType)) {
      if (this.isTolerant) this.stopHere();
      else this.fail(syntaxTexts.unexpectedSymbol);
    }
    this.nesting = outerNesting;
    return { type: "Block", start, end: this.next.startOffset, body };
  });

  /** What is to be read, or nothing if it holds the error that ends the text. */
  private readOrStop<T>(read: () => T): T | undefined {
    try {
      return read.call(this);
    } catch (error) {
      if (!(error instanceof LuaSyntaxError)) throw error;
      this.stopHere();
      return undefined;
    }
  }

  /** chunk → block */
  private readonly chunk: Rule<ast.Chunk> = this.RULE("chunk", () => {
    const body = this.SUBRULE(this.block);
    this.CONSUME(tokens.EndOfFile);
    return this.isCutOff
      ? { type: "Chunk", start: 0, end: body.end, body, isUnfinished: true }
      : { type: "Chunk", start: 0, end: body.end, body };
  });
}

/** What tells the two `for` statements apart. */
type ForRange = Omit<ast.ForNumericStatement, "start" | "end" | "body"> | Omit<ast.ForGenericStatement, "start" | "end" | "body">;

/** The rest of a `local` statement that begins at `start`. */
type LocalForm = (start: number) => ast.LocalStatement | ast.LocalFunctionDeclaration;
