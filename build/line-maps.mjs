/**
 * Makes the source maps of the library small enough to be in the package: a fifth of their size. They keep what a stack trace needs, the file and
 * line of every place, and lose columns and names.
 *
 * Source maps (ECMA-426): `mappings` has a segment for each place, of base64 digits with differences to the segment before.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

/** The mappings with one segment for each stretch of code that comes from one line. */
function lineMappings(mappings) {
  let [source, line] = [0, 0];
  let [keptSource, keptLine] = [0, 0];
  return mappings
    .split(";")
    .map((generatedLine) => {
      let [column, keptColumn] = [0, 0];
      let isFirst = true;
      const kept = [];
      for (const segment of generatedLine.split(",")) {
        const [columns, sources, lines] = decode(segment);
        if (columns === undefined) continue;
        column += columns;
        if (sources === undefined) continue;
        source += sources;
        line += lines;
        if (!isFirst && source === keptSource && line === keptLine) continue;
        kept.push(encode([column - keptColumn, source - keptSource, line - keptLine, 0]));
        [keptColumn, keptSource, keptLine, isFirst] = [column, source, line, false];
      }
      return kept.join(",");
    })
    .join(";");
}

/** Rewrites the maps in a folder. */
export function makeLineMaps(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js.map"))) {
    const { version, sources, mappings } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    writeFileSync(join(folder, file), JSON.stringify({ version, names: [], sources, mappings: lineMappings(mappings) }));
  }
}
