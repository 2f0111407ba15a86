/**
 * Runs patterns (manual §6.4.1) over subjects. Called by string-search.ts.
 *
 * One loop over the chain of items, with the places to come back to on a stack of its own, so the depth of the host's stack never depends
 * on a pattern. PUC's matcher calls itself at captures and repetitions and gives up after 200 nested calls; the same steps are counted
 * here, so the same patterns are "too complex", and the stack never holds more than that many entries.
 *
 * Nothing is undone when matching goes back: whatever a capture held is written again on the way to where it is read.
 *
 * What must stay true: the results of a match stay in `captureStarts` and `captureEnds` until the next match, so they are consumed before
 * anything else can run.
 */
import { LibraryError } from "../vm/errors.ts";
import { integer } from "../vm/numbers.ts";
import type { LuaValue } from "../vm/value.ts";
import { CaptureKind, EVERYTHING, type Item, ItemKind, MAX_CAPTURES, MAX_DEPTH, NOTHING, type Pattern } from "./pattern.ts";

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

/** Matches at exactly `start`; the end of the match, or -1. Only for patterns that are not literal. */
export function matchAt(pattern: Pattern, subject: string, start: number): number {
  const length = subject.length;
  let position = start;
  let item = pattern.first;
  let depth = 1;
  let choices = 0;
  for (;;) {
    // Every case goes on with `continue` after success and leaves the switch after failure.
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
        const set = item.set;
        let end = position;
        while (end < length && set[subject.charCodeAt(end)] !== 0) end++;
        const limit = position + item.least;
        if (end < limit) break;
        if (end > position) {
          if (++depth > MAX_DEPTH) throw tooComplex();
          if (end > limit) {
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
        const end = endOfRepetition(subject, position, captureStarts[item.capture] as number, captureEnds[item.capture] as number);
        if (end < 0) break;
        position = end;
        item = item.next as Item;
        continue;
      }
      case ItemKind.BALANCED: {
        const end = endOfBalance(subject, position, item.code, item.closingCode);
        if (end < 0) break;
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
      const place = choices - 1;
      const choice = choiceItems[place] as Item;
      const following = choice.following;
      let at = choicePositions[place] as number;
      if (choice.kind === ItemKind.GREEDY) {
        const limit = choiceLimits[place] as number;
        at--;
        if (following !== NOTHING) while (at >= limit && following[subject.charCodeAt(at)] === 0) at--;
        if (at <= limit) {
          choices--;
          if (at < limit) continue;
        }
      } else if (choice.kind === ItemKind.LAZY) {
        const set = choice.set;
        let found = false;
        if (set === EVERYTHING && choice.followingText !== "") {
          at = subject.indexOf(choice.followingText, at + 1);
          found = at >= 0;
        } else
          while (at < length && set[subject.charCodeAt(at)] !== 0) {
            at++;
            if (following === NOTHING || (at < length && following[subject.charCodeAt(at)] !== 0)) {
              found = true;
              break;
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

/** Where a repetition of the text from `from` to `to` ends that starts at `position`, or -1. */
function endOfRepetition(subject: string, position: number, from: number, to: number): number {
  const size = to - from;
  if (subject.length - position < size) return -1;
  for (let offset = 0; offset < size; offset++) {
    if (subject.charCodeAt(from + offset) !== subject.charCodeAt(position + offset)) return -1;
  }
  return position + size;
}

/** Where the balanced stretch ends that starts at `position`, or -1. */
function endOfBalance(subject: string, position: number, opening: number, closing: number): number {
  const length = subject.length;
  if (position >= length || subject.charCodeAt(position) !== opening) return -1;
  let unclosed = 1;
  for (let at = position + 1; at < length; at++) {
    const code = subject.charCodeAt(at);
    if (code === closing) {
      if (--unclosed === 0) return at + 1;
    } else if (code === opening) unclosed++;
  }
  return -1;
}

/* ---- Searching ---- */

/** Where the match ends that `searchFrom` has just found. */
export let matchEnd = 0;

/**
 * Finds the first match that starts at `start` or later and does not end at `forbiddenEnd` (-1 for none); its start, or -1. An anchored
 * pattern is tried at `start` only. The end is in `matchEnd`.
 */
export function searchFrom(pattern: Pattern, subject: string, start: number, forbiddenEnd: number): number {
  const literal = pattern.literal;
  if (literal !== undefined) {
    let at = subject.indexOf(literal, start);
    // Only an empty match can end where the last one has ended.
    if (at >= 0 && at + literal.length === forbiddenEnd) at = at < subject.length ? subject.indexOf(literal, at + 1) : -1;
    matchEnd = at + literal.length;
    return at;
  }
  if (pattern.anchored) {
    matchEnd = matchAt(pattern, subject, start);
    return matchEnd < 0 || matchEnd === forbiddenEnd ? -1 : start;
  }
  const length = subject.length;
  const first = pattern.start;
  const known = first !== NOTHING;
  const character = pattern.startText;
  for (let at = start; at <= length; at++) {
    if (known) {
      if (character !== "") {
        at = subject.indexOf(character, at);
        if (at < 0) return -1;
      } else {
        while (at < length && first[subject.charCodeAt(at)] === 0) at++;
        if (at >= length) return -1;
      }
    }
    const end = matchAt(pattern, subject, at);
    if (end >= 0 && end !== forbiddenEnd) {
      matchEnd = end;
      return at;
    }
  }
  return -1;
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

/** Appends all captures, without the whole match. */
export function pushCaptures(pattern: Pattern, subject: string, values: LuaValue[]): void {
  for (let index = 0; index < pattern.captures.length; index++) values.push(captureOf(pattern, subject, index, 0, 0));
}
