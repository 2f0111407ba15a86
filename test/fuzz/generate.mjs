/**
 * From a seed to a program. The seed alone decides the kind of program and everything in it.
 * What must stay true: a program is bounded, deterministic, ASCII, and leaves nothing behind (see `harness.lua`).
 */
import { generateDeep } from "./deep.mjs";
import { generateHot } from "./hot.mjs";
import { mutate } from "./mutate.mjs";
import { render } from "./program.mjs";
import { Random } from "./random.mjs";
import { generateFloats, generateStrings } from "./strings.mjs";
import { generateTyped } from "./typed.mjs";
import { generateUntyped } from "./untyped.mjs";

/** What seeds choose from. The kinds "strings" and "floats" are for native oracles and made on demand only. */
export const kinds = ["typed", "typed", "untyped", "untyped", "mutated"];

/** The same where tiers of our machine are compared, which deep programs show the memory in use. */
export const kindsForTiers = ["typed", "hot", "untyped", "hot", "hot", "typed", "untyped", "mutated", "deep"];

/** `{ kind, source, statements }`; a mutated program has its lines as statements. */
export function generate(seed, kind = kinds[seed % kinds.length]) {
  const random = new Random(seed);
  if (kind === "mutated") {
    const original = random.once(2) ? generateTyped(random) : generateUntyped(random);
    const statements = mutate(random, render(original))
      .split("\n")
      .filter((line) => line.trim() !== "");
    return { kind, statements, source: render(statements) };
  }
  const generators = {
    typed: generateTyped,
    hot: generateHot,
    deep: generateDeep,
    untyped: generateUntyped,
    strings: generateStrings,
    floats: generateFloats,
  };
  const statements = generators[kind](random);
  return { kind, statements, source: render(statements) };
}
