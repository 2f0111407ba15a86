/**
 * The guides of docs/ as one program each: what stands behind `// →` is what is printed, in that order.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bundle = new URL("../dist/index.js", import.meta.url).href;

test.each([
  ["embedding", 10],
  ["sandboxing", 6],
])("docs/%s.md prints what it says", (guide, blockCount) => {
  const text = readFileSync(fileURLToPath(new URL(`../docs/${guide}.md`, import.meta.url)), "utf8");
  const blocks = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map((match) => match[1] as string);
  expect(blocks.length).toBeGreaterThan(blockCount);
  const program = blocks.join("\n");
  const expected = [...program.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "-e", program.replace('"tsuki"', JSON.stringify(bundle))],
    {
      encoding: "utf8",
    },
  );
  expect(stderr).toBe("");
  expect(stdout.trimEnd().split("\n")).toEqual(expected);
});
