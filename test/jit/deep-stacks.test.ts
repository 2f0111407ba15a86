/** Deep stacks count as memory at the same calls in every mode of the tier above the interpreter: the program prints the figures. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newLua } from "../built.ts";

const program = readFileSync(new URL("deep_stacks.lua", import.meta.url));

function run(options: Record<string, unknown>): { printed: string; fuel: number } {
  let printed = "";
  const print = (text: string) => {
    printed += text;
  };
  const lua = newLua(print, true, { stress: [], jitThreshold: undefined, ...options });
  lua.load(program, { name: "@deep_stacks.lua" }).exec();
  const fuel = lua.budget.fuelUsed;
  lua.close();
  return { printed, fuel };
}

const expected = run({ jit: false });

test("recursion is counted step by step", () => {
  const [narrow] = expected.printed.split("\n");
  const figures = narrow?.split("\t")[2]?.split(" ").map(Number) ?? [];
  expect(figures).toHaveLength(12);
  // Beyond a thousand frames.
  expect((figures[11] as number) - (figures[8] as number)).toBeGreaterThan(10_000);
});

test.each([
  {},
  { jitThreshold: 1 },
  { jitThreshold: 0 },
  { stress: ["exit-at-every-site"] },
  { jitThreshold: 0, stress: ["suspend-everywhere"] },
])("%j: the same figures and fuel as the interpreter alone", (options) => {
  expect(run(options)).toEqual(expected);
});
