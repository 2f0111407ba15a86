/**
 * Some thousand damaged binary chunks: each is refused, or runs as a Lua program does. Always the same ones; to look at a failure:
 * `node test/fuzz/chunks.mjs --seed 1 --only NUMBER`.
 */
import { expect, test } from "vitest";
import { ChunkFuzzer } from "./fuzz/chunks.mjs";

const seed = 1;
const count = 2000;

test(`${count} damaged chunks, seed ${seed}`, () => {
  const fuzzer = new ChunkFuzzer(seed);
  const results = new Map<string, number[]>();
  for (let number = 0; number < count; number++) {
    const result = fuzzer.run(number);
    results.set(result, [...(results.get(result) ?? []), number]);
  }
  expect([...results.keys()].sort()).toEqual(["ran", "rejected"]);
});
