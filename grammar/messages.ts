/**
 * Every text of an error of the grammar layer, in PUC 5.4's words. The lexer takes its fault texts from here, the parser the rest.
 *
 * What must stay true: scripts match on these texts, so they are PUC's to the letter; no other file of this folder builds one.
 * All texts are byte strings, as the source is.
 */

import type { IToken, TokenType } from "chevrotain";

/** What can be wrong within one token. */
export const problemTexts = {
  unfinishedString: "unfinished string",
  unfinishedLongString: "unfinished long string",
  unfinishedLongComment: "unfinished long comment",
  invalidLongBracket: "invalid long string delimiter",
  malformedNumber: "malformed number",
  invalidEscape: "invalid escape sequence",
  hexadecimalDigitExpected: "hexadecimal digit expected",
  decimalEscapeTooLarge: "decimal escape too large",
  unicodeEscapeTooLarge: "UTF-8 value too large",
  missingOpeningBrace: "missing '{'",
  missingClosingBrace: "missing '}'",
} as const;

/** What can be wrong with the order of tokens, apart from a token that is `expected`. */
export const syntaxTexts = {
  unexpectedSymbol: "unexpected symbol",
  notAStatement: "syntax error",
  argumentsExpected: "function arguments expected",
  nameExpected: "<name> expected",
  parameterExpected: "<name> or '...' expected",
  assignOrInExpected: "'=' or 'in' expected",
  varargOutside: "cannot use '...' outside a vararg function",
  severalToBeClosed: "multiple to-be-closed variables in local list",
  overflow: "C stack overflow",
} as const;

/** The text of the end of the source in messages; it alone is not put in quotes. */
export const endOfSource = "<eof>";

/** `[string "x"]:1: text near 'token'`, the form of every syntax error. */
export function complete(chunkId: string, line: number, text: string, near: string | undefined): string {
  return near === undefined ? `${chunkId}:${line}: ${text}` : `${chunkId}:${line}: ${text} near ${near}`;
}

/** `'then' expected`. */
export function expected(type: TokenType): string {
  return `${labelOf(type)} expected`;
}

/** `'end' expected (to close 'if' at line 3)`. */
export function expectedToClose(type: TokenType, opener: TokenType, line: number): string {
  return `${labelOf(type)} expected (to close ${labelOf(opener)} at line ${line})`;
}

/** `unknown attribute 'x'`. */
export function unknownAttribute(name: string): string {
  return `unknown attribute '${name}'`;
}

/** `unfinished long string (starting at line 3)`. */
export function startingAt(text: string, line: number): string {
  return `${text} (starting at line ${line})`;
}

/** How a token is shown behind `near`; undefined for a zero byte, which PUC takes for "no token". */
export function nearToken(token: IToken): string | undefined {
  switch (token.tokenType.name) {
    case "Name":
    case "Numeral":
      return nearText(token.image);
    case "StringToken":
      return nearText(delimited(token.image, token.payload));
    case "UnknownCharacter":
      return token.image === "\0" ? undefined : nearCharacter(token.image);
    default:
      return labelOf(token.tokenType);
  }
}

/** How a piece of source is shown: C's formatting stops at the first zero byte. */
export function nearText(text: string): string {
  const zero = text.indexOf("\0");
  return `'${zero < 0 ? text : text.slice(0, zero)}'`;
}

/** A character that begins no token: itself when it is printable, else its code. */
function nearCharacter(character: string): string {
  const code = character.charCodeAt(0);
  return code >= 0x20 && code < 0x7f ? `'${character}'` : `'<\\${code}>'`;
}

/** A string token as PUC's buffer holds it: the value between the delimiters it was written with. */
function delimited(image: string, value: string): string {
  if (image[0] !== "[") return image[0] + value + image[0];
  const opening = image.slice(0, image.indexOf("[", 1) + 1);
  return opening + value + opening.replaceAll("[", "]");
}

/** The text of a token type: names and symbols in quotes, kinds of tokens such as `<name>` as they are. */
function labelOf(type: TokenType): string {
  return type.name === "EOF" ? endOfSource : (type.LABEL ?? type.name);
}
