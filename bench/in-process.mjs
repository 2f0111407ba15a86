/**
 * The suites `language` and `library`: small programs in states that are open already and have run once, so a figure is speed without
 * loading and first warm-up. Used by `run.mjs`.
 *
 * Round after round, one call of each engine a round, so that noise of the machine meets all of them. Engines inside this process are
 * timed with Benchmark.js, native ones by the same clock around the pipe.
 */
import Benchmark from "benchmark";
import { openEngine } from "./engines.mjs";
import { readPrograms } from "./programs.mjs";
import { collect, reasonOf } from "./results.mjs";

/** Milliseconds of one call. */
async function measure(engine, state, n) {
  if (engine === "native" || engine.startsWith("luajit")) {
    const start = performance.now();
    await state.call(n);
    return performance.now() - start;
  }
  const bench = new Benchmark(() => state.call(n), { initCount: 1, minSamples: 1, minTime: 0.001, maxTime: 0 });
  bench.run({ async: false });
  if (bench.error) throw bench.error;
  return bench.stats.mean * 1000;
}

/** Measures the programs of a folder; a result other than the recorded one is a reason to skip, never a figure. */
export async function runInProcess(suite, folder, options) {
  const engines = new Map();
  const skipped = [];
  for (const name of options.engines) {
    try {
      engines.set(name, await openEngine(name, options));
    } catch (error) {
      skipped.push({ engine: name, why: reasonOf(error) });
    }
  }
  const results = [];
  for (const program of readPrograms(folder)) {
    if (!options.wants(program.name)) continue;
    const { n, expected } = program[options.size];
    const states = new Map();
    for (const [name, engine] of engines) {
      try {
        const state = await engine.open(program);
        const result = await state.call(n);
        if (result !== expected) {
          state.close();
          throw new Error(`result ${result} instead of ${expected}`);
        }
        states.set(name, state);
      } catch (error) {
        skipped.push({ engine: name, program: program.name, why: reasonOf(error) });
      }
    }
    const samples = new Map([...states.keys()].map((name) => [name, []]));
    for (let round = 0; round < options.rounds; round++) {
      for (const [name, state] of states) samples.get(name).push(await measure(name, state, n));
    }
    for (const state of states.values()) state.close();
    results.push(collect(program.name, samples, n));
    options.progress(program.name);
  }
  return { suite, unit: "ms", engines: [...engines.keys()], results, skipped };
}
