/**
 * What the rules of `expressions.ts` and `parser.ts` stand on: the source being parsed, the count of nesting, and the raising of errors.
 *
 * What must stay true: an error's line is the one on which the next token ends, as in PUC, whose lexer has just read that token; the error
 * of a malformed token is raised as soon as the token is next, and by nothing later.
 */

import type { IToken, TokenType } from "chevrotain";
import { CompactParser } from "./compact-parser.ts";
import { type Charge, TokenSource } from "./lexer.ts";
import type { LexicalProblem } from "./lexical-problem.ts";
import { LineTable } from "./line-table.ts";
import * as messages from "./messages.ts";
import { LuaSyntaxError } from "./syntax-error.ts";
import * as tokens from "./tokens.ts";

/** How deep statements and expressions may nest: PUC's LUAI_MAXCCALLS. */
export const MAX_NESTING = 200;

/** The offset after a token. */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}

export abstract class ParserBase extends CompactParser {
  private chunkId = "";
  private lines = new LineTable("");
  /** Whether the first error ends the text instead of being raised: then all that was complete before it makes the tree. */
  protected isTolerant = false;
  /** Whether the text was ended by an error. */
  protected isCutOff = false;
  /** How many of PUC's C calls the parser would be in. */
  protected nesting = 0;

  constructor() {
    super(tokens.allTokens);
  }

  /** Starts on a source text. */
  protected open(source: string, chunkId: string, isTolerant: boolean, charge?: Charge): void {
    this.isTolerant = isTolerant;
    this.isCutOff = false;
    this.chunkId = chunkId;
    this.lines = new LineTable(source, charge && (() => charge(0)));
    this.nesting = 0;
    this.begin(new TokenSource(source, charge));
  }

  /** Lets go of the source text: the parser is shared and lives on. */
  protected close(): void {
    this.lines = new LineTable("");
    this.end();
  }

  /** Goes to a level of nesting, unless it is too deep. */
  protected enter(level: number): void {
    if (level > MAX_NESTING) this.failOverflow();
    this.nesting = level;
  }

  /** A closing token; when it is missing, the message names the token it would close, which is at the offset `opened`. */
  protected CLOSE(type: TokenType, opener: TokenType, opened: number): void {
    if (this.next.tokenType !== type && !this.RECORDING_PHASE && !this.isTolerant) this.failUnclosed(type, opener, opened);
    this.CONSUME(type);
  }

  /** Raises an error at the next token, which the message names. */
  protected fail(text: string): never {
    const near = messages.nearToken(this.next);
    throw this.errorAt(this.next, endOf(this.next), text, near, near === messages.endOfSource);
  }

  /** Raises an error at the next token that the message does not name. */
  protected failWithoutToken(text: string): never {
    throw this.errorAt(this.next, endOf(this.next), text, undefined, false);
  }

  protected override failExpected(type: TokenType): void {
    if (this.isTolerant) this.stopHere();
    else this.fail(messages.expected(type));
  }

  /** Ends the text before the next token. */
  protected stopHere(): void {
    this.isCutOff = true;
    this.cutOff({ ...this.next, image: "", tokenType: tokens.EndOfFile, tokenTypeIdx: tokens.EndOfFile.tokenTypeIdx as number });
  }

  protected override failChoice(text: string): never {
    this.fail(text);
  }

  protected override checkToken(token: IToken): void {
    if (token.tokenType !== tokens.LexicalError) return;
    if (this.isTolerant) this.stopHere();
    else this.failToken(token, token.payload);
  }

  /** The text of the overflow names its token, but no further input makes it valid. */
  failOverflow(): never {
    throw this.errorAt(this.next, endOf(this.next), messages.syntaxTexts.overflow, messages.nearToken(this.next), false);
  }

  private failUnclosed(type: TokenType, opener: TokenType, opened: number): never {
    const line = this.lines.lineAt(opened);
    const isSameLine = line === this.lines.lineAt(endOf(this.next));
    this.fail(isSameLine ? messages.expected(type) : messages.expectedToClose(type, opener, line));
  }

  private failToken(token: IToken, problem: LexicalProblem): never {
    const { message, offset, near, opened } = problem;
    const text = opened === undefined ? message : messages.startingAt(message, this.lines.lineAt(opened));
    const shown = near === undefined ? messages.endOfSource : messages.nearText(near);
    throw this.errorAt(token, offset, text, shown, near === undefined);
  }

  /** The error for a token, reported on the line of the offset `read`, up to which PUC's lexer would have come. */
  private errorAt(token: IToken, read: number, text: string, near: string | undefined, incomplete: boolean): LuaSyntaxError {
    const line = this.lines.lineAt(read);
    const column = this.lines.columnAt(token.startOffset);
    return new LuaSyntaxError(messages.complete(this.chunkId, line, text, near), line, column, incomplete);
  }
}
