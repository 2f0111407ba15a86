/**
 * The functions of the string library that take patterns: find, match, gmatch, gsub (manual §6.4). Called through string.ts.
 *
 * `gsub` with a replacement string or a table without metatable is all done here. With a function or any other table it hands over to
 * lua/string.lua, which does the calling and indexing and leaves the rest to the helpers at the end of this file; a userdata carries the
 * state of the substitution between them.
 *
 * What must stay true: nothing that may run Lua happens between a match and the use of its captures.
 */

import { FREE_WORK } from "../vm/budget.ts";
import { toStringCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { type FunctionBody, LibraryFunction, LuaFunction } from "../vm/function.ts";
import { integer, isNumber } from "../vm/numbers.ts";
import { LuaTable } from "../vm/table.ts";
import { pause, results, resultsOf, type Sentinel, tailCall } from "../vm/transfer.ts";
import { LuaUserdata } from "../vm/userdata.ts";
import { isTruthy, type LuaValue, typeName } from "../vm/value.ts";
import { type Arguments, checkString, optionalCount } from "./args.ts";
import type { LibraryFunctions } from "./define.ts";
import { countGiven, isShort, stringGiven, typeErrorGiven } from "./given.ts";
import { helping } from "./helping.ts";
import { captureGiven, captureOf, capturesGiven, findText, matchEnd, PAUSED, resumeSearch, searchFrom } from "./matcher.ts";
import { type Pattern, patternOf, patternWithoutAnchor } from "./pattern.ts";
import type { LibraryServices } from "./services.ts";
import { BATCH, charge, checkLimits, newString, requireString } from "./work.ts";

/** A start position, from 0: negative ones count from the end, and what lies before the start is the start (§6.4). */
export function startPosition(position: number, length: number): number {
  if (position > 0) return position - 1;
  if (position === 0 || position < -length) return 0;
  return length + position;
}

/** What it takes to read a byte of a pattern, in patterns that are not short. */
const READING_WORK = 3;

/** The pattern with this text; reading it is charged whether it has been read before or not. */
function patternFor(services: LibraryServices, text: string): Pattern {
  if (text.length > FREE_WORK) services.charge(READING_WORK * text.length);
  return patternOf(text);
}

/**
 * Pauses for the search that has just stopped; `finish` makes the results of what it finds in the end.
 *
 * Functions that are called often have another one do this: what a closure uses is kept in a record, which is made when the function around
 * it begins, whether the closure is made or not.
 */
function pauseFor(values: LuaValue[], finish: (found: number) => LuaValue | Sentinel): Sentinel {
  const resume = resumeSearch;
  return pause(() => {
    const found = resume();
    return found === PAUSED ? pauseFor(values, finish) : finish(found);
  }, values);
}

/* ---- find and match ---- */

// biome-ignore-start lint/complexity/noArguments: only their number is used, and only to report wrong arguments

function findFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, p: LuaValue, init: LuaValue, plain: LuaValue) {
    const subject = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const text = typeof p === "string" ? p : stringGiven(p, 1, arguments.length);
    let start = 0;
    if (init !== undefined) {
      const position = isShort(init) ? (init as unknown as number) : countGiven(init, 2, arguments.length);
      start = startPosition(position, subject.length);
      if (start > subject.length) return undefined;
    }
    if (plain !== undefined && plain !== false) return findPlain(services, subject, text, start);
    const pattern = patternFor(services, text);
    if (pattern.plain) return findPlain(services, subject, text, start);
    const found = searchFrom(services, pattern, subject, start, -1);
    return found === PAUSED ? pauseAMatch(pattern, subject, text, placesOf) : placesOf(pattern, subject, found);
  };
}

/** Results of the last match, which begins at `found`; -1: there is none. */
type MatchResults = (pattern: Pattern, subject: string, found: number) => LuaValue | Sentinel;

function pauseAMatch(pattern: Pattern, subject: string, text: string, resultsOfMatch: MatchResults): Sentinel {
  return pauseFor([subject, text], (found) => resultsOfMatch(pattern, subject, found));
}

/** What `find` gives. */
function placesOf(pattern: Pattern, subject: string, found: number): LuaValue | Sentinel {
  if (found < 0) return undefined;
  const first = integer(found + 1);
  const last = integer(matchEnd);
  if (pattern.captures.length === 0) return resultsOf([first, last]);
  if (pattern.captures.length === 1) return resultsOf([first, last, captureGiven(pattern, subject, 0)]);
  return resultsOf([first, last, ...capturesGiven(pattern, subject)]);
}

function findPlain(services: LibraryServices, subject: string, text: string, start: number): LuaValue | Sentinel {
  const found = findText(services, subject, text, start);
  return found === PAUSED ? pauseAText(subject, text) : placeOf(text, found);
}

function pauseAText(subject: string, text: string): Sentinel {
  return pauseFor([subject, text], (found) => placeOf(text, found));
}

function placeOf(text: string, found: number): LuaValue | Sentinel {
  return found < 0 ? undefined : resultsOf([integer(found + 1), integer(found + text.length)]);
}

function matchFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, p: LuaValue, init: LuaValue) {
    const subject = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const text = typeof p === "string" ? p : stringGiven(p, 1, arguments.length);
    let start = 0;
    if (init !== undefined) {
      const position = isShort(init) ? (init as unknown as number) : countGiven(init, 2, arguments.length);
      start = startPosition(position, subject.length);
      if (start > subject.length) return undefined;
    }
    const pattern = patternFor(services, text);
    const found = searchFrom(services, pattern, subject, start, -1);
    return found === PAUSED ? pauseAMatch(pattern, subject, text, matchOf) : matchOf(pattern, subject, found);
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

/** What `match` gives. */
function matchOf(pattern: Pattern, subject: string, found: number): LuaValue | Sentinel {
  return found < 0 ? undefined : capturesOf(pattern, subject, found, matchEnd);
}

/** All captures of the last match as results; the whole match if there are none. */
function capturesOf(pattern: Pattern, subject: string, start: number, end: number): LuaValue | Sentinel {
  if (pattern.captures.length <= 1) return captureOf(pattern, subject, 0, start, end);
  return resultsOf(capturesGiven(pattern, subject));
}

/* ---- gmatch ---- */

/** The iterator that `gmatch` returns. */
export class MatchIterator extends LibraryFunction {
  /** The end of the last match, where an empty match does not count; -1 before the first. */
  lastEnd = -1;

  constructor(
    services: LibraryServices,
    readonly subject: string,
    readonly pattern: string,
    /** Where to search on, from 0; beyond the end of the subject when done. */
    public position: number,
  ) {
    super(undefined as never, "");
    const chain = patternWithoutAnchor(pattern);
    this.call = () => this.step(services, chain);
    this.beLeaf();
  }

  /** What the debug library shows (LibraryClosure, without its cost). */
  get upvalues(): LuaValue[] {
    return [this.subject, this.pattern];
  }

  private step(services: LibraryServices, pattern: Pattern): LuaValue | Sentinel {
    const { subject } = this;
    if (this.position > subject.length) return results();
    const found = searchFrom(services, pattern, subject, this.position, this.lastEnd);
    return found === PAUSED ? this.pause(pattern) : this.moveTo(pattern, found);
  }

  private pause(pattern: Pattern): Sentinel {
    return pauseFor([this], (found) => this.moveTo(pattern, found));
  }

  private moveTo(pattern: Pattern, found: number): LuaValue | Sentinel {
    // After the last match the position stays, so a further call searches again, in vain, as in PUC.
    if (found < 0) return results();
    const end = matchEnd;
    const captures = capturesOf(pattern, this.subject, found, end);
    this.position = end;
    this.lastEnd = end;
    return captures;
  }
}

function gmatch(services: LibraryServices, args: Arguments): LuaValue {
  const subject = checkString(args, 0);
  const pattern = checkString(args, 1);
  const start = startPosition(optionalCount(args, 2, 1), subject.length);
  if (pattern.length > FREE_WORK) services.charge(READING_WORK * pattern.length);
  return new MatchIterator(services, subject, pattern, Math.min(start, subject.length + 1));
}

/* ---- gsub ---- */

/** A substitution in progress. */
class Substitution {
  /** The new text up to `copied`. */
  private result = "";
  /** How much of the subject went into the result. */
  private copied = 0;
  /** How many matches there were. */
  private count = 0;
  private changed = false;
  private lastEnd = -1;
  isPaused = false;
  /** The match in hand; its end is where to search on. */
  start = 0;
  end = 0;
  /** Work done since the last charge. */
  private uncharged = 0;

  constructor(
    private readonly services: LibraryServices,
    readonly subject: string,
    readonly pattern: Pattern,
    private readonly limit: number,
    private readonly patternText: string,
    private readonly replacement: LuaValue,
  ) {}

  /** What it holds of the script's. */
  values(): LuaValue[] {
    return [this.subject, this.patternText, this.replacement];
  }

  /** Finds the next match to replace; false if there is none, or if the search has paused (`isPaused`). */
  advance(): boolean {
    const { pattern, subject } = this;
    if (this.count >= this.limit || (pattern.anchored && this.count > 0)) return false;
    return this.take(searchFrom(this.services, pattern, subject, this.end, this.lastEnd));
  }

  /** Takes what a search has found for the match in hand. */
  take(found: number): boolean {
    this.isPaused = found === PAUSED;
    if (found < 0) return false;
    this.count++;
    this.start = found;
    this.end = this.lastEnd = matchEnd;
    return true;
  }

  /** A capture of the match in hand, from 0. To be used before anything else is matched. */
  capture(index: number): LuaValue {
    return captureOf(this.pattern, this.subject, index, this.start, this.end);
  }

  /** Puts a text in the place of the match in hand. */
  put(text: string): void {
    this.uncharged += REPLACING_WORK + this.start - this.copied + text.length;
    if (this.uncharged > BATCH) {
      this.settle();
      requireString(this.result.length + this.start - this.copied + text.length);
    }
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
    const { subject, copied } = this;
    if (!this.changed) return resultsOf([subject, integer(this.count)]);
    this.uncharged += subject.length - copied;
    this.settle();
    const rest = subject.length - copied;
    requireString(this.result.length + rest);
    return resultsOf([newString(rest > 0 ? this.result + subject.slice(copied) : this.result), integer(this.count)]);
  }

  private settle(): void {
    charge(this.services, this.uncharged);
    this.uncharged = 0;
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
    if (parts.length % BATCH === 0) checkLimits();
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

/** What it takes to put a text in the place of a match, besides its characters. */
const REPLACING_WORK = 4;
/** What it takes to read a byte of a replacement text with captures. */
const REPLACEMENT_WORK = 4;

/** Matches between two looks whether a pause is due. */
const MATCHES = 64;

/** Puts what a replacement makes of the match in hand in its place. */
type Replacing<Replacement> = (substitution: Substitution, replacement: Replacement) => void;

function putText(substitution: Substitution, text: string): void {
  substitution.put(text);
}

function putParts(substitution: Substitution, parts: ReplacementParts): void {
  substitution.put(expand(parts, substitution));
}

function putFromTable(substitution: Substitution, table: LuaTable): void {
  substitution.putValue(table.get(substitution.capture(0)));
}

/** Replaces all matches. */
function replaceAll<Replacement>(
  services: LibraryServices,
  substitution: Substitution,
  replace: Replacing<Replacement>,
  replacement: Replacement,
): Sentinel {
  for (let matches = 1; substitution.advance(); matches++) {
    replace(substitution, replacement);
    if (matches % MATCHES === 0 && services.isPauseDue()) return pauseReplacing(services, substitution, replace, replacement);
  }
  return substitution.isPaused ? pauseSearching(services, substitution, replace, replacement) : substitution.finish();
}

function pauseReplacing<Replacement>(
  services: LibraryServices,
  substitution: Substitution,
  replace: Replacing<Replacement>,
  replacement: Replacement,
): Sentinel {
  return pause(() => replaceAll(services, substitution, replace, replacement), substitution.values());
}

function pauseSearching<Replacement>(
  services: LibraryServices,
  substitution: Substitution,
  replace: Replacing<Replacement>,
  replacement: Replacement,
): Sentinel {
  return pauseFor(substitution.values(), (found) => {
    if (!substitution.take(found)) return substitution.finish();
    replace(substitution, replacement);
    return replaceAll(services, substitution, replace, replacement);
  });
}

// biome-ignore-start lint/complexity/noArguments: as above

function gsubFunction(services: LibraryServices): FunctionBody {
  return function (s: LuaValue, p: LuaValue, replacement: LuaValue, n: LuaValue) {
    const subject = typeof s === "string" ? s : stringGiven(s, 0, arguments.length);
    const text = typeof p === "string" ? p : stringGiven(p, 1, arguments.length);
    const limit = n === undefined ? subject.length + 1 : isShort(n) ? (n as unknown as number) : countGiven(n, 3, arguments.length);
    const substitution = new Substitution(services, subject, patternFor(services, text), limit, text, replacement);
    if (typeof replacement === "string" || isNumber(replacement)) {
      const replacementText = toStringCoerced(replacement) as string;
      if (!replacementText.includes("%")) return replaceAll(services, substitution, putText, replacementText);
      services.charge(REPLACEMENT_WORK * replacementText.length);
      return replaceAll(services, substitution, putParts, replacementParts(replacementText));
    }
    if (replacement instanceof LuaTable) {
      if (replacement.metatable !== undefined) return goOnInLua(services, "string.gsubByTable", substitution, replacement, 1);
      return replaceAll(services, substitution, putFromTable, replacement);
    }
    if (replacement instanceof LuaFunction) {
      return goOnInLua(services, "string.gsubByFunction", substitution, replacement, substitution.pattern.captures.length);
    }
    throw typeErrorGiven(replacement, 2, arguments.length, "string/function/table");
  };
}

// biome-ignore-end lint/complexity/noArguments: as above

/** With the first match, if there is one, `name` of lua/string.lua goes on. `captures`: how many captures of a match it needs. */
function goOnInLua(services: LibraryServices, name: string, substitution: Substitution, replacement: LuaValue, captures: number): Sentinel {
  if (substitution.advance()) return callLua(services, name, substitution, replacement, captures);
  return substitution.isPaused ? pauseInFrontOfLua(services, name, substitution, replacement, captures) : substitution.finish();
}

function pauseInFrontOfLua(
  services: LibraryServices,
  name: string,
  substitution: Substitution,
  replacement: LuaValue,
  captures: number,
): Sentinel {
  return pauseFor(substitution.values(), (found) =>
    substitution.take(found) ? callLua(services, name, substitution, replacement, captures) : substitution.finish(),
  );
}

function callLua(services: LibraryServices, name: string, substitution: Substitution, replacement: LuaValue, captures: number): Sentinel {
  const suspended = new SuspendedSubstitution(substitution, captures > 1);
  const capture = suspended.firstCapture();
  return tailCall(services.selfHosted.get(name), [new LuaUserdata(suspended), replacement, capture, suspended.needsAll]);
}

/* ---- What lua/string.lua needs of it ---- */

/** A substitution between two calls of a replacement function. */
class SuspendedSubstitution {
  /** The captures of the match in hand, all taken at once: the next match of anybody overwrites them. */
  captures: LuaValue[] = [];

  constructor(
    readonly substitution: Substitution,
    readonly needsAll: boolean,
  ) {}

  /** Finds the next match to replace: its first capture, or false if there is none. */
  advance(): LuaValue | Sentinel {
    const { substitution } = this;
    if (substitution.advance()) return this.firstCapture();
    return substitution.isPaused ? this.pause() : false;
  }

  private pause(): Sentinel {
    const { substitution } = this;
    return pauseFor(substitution.values(), (found) => substitution.take(found) && this.firstCapture());
  }

  /** The first capture of the match in hand. */
  firstCapture(): LuaValue {
    const { pattern, subject } = this.substitution;
    if (!this.needsAll) return this.substitution.capture(0);
    this.captures = capturesGiven(pattern, subject);
    return this.captures[0];
  }
}

function suspendedOf(state: LuaValue): SuspendedSubstitution {
  return (state as LuaUserdata).object as SuspendedSubstitution;
}

/** Replaces the match in hand and goes on to the next. */
function replaceAndAdvance(state: LuaValue, value: LuaValue): LuaValue | Sentinel {
  const suspended = suspendedOf(state);
  suspended.substitution.putValue(value);
  return suspended.advance();
}

export function searchNatives(services: LibraryServices): LibraryFunctions {
  return [
    ["captures", (state) => resultsOf(suspendedOf(state).captures)],
    ["replace", (state, value) => helping(services, replaceAndAdvance, state, value)],
    ["finish", (state) => helping(services, () => suspendedOf(state).substitution.finish())],
  ];
}

export function searchFunctions(services: LibraryServices): LibraryFunctions {
  return [
    ["find", findFunction(services)],
    ["gmatch", (...args) => gmatch(services, args)],
    ["gsub", gsubFunction(services)],
    ["match", matchFunction(services)],
  ];
}
