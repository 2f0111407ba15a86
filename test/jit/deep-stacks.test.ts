/** Deep stacks count as memory at the same calls in every mode of the tier above the interpreter: the program prints the figures. */
import { expect, test } from "vitest";
import { run } from "./run.ts";

const program = "deep_stacks.lua";
const expected = run(program, { jit: false });

test("the program runs to its end", () => {
  expect(expected.error).toBeUndefined();
});

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
  expect(run(program, options)).toEqual(expected);
});
