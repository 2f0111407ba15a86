/**
 * Finishes the built modules: in ASCII, which engines read and hold in half the space; with short lines (short-lines.mjs); and with source
 * maps small enough to be in the package, a fifth of their size, which keep what a stack trace needs, the file and line of every place, and
 * lose columns and names. Used by the build.
 *
 * Source maps (ECMA-426): `mappings` has a segment for each place, of base64 digits with differences to the segment before.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lineStarts } from "./short-lines.mjs";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The numbers of a segment: five bits a digit, the lowest first, the lowest bit of all being the sign. */
function decode(segment) {
  const numbers = [];
  let value = 0;
  let shift = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value |= (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    numbers.push((value & 1) === 0 ? value >> 1 : -(value >> 1));
    value = 0;
    shift = 0;
  }
  return numbers;
}

function encode(numbers) {
  let text = "";
  for (const number of numbers) {
    let rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      text += DIGITS[rest > 0 ? digit | 32 : digit];
    } while (rest > 0);
  }
  return text;
}

/** Characters that are written as escapes: minified code has them in texts and regular expressions only. */
const NOT_ASCII = /[^\0-\x7f]/g;
const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
const ESCAPE_LENGTH = 6;

/**
 * The mappings with one segment for each stretch of code that comes from one line, and one at the beginning of each new line. For each
 * line, `escapes` has the columns of what becomes an escape, and `breaks` those at which it is broken then.
 */
function lineMappings(mappings, escapes, breaks) {
  let [source, line] = [0, 0];
  let [keptSource, keptLine] = [0, 0];
  return mappings
    .split(";")
    .flatMap((generatedLine, index) => {
      const lines = [];
      let kept = [];
      let [unescaped, keptColumn] = [0, 0];
      let isMapped = false;
      const keep = (place) => {
        kept.push(encode([place - keptColumn, source - keptSource, line - keptLine, 0]));
        [keptColumn, keptSource, keptLine, isMapped] = [place, source, line, true];
      };
      const starts = breaks[index].values();
      let start = starts.next();
      const breakUpTo = (end) => {
        for (; start.value <= end; start = starts.next()) {
          lines.push(kept.join(","));
          [kept, keptColumn] = [[], start.value];
          // In the middle of a stretch.
          if (isMapped && start.value < end) keep(start.value);
        }
      };
      for (const segment of generatedLine.split(",")) {
        const [columns, sources, lineCount] = decode(segment);
        if (columns === undefined) continue;
        unescaped += columns;
        const column = unescaped + (ESCAPE_LENGTH - 1) * escapes[index].filter((place) => place < unescaped).length;
        breakUpTo(column);
        if (sources === undefined) continue;
        source += sources;
        line += lineCount;
        if (!isMapped || kept.length === 0 || source !== keptSource || line !== keptLine) keep(column);
      }
      breakUpTo(Infinity);
      return [...lines, kept.join(",")];
    })
    .join(";");
}

/** For each line of a text, the columns that some offsets have in it. */
function columnsIn(text, offsets) {
  const columns = [[]];
  let index = 0;
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const end = lineStart + line.length;
    for (; offsets[index] <= end; index++) columns.at(-1).push(offsets[index] - lineStart);
    columns.push([]);
    lineStart = end + 1;
  }
  return columns;
}

/** Rewrites the modules in a folder that have a map, and the maps. */
export function finishModules(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js.map"))) {
    const path = join(folder, file.slice(0, -".map".length));
    const text = readFileSync(path, "utf8");
    const code = text.replace(NOT_ASCII, escaped);
    const starts = lineStarts(code);
    writeFileSync(path, [0, ...starts].map((start, index) => code.slice(start, starts[index])).join("\n"));
    const { version, sources, mappings } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const escapes = text.split("\n").map((line) => Array.from(line.matchAll(NOT_ASCII), (match) => match.index));
    const lines = lineMappings(mappings, escapes, columnsIn(code, starts));
    writeFileSync(join(folder, file), JSON.stringify({ version, names: [], sources, mappings: lines }));
  }
}
