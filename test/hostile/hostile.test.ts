/**
 * Every hostile script of this folder: it ends as its header says, in bounded time and memory, never with an exception of the host, and
 * leaves a state that works and a JavaScript whose intrinsic objects are as they were (see `subject.mjs`). Once for each mode of the engine
 * that a host may run us in.
 */
import { describe, expect, test } from "vitest";
import { listScripts } from "./header.mjs";
import { runScripts } from "./run.mjs";

const all = listScripts();
// Those that need a limit join when the machine has limits.
const scripts = all.filter(({ header }) => !header.expect.some((ending) => ending.startsWith("limit")));
const modes: [string, string[]][] = [
  ["as usual", []],
  ["where code generation from strings is forbidden", ["--disallow-code-generation-from-strings"]],
  ["with a quarter of the host's stack", ["--stack-size=256"]],
];

test("there are scripts for every threat", () => {
  expect(all.length).toBeGreaterThanOrEqual(250);
});

describe.each(modes)("%s", (_, flags) => {
  test("all scripts end as they should", { timeout: 600_000 }, async () => {
    const results = await runScripts(scripts, { flags });
    const failed = results.filter(({ faults }) => faults.length > 0).map(({ name, faults }) => `${name}: ${faults.join("; ")}`);
    expect(failed).toEqual([]);
  });
});
