/**
 * The functions of the string library that take patterns: find, match, gmatch, gsub (manual §6.4). Called through string.ts.
 *
 * `gsub` with a replacement string or a table without metatable is all done here. With a function or any other table it hands over to
 * `string.gsub` in lua/string.lua, which does the calling and indexing and leaves the rest to the helpers at the end of this file; the
 * state of the substitution stands in a Substitution, which a userdata carries between them.
 *
 * What must stay true: nothing that may run Lua happens between a match and the use of its captures.
 */
import { toStringCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { LuaFunction } from "../vm/function.ts";
import { integer, isNumber } from "../vm/numbers.ts";
import { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel, tailCall } from "../vm/transfer.ts";
import { LuaUserdata } from "../vm/userdata.ts";
import { isTruthy, type LuaValue, typeName } from "../vm/value.ts";
import { type Arguments, checkCount, checkString, optionalCount, typeError } from "./args.ts";
import type { LibraryFunctions } from "./define.ts";
import { optionalCountGiven, stringGiven } from "./given.ts";
import { helping } from "./helping.ts";
import { captureOf, matchEnd, pushCaptures, searchFrom } from "./matcher.ts";
import { type Pattern, patternOf, patternWithoutAnchor } from "./pattern.ts";
import type { LibraryServices } from "./services.ts";

/** A start position, from 0: negative ones count from the end, and what lies before the start is the start (§6.4). */
export function startPosition(position: number, length: number): number {
  if (position > 0) return position - 1;
  if (position === 0 || position < -length) return 0;
  return length + position;
}

/* ---- find and match ---- */

// biome-ignore-start lint/complexity/noArguments: only their number is used, and only to report wrong arguments

function find(s: LuaValue, p: LuaValue, init: LuaValue, plain: LuaValue): LuaValue | Sentinel {
  const subject = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  const text = typeof p === "string" ? p : stringGiven(p, 1, arguments.length);
  let start = 0;
  if (init !== undefined) {
    start = startPosition(optionalCountGiven(init, 2, arguments.length, 1), subject.length);
    if (start > subject.length) return undefined;
  }
  if (plain !== undefined && plain !== false) return findText(subject, text, start);
  const pattern = patternOf(text);
  if (pattern.plain) return findText(subject, text, start);
  const found = searchFrom(pattern, subject, start, -1);
  if (found < 0) return undefined;
  const values: LuaValue[] = [integer(found + 1), integer(matchEnd)];
  pushCaptures(pattern, subject, values);
  return resultsOf(values);
}

function findText(subject: string, text: string, start: number): LuaValue | Sentinel {
  const found = subject.indexOf(text, start);
  return found < 0 ? undefined : results(integer(found + 1), integer(found + text.length));
}

function match(s: LuaValue, p: LuaValue, init: LuaValue): LuaValue | Sentinel {
  const subject = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
  const text = typeof p === "string" ? p : stringGiven(p, 1, arguments.length);
  let start = 0;
  if (init !== undefined) {
    start = startPosition(optionalCountGiven(init, 2, arguments.length, 1), subject.length);
    if (start > subject.length) return undefined;
  }
  const pattern = patternOf(text);
  const found = searchFrom(pattern, subject, start, -1);
  return found < 0 ? undefined : capturesOf(pattern, subject, found, matchEnd);
}

// biome-ignore-end lint/complexity/noArguments: as above

/** All captures of the last match as results; the whole match if there are none. */
function capturesOf(pattern: Pattern, subject: string, start: number, end: number): LuaValue | Sentinel {
  if (pattern.captures.length <= 1) return captureOf(pattern, subject, 0, start, end);
  const values: LuaValue[] = [];
  pushCaptures(pattern, subject, values);
  return resultsOf(values);
}

/* ---- gmatch ---- */

/** The iterator that `gmatch` returns. */
export class MatchIterator extends LuaFunction {
  /** The end of the last match, where an empty match does not count; -1 before the first. */
  lastEnd = -1;

  constructor(
    readonly subject: string,
    readonly pattern: string,
    /** Where to search on, from 0; beyond the end of the subject when done. */
    public position: number,
  ) {
    super(undefined as never, "");
    const chain = patternWithoutAnchor(pattern);
    this.call = () => this.step(chain);
  }

  /** What the debug library shows; in most programs nobody looks, and a list of its own would cost. */
  get upvalues(): LuaValue[] {
    return [this.subject, this.pattern];
  }

  private step(pattern: Pattern): LuaValue | Sentinel {
    const { subject } = this;
    if (this.position > subject.length) return results();
    const found = searchFrom(pattern, subject, this.position, this.lastEnd);
    // After the last match the position stays, so a further call searches again, in vain, as in PUC.
    if (found < 0) return results();
    const end = matchEnd;
    this.position = end;
    this.lastEnd = end;
    return capturesOf(pattern, subject, found, end);
  }
}

function gmatch(...args: LuaValue[]): LuaValue {
  const subject = checkString(args, 0);
  const pattern = checkString(args, 1);
  const start = startPosition(optionalCount(args, 2, 1), subject.length);
  return new MatchIterator(subject, pattern, Math.min(start, subject.length + 1));
}

/* ---- gsub ---- */

/** A substitution in progress. */
export class Substitution {
  /** The new text up to `copied`. */
  result = "";
  /** How much of the subject went into the result. */
  copied = 0;
  /** How many matches there were. */
  count = 0;
  private changed = false;
  private position = 0;
  private lastEnd = -1;
  /** The match in hand. */
  start = 0;
  end = 0;
  /** Its captures, taken at once because the next match of anybody overwrites them. */
  captures: LuaValue[] = [];

  constructor(
    readonly subject: string,
    readonly pattern: Pattern,
    readonly limit: number,
  ) {}

  /** Finds the next match to replace; false if there is none. */
  advance(): boolean {
    const { pattern, subject } = this;
    if (this.count >= this.limit || (pattern.anchored && this.count > 0) || this.position > subject.length) return false;
    const found = searchFrom(pattern, subject, this.position, this.lastEnd);
    if (found < 0) return false;
    this.count++;
    this.start = found;
    this.end = matchEnd;
    this.lastEnd = matchEnd;
    this.position = matchEnd;
    return true;
  }

  /** A capture of the match in hand, from 0. To be used before anything else is matched. */
  capture(index: number): LuaValue {
    return captureOf(this.pattern, this.subject, index, this.start, this.end);
  }

  takeCaptures(onlyFirst: boolean): void {
    this.captures = [];
    if (onlyFirst || this.pattern.captures.length === 0) this.captures.push(this.capture(0));
    else pushCaptures(this.pattern, this.subject, this.captures);
  }

  /** Puts a text in the place of the match in hand. */
  put(text: string): void {
    if (this.copied < this.start) this.result += this.subject.slice(this.copied, this.start);
    this.result += text;
    this.copied = this.end;
    this.changed = true;
  }

  /** Puts what a function returned or a table held: false and nil keep the match as it is. */
  putValue(value: LuaValue): void {
    if (typeof value === "string") this.put(value);
    else if (isTruthy(value)) {
      const text = toStringCoerced(value);
      if (text === undefined) throw new LibraryError(`invalid replacement value (a ${typeName(value)})`);
      this.put(text);
    }
  }

  finish(): Sentinel {
    const { subject } = this;
    if (!this.changed) return results(subject, integer(this.count));
    return results(this.copied < subject.length ? this.result + subject.slice(this.copied) : this.result, integer(this.count));
  }
}

/** A replacement text in parts: texts, captures by number from 0 (-1 is the whole match), and a mistake, which is raised when met. */
type ReplacementParts = readonly (string | number | LibraryError)[];

function replacementParts(text: string): ReplacementParts {
  const parts: (string | number | LibraryError)[] = [];
  let copied = 0;
  for (let mark = text.indexOf("%"); mark >= 0; mark = text.indexOf("%", copied)) {
    if (mark > copied) parts.push(text.slice(copied, mark));
    const letter = text.charAt(mark + 1);
    if (letter === "%") parts.push("%");
    else if (letter >= "0" && letter <= "9") parts.push(letter.charCodeAt(0) - 0x31);
    else {
      parts.push(new LibraryError("invalid use of '%' in replacement string"));
      return parts;
    }
    copied = mark + 2;
  }
  if (copied < text.length) parts.push(text.slice(copied));
  return parts;
}

function expand(parts: ReplacementParts, substitution: Substitution): string {
  let result = "";
  for (const part of parts) {
    if (typeof part === "string") result += part;
    else if (typeof part === "number") {
      const value = part < 0 ? substitution.subject.slice(substitution.start, substitution.end) : substitution.capture(part);
      result += typeof value === "string" ? value : toStringCoerced(value);
    } else throw part;
  }
  return result;
}

function gsub(services: LibraryServices, args: Arguments): LuaValue | Sentinel {
  const subject = checkString(args, 0);
  const pattern = checkString(args, 1);
  const replacement = args[2];
  const limit = args[3] === undefined ? subject.length + 1 : checkCount(args, 3);
  const substitution = new Substitution(subject, patternOf(pattern), limit);
  if (typeof replacement === "string" || isNumber(replacement)) {
    const text = toStringCoerced(replacement) as string;
    if (!text.includes("%")) while (substitution.advance()) substitution.put(text);
    else {
      const parts = replacementParts(text);
      while (substitution.advance()) substitution.put(expand(parts, substitution));
    }
    return substitution.finish();
  }
  if (replacement instanceof LuaTable) {
    if (replacement.metatable !== undefined) return goOnInLua(services, substitution, replacement, true);
    while (substitution.advance()) substitution.putValue(replacement.get(substitution.capture(0)));
    return substitution.finish();
  }
  if (replacement instanceof LuaFunction) return goOnInLua(services, substitution, replacement, false);
  throw typeError(args, 2, "string/function/table");
}

function goOnInLua(services: LibraryServices, substitution: Substitution, replacement: LuaValue, isTable: boolean): Sentinel {
  return tailCall(services.selfHosted.get("string.gsub"), [new LuaUserdata(substitution), replacement, isTable]);
}

/* ---- What lua/string.lua needs of it ---- */

function substitutionOf(state: LuaValue): Substitution {
  return (state as LuaUserdata).object as Substitution;
}

export function searchNatives(services: LibraryServices): LibraryFunctions {
  return [
    [
      "advance",
      (state, isTable) =>
        helping(services, () => {
          const substitution = substitutionOf(state);
          if (!substitution.advance()) return false;
          substitution.takeCaptures(isTable === true);
          return true;
        }),
    ],
    [
      "captures",
      (state) => {
        const { captures } = substitutionOf(state);
        return captures.length === 1 ? captures[0] : resultsOf(captures);
      },
    ],
    ["firstCapture", (state) => substitutionOf(state).captures[0]],
    [
      "replace",
      (state, value) =>
        helping(services, () => {
          substitutionOf(state).putValue(value);
          return results();
        }),
    ],
    ["finish", (state) => substitutionOf(state).finish()],
  ];
}

export function searchFunctions(services: LibraryServices): LibraryFunctions {
  return [
    ["find", find],
    ["gmatch", gmatch],
    ["gsub", (...args) => gsub(services, args)],
    ["match", match],
  ];
}
