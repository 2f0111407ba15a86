/**
 * The lexer: source text to Chevrotain tokens, without space and comments. The parser reads them from a `TokenSource`, a batch at a time.
 *
 * Chevrotain's lexer works on a whole text, so the source is given to it in windows. A long file then never has all its tokens in memory
 * (10 MB of short tokens parse three times as fast), and an error near its start is found without reading the rest.
 *
 * What must stay true: nothing here fails; what is malformed becomes one last token that carries the error, for the parser to raise when it
 * comes to it. Tokens know their offsets only, lines come from `LineTable`. The last token is always `EndOfFile`, at the source's length.
 */

import { type IToken, Lexer, type TokenType } from "chevrotain";
import { lookWith } from "./lexer-patterns.ts";
import type { LexicalProblem } from "./lexical-problem.ts";
import { isSpace } from "./literals.ts";
import { allTokens, EndOfFile, keywords, LexicalError, Name, UnknownCharacter } from "./tokens.ts";

/** The usual length of a window. Of the powers of two from 2^12 to 2^17 it was the fastest, and faster than whole files. */
const windowLength = 0x1000;

/** Takes note of work that is about to be done, in the unit of the budget (vm/budget.ts). */
export type Charge = (work: number) => void;

/** What a byte costs to read, and a token to parse. */
const byteWork = 4;
const tokenWork = 20;

let sharedLexer: Lexer | undefined;

/** Chevrotain's lexer for the vocabulary. Production skips the checks of the vocabulary, which a unit test makes instead. */
export function createLexer(skipValidations: boolean): Lexer {
  return new Lexer([...allTokens], { positionTracking: "onlyOffset", ensureOptimizations: true, recoveryEnabled: false, skipValidations });
}

/** The tokens of a source text, in batches. */
export class TokenSource {
  /** The offset after the last token given. */
  private offset = 0;
  private readonly lexer: Lexer;
  /** Work charged for may take long: whether it has to end is found out on the way. */
  private readonly look = () => this.charge(0);

  constructor(
    private readonly source: string,
    private readonly charge: Charge = () => undefined,
  ) {
    sharedLexer ??= createLexer(true);
    this.lexer = sharedLexer;
  }

  /** The next tokens, at least one; the last batch ends in `EndOfFile`. */
  read(): IToken[] {
    this.skipSpace();
    for (let length = windowLength; ; length *= 4) {
      const end = Math.min(this.offset + length, this.source.length);
      const tokens = this.readWindow(end);
      if (end === this.source.length) {
        tokens.push(makeToken(EndOfFile, "", end));
        return tokens;
      }
      if (!endsInError(tokens, end)) tokens.pop();
      // A window that one token or comment fills is too small.
      if (tokens.length === 0) continue;
      const last = tokens[tokens.length - 1];
      this.offset = last.startOffset + last.image.length;
      return tokens;
    }
  }

  /** Goes past the space before the next token, so that no window has to hold all of it. */
  private skipSpace(): void {
    let end = this.offset;
    while (isSpace(this.source.charCodeAt(end))) if (++end % windowLength === 0) this.charge(byteWork * windowLength);
    this.offset = end;
  }

  /** The tokens up to the offset `end`. It may cut the last token, or a comment behind the last token. */
  private readWindow(end: number): IToken[] {
    const start = this.offset;
    const text = this.source.slice(start, end);
    this.charge(byteWork * text.length);
    lookWith(this.look);
    const { tokens, errors } = this.lexer.tokenize(text);
    this.charge(tokenWork * tokens.length);
    // Only a character that is no byte has no pattern. Such a source is the caller's mistake, but must not be taken for a shorter one.
    if (errors.length > 0) tokens.push(makeToken(UnknownCharacter, text[errors[0].offset], errors[0].offset));
    for (const token of tokens) {
      token.startOffset += start;
      if (token.tokenType === Name) recogniseKeyword(token);
      else if (token.tokenType === LexicalError) token.payload = moved(token.payload, start);
    }
    return tokens;
  }
}

/** Whether the last token is an error that more text behind the offset `end` would not change. */
function endsInError(tokens: IToken[], end: number): boolean {
  const last = tokens[tokens.length - 1];
  if (last?.tokenType === UnknownCharacter) return true;
  return last?.tokenType === LexicalError && (last.payload as LexicalProblem).offset < end - 1;
}

/** A problem whose offsets count from another start. */
function moved(problem: LexicalProblem, distance: number): LexicalProblem {
  const offset = problem.offset + distance;
  return problem.opened === undefined ? { ...problem, offset } : { ...problem, offset, opened: problem.opened + distance };
}

/** Turns a name that is a reserved word into a token of its own. A look-up in a map is cheaper than a pattern for each word. */
function recogniseKeyword(token: IToken): void {
  const keyword = keywords.get(token.image);
  if (keyword === undefined) return;
  token.tokenType = keyword;
  token.tokenTypeIdx = keyword.tokenTypeIdx as number;
}

function makeToken(type: TokenType, image: string, startOffset: number): IToken {
  return { image, startOffset, tokenTypeIdx: type.tokenTypeIdx as number, tokenType: type };
}
