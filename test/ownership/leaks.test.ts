/**
 * States leave nothing behind: ten thousand created, used and closed, and some that nobody closed.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

test("the heap stays where it was, and dropped states are collected and reported (O1)", () => {
  const script = fileURLToPath(new URL("leaks.mjs", import.meta.url));
  const found = JSON.parse(execFileSync(process.execPath, ["--expose-gc", script], { encoding: "utf8" }));
  expect(Math.abs(found.growth)).toBeLessThan(0.02);
  expect(found).toMatchObject({ collected: 50, reported: 51, kept: 1 });
});
