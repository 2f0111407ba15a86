/**
 * From a seed to a program. The seed alone decides the kind of program and everything in it.
 * What must stay true: a program is bounded, deterministic, ASCII, and leaves nothing behind (see `harness.lua`).
 */
import { mutate } from "./mutate.mjs";
import { render } from "./program.mjs";
import { Random } from "./random.mjs";
import { generateTyped } from "./typed.mjs";
import { generateUntyped } from "./untyped.mjs";

export const kinds = ["typed", "typed", "untyped", "untyped", "mutated"];

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
  const statements = kind === "typed" ? generateTyped(random) : generateUntyped(random);
  return { kind, statements, source: render(statements) };
}
