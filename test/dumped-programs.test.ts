/**
 * The code of every Lua program here passes the verifier, and all test programs do the same when they were dumped and loaded again.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { dumped, newLua, runProgram } from "./built.ts";
import { listPrograms, parseExpectations, printedLines, programFolders } from "./expectations.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");

describe("dumps of all programs load, and dump to the same bytes", () => {
  test.each(["test", "stdlib/lua", "bench"])("%s", (folder) => {
    const lua = newLua(() => undefined);
    let count = 0;
    for (const file of listPrograms(join(root, folder))) {
      const source = readFileSync(join(root, folder, file));
      if (parseExpectations(source.toString("utf8")).syntaxError !== undefined) continue;
      for (const strip of [false, true]) {
        const chunk = dumped(source, `@${file}`, strip);
        expect(() => lua.load(chunk, { name: "=chunk" }), file).not.toThrow();
        expect(dumped(chunk, "=chunk", strip) === chunk, file).toBe(true);
      }
      count++;
    }
    expect(count).toBeGreaterThan(0);
  });
});

describe("programs that were dumped and loaded again", () => {
  for (const folder of programFolders) {
    for (const file of listPrograms(join(here, folder))) {
      const source = readFileSync(join(here, folder, file));
      const expected = parseExpectations(source.toString("utf8"));
      if (expected.syntaxError !== undefined) continue;
      test(`${folder}/${file}`, () => {
        const actual = runProgram(dumped(source, `@${basename(file)}`), "=chunk", expected.pragmas.has("files"));
        expect(printedLines(actual.printed)).toEqual(expected.output);
        expect(actual.error).toBe(expected.error);
      });
    }
  }
});
