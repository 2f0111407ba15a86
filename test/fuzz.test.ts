/**
 * A few thousand generated programs on our machine and on wasmoon, results equal to the byte or explained in `known-differences.mjs`.
 * The seed changes from day to day and is in the name of the test; `FUZZ_SEED` and `FUZZ_COUNT` choose others. To look at a failure:
 * `node test/fuzz/run.mjs --wasmoon --program SEED`.
 */
import { expect, test } from "vitest";
import { tsukiEngine, wasmoonEngine } from "./fuzz/engines.mjs";
import { generate } from "./fuzz/generate.mjs";
import { explain } from "./fuzz/known-differences.mjs";

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Date.now() / 86_400_000));
const count = Number(process.env.FUZZ_COUNT ?? 3000);

test(`${count} programs against wasmoon, seed ${seed}`, { timeout: 300_000 }, async () => {
  const ours = await tsukiEngine();
  const theirs = await wasmoonEngine();
  const differences: { seed: number; ours: string; theirs: string; source: string }[] = [];
  for (let number = 0; number < count && differences.length < 3; number++) {
    const program = generate(seed * 1000003 + number);
    const [mine, other] = [(await ours.run([program.source]))[0], (await theirs.run([program.source]))[0]];
    if (mine === other || explain(["tsuki", "wasmoon"], mine, other, program.source) !== undefined) continue;
    differences.push({ seed: seed * 1000003 + number, ours: mine, theirs: other, source: program.source });
  }
  ours.close();
  theirs.close();
  expect(differences).toEqual([]);
});
