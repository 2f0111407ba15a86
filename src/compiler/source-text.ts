/**
 * The source text with a position in it: where a parser that generated code while reading would stand. The scope pass and the code
 * generator move the position along; instructions take their line from it, and errors their line and their `near` part.
 *
 * Code is generated from a tree here, but the lines of instructions are those of PUC Lua, whose parser emits an instruction at the line
 * of the last token it has read. So the generator says `consume(…)` for each token that PUC would have read by then.
 *
 * What must stay true: `position` is the offset of the last byte of a token (-1 before the first one), never inside white space or a
 * comment, so that the token after it can be found by skipping those.
 */
import { LineTable, LuaSyntaxError, parse } from "../../grammar/index.ts";

const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const HYPHEN = 45;
const SEMICOLON = 59;
const OPENING_BRACKET = 91;

/** What it takes to resolve or compile what a token stands for, and how many are charged at once. */
const TOKEN_WORK = 20;
const BATCH = 64;
/** What it takes to hand a variable on to a function inside, and the bytes: there may be many more of those than bytes in the text. */
const UPVALUE_WORK = 40;
const UPVALUE_SIZE = 200;

/** Names and keywords, numerals, short and long strings, operators: enough to show the token that stands at an offset. */
const tokenPattern =
  /[A-Za-z_][A-Za-z0-9_]*|\.?[0-9](?:[eEpP][+-]|[0-9A-Za-z_.])*|"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\[(=*)\[[\s\S]*?\]\1\]|\.\.\.|\.\.|==|~=|<=|>=|\/\/|::|<<|>>|[\s\S]/y;

export class SourceText {
  /** Offset of the last byte of the last token read. */
  position = -1;
  private cachedPosition = -1;
  private cachedLine = 1;
  private lookaheadPosition = -2;
  private consumed = 0;
  private readonly lines: LineTable;

  constructor(
    readonly text: string,
    readonly chunkId: string,
    private readonly charge: (work: number, size?: number) => void = () => undefined,
  ) {
    this.lines = new LineTable(text, () => charge(0));
  }

  /** The token that ends at `end` (exclusive) has been read. */
  consume(end: number): void {
    if (++this.consumed % BATCH === 0) this.charge(BATCH * TOKEN_WORK);
    this.position = end - 1;
  }

  /** A function is about to get an upvalue. */
  chargeUpvalue(): void {
    this.charge(UPVALUE_WORK, UPVALUE_SIZE);
  }

  /** The next token, known to be `length` bytes long, has been read. */
  consumeNext(length: number): void {
    this.position = this.nextToken(this.position + 1) + length - 1;
  }

  /** Any semicolons that follow have been read. */
  consumeSemicolons(): void {
    for (;;) {
      const next = this.nextToken(this.position + 1);
      if (this.text.charCodeAt(next) !== SEMICOLON) return;
      this.position = next;
    }
  }

  /** When the token that ends at `end` is read, the one after it has been looked at already, and so its line counts. */
  lookAheadAt(end: number): void {
    this.lookaheadPosition = end - 1;
  }

  /** The line of the position: what an instruction emitted now gets. */
  get line(): number {
    const { position } = this;
    if (position !== this.cachedPosition) {
      this.cachedPosition = position;
      this.cachedLine = position === this.lookaheadPosition ? this.tokenAfterPosition().line : this.lineAt(position);
    }
    return this.cachedLine;
  }

  lineAt(offset: number): number {
    return offset < 0 ? 1 : this.lines.lineAt(offset);
  }

  /** The offset of the first token at or after an offset, or the length of the text. */
  nextToken(offset: number): number {
    const text = this.text;
    let at = offset;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || (code >= TAB && code <= RETURN)) at++;
      else if (code === HYPHEN && text.charCodeAt(at + 1) === HYPHEN) at = this.endOfComment(at + 2);
      else return at;
    }
  }

  private endOfComment(start: number): number {
    const text = this.text;
    if (text.charCodeAt(start) === OPENING_BRACKET) {
      const level = /\[(=*)\[/y;
      level.lastIndex = start;
      const opening = level.exec(text);
      if (opening !== null) {
        const closing = `]${opening[1]}]`;
        const end = text.indexOf(closing, start);
        return end < 0 ? text.length : end + closing.length;
      }
    }
    let at = start;
    while (at < text.length && text.charCodeAt(at) !== NEWLINE && text.charCodeAt(at) !== RETURN) at++;
    return at;
  }

  /** An error in the meaning: shows the line of the token after the position, and nothing of that token. */
  semanticError(message: string): LuaSyntaxError {
    const token = this.tokenAfterPosition();
    return this.error(message, token.offset, token.line);
  }

  /** An error at the token after the position, which is shown. */
  syntaxError(message: string): LuaSyntaxError {
    const token = this.tokenAfterPosition();
    const near = token.text === "" ? "<eof>" : `'${shownToken(token.text)}'`;
    return this.error(`${message} near ${near}`, token.offset, token.line);
  }

  private error(message: string, offset: number, line: number): LuaSyntaxError {
    return new LuaSyntaxError(`${this.chunkId}:${line}: ${message}`, line, this.lines.columnAt(offset), false);
  }

  /** The token after the position and the line it ends on, which is where PUC's lexer stands when it has read it. */
  private tokenAfterPosition(): { text: string; offset: number; line: number } {
    const offset = this.nextToken(this.position + 1);
    tokenPattern.lastIndex = offset;
    const text = tokenPattern.exec(this.text)?.[0] ?? "";
    return { text, offset, line: this.lineAt(Math.max(offset, offset + text.length - 1)) };
  }
}

/** A token as PUC Lua shows it: as it was written, but a string with its escapes resolved. C's formatting stops at a zero byte. */
function shownToken(token: string): string {
  const delimiter = /^(?:["']|\[=*\[)/.exec(token)?.[0];
  if (delimiter === undefined || token === delimiter) return token;
  const statement = parse(`return ${token}`, "").body.body[0];
  const literal = statement?.type === "ReturnStatement" ? statement.arguments[0] : undefined;
  const value = literal?.type === "StringLiteral" ? literal.value : "";
  return (delimiter + value + delimiter.replaceAll("[", "]")).split("\0", 1)[0] as string;
}
