/**
 * Runs patterns (manual §6.4.1) over subjects. Called by string-search.ts.
 *
 * One loop over the chain of items, with the places to come back to on a stack of its own, so the depth of the host's stack never depends
 * on a pattern. PUC's matcher calls itself at captures and repetitions and gives up after 200 nested calls; the same steps are counted
 * here, so the same patterns are "too complex", and the stack never holds more than that many entries.
 *
 * The steps of a search are counted and charged every thousand or so, and at its end. Where a charge finds the slice of fuel used up, the
 * search stops, keeps where it is, and is resumed when the trap has been served. Results and fuel are the same with and without.
 *
 * Nothing is undone when matching goes back: whatever a capture held is written again on the way to where it is read.
 *
 * What must stay true: the results of a match stay in `captureStarts` and `captureEnds` until the next match, so they are consumed before
 * anything else can run.
 */
import { requireRoom } from "../vm/allocation.ts";
import { LibraryError } from "../vm/errors.ts";
import { integer } from "../vm/numbers.ts";
import type { LuaValue } from "../vm/value.ts";
import { CaptureKind, EVERYTHING, Item, ItemKind, MAX_CAPTURES, MAX_DEPTH, NOTHING, type Pattern } from "./pattern.ts";
import type { LibraryServices } from "./services.ts";
import { BATCH, newString } from "./work.ts";

const captureStarts = new Int32Array(MAX_CAPTURES);
const captureEnds = new Int32Array(MAX_CAPTURES);

/* The places to come back to: the item, the last position tried, the lowest to try, and the depth there. */
const choiceItems: Item[] = [];
const choicePositions = new Int32Array(MAX_DEPTH + 1);
const choiceLimits = new Int32Array(MAX_DEPTH + 1);
const choiceDepths = new Int32Array(MAX_DEPTH + 1);

function tooComplex(): LibraryError {
  return new LibraryError("pattern too complex");
}

/** Steps taken since the last charge: the characters, items and choices that were looked at. */
let steps = 0;

/** Charges for the steps of the search so far, when they are many or the search is over. True if a pause is due. */
function settle(services: LibraryServices): boolean {
  const work = steps;
  steps = 0;
  services.charge(work);
  return services.isPauseDue();
}

/* ---- Pauses ---- */

/** In place of the result of a search that has stopped on the way. */
export const PAUSED = -2;

/** Goes on with the search that has just given PAUSED; gives its result, or PAUSED again. */
export let resumeSearch: () => number = () => -1;

function pauseSearch(resume: () => number): number {
  resumeSearch = resume;
  return PAUSED;
}

/** What `next` makes of the result of a search, at once or when the search has come to its end. */
function afterSearch(found: number, next: (found: number) => number): number {
  if (found !== PAUSED) return next(found);
  const resume = resumeSearch;
  return pauseSearch(() => afterSearch(resume(), next));
}

/** A match that has stopped on the way: what `matchAt` and the arrays above held. */
class PausedMatch {
  private readonly items: Item[];
  private readonly positions: Int32Array;
  private readonly limits: Int32Array;
  private readonly depths: Int32Array;
  private readonly starts = captureStarts.slice();
  private readonly ends = captureEnds.slice();

  constructor(
    readonly item: Item,
    readonly position: number,
    readonly depth: number,
    readonly choices: number,
    /** How far beyond `position` the item has got, and how many stretches it has open. */
    readonly reached: number,
    readonly unclosed: number,
    /** Steps that will be counted a second time. */
    readonly repeated: number,
  ) {
    this.items = choiceItems.slice(0, choices);
    this.positions = choicePositions.slice(0, choices);
    this.limits = choiceLimits.slice(0, choices);
    this.depths = choiceDepths.slice(0, choices);
  }

  restore(): void {
    for (let place = 0; place < this.choices; place++) choiceItems[place] = this.items[place] as Item;
    choicePositions.set(this.positions);
    choiceLimits.set(this.limits);
    choiceDepths.set(this.depths);
    captureStarts.set(this.starts);
    captureEnds.set(this.ends);
    steps = -this.repeated;
  }
}

/** The match that has just given PAUSED. */
let pausedMatch: PausedMatch | undefined;

/** Stands for an item that has failed, so that matching goes back to the last choice. */
const RETRY = new Item(ItemKind.FAILURE);

/** How far an item had got when it stopped. */
let reachedPosition = 0;
let unclosedStretches = 0;

/**
 * Matches at exactly `start`; the end of the match, -1 or PAUSED. Only for patterns that are not literal. `paused` is the same match, stopped
 * before.
 */
function matchAt(services: LibraryServices, pattern: Pattern, subject: string, start: number, paused: PausedMatch | undefined): number {
  const length = subject.length;
  let position = start;
  let item = pattern.first;
  let depth = 1;
  let choices = 0;
  let reached = 0;
  if (paused !== undefined) {
    paused.restore();
    ({ item, position, depth, choices, reached } = paused);
  }
  for (;;) {
    // Every case goes on with `continue` after success and leaves the switch after failure.
    steps++;
    switch (item.kind) {
      case ItemKind.END:
        return position;
      case ItemKind.CHARACTER:
        if (position < length && subject.charCodeAt(position) === item.code) {
          position++;
          item = item.next as Item;
          continue;
        }
        break;
      case ItemKind.SINGLE:
        if (position < length && item.set[subject.charCodeAt(position)] !== 0) {
          position++;
          item = item.next as Item;
          continue;
        }
        break;
      case ItemKind.GREEDY: {
        const end = endOfRun(services, item.set, subject, position + reached);
        const limit = position + item.least;
        reached = 0;
        if (end < limit) {
          if (end !== PAUSED) break;
          pausedMatch = new PausedMatch(item, position, depth, choices, reachedPosition - position, 0, 1);
          return PAUSED;
        }
        if (end > position) {
          if (++depth > MAX_DEPTH) throw tooComplex();
          if (end > limit && !item.isFinal) {
            choiceItems[choices] = item;
            choicePositions[choices] = end;
            choiceLimits[choices] = limit;
            choiceDepths[choices] = depth;
            choices++;
          }
          position = end;
        }
        item = item.next as Item;
        continue;
      }
      case ItemKind.LAZY:
        if (position < length && item.set[subject.charCodeAt(position)] !== 0) {
          if (++depth > MAX_DEPTH) throw tooComplex();
          choiceItems[choices] = item;
          choicePositions[choices] = position;
          choiceDepths[choices] = depth;
          choices++;
        }
        item = item.next as Item;
        continue;
      case ItemKind.OPTIONAL:
        if (position < length && item.set[subject.charCodeAt(position)] !== 0) {
          choiceItems[choices] = item;
          choicePositions[choices] = position;
          choiceDepths[choices] = depth;
          choices++;
          if (++depth > MAX_DEPTH) throw tooComplex();
          position++;
        }
        item = item.next as Item;
        continue;
      case ItemKind.OPEN:
      case ItemKind.POSITION:
        if (++depth > MAX_DEPTH) throw tooComplex();
        captureStarts[item.capture] = position;
        item = item.next as Item;
        continue;
      case ItemKind.CLOSE:
        if (++depth > MAX_DEPTH) throw tooComplex();
        captureEnds[item.capture] = position;
        item = item.next as Item;
        continue;
      case ItemKind.REFERENCE: {
        const end = endOfRepetition(
          services,
          subject,
          position,
          captureStarts[item.capture] as number,
          captureEnds[item.capture] as number,
        );
        if (end < 0) break;
        position = end;
        item = item.next as Item;
        continue;
      }
      case ItemKind.BALANCED: {
        const end =
          reached === 0
            ? endOfBalance(services, subject, position, item.code, item.closingCode)
            : endOfStretch(services, subject, position + reached, item.code, item.closingCode, (paused as PausedMatch).unclosed);
        reached = 0;
        if (end < 0) {
          if (end !== PAUSED) break;
          pausedMatch = new PausedMatch(item, position, depth, choices, reachedPosition - position, unclosedStretches, 1);
          return PAUSED;
        }
        position = end;
        item = item.next as Item;
        continue;
      }
      case ItemKind.FRONTIER: {
        // Beyond both ends of the subject there is a `\0`.
        const before = position === 0 ? 0 : subject.charCodeAt(position - 1);
        const after = position === length ? 0 : subject.charCodeAt(position);
        if (item.set[before] !== 0 || item.set[after] === 0) break;
        item = item.next as Item;
        continue;
      }
      case ItemKind.SUBJECT_END:
        if (position !== length) break;
        item = item.next as Item;
        continue;
      case ItemKind.FAILURE:
        break;
      case ItemKind.MISTAKE:
        throw new LibraryError(item.message);
    }

    // Back to the last choice that has something left to try.
    for (;;) {
      if (choices === 0) return -1;
      if (++steps > BATCH && settle(services)) {
        pausedMatch = new PausedMatch(RETRY, position, depth, choices, 0, 0, 2);
        return PAUSED;
      }
      const place = choices - 1;
      const choice = choiceItems[place] as Item;
      const following = choice.following;
      let at = choicePositions[place] as number;
      if (choice.kind === ItemKind.GREEDY) {
        const limit = choiceLimits[place] as number;
        const last = at--;
        if (following !== NOTHING) {
          const stop = last - limit > STRETCH ? last - STRETCH : limit;
          while (at >= stop && following[subject.charCodeAt(at)] === 0) at--;
          if (at < stop && stop > limit) {
            // Some more of it when the steps have been charged.
            steps += last - at;
            choicePositions[place] = at + 1;
            continue;
          }
        }
        steps += last - at;
        if (at <= limit) {
          choices--;
          if (at < limit) continue;
        }
      } else if (choice.kind === ItemKind.LAZY) {
        const set = choice.set;
        const last = at;
        let found = false;
        if (set === EVERYTHING && choice.followingText !== "") {
          at = subject.indexOf(choice.followingText, at + 1);
          found = at >= 0;
          steps += (found ? at : length) - last;
        } else {
          const stop = length - at > STRETCH ? at + STRETCH : length;
          while (at < stop && set[subject.charCodeAt(at)] !== 0) {
            at++;
            if (following === NOTHING || (at < length && following[subject.charCodeAt(at)] !== 0)) {
              found = true;
              break;
            }
          }
          steps += at - last;
          if (!found && at === stop && stop < length) {
            choicePositions[place] = at;
            continue;
          }
        }
        if (!found) {
          choices--;
          continue;
        }
      } else choices--;
      choicePositions[place] = at;
      position = at;
      depth = choiceDepths[place] as number;
      item = choice.next as Item;
      break;
    }
  }
}

/** Characters looked at in one go, without a charge. */
const STRETCH = 1 << 16;

/** Where a run of members of a set ends that starts at `position`, or PAUSED. */
function endOfRun(services: LibraryServices, set: Uint8Array, subject: string, position: number): number {
  const length = subject.length;
  if (set === EVERYTHING) {
    steps += length - position;
    return length;
  }
  let start = position;
  for (;;) {
    const stop = length - start > STRETCH ? start + STRETCH : length;
    let end = start;
    while (end < stop && set[subject.charCodeAt(end)] !== 0) end++;
    steps += end - start;
    if (end < stop || stop === length) return end;
    start = end;
    if (settle(services)) {
      reachedPosition = end;
      return PAUSED;
    }
  }
}

/** Where a repetition of the text from `from` to `to` ends that starts at `position`, or -1. */
function endOfRepetition(services: LibraryServices, subject: string, position: number, from: number, to: number): number {
  const size = to - from;
  if (subject.length - position < size) return -1;
  steps += size;
  if (steps > BATCH) settle(services);
  for (let offset = 0; offset < size; offset++) {
    if (subject.charCodeAt(from + offset) !== subject.charCodeAt(position + offset)) return -1;
  }
  return position + size;
}

/** Where the balanced stretch ends that starts at `position`, or -1, or PAUSED. */
function endOfBalance(services: LibraryServices, subject: string, position: number, opening: number, closing: number): number {
  if (position >= subject.length || subject.charCodeAt(position) !== opening) return -1;
  return endOfStretch(services, subject, position, opening, closing, 1);
}

/** The same where the characters up to `position` have been looked at, and `open` brackets are open. */
function endOfStretch(
  services: LibraryServices,
  subject: string,
  position: number,
  opening: number,
  closing: number,
  open: number,
): number {
  const length = subject.length;
  let unclosed = open;
  let uncharged = position;
  for (let at = position + 1; at < length; at++) {
    const code = subject.charCodeAt(at);
    if (code === closing) {
      if (--unclosed === 0) {
        steps += at - uncharged;
        return at + 1;
      }
    } else if (code === opening) unclosed++;
    if (at - uncharged > STRETCH) {
      steps += at - uncharged;
      uncharged = at;
      if (settle(services)) {
        reachedPosition = at;
        unclosedStretches = unclosed;
        return PAUSED;
      }
    }
  }
  steps += length - uncharged;
  return -1;
}

/* ---- Searching ---- */

/** What it takes to find the empty text. */
const EMPTY_WORK = 2;

/** Where the match ends that `searchFrom` has just found. */
export let matchEnd = 0;

/**
 * Finds the first match that starts at `start` or later and does not end at `forbiddenEnd` (-1 for none); its start, -1, or PAUSED. An
 * anchored pattern is tried at `start` only. The end is in `matchEnd`.
 */
export function searchFrom(services: LibraryServices, pattern: Pattern, subject: string, start: number, forbiddenEnd: number): number {
  const { literal } = pattern;
  if (literal === undefined) return searchItems(services, pattern, subject, start, forbiddenEnd, undefined);
  if (literal === "") {
    // Matches at once, and, unlike longer texts, may end where the last match has ended.
    services.charge(EMPTY_WORK);
    const at = start === forbiddenEnd ? start + 1 : start;
    matchEnd = at;
    return at <= subject.length ? at : -1;
  }
  return endBehind(literal.length, findText(services, subject, literal, start));
}

/** Notes where the match of a literal pattern ends that begins at `found`. */
function endBehind(length: number, found: number): number {
  if (found === PAUSED) return pauseBefore(length);
  matchEnd = found + length;
  return found;
}

function pauseBefore(length: number): number {
  return afterSearch(PAUSED, (found) => endBehind(length, found));
}

/** The same for a pattern that is not literal; `paused` is the match at `start`, stopped before. */
function searchItems(
  services: LibraryServices,
  pattern: Pattern,
  subject: string,
  start: number,
  forbiddenEnd: number,
  paused: PausedMatch | undefined,
): number {
  steps = 0;
  const found = searchOn(services, pattern, subject, start, forbiddenEnd, paused);
  if (found !== PAUSED) settle(services);
  return found;
}

function searchOn(
  services: LibraryServices,
  pattern: Pattern,
  subject: string,
  start: number,
  forbiddenEnd: number,
  paused: PausedMatch | undefined,
): number {
  if (pattern.anchored) {
    const end = matchAt(services, pattern, subject, start, paused);
    if (end === PAUSED) return pauseAt(services, pattern, subject, start, forbiddenEnd, pausedMatch);
    matchEnd = end;
    return end < 0 || end === forbiddenEnd ? -1 : start;
  }
  const length = subject.length;
  const first = pattern.start;
  const known = first !== NOTHING;
  const character = pattern.startText;
  let match = paused;
  for (let at = start; at <= length; at++) {
    if (known && match === undefined) {
      const last = at;
      if (character !== "") {
        at = subject.indexOf(character, at);
        if (at < 0) at = length;
      } else {
        const stop = length - at > STRETCH ? at + STRETCH : length;
        while (at < stop && first[subject.charCodeAt(at)] === 0) at++;
      }
      steps += at - last;
      if (at >= length) return -1;
    }
    const end = matchAt(services, pattern, subject, at, match);
    if (end >= 0 && end !== forbiddenEnd) {
      matchEnd = end;
      return at;
    }
    if (end === PAUSED) return pauseAt(services, pattern, subject, at, forbiddenEnd, pausedMatch);
    match = undefined;
    if (steps > BATCH && settle(services)) return pauseAt(services, pattern, subject, at + 1, forbiddenEnd, undefined);
  }
  return -1;
}

/** A search stops; it goes on at `at`, with a match in progress or without. */
function pauseAt(
  services: LibraryServices,
  pattern: Pattern,
  subject: string,
  at: number,
  forbiddenEnd: number,
  match: PausedMatch | undefined,
): number {
  pausedMatch = undefined;
  return pauseSearch(() => searchItems(services, pattern, subject, at, forbiddenEnd, match));
}

/**
 * Texts up to this length the engine finds in time linear in the subject. In longer ones it looks at the last characters only when it
 * decides how far to go on, which takes the square of the length for `bbb…abbb…` in `bbb…`.
 */
const SHORT_TEXT = 250;

/** Where a text stands in a subject from `start` on, or -1, or PAUSED. */
export function findText(services: LibraryServices, subject: string, text: string, start: number): number {
  if (text.length > SHORT_TEXT) return findLongText(services, subject, text, start);
  let at = start;
  while (subject.length - at > STRETCH) {
    const found = subject.slice(at, at + STRETCH + text.length).indexOf(text);
    services.charge(text.length + (found < 0 ? STRETCH : found));
    if (found >= 0) return at + found;
    at += STRETCH;
    if (services.isPauseDue()) return pauseText(services, subject, text, at);
  }
  const found = subject.indexOf(text, at);
  services.charge(text.length + (found < 0 ? subject.length : found) - at);
  return found;
}

function pauseText(services: LibraryServices, subject: string, text: string, at: number): number {
  return pauseSearch(() => findText(services, subject, text, at));
}

/** The same for texts of any length: where their beginning stands for the first time, the algorithm of Knuth, Morris and Pratt goes on. */
function findLongText(services: LibraryServices, subject: string, text: string, start: number): number {
  return afterSearch(findText(services, subject, text.slice(0, SHORT_TEXT), start), (first) => {
    if (first < 0) return -1;
    services.charge(text.length);
    if (subject.slice(first, first + text.length) === text) return first;
    return findByBorders(services, subject, text, bordersOf(services, text), first, 0);
  });
}

/** Goes on at `start`, where as much of the text as `matchedBefore` tells stands in front. */
function findByBorders(
  services: LibraryServices,
  subject: string,
  text: string,
  borders: Int32Array,
  start: number,
  matchedBefore: number,
): number {
  let matched = matchedBefore;
  for (let at = start; at < subject.length; at++) {
    if ((at - start) % STRETCH === 0) {
      if (at > start && services.isPauseDue()) {
        const [next, soFar] = [at, matched];
        return pauseSearch(() => findByBorders(services, subject, text, borders, next, soFar));
      }
      services.charge(Math.min(STRETCH, subject.length - at));
    }
    const code = subject.charCodeAt(at);
    while (matched > 0 && code !== text.charCodeAt(matched)) matched = borders[matched - 1] as number;
    if (code === text.charCodeAt(matched)) matched++;
    if (matched === text.length) return at + 1 - matched;
  }
  return -1;
}

/** For each beginning of a text, how long the longest shorter beginning is that it ends with. */
function bordersOf(services: LibraryServices, text: string): Int32Array {
  requireRoom(Int32Array.BYTES_PER_ELEMENT * text.length);
  const borders = new Int32Array(text.length);
  let border = 0;
  for (let index = 1; index < text.length; index++) {
    if (index % STRETCH === 1) services.charge(Math.min(STRETCH, text.length - index));
    const code = text.charCodeAt(index);
    while (border > 0 && code !== text.charCodeAt(border)) border = borders[border - 1] as number;
    if (code === text.charCodeAt(border)) border++;
    borders[index] = border;
  }
  return borders;
}

/* ---- What was captured ---- */

/**
 * A capture of the match from `start` to `end`, which was the last one made; `index` counts from 0. Without captures, the whole match
 * counts as the first.
 */
export function captureOf(pattern: Pattern, subject: string, index: number, start: number, end: number): LuaValue {
  if (index >= pattern.captures.length) {
    if (index !== 0) throw new LibraryError(`invalid capture index %${index + 1}`);
    return subject.slice(start, end);
  }
  switch (pattern.captures[index]) {
    case CaptureKind.POSITION:
      return integer((captureStarts[index] as number) + 1);
    case CaptureKind.UNFINISHED:
      throw new LibraryError("unfinished capture");
  }
  return subject.slice(captureStarts[index], captureEnds[index]);
}

/** A capture, which there is, as one result of several. */
export function captureGiven(pattern: Pattern, subject: string, index: number): LuaValue {
  const capture = captureOf(pattern, subject, index, 0, 0);
  return typeof capture === "string" ? newString(capture) : capture;
}

/** All captures, of which there is one at least. Lists of the right length are a fifth of the size of what grows. */
export function capturesGiven(pattern: Pattern, subject: string): LuaValue[] {
  const first = captureGiven(pattern, subject, 0);
  if (pattern.captures.length === 1) return [first];
  const second = captureGiven(pattern, subject, 1);
  if (pattern.captures.length === 2) return [first, second];
  const values = [first, second, captureGiven(pattern, subject, 2)];
  for (let index = 3; index < pattern.captures.length; index++) values.push(captureGiven(pattern, subject, index));
  return values;
}
