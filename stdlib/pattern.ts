/**
 * Patterns (manual §6.4.1): their text, made into a chain of items that matcher.ts runs. Called by the functions of string-search.ts.
 *
 * A pattern is a plain sequence of items without alternatives. So what PUC's matcher finds out while it runs is known here already: how
 * many captures are open at an item, which one a parenthesis closes, which one a reference means. A mistake in a pattern is an error only
 * when matching gets there (`find("a", "b[")` is nil), so it becomes an item that raises it.
 *
 * What must stay true: making a chain takes time linear in the text; chains are immutable and shared by all states.
 */
import { keeping } from "./kept.ts";
import { BATCH, checkLimits } from "./work.ts";

/** How one item matches. */
export enum ItemKind {
  /** The end of the pattern: success. */
  END,
  /** One character equal to `code`. */
  CHARACTER,
  /** One character of `set`. */
  SINGLE,
  /** As many characters of `set` as possible, at least `least`. */
  GREEDY,
  /** As few characters of `set` as possible. */
  LAZY,
  /** One character of `set` or none, preferably one. */
  OPTIONAL,
  /** Opens the capture `capture`. */
  OPEN,
  /** The position capture `capture`. */
  POSITION,
  /** Closes the capture `capture`. */
  CLOSE,
  /** What the capture `capture` has captured (`%1`). */
  REFERENCE,
  /** A balanced stretch from `code` to `closingCode` (`%b()`). */
  BALANCED,
  /** The frontier of `set` (`%f[set]`). */
  FRONTIER,
  /** The end of the subject (`$`). */
  SUBJECT_END,
  /** Nothing. */
  FAILURE,
  /** Raises `message`. */
  MISTAKE,
}

export class Item {
  next: Item | undefined = undefined;
  code = -1;
  closingCode = -1;
  set: Uint8Array = NOTHING;
  least = 0;
  capture = 0;
  message = "";
  /** The characters of which one must follow a repetition, where that is known; NOTHING where not. */
  following: Uint8Array = NOTHING;
  /** The character that must follow, where there is only one, else "". */
  followingText = "";
  /** True where what follows cannot match after a shorter run than the longest. */
  isFinal = false;
  constructor(readonly kind: ItemKind) {}
}

export enum CaptureKind {
  TEXT,
  POSITION,
  /** Never closed: using it raises "unfinished capture". */
  UNFINISHED,
}

export class Pattern {
  /** The text itself if it matches only that, else undefined. */
  literal: string | undefined = undefined;
  /** Has no special characters by the list that `find` goes by, which leaves out `)`. */
  plain = false;
  /** Starts with `^`: matches at the start position only. */
  anchored = false;
  first: Item = END;
  readonly captures: CaptureKind[] = [];
  /** The characters with which every match starts, where that is known; NOTHING where not. */
  start: Uint8Array = NOTHING;
  /** The character with which every match starts, where there is only one, else "". */
  startText = "";
}

/** Captures a pattern can have (`LUA_MAXCAPTURES`). */
export const MAX_CAPTURES = 32;
/** Nested calls PUC's matcher allows itself (`MAXCCALLS`); matcher.ts counts what would be such calls. */
export const MAX_DEPTH = 200;

/* ---- Sets of characters: 256 bytes, not 0 for members ---- */

/** The empty set, which also stands for "not known". */
export const NOTHING = new Uint8Array(256);

export const EVERYTHING = new Uint8Array(256).fill(1);
const singletons: Uint8Array[] = [];
const END = new Item(ItemKind.END);

function setOf(contains: (code: number) => boolean): Uint8Array {
  const set = new Uint8Array(256);
  for (let code = 0; code < 256; code++) if (contains(code)) set[code] = 1;
  return set;
}

function singleton(code: number): Uint8Array {
  let set = singletons[code];
  if (set === undefined) {
    set = new Uint8Array(256);
    set[code] = 1;
    singletons[code] = set;
  }
  return set;
}

function within(code: number, first: string, last: string): boolean {
  return code >= first.charCodeAt(0) && code <= last.charCodeAt(0);
}

const isDigit = (code: number) => within(code, "0", "9");
const isLower = (code: number) => within(code, "a", "z");
const isUpper = (code: number) => within(code, "A", "Z");
const isLetter = (code: number) => isLower(code) || isUpper(code);
/** The bit that tells a lower-case letter from an upper-case one. */
const LOWER_CASE = 0x20;
const isGraphic = (code: number) => code > 32 && code < 127;

/** The classes by their lower-case letter; those of upper-case letters are the complements. */
const classes: Readonly<Record<string, (code: number) => boolean>> = {
  a: isLetter,
  c: (code) => code < 32 || code === 127,
  d: isDigit,
  g: isGraphic,
  l: isLower,
  p: (code) => isGraphic(code) && !isLetter(code) && !isDigit(code),
  s: (code) => code === 32 || (code >= 9 && code <= 13),
  u: isUpper,
  w: (code) => isLetter(code) || isDigit(code),
  x: (code) => isDigit(code) || within(code, "a", "f") || within(code, "A", "F"),
  z: (code) => code === 0,
};
/** The sets of classes by the codes of their letters, as far as they were asked for. */
const classSets: Uint8Array[] = [];

/** What `%` and a character stand for. */
function classSet(code: number): Uint8Array {
  let set = classSets[code];
  if (set === undefined) {
    const contains = classes[String.fromCharCode(code | LOWER_CASE)];
    if (contains === undefined) set = singleton(code);
    else set = setOf(isUpper(code) ? (member) => !contains(member) : contains);
    classSets[code] = set;
  }
  return set;
}

/* ---- Reading a pattern ---- */

const PERCENT = 0x25;
const CARET = 0x5e;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const HYPHEN = 0x2d;

const mistakes = {
  percentAtEnd: "malformed pattern (ends with '%')",
  missingBracket: "malformed pattern (missing ']')",
  missingBalance: "malformed pattern (missing arguments to '%b')",
  missingFrontierSet: "missing '[' after '%f' in pattern",
  tooManyCaptures: "too many captures",
  nothingToClose: "invalid pattern capture",
};

/** True if a text has no special characters (PUC's list of them). */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x5e: // ^
      case 0x24: // $
      case 0x2a: // *
      case 0x2b: // +
      case 0x3f: // ?
      case 0x2e: // .
      case 0x28: // (
      case OPENING_BRACKET:
      case PERCENT:
      case HYPHEN:
        return false;
    }
  }
  return true;
}

class PatternReader {
  readonly pattern = new Pattern();
  private last: Item | undefined = undefined;
  private readonly open: number[] = [];
  private position = 0;
  /** Items at which PUC's matcher might call itself. */
  private calls = 0;
  private readonly repetitions: Item[] = [];

  constructor(private readonly text: string) {}

  read(anchorAllowed: boolean): Pattern {
    const { text, pattern } = this;
    if (anchorAllowed && text.charCodeAt(0) === CARET) {
      pattern.anchored = true;
      this.position = 1;
    }
    for (let items = 1; this.position < text.length && this.readItem(); items++) if (items % BATCH === 0) checkLimits();
    if (this.last === undefined) pattern.first = END;
    else if (this.last.kind !== ItemKind.MISTAKE) this.last.next = END;
    for (const index of this.open) pattern.captures[index] = CaptureKind.UNFINISHED;
    // Looking ahead would hide that PUC's matcher gives up.
    if (this.calls < MAX_DEPTH) this.lookAhead();
    return pattern;
  }

  private add(kind: ItemKind): Item {
    const item = new Item(kind);
    if (this.last === undefined) this.pattern.first = item;
    else this.last.next = item;
    this.last = item;
    return item;
  }

  /** Adds an error; what follows can never be reached. */
  private mistake(message: string): false {
    this.add(ItemKind.MISTAKE).message = message;
    return false;
  }

  /** Reads one item; false after a mistake. */
  private readItem(): boolean {
    const { text } = this;
    switch (text.charAt(this.position)) {
      case "(":
        return this.readOpening();
      case ")": {
        const capture = this.open.pop();
        if (capture === undefined) return this.mistake(mistakes.nothingToClose);
        this.position++;
        this.calls++;
        this.add(ItemKind.CLOSE).capture = capture;
        return true;
      }
      case "$":
        if (this.position + 1 < text.length) return this.readRepeatable();
        this.position++;
        this.add(ItemKind.SUBJECT_END);
        return true;
      case "%":
        return this.readEscape();
      default:
        return this.readRepeatable();
    }
  }

  private readOpening(): boolean {
    const { captures } = this.pattern;
    if (captures.length >= MAX_CAPTURES) return this.mistake(mistakes.tooManyCaptures);
    const isPosition = this.text.charAt(this.position + 1) === ")";
    this.position += isPosition ? 2 : 1;
    this.calls++;
    this.add(isPosition ? ItemKind.POSITION : ItemKind.OPEN).capture = captures.length;
    if (!isPosition) this.open.push(captures.length);
    captures.push(isPosition ? CaptureKind.POSITION : CaptureKind.TEXT);
    return true;
  }

  private readEscape(): boolean {
    const { text } = this;
    const letter = text.charAt(this.position + 1);
    if (letter === "b") {
      if (this.position + 3 >= text.length) return this.mistake(mistakes.missingBalance);
      const item = this.add(ItemKind.BALANCED);
      item.code = text.charCodeAt(this.position + 2);
      item.set = singleton(item.code);
      item.closingCode = text.charCodeAt(this.position + 3);
      this.position += 4;
      return true;
    }
    if (letter === "f") {
      this.position += 2;
      if (text.charCodeAt(this.position) !== OPENING_BRACKET) return this.mistake(mistakes.missingFrontierSet);
      const end = this.endOfSet(this.position);
      if (end < 0) return this.mistake(mistakes.missingBracket);
      this.add(ItemKind.FRONTIER).set = this.readSet(this.position, end);
      this.position = end + 1;
      return true;
    }
    if (letter >= "0" && letter <= "9") {
      const capture = letter.charCodeAt(0) - 0x31;
      const { captures } = this.pattern;
      if (capture < 0 || capture >= captures.length || this.open.includes(capture)) {
        return this.mistake(`invalid capture index %${capture + 1}`);
      }
      this.position += 2;
      this.add(captures[capture] === CaptureKind.POSITION ? ItemKind.FAILURE : ItemKind.REFERENCE).capture = capture;
      return true;
    }
    return this.readRepeatable();
  }

  /** A character class and the suffix that may follow it. */
  private readRepeatable(): boolean {
    const { text } = this;
    const code = text.charCodeAt(this.position);
    let set: Uint8Array | undefined;
    if (code === PERCENT) {
      if (this.position + 1 >= text.length) return this.mistake(mistakes.percentAtEnd);
      set = classSet(text.charCodeAt(this.position + 1));
      this.position += 2;
    } else if (code === OPENING_BRACKET) {
      const end = this.endOfSet(this.position);
      if (end < 0) return this.mistake(mistakes.missingBracket);
      set = this.readSet(this.position, end);
      this.position = end + 1;
    } else {
      set = text.charAt(this.position) === "." ? EVERYTHING : undefined;
      this.position++;
    }
    const suffix = text.charAt(this.position);
    if (suffix === "*" || suffix === "+" || suffix === "-" || suffix === "?") {
      this.position++;
      this.calls++;
      const item = this.add(suffix === "-" ? ItemKind.LAZY : suffix === "?" ? ItemKind.OPTIONAL : ItemKind.GREEDY);
      item.set = set ?? singleton(code);
      item.least = suffix === "+" ? 1 : 0;
      this.repetitions.push(item);
    } else {
      const item = this.add(set === undefined ? ItemKind.CHARACTER : ItemKind.SINGLE);
      item.set = set ?? singleton(code);
      item.code = code;
    }
    return true;
  }

  /** The place of the bracket that closes the set opened at `start`, or -1. */
  private endOfSet(start: number): number {
    const { text } = this;
    let index = start + 1;
    if (text.charCodeAt(index) === CARET) index++;
    // The first character is a member even if it is a bracket.
    do {
      if (index >= text.length) return -1;
      index += text.charCodeAt(index) === PERCENT && index + 1 < text.length ? 2 : 1;
    } while (text.charCodeAt(index) !== CLOSING_BRACKET);
    return index;
  }

  private readSet(start: number, end: number): Uint8Array {
    const { text } = this;
    const set = new Uint8Array(256);
    let index = start + 1;
    const complement = text.charCodeAt(index) === CARET;
    if (complement) index++;
    for (; index < end; index++) {
      const code = text.charCodeAt(index);
      if (code === PERCENT) {
        index++;
        const members = classSet(text.charCodeAt(index));
        for (let member = 0; member < 256; member++) set[member] |= members[member];
      } else if (text.charCodeAt(index + 1) === HYPHEN && index + 2 < end) {
        index += 2;
        for (let member = code; member <= text.charCodeAt(index); member++) set[member] = 1;
      } else set[code] = 1;
    }
    if (complement) for (let member = 0; member < 256; member++) set[member] ^= 1;
    return set;
  }

  /** Notes what must follow repetitions and what a match must start with. */
  private lookAhead(): void {
    for (const [position, item] of this.repetitions.entries()) {
      if (position % BATCH === 0) checkLimits();
      const next = afterCaptures(item.next);
      if (next === undefined) continue;
      const isEnd = next.kind === ItemKind.END || next.kind === ItemKind.SUBJECT_END;
      if (requiresCharacter(next)) {
        item.following = next.set;
        item.followingText = onlyCharacter(next);
      }
      item.isFinal = isEnd || (item.following !== NOTHING && areDisjoint(item.set, item.following));
    }
    const first = afterCaptures(this.pattern.first);
    if (first === undefined || !requiresCharacter(first)) return;
    this.pattern.start = first.set;
    this.pattern.startText = onlyCharacter(first);
  }
}

/** The item where matching goes on; captures before it match anyway. */
function afterCaptures(item: Item | undefined): Item | undefined {
  let next = item;
  while (next !== undefined && (next.kind === ItemKind.OPEN || next.kind === ItemKind.CLOSE || next.kind === ItemKind.POSITION)) {
    next = next.next;
  }
  return next;
}

/** True if an item matches only where a character of its set stands. */
function requiresCharacter(item: Item): boolean {
  switch (item.kind) {
    case ItemKind.CHARACTER:
    case ItemKind.SINGLE:
    case ItemKind.BALANCED:
      return true;
    case ItemKind.GREEDY:
      return item.least === 1;
    case ItemKind.FRONTIER:
      // Beyond the end of the subject there is a `\0`.
      return item.set[0] === 0;
    default:
      return false;
  }
}

function onlyCharacter(item: Item): string {
  return item.kind === ItemKind.CHARACTER || item.kind === ItemKind.BALANCED ? String.fromCharCode(item.code) : "";
}

function areDisjoint(a: Uint8Array, b: Uint8Array): boolean {
  for (let code = 0; code < 256; code++) if (a[code] !== 0 && b[code] !== 0) return false;
  return true;
}

/* ---- Patterns from their texts ---- */

function read(text: string, anchorAllowed: boolean): Pattern {
  const plain = isPlain(text);
  if (plain && !text.includes(")")) {
    const pattern = new Pattern();
    pattern.literal = text;
    pattern.plain = true;
    return pattern;
  }
  const pattern = new PatternReader(text).read(anchorAllowed);
  pattern.plain = plain;
  return pattern;
}

/** The pattern with this text. */
export const patternOf: (text: string) => Pattern = keeping((text) => read(text, true));

const patternWithCaret = keeping((text) => read(text, false));

/** The same for `gmatch`, to which a leading `^` means itself. */
export function patternWithoutAnchor(text: string): Pattern {
  return text.charCodeAt(0) === CARET ? patternWithCaret(text) : patternOf(text);
}
