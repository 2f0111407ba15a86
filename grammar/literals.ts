/**
 * What numerals and quoted strings mean (§3.1): texts to values. The lexer calls it for every literal, and `parseNumeral` is also the
 * conversion behind `tonumber` and string arithmetic, which get it by injection.
 *
 * What must stay true: the accepted texts and their values are those of PUC's `lua_stringtonumber` on a machine with 64-bit integers
 * and doubles; every function takes time linear in its input, whatever the input is.
 */

import type { LexicalProblem } from "./lexical-problem.ts";
import { problemTexts } from "./messages.ts";

/** A number and its subtype. An integer is a JavaScript number when |value| < 2^53, else a bigint; a float is a plain double. */
export type Numeral = { kind: "integer"; value: number | bigint } | { kind: "float"; value: number };

/** Called again and again while a long text is read: may throw, which ends the reading. */
export type Look = () => void;

const noLook: Look = () => undefined;

/** So many characters, or a few more, are read between two looks. */
const PIECE = 1 << 14;

/* ---- Numerals ---- */

const hexadecimal = /^([-+]?)0[xX]([0-9a-fA-F]*)(?:(\.)([0-9a-fA-F]*))?(?:[pP]([-+]?[0-9]+))?$/;

const maximumInteger = 2n ** 63n - 1n;
const minimumInteger = -(2n ** 63n);

/** The number a text denotes, with optional sign and surrounding space, or undefined when it denotes none (§3.4.3). */
export function parseNumeral(text: string, look = noLook): Numeral | undefined {
  const trimmed = trimSpace(text, look);
  const start = afterSign(trimmed, 0);
  if ((trimmed.charCodeAt(start + 1) | 0x20) !== 0x78) return decimalNumeral(trimmed, look);
  const short = shortHexadecimalInteger(trimmed, start);
  if (short !== undefined) return short;
  const parts = hexadecimal.exec(trimmed);
  if (parts === null) return undefined;
  const [, sign, whole = "", point, fraction = "", exponent] = parts;
  if (whole.length + fraction.length === 0) return undefined;
  const negative = sign === "-";
  if (point === undefined && exponent === undefined) return hexadecimalIntegerValue(whole, negative);
  const magnitude = hexadecimalFloatValue(whole, fraction, exponent ?? "0");
  return { kind: "float", value: negative ? -magnitude : magnitude };
}

/** As many digits make an integer that a double holds exactly. */
const EXACT_DIGITS = 15;
/** The largest power of ten that a double holds exactly. */
const EXACT_POWER = 22;
const POWERS_OF_TEN = Array.from({ length: EXACT_POWER + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * A decimal numeral: digits, a point, an exponent. Programs convert texts all the time, so this is a loop, which in short numerals finds
 * the value on its way: the quotient of two exact numbers is rounded once, as it should be.
 */
function decimalNumeral(text: string, look: Look): Numeral | undefined {
  const { length } = text;
  const start = afterSign(text, 0);
  const negative = text.charCodeAt(0) === 0x2d;
  let position = start;
  let mantissa = 0;
  for (let end = Math.min(start + EXACT_DIGITS, length); position < end && isDigit(text.charCodeAt(position)); position++) {
    mantissa = mantissa * 10 + text.charCodeAt(position) - 0x30;
  }
  position = afterDigits(text, position, look);
  let digits = position - start;
  if (position === length && digits > 0) {
    if (digits > EXACT_DIGITS) return decimalIntegerValue(text);
    return { kind: "integer", value: negative && mantissa !== 0 ? -mantissa : mantissa };
  }
  let places = 0;
  if (position < length && text.charCodeAt(position) === 0x2e) {
    const fraction = ++position;
    for (let end = Math.min(fraction + EXACT_DIGITS, length); position < end && isDigit(text.charCodeAt(position)); position++) {
      mantissa = mantissa * 10 + text.charCodeAt(position) - 0x30;
    }
    position = afterDigits(text, position, look);
    places = position - fraction;
    digits += places;
  }
  if (digits === 0) return undefined;
  if (position === length && digits <= EXACT_DIGITS) {
    const value = mantissa / (POWERS_OF_TEN[places] as number);
    return { kind: "float", value: negative ? -value : value };
  }
  if (position < length) {
    if ((text.charCodeAt(position) | 0x20) !== 0x65) return undefined;
    const exponent = afterSign(text, position + 1);
    position = afterDigits(text, exponent, look);
    if (position === exponent || position < length) return undefined;
    if (digits <= EXACT_DIGITS && position - exponent <= 2) {
      const scale = shortExponent(text, exponent, position) - places;
      if (scale <= EXACT_POWER && scale >= -EXACT_POWER) {
        const value = scale < 0 ? mantissa / (POWERS_OF_TEN[-scale] as number) : mantissa * (POWERS_OF_TEN[scale] as number);
        return { kind: "float", value: negative ? -value : value };
      }
    }
  }
  return { kind: "float", value: Number(text) };
}

/** The value of an exponent of one or two digits, with the sign that may stand before them. */
function shortExponent(text: string, start: number, end: number): number {
  const value = (end - start === 2 ? (text.charCodeAt(start) - 0x30) * 10 : 0) + text.charCodeAt(end - 1) - 0x30;
  return text.charCodeAt(start - 1) === 0x2d ? -value : value;
}

/** The value of `0x` and at most 13 digits, which fit a number; undefined for anything else. */
function shortHexadecimalInteger(text: string, start: number): Numeral | undefined {
  const digits = text.length - start - 2;
  if (text.charCodeAt(start) !== 0x30 || digits < 1 || digits > 13) return undefined;
  let value = 0;
  for (let position = start + 2; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (!isHexadecimalDigit(code)) return undefined;
    value = value * 16 + (isDigit(code) ? code - 0x30 : (code | 0x20) - 0x57);
  }
  return { kind: "integer", value: text.charCodeAt(0) === 0x2d && value !== 0 ? -value : value };
}

/** The position after the sign that may stand at a position. */
function afterSign(text: string, position: number): number {
  const code = text.charCodeAt(position);
  return code === 0x2b || code === 0x2d ? position + 1 : position;
}

/** The position after all digits from `position` on. */
function afterDigits(text: string, position: number, look: Look): number {
  let end = position;
  while (end < text.length && isDigit(text.charCodeAt(end))) if (++end % PIECE === 0) look();
  return end;
}

/** Cuts the characters that C calls space, and no others, from both ends. */
function trimSpace(text: string, look: Look): string {
  const start = afterSpace(text, 0, look);
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) if (--end % PIECE === 0) look();
  return end - start === text.length ? text : text.slice(start, end);
}

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** A bigint as an integer literal holds it: a plain number where that is exact. */
function integer(value: bigint): Numeral {
  const small = Number(value);
  return { kind: "integer", value: Number.isSafeInteger(small) ? small : value };
}

/** A decimal integer that does not fit 64 bits denotes a float. */
function decimalIntegerValue(text: string): Numeral {
  const approximation = Number(text);
  // `+ 0` makes the integer zero of "-0" positive.
  if (Number.isSafeInteger(approximation)) return { kind: "integer", value: approximation + 0 };
  // 2^64 is far outside, so texts of any length cost no exact arithmetic.
  if (Math.abs(approximation) > 2 ** 64) return { kind: "float", value: approximation };
  const exact = BigInt(text.startsWith("+") ? text.slice(1) : text);
  return exact > maximumInteger || exact < minimumInteger ? { kind: "float", value: approximation } : integer(exact);
}

/** A hexadecimal integer wraps around modulo 2^64, so only its last 16 digits matter. */
function hexadecimalIntegerValue(digits: string, negative: boolean): Numeral {
  const magnitude = BigInt(`0x${digits.slice(-16)}`);
  return integer(BigInt.asIntN(64, negative ? -magnitude : magnitude));
}

/** `whole.fraction` × 2^exponent, rounded once, to the nearest double. */
function hexadecimalFloatValue(whole: string, fraction: string, exponentText: string): number {
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return 0;
  // 32 digits hold any double's precision; of what follows only matters whether all of it is zero, which one more digit tells.
  const kept = digits.slice(0, 32);
  const sticky = digits.length > 32 && /[^0]/.test(digits.slice(32));
  const mantissa = (BigInt(`0x${kept}`) << 1n) | (sticky ? 1n : 0n);
  const scale = 4 * (digits.length - kept.length - fraction.length) - 1;
  return scaleByPowerOfTwo(mantissa, scale + Number(exponentText));
}

/** mantissa × 2^exponent for a positive mantissa, rounded to nearest, ties to even; overflows to infinity, underflows through subnormals to 0. */
function scaleByPowerOfTwo(mantissa: bigint, exponent: number): number {
  const length = mantissa.toString(2).length;
  const topExponent = exponent + length - 1;
  if (topExponent > 1023) return Infinity;
  if (topExponent < -1076) return 0;
  // The exponent of the last bit kept: 53 bits of precision, but never below the smallest subnormal 2^-1074.
  const lastExponent = Math.max(topExponent - 52, -1074);
  const shift = lastExponent - exponent;
  let rounded = mantissa;
  if (shift > 0) {
    const amount = BigInt(shift);
    rounded = mantissa >> amount;
    const rest = mantissa - (rounded << amount);
    const half = 1n << (amount - 1n);
    if (rest > half || (rest === half && (rounded & 1n) === 1n)) rounded += 1n;
  } else {
    rounded = mantissa << BigInt(-shift);
  }
  // The mantissa fits 53 bits now; two exact steps avoid an intermediate 2^-1074 that is not a factor of a normal number.
  const firstStep = Math.trunc(lastExponent / 2);
  return Number(rounded) * 2 ** firstStep * 2 ** (lastExponent - firstStep);
}

/* ---- Quoted strings ---- */

/** A string that was read to its closing quote: `end` is the offset after it. */
export interface QuotedString {
  value: string;
  end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
  "'": "'",
};

/** A text that is put together from parts. The engine puts off joining them; millions of tiny ones would take it much room and time at once. */
class LongText {
  private before = "";
  private last = "";

  constructor(private readonly look: Look) {}

  add(part: string): void {
    this.last += part;
    if (this.last.length < PIECE) return;
    this.look();
    // Reading a character has the engine join the parts.
    this.last.charCodeAt(0);
    this.before += this.last;
    this.last = "";
  }

  get text(): string {
    return this.before + this.last;
  }
}

/** Raised inside the functions below and caught by `readQuotedString`. */
class EscapeError {
  constructor(
    readonly message: string,
    readonly offset: number,
  ) {}
}

/** Reads the quoted string that opens at `start`: its value, or what is wrong with it. */
export function readQuotedString(source: string, start: number, look = noLook): QuotedString | LexicalProblem {
  const quote = source[start];
  const value = new LongText(look);
  let offset = start + 1;
  for (;;) {
    const plain = endOfPlainText(source, offset, quote.charCodeAt(0), look);
    if (plain > offset) value.add(source.slice(offset, plain));
    const character = source[plain];
    if (character === quote) return { value: value.text, end: plain + 1 };
    if (character === undefined) return { message: problemTexts.unfinishedString, offset: plain, near: undefined };
    if (character !== "\\") return { message: problemTexts.unfinishedString, offset: plain, near: quote + value.text };
    const simple = simpleEscapes[source[plain + 1]];
    if (simple !== undefined) {
      value.add(simple);
      offset = plain + 2;
      continue;
    }
    try {
      const sequence = readEscape(source, plain, look);
      value.add(sequence.value);
      offset = sequence.end;
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      // PUC shows the values of the escapes before this one, then this one as written, with the character that was not expected.
      return { message: error.message, offset: error.offset, near: quote + value.text + source.slice(plain, error.offset + 1) };
    }
  }
}

/** The first offset from `offset` on that holds the quote, a backslash or a line break, or the length of the source. */
function endOfPlainText(source: string, offset: number, quote: number, look: Look): number {
  let end = offset;
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (code === quote || code === 0x5c || code === 0x0a || code === 0x0d) break;
    if (end % PIECE === 0) look();
  }
  return end;
}

/** Reads the escape sequence, not a simple one, whose backslash is at `start` (§3.1). */
function readEscape(source: string, start: number, look: Look): QuotedString {
  const letter = source[start + 1];
  // The end of the source: the reader of the string comes to it next and reports it.
  if (letter === undefined) return { value: "", end: start + 1 };
  if (letter === "\n" || letter === "\r") return { value: "\n", end: afterLineBreak(source, start + 1) };
  if (letter === "z") return { value: "", end: afterSpace(source, start + 2, look) };
  if (letter === "x") return readHexadecimalEscape(source, start);
  if (letter === "u") return readUnicodeEscape(source, start, look);
  if (letter >= "0" && letter <= "9") return readDecimalEscape(source, start);
  throw new EscapeError(problemTexts.invalidEscape, start + 1);
}

/** `\xXX`: exactly two hexadecimal digits. */
function readHexadecimalEscape(source: string, start: number): QuotedString {
  const code = hexadecimalDigit(source, start + 2) * 16 + hexadecimalDigit(source, start + 3);
  return { value: String.fromCharCode(code), end: start + 4 };
}

/** `\ddd`: up to three decimal digits, at most 255. */
function readDecimalEscape(source: string, start: number): QuotedString {
  let end = start + 1;
  let code = 0;
  while (end < start + 4 && isDigit(source.charCodeAt(end))) code = code * 10 + source.charCodeAt(end++) - 0x30;
  if (code > 255) throw new EscapeError(problemTexts.decimalEscapeTooLarge, end);
  return { value: String.fromCharCode(code), end };
}

/** `\u{XXX}`: a code below 2^31, which becomes the bytes of its UTF-8 encoding, in the original definition with up to six bytes. */
function readUnicodeEscape(source: string, start: number, look: Look): QuotedString {
  if (source[start + 2] !== "{") throw new EscapeError(problemTexts.missingOpeningBrace, start + 2);
  let end = start + 3;
  let code = hexadecimalDigit(source, end++);
  while (isHexadecimalDigit(source.charCodeAt(end))) {
    if (code > 0x7ffffff) throw new EscapeError(problemTexts.unicodeEscapeTooLarge, end);
    code = code * 16 + hexadecimalDigit(source, end++);
    if (end % PIECE === 0) look();
  }
  if (source[end] !== "}") throw new EscapeError(problemTexts.missingClosingBrace, end);
  return { value: encodeUtf8(code), end: end + 1 };
}

/** The UTF-8 bytes of a code up to 2^31 - 1, surrogates included. */
function encodeUtf8(code: number): string {
  if (code < 0x80) return String.fromCharCode(code);
  let rest = code;
  let continuation = "";
  // What fits the first byte shrinks by one bit with each further byte.
  let firstByteMaximum = 0x3f;
  do {
    continuation = String.fromCharCode(0x80 | (rest & 0x3f)) + continuation;
    rest >>>= 6;
    firstByteMaximum >>= 1;
  } while (rest > firstByteMaximum);
  return String.fromCharCode(((~firstByteMaximum << 1) & 0xff) | rest) + continuation;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isHexadecimalDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

/** The value of the hexadecimal digit at `offset`; raises an error when there is none. */
function hexadecimalDigit(source: string, offset: number): number {
  const code = source.charCodeAt(offset);
  if (!isHexadecimalDigit(code)) throw new EscapeError(problemTexts.hexadecimalDigitExpected, offset);
  return isDigit(code) ? code - 0x30 : (code | 0x20) - 0x57;
}

/** The offset after the line break at `offset`; a pair of different line break characters is one break. */
function afterLineBreak(source: string, offset: number): number {
  const second = source[offset + 1];
  return (second === "\n" || second === "\r") && second !== source[offset] ? offset + 2 : offset + 1;
}

/** The offset after all space, line breaks included, from `offset` on. */
function afterSpace(source: string, offset: number, look: Look): number {
  let end = offset;
  while (isSpace(source.charCodeAt(end))) if (++end % PIECE === 0) look();
  return end;
}

/** The contents of a long bracket as a string: any line break counts as a line feed, and the first is dropped when it comes first. */
export function longStringValue(contents: string, look = noLook): string {
  const normalised = contents.includes("\r") ? withLineFeeds(contents, look) : contents;
  return normalised.startsWith("\n") ? normalised.slice(1) : normalised;
}

/** The text with every line break made a line feed. */
function withLineFeeds(text: string, look: Look): string {
  const result = new LongText(look);
  let copied = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === "\n" || character === "\r") {
      result.add(`${text.slice(copied, offset)}\n`);
      copied = afterLineBreak(text, offset);
      offset = copied - 1;
    } else if (offset % PIECE === 0) look();
  }
  return result.text + text.slice(copied);
}
