/**
 * Some hundred generated programs take the same fuel in every tier and in slices of every length, and stop at exactly their limit
 * (`fuzz/fuel.mjs`, which runs more of them). The seed changes from day to day and is in the name of the test; `FUZZ_SEED` chooses another.
 */
import { expect, test } from "vitest";
import { mistakeOf } from "./fuzz/fuel.mjs";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000));
const count = 300;

test(`the fuel of ${count} programs, seed ${seed}`, { timeout: 120_000 }, () => {
  const mistakes = Array.from({ length: count }, (_, number) => mistakeOf(seed * 1_000_003 + number)).filter(
    (found) => found !== undefined,
  );
  expect(mistakes).toEqual([]);
});
