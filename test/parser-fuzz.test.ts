/**
 * Some thousand source texts of every kind: the parser takes them or raises a syntax error with a line, and nothing else. Always the same ones;
 * for more, and against PUC Lua: `node test/fuzz/parser.mjs`.
 */
import { expect, test } from "vitest";
import { Parser } from "./fuzz/parser.mjs";
import { sourceText } from "./fuzz/source-texts.mjs";

const count = 5000;

test(`${count} source texts`, () => {
  const parser = new Parser();
  const verdicts = Array.from({ length: count }, (_, seed) => parser.verdict(sourceText(seed).text));
  expect(verdicts.filter((verdict) => verdict !== "ok" && !/^text:\d+: |^attempt to load a binary chunk/.test(verdict))).toEqual([]);
  expect(verdicts.filter((verdict) => verdict === "ok").length).toBeGreaterThan(count / 10);
});
