/**
 * The tokens that a regular expression cannot describe, as custom patterns of Chevrotain: strings, numerals and long comments, whose
 * values or faults travel with the token as its payload. `tokens.ts` attaches them to token types; Chevrotain's lexer calls them with
 * the source and the offset of a character the pattern may begin with.
 *
 * What must stay true: a pattern declines (null) when its token is malformed, so that `matchLexicalError`, which comes after all of them,
 * takes it; none looks further than its own token, except that an error takes the rest of the source.
 */

import type { CustomPatternMatcherReturn } from "chevrotain";
import type { LexicalProblem } from "./lexical-problem.ts";
import { type Look, longStringValue, type Numeral, parseNumeral, readQuotedString } from "./literals.ts";
import { problemTexts } from "./messages.ts";

/** One object serves every match: Chevrotain reads it before it calls the next pattern, and a fresh array for each would cost time. */
const match: CustomPatternMatcherReturn = [""];

function matched(text: string, payload: unknown): CustomPatternMatcherReturn {
  match[0] = text;
  match.payload = payload;
  return match;
}

/** Called on the way through long tokens. Chevrotain passes nothing of the kind on to patterns, so the lexer sets it before it reads. */
let look: Look = () => undefined;

export function lookWith(given: Look): void {
  look = given;
}

/* ---- Numerals ---- */

/** Characters of a numeral between two looks. */
const STEPS = 1 << 14;

/**
 * The text that PUC collects as one numeral before it looks at its form: digits of any base, dots, exponent marks with a sign, and one
 * letter at the end that makes it malformed. A loop, because a regular expression would need room for each of millions of digits.
 */
function numeralTextAt(source: string, offset: number): string | undefined {
  let end = source[offset] === "." ? offset + 1 : offset;
  if (!isDigit(source.charCodeAt(end))) return undefined;
  const isHexadecimal = source[end] === "0" && (source.charCodeAt(end + 1) | 0x20) === 0x78;
  const exponentMark = isHexadecimal ? 0x70 : 0x65;
  end += isHexadecimal ? 2 : 1;
  for (let steps = 1; ; steps++) {
    if (steps % STEPS === 0) look();
    const code = source.charCodeAt(end);
    if ((code | 0x20) === exponentMark) end += source[end + 1] === "+" || source[end + 1] === "-" ? 2 : 1;
    else if (isHexadecimalDigit(code) || code === 0x2e) end++;
    else return source.slice(offset, isLetter(code) ? end + 1 : end);
  }
}

/** A numeral (§3.1); the payload is its `Numeral`. */
export function matchNumeral(source: string, offset: number): CustomPatternMatcherReturn | null {
  const short = shortInteger(source, offset);
  if (short !== undefined) return short;
  const text = numeralTextAt(source, offset);
  if (text === undefined) return null;
  const numeral = parseNumeral(text, look);
  return numeral === undefined ? null : matched(text, numeral);
}

/** Most numerals are decimal integers of a few digits: read them without a regular expression. */
function shortInteger(source: string, offset: number): CustomPatternMatcherReturn | undefined {
  let value = 0;
  let end = offset;
  let code = source.charCodeAt(end);
  // Nine digits stay in the range of small integers of the engine.
  while (code >= 0x30 && code <= 0x39 && end < offset + 9) {
    value = value * 10 + code - 0x30;
    code = source.charCodeAt(++end);
  }
  if (end === offset || isDigit(code) || isLetter(code) || code === 0x2e) return undefined;
  const numeral: Numeral = { kind: "integer", value };
  return matched(source.slice(offset, end), numeral);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexadecimalDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** A letter or an underscore. */
function isLetter(code: number): boolean {
  return ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f;
}

/* ---- Strings and comments ---- */

/** A quoted string or a long bracket; the payload is its value. */
export function matchString(source: string, offset: number): CustomPatternMatcherReturn | null {
  const first = source.charCodeAt(offset);
  if (first === 0x5b) {
    const bracket = readLongBracket(source, offset);
    if (bracket === undefined || bracket.end === undefined) return null;
    const value = longStringValue(source.slice(bracket.contentsStart, bracket.contentsEnd), look);
    return matched(source.slice(offset, bracket.end), value);
  }
  if (first !== 0x22 && first !== 0x27) return null;
  const result = readQuotedString(source, offset, look);
  rejected = "end" in result ? undefined : { problem: result, offset };
  return "end" in result ? matched(source.slice(offset, result.end), result.value) : null;
}

/** What is wrong with the quoted string that was read last: `matchLexicalError`, which comes next, need not read it again. */
let rejected: { problem: LexicalProblem; offset: number } | undefined;

/** A comment in long brackets. */
export function matchLongComment(source: string, offset: number): CustomPatternMatcherReturn | null {
  if (source.charCodeAt(offset + 1) !== 0x2d || source.charCodeAt(offset + 2) !== 0x5b) return null;
  const bracket = readLongBracket(source, offset + 2);
  if (bracket === undefined || bracket.end === undefined) return null;
  return matched(source.slice(offset, bracket.end), undefined);
}

/** A long bracket: where its contents start and, when it is closed, where they and the bracket end. */
interface LongBracket {
  contentsStart: number;
  contentsEnd: number | undefined;
  end: number | undefined;
}

/** Reads the long bracket of any level that opens at `offset`; undefined when none does. */
function readLongBracket(source: string, offset: number): LongBracket | undefined {
  let second = offset + 1;
  while (source.charCodeAt(second) === 0x3d) second++;
  if (source.charCodeAt(second) !== 0x5b) return undefined;
  const closing = `]${source.slice(offset + 1, second)}]`;
  const contentsEnd = indexInPieces(source, closing, second + 1);
  if (contentsEnd < 0) return { contentsStart: second + 1, contentsEnd: undefined, end: undefined };
  return { contentsStart: second + 1, contentsEnd, end: contentsEnd + closing.length };
}

/** Bytes that are searched for the end of a long bracket between two looks. */
const STRETCH = 1 << 18;

function indexInPieces(source: string, text: string, start: number): number {
  for (let at = start; at < source.length; at += STRETCH) {
    const found = source.slice(at, at + STRETCH + text.length - 1).indexOf(text);
    if (found >= 0) return at + found;
    look();
  }
  return -1;
}

/* ---- Errors ---- */

/** The token that a malformed string, comment or numeral becomes; the payload is its `LexicalProblem`. */
export function matchLexicalError(source: string, offset: number): CustomPatternMatcherReturn | null {
  const problem = findProblem(source, offset);
  return problem === undefined ? null : matched(source.slice(offset), problem);
}

function findProblem(source: string, offset: number): LexicalProblem | undefined {
  switch (source[offset]) {
    case '"':
    case "'":
      return rejected?.offset === offset ? rejected.problem : undefined;
    case "[":
      return source[offset + 1] === "[" || source[offset + 1] === "=" ? findLongStringProblem(source, offset) : undefined;
    case "-":
      return source.startsWith("--[", offset) ? findLongCommentProblem(source, offset) : undefined;
    default:
      return findNumeralProblem(source, offset);
  }
}

function findLongStringProblem(source: string, offset: number): LexicalProblem | undefined {
  const bracket = readLongBracket(source, offset);
  if (bracket !== undefined) {
    return { message: problemTexts.unfinishedLongString, offset: source.length, near: undefined, opened: offset };
  }
  let end = offset + 1;
  while (source.charCodeAt(end) === 0x3d) end++;
  return { message: problemTexts.invalidLongBracket, offset: end, near: source.slice(offset, end) };
}

function findLongCommentProblem(source: string, offset: number): LexicalProblem | undefined {
  const bracket = readLongBracket(source, offset + 2);
  // Without a second bracket it is a comment that ends with its line.
  if (bracket === undefined || bracket.end !== undefined) return undefined;
  return { message: problemTexts.unfinishedLongComment, offset: source.length, near: undefined, opened: offset };
}

function findNumeralProblem(source: string, offset: number): LexicalProblem | undefined {
  const text = numeralTextAt(source, offset);
  // A lone dot is a symbol.
  if (text === undefined) return undefined;
  return { message: problemTexts.malformedNumber, offset: offset + text.length, near: text };
}
