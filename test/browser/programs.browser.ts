/**
 * All test programs once more, in Chromium: on a page whose policy forbids to make code of strings, and on one without a policy.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listPrograms, parseExpectations, printedLines, programFolders } from "../expectations.mjs";
import { policies, TestBrowser } from "./chromium.ts";

const tests = fileURLToPath(new URL("..", import.meta.url));

interface ProgramPage {
  runProgram(source: string, name: string, withFiles: boolean): Promise<{ printed: string; error?: string }>;
  canEvaluate(): Promise<boolean>;
}

let browser: TestBrowser;
beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser?.stop());

describe.each(policies)("policy %s", (policy) => {
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await browser.open("test/browser/programs.html", policy));
  });
  afterAll(async () => {
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("forbids what it says", async () => {
    expect(await page.evaluate(() => (globalThis as unknown as ProgramPage).canEvaluate())).toBe(policy === "none");
    // The browser complains of the attempt.
    complaints.length = 0;
  });

  describe.each(programFolders)("%s", (folder) => {
    test.each(listPrograms(join(tests, folder)))("%s", async (file) => {
      const source = readFileSync(join(tests, folder, file), "latin1");
      const expected = parseExpectations(Buffer.from(source, "latin1").toString("utf8"));
      const program = { source, name: `@${basename(file)}`, withFiles: expected.pragmas.has("files") };
      const actual = await page.evaluate(
        ({ source, name, withFiles }) => (globalThis as unknown as ProgramPage).runProgram(source, name, withFiles),
        program,
      );
      expect(printedLines(actual.printed)).toEqual(expected.output);
      expect(actual.error).toBe(expected.error ?? expected.syntaxError);
    });
  });
});
