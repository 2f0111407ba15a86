/**
 * `string.format` (manual §6.4).
 *
 * A format is read once into a list of texts and directives, which is kept, because formats are nearly always constants. Its mistakes are
 * raised only when formatting gets to them, after the arguments before them were converted. Where an argument has a `__tostring`
 * metamethod, the Formatting, as far as it has got, goes to `string.format` in lua/string.lua inside a userdata; that calls the
 * metamethod and hands the text back.
 *
 * What must stay true: digits are those of C's `printf` (vm/float-digits.ts); messages and their order are PUC's.
 */
import { LibraryError } from "../vm/errors.ts";
import { exponentialDigits, fixedDigits, generalDigits, hexadecimalDigits } from "../vm/float-digits.ts";
import {
  integerToBigInt,
  isFloat,
  isNumber,
  isUnsignedNaN,
  type LuaInteger,
  type LuaNumeric,
  MIN_INTEGER,
  toFloat,
} from "../vm/numbers.ts";
import { results, type Sentinel, tailCall } from "../vm/transfer.ts";
import { LuaUserdata } from "../vm/userdata.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, argumentError, checkFloat, checkInteger, checkString } from "./args.ts";
import type { LibraryFunctions } from "./define.ts";
import { helping } from "./helping.ts";
import { keeping } from "./kept.ts";
import type { LibraryServices } from "./services.ts";
import { plainText, toStringHandler } from "./to-text.ts";
import { BATCH, charge, requireString } from "./work.ts";

/* ---- Reading formats ---- */

/** `%`, flags, width, precision and the letter of the conversion. */
class Directive {
  left = false;
  plus = false;
  space = false;
  alternate = false;
  zeros = false;
  width = 0;
  /** -1 if not given. */
  precision = -1;
  constructor(
    /** The letter, or "" if no argument can make this directive right. */
    readonly conversion: string,
    /** The directive as it was written, up to a `\0`, where C ends it. */
    readonly text: string,
    /** What is wrong with it: raised when its turn comes. */
    readonly mistake: string | undefined,
  ) {}

  /** Nothing between `%` and the letter. */
  get bare(): boolean {
    return this.text.length === 2;
  }
}

type Format = readonly (string | Directive)[];

/** The flags each conversion accepts, and whether it accepts a precision. */
const accepted: Readonly<Record<string, readonly [flags: string, precision: boolean]>> = {
  c: ["-", false],
  d: ["-+0 ", true],
  i: ["-+0 ", true],
  u: ["-0", true],
  o: ["-#0", true],
  x: ["-#0", true],
  X: ["-#0", true],
  a: ["-+#0 ", true],
  A: ["-+#0 ", true],
  f: ["-+#0 ", true],
  e: ["-+#0 ", true],
  E: ["-+#0 ", true],
  g: ["-+#0 ", true],
  G: ["-+#0 ", true],
  p: ["-", false],
  s: ["-", true],
  q: ["", false],
};

/** Characters between `%` and the letter that PUC has room for (`MAX_FORMAT`). */
const MAX_MODIFIERS = 21;

function readFormat(text: string): Format {
  const format: (string | Directive)[] = [];
  let literal = "";
  let copied = 0;
  for (let mark = text.indexOf("%"); mark >= 0; mark = text.indexOf("%", copied)) {
    literal += text.slice(copied, mark);
    if (text.charAt(mark + 1) === "%") {
      literal += "%";
      copied = mark + 2;
      continue;
    }
    if (literal !== "") format.push(literal);
    literal = "";
    let end = mark + 1;
    while (end < text.length && "-+#0 123456789.".includes(text.charAt(end))) end++;
    const directive = readDirective(text.slice(mark, end + 1), end - mark - 1);
    format.push(directive);
    if (directive.conversion === "") return format;
    copied = end + 1;
  }
  literal += text.slice(copied);
  if (literal !== "") format.push(literal);
  return format;
}

function readDirective(written: string, modifiers: number): Directive {
  if (modifiers >= MAX_MODIFIERS) return new Directive("", written, "invalid format (too long)");
  const conversion = written.charAt(modifiers + 1);
  const end = written.indexOf("\0");
  const text = end < 0 ? written : written.slice(0, end);
  const rules = accepted[conversion];
  if (rules === undefined || !Object.hasOwn(accepted, conversion)) {
    return new Directive("", text, `invalid conversion '${text}' to 'format'`);
  }
  const [flags, withPrecision] = rules;
  let index = 1;
  while (flags.includes(text.charAt(index)) && index <= modifiers) index++;
  const widthStart = index;
  let widthEnd = index;
  let precision = -1;
  // A width does not start with 0: that would be a flag.
  if (text.charAt(index) !== "0") {
    index = widthEnd = skipTwoDigits(text, index);
    if (withPrecision && text.charAt(index) === ".") {
      index = skipTwoDigits(text, widthEnd + 1);
      precision = Number(text.slice(widthEnd + 1, index));
    }
  }
  let mistake: string | undefined;
  if (conversion === "q") {
    if (modifiers > 0) mistake = "specifier '%q' cannot have modifiers";
  } else if (index !== modifiers + 1) mistake = `invalid conversion specification: '${text}'`;
  const directive = new Directive(conversion, text, mistake);
  const given = text.slice(1, widthStart);
  directive.left = given.includes("-");
  directive.plus = given.includes("+");
  directive.space = given.includes(" ");
  directive.alternate = given.includes("#");
  directive.zeros = given.includes("0");
  directive.width = Number(text.slice(widthStart, widthEnd));
  directive.precision = precision;
  return directive;
}

function skipTwoDigits(text: string, start: number): number {
  let index = start;
  while (index < start + 2 && text.charAt(index) >= "0" && text.charAt(index) <= "9") index++;
  return index;
}

const formatOf: (text: string) => Format = keeping(readFormat);

/* ---- Conversions ---- */

/** Pads to the width: with zeros after the prefix if those were asked for, else with spaces. */
function pad(directive: Directive, prefix: string, body: string, zeros: boolean): string {
  const missing = directive.width - prefix.length - body.length;
  if (missing <= 0) return prefix + body;
  if (directive.left) return prefix + body + " ".repeat(missing);
  return zeros ? prefix + "0".repeat(missing) + body : " ".repeat(missing) + prefix + body;
}

function signOf(directive: Directive, negative: boolean): string {
  return negative ? "-" : directive.plus ? "+" : directive.space ? " " : "";
}

function formatInteger(directive: Directive, value: LuaInteger): string {
  const { conversion } = directive;
  const signed = conversion === "d" || conversion === "i";
  if (signed && directive.bare) return String(value);
  let digits: string;
  let prefix = "";
  if (signed) {
    digits = String(value);
    const negative = digits.charCodeAt(0) === 0x2d;
    if (negative) digits = digits.slice(1);
    prefix = signOf(directive, negative);
  } else {
    const radix = conversion === "u" ? 10 : conversion === "o" ? 8 : 16;
    const exact = value as unknown as number | bigint;
    digits = (exact >= 0 ? exact : BigInt.asUintN(64, integerToBigInt(value))).toString(radix);
    if (conversion === "X") digits = digits.toUpperCase();
    if (directive.alternate && radix === 16 && digits !== "0") prefix = conversion === "X" ? "0X" : "0x";
  }
  if (directive.precision >= 0) {
    digits = directive.precision === 0 && digits === "0" ? "" : digits.padStart(directive.precision, "0");
  }
  // The alternate form of octal numbers starts with a 0 whatever the precision.
  if (directive.alternate && conversion === "o" && !digits.startsWith("0")) digits = `0${digits}`;
  return pad(directive, prefix, digits, directive.zeros && directive.precision < 0);
}

function formatFloat(directive: Directive, given: LuaValue, value: number): string {
  const { conversion } = directive;
  const upper = conversion === "A" || conversion === "E" || conversion === "G";
  const negative = value < 0 || (value === 0 && 1 / value < 0) || (Number.isNaN(value) && !isUnsignedNaN(given));
  let prefix = signOf(directive, negative);
  if (!Number.isFinite(value)) {
    const word = Number.isNaN(value) ? "nan" : "inf";
    return pad(directive, prefix, upper ? word.toUpperCase() : word, false);
  }
  const magnitude = Math.abs(value);
  const precision = directive.precision < 0 ? 6 : directive.precision;
  let digits: string;
  switch (conversion) {
    case "f":
      digits = fixedDigits(magnitude, precision);
      if (directive.alternate && precision === 0) digits += ".";
      break;
    case "e":
    case "E":
      digits = exponentialDigits(magnitude, precision, directive.alternate);
      break;
    case "g":
    case "G":
      digits = generalDigits(magnitude, precision, directive.alternate);
      break;
    default:
      prefix += "0x";
      digits = hexadecimalDigits(magnitude, directive.precision, directive.alternate);
  }
  return upper
    ? pad(directive, prefix.toUpperCase(), digits.toUpperCase(), directive.zeros)
    : pad(directive, prefix, digits, directive.zeros);
}

/** What it takes to quote a character that is escaped. */
const QUOTE_WORK = 3;

function quoteString(services: LibraryServices, text: string): string {
  let result = '"';
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    if (index % BATCH === 0) {
      charge(services, QUOTE_WORK * Math.min(BATCH, text.length - index));
      requireString(result.length + text.length - copied);
    }
    const code = text.charCodeAt(index);
    if (code >= 32 && code !== 127 && code !== 0x22 && code !== 0x5c) continue;
    result += `${text.slice(copied, index)}\\`;
    if (code === 0x22 || code === 0x5c || code === 10) copied = index;
    else {
      copied = index + 1;
      const next = text.charCodeAt(index + 1);
      const digits = String(code);
      // A digit that follows would be read as part of the escape.
      result += next >= 0x30 && next <= 0x39 ? digits.padStart(3, "0") : digits;
    }
  }
  return `${result}${text.slice(copied)}"`;
}

/** A number as a numeral that denotes exactly it. */
function quoteNumber(value: LuaNumeric): string {
  if (!isFloat(value)) return (value as unknown) === MIN_INTEGER ? "0x8000000000000000" : String(value);
  const float = toFloat(value);
  if (Number.isNaN(float)) return "(0/0)";
  if (float === Infinity || float === -Infinity) return float > 0 ? "1e9999" : "-1e9999";
  const negative = float < 0 || (float === 0 && 1 / float < 0);
  return `${negative ? "-" : ""}0x${hexadecimalDigits(Math.abs(float), -1, false)}`;
}

/** Strings have no identity here, so equal ones have equal addresses: a hash (FNV-1a) in the form of an address. */
function addressOfString(services: LibraryServices, text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    if (index % BATCH === 0) charge(services, Math.min(BATCH, text.length - index));
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `0x${(hash >>> 0).toString(16).padStart(14, "0")}`;
}

/* ---- Formatting ---- */

/** What it takes to convert an argument, beside the length of its text. */
const PART_WORK = 8;

/** A call of `format` in progress. */
class Formatting {
  private result = "";
  private place = 0;
  /** Work since the last charge. Short results cost none. */
  private uncharged = 0;
  /** Position of the argument in hand; 0 is the format itself. */
  private argument = 0;
  /** The metamethod to call with `pendingValue`, when `run` has stopped for one. */
  handler: LuaValue = undefined;
  pendingValue: LuaValue = undefined;

  constructor(
    private readonly format: Format,
    private readonly args: Arguments,
    private readonly services: LibraryServices,
  ) {}

  /** Goes on to the end and returns the text, or stops for a metamethod and returns undefined. */
  run(): string | undefined {
    const { format, args } = this;
    while (this.place < format.length) {
      const part = format[this.place++] as string | Directive;
      if (typeof part === "string") {
        this.add(part);
        continue;
      }
      const index = ++this.argument;
      if (index >= args.length) throw argumentError(index, "no value");
      const text = this.convert(part, index);
      if (text === undefined) return undefined;
      this.add(text);
    }
    charge(this.services, this.uncharged);
    this.uncharged = 0;
    return this.result;
  }

  /** Goes on with what the metamethod returned. */
  resume(value: LuaValue): string | undefined {
    if (typeof value !== "string" && !isNumber(value)) throw new LibraryError("'__tostring' must return a string");
    const directive = this.format[this.place - 1] as Directive;
    const text = plainText(value, this.services);
    this.add(directive.conversion === "s" ? this.formatString(directive, text) : text);
    return this.run();
  }

  private add(text: string): void {
    this.uncharged += text.length + PART_WORK;
    if (this.uncharged > BATCH) {
      this.services.charge(this.uncharged);
      this.uncharged = 0;
      requireString(this.result.length + text.length);
    }
    this.result += text;
  }

  private convert(directive: Directive, index: number): string | undefined {
    const { args } = this;
    const { mistake } = directive;
    switch (directive.conversion) {
      case "d":
      case "i":
      case "u":
      case "o":
      case "x":
      case "X": {
        const value = checkInteger(args, index);
        if (mistake !== undefined) throw new LibraryError(mistake);
        return formatInteger(directive, value);
      }
      case "f":
      case "e":
      case "E":
      case "g":
      case "G": {
        const value = checkFloat(args, index);
        if (mistake !== undefined) throw new LibraryError(mistake);
        return formatFloat(directive, args[index], value);
      }
      case "s":
        return this.stringOrStop(directive, args[index]);
    }
    // The others look at the directive before they look at the argument.
    if (mistake !== undefined) throw new LibraryError(mistake);
    switch (directive.conversion) {
      case "c": {
        const code = Number(BigInt.asUintN(8, integerToBigInt(checkInteger(args, index))));
        return pad(directive, "", String.fromCharCode(code), false);
      }
      case "p":
        return pad(directive, "", this.address(args[index]), false);
      case "q":
        return this.literalOrStop(args[index], index);
      default:
        return formatFloat(directive, args[index], checkFloat(args, index));
    }
  }

  private stringOrStop(directive: Directive, value: LuaValue): string | undefined {
    const handler = toStringHandler(value, this.services);
    if (handler !== undefined) return this.stop(handler, value);
    return this.formatString(directive, plainText(value, this.services));
  }

  private stop(handler: LuaValue, value: LuaValue): undefined {
    this.handler = handler;
    this.pendingValue = value;
    return undefined;
  }

  private formatString(directive: Directive, text: string): string {
    if (directive.bare) return text;
    this.services.charge(text.length >> 4);
    if (text.includes("\0")) throw argumentError(this.argument, "string contains zeros");
    if (directive.mistake !== undefined) throw new LibraryError(directive.mistake);
    return pad(directive, "", directive.precision < 0 ? text : text.slice(0, directive.precision), false);
  }

  private address(value: LuaValue): string {
    if (value === undefined || typeof value === "boolean" || isNumber(value)) return "(null)";
    if (typeof value !== "string") return this.services.addressOf(value);
    return addressOfString(this.services, value);
  }

  private literalOrStop(value: LuaValue, index: number): string | undefined {
    if (typeof value === "string") {
      return quoteString(this.services, value);
    }
    if (isNumber(value)) return quoteNumber(value);
    if (value !== undefined && typeof value !== "boolean") throw argumentError(index, "value has no literal form");
    const handler = toStringHandler(value, this.services);
    return handler === undefined ? plainText(value, this.services) : this.stop(handler, value);
  }
}

function format(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const template = checkString(args, 0);
  charge(services, template.length);
  const formatting = new Formatting(formatOf(template), args, services);
  const text = formatting.run();
  if (text !== undefined) return text;
  return tailCall(services.selfHosted.get("string.format"), [new LuaUserdata(formatting), formatting.handler, formatting.pendingValue]);
}

export function formatFunctions(services: LibraryServices): LibraryFunctions {
  return [["format", (...args) => format(services, args)]];
}

/** What lua/string.lua needs of it. */
export function formatNatives(services: LibraryServices): LibraryFunctions {
  return [
    [
      // Takes the text a metamethod returned: gives the finished text, or nil, the next metamethod and its argument.
      "resumeFormat",
      (state, value) =>
        helping(services, () => {
          const formatting = (state as LuaUserdata).object as Formatting;
          const text = formatting.resume(value);
          return text ?? results(undefined, formatting.handler, formatting.pendingValue);
        }),
    ],
  ];
}
