/**
 * Expectations in comments: how a Lua test program says what it must do.
 *
 *     print(7 // 2)          --> expect: 3
 *     local x = nil + 1      --> error: file.lua:2: attempt to perform arithmetic on a nil value
 *     x = = 2                --> syntax error: file.lua:3: unexpected symbol near '='
 *     --! tsuki-only: PUC's C stack ends at 200 levels
 *
 * Read by `programs.test.ts` (our machine) and `check-expectations.mjs` (a native `lua`, so that the expectations themselves are true).
 * What must stay true: expectations are compared in the order they stand in the file, one for every printed line, trailing blanks aside;
 * a program without `error` or `syntax error` must end normally.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const expectation = /-->\s*(expect|error|syntax error):[ ]?(.*)$/;
const pragma = /^--!\s*([a-z-]+)(?::\s*(.*))?$/;

/** What the comments of one program promise. */
export function parseExpectations(source) {
  const result = { output: [], error: undefined, syntaxError: undefined, pragmas: new Map() };
  let heading = true;
  for (const line of source.split("\n")) {
    if (heading && !line.startsWith("--") && line.trim() !== "") heading = false;
    const option = heading ? pragma.exec(line) : null;
    if (option) result.pragmas.set(option[1], option[2] ?? "");
    const found = expectation.exec(line);
    if (!found) continue;
    const text = found[2].trimEnd();
    if (found[1] === "expect") result.output.push(text);
    else if (found[1] === "error") result.error = text;
    else result.syntaxError = text;
  }
  return result;
}

/** Printed text as the lines that expectations are compared with. */
export function printedLines(text) {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => line.trimEnd());
}

/** Every program below a folder, as paths relative to it, in a stable order. */
export function listPrograms(folder) {
  const found = [];
  const walk = (relative) => {
    const entries = readdirSync(join(folder, relative), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      const path = relative === "" ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.name.endsWith(".lua")) found.push(path);
    }
  };
  walk("");
  return found;
}

/** The folders of `test/` that hold programs with expectations. */
export const programFolders = ["language", "stdlib", "limit", "regression"];
