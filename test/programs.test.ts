/**
 * Runs every Lua program under `language`, `stdlib`, `limit` and `regression` on the built machine and compares what it prints, and the
 * error it ends with, with the expectations in its comments (see README.md). One test a file, named by its path.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { runProgram } from "./built.ts";
import { listPrograms, parseExpectations, printedLines, programFolders } from "./expectations.mjs";

const here = dirname(fileURLToPath(import.meta.url));

for (const folder of programFolders) {
  describe(folder, () => {
    for (const file of listPrograms(join(here, folder))) {
      test(file, () => {
        const bytes = readFileSync(join(here, folder, file));
        const expected = parseExpectations(bytes.toString("utf8"));
        const actual = runProgram(bytes, `@${basename(file)}`, expected.pragmas.has("files"));
        expect(printedLines(actual.printed)).toEqual(expected.output);
        expect(actual.error).toBe(expected.error ?? expected.syntaxError);
      });
    }
  });
}
