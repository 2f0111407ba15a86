/**
 * Speed of our machine next to other Lua engines, on the programs of `programs/` or of another folder.
 *
 *     node bench/run.mjs [--folder library] [--only name,name] [--rounds 5]
 *         [--engines tsuki,wasmoon,fengari,native] [--native lua5.4] [--json FILE] [--small]
 *
 * Every engine runs in the same process run, round after round, one call of each engine a round, so that noise of the machine meets all
 * of them; the figure is the median of the rounds. Engines inside this process are timed with Benchmark.js, native ones from here too,
 * by the same clock. Each result is compared with the checksum in the program's header: a wrong one is no figure.
 */
import { writeFileSync } from "node:fs";
import Benchmark from "benchmark";
import { openEngine } from "./engines.mjs";
import { readPrograms } from "./programs.mjs";
import { geometricMean, median, printTable } from "./statistics.mjs";

const options = {
  folder: "programs",
  only: [],
  rounds: 5,
  engines: ["tsuki", "wasmoon", "fengari", "native"],
  native: "lua5.4",
  json: "",
  size: "full",
};
for (let index = 2; index < process.argv.length; index++) {
  const argument = process.argv[index];
  if (argument === "--only") options.only = process.argv[++index].split(",");
  else if (argument === "--folder") options.folder = process.argv[++index];
  else if (argument === "--rounds") options.rounds = Number(process.argv[++index]);
  else if (argument === "--engines") options.engines = process.argv[++index].split(",");
  else if (argument === "--native") options.native = process.argv[++index];
  else if (argument === "--json") options.json = process.argv[++index];
  else if (argument === "--small") options.size = "small";
  else throw new Error(`unknown option ${argument}`);
}

/** Milliseconds of one call: one Benchmark.js cycle for engines in this process, the wall clock around the pipe for native ones. */
async function measure(engine, state, n) {
  if (engine === "native") {
    const start = performance.now();
    await state.call(n);
    return performance.now() - start;
  }
  const bench = new Benchmark(() => state.call(n), { initCount: 1, minSamples: 1, minTime: 0.001, maxTime: 0 });
  bench.run({ async: false });
  if (bench.error) throw bench.error;
  return bench.stats.mean * 1000;
}

/** The line of an error that says what happened. */
function reason(error) {
  return String(error?.message ?? error).split("\n")[0];
}

const engines = new Map();
for (const name of options.engines) {
  try {
    engines.set(name, await openEngine(name, options.native));
  } catch (error) {
    console.log(`skipping ${name}: ${reason(error)}`);
  }
}

const results = [];
const skipped = [];
for (const program of readPrograms(options.folder)) {
  if (options.only.length > 0 && !options.only.includes(program.name)) continue;
  const { n, expected } = program[options.size];
  const states = new Map();
  for (const [name, engine] of engines) {
    try {
      const state = await engine.open(program);
      const result = await state.call(n);
      if (result === expected) states.set(name, state);
      else {
        const why = name === "fengari" ? " (integers of 32 bits, Lua 5.3)" : "";
        skipped.push(`${program.name} on ${name}: result ${result} instead of ${expected}${why}`);
        state.close();
      }
    } catch (error) {
      skipped.push(`${program.name} on ${name}: ${reason(error)}`);
    }
  }
  const samples = new Map([...states.keys()].map((name) => [name, []]));
  for (let round = 0; round < options.rounds; round++) {
    for (const [name, state] of states) samples.get(name).push(await measure(name, state, n));
  }
  for (const state of states.values()) state.close();
  const milliseconds = Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
  results.push({ program: program.name, n, milliseconds, samples: Object.fromEntries(samples) });
  process.stderr.write(`${program.name} `);
}
process.stderr.write("\n");

const names = [...engines.keys()];
const peers = names.filter((name) => name !== "tsuki");
const speed = (result, peer) => {
  const { tsuki: ours, [peer]: theirs } = result.milliseconds;
  return ours === undefined || theirs === undefined ? undefined : theirs / ours;
};
const rows = [["program", ...names.map((name) => `${name} ms`), ...(engines.has("tsuki") ? peers.map((peer) => `speed / ${peer}`) : [])]];
for (const result of results) {
  const cells = names.map((name) => result.milliseconds[name]?.toFixed(1) ?? "-");
  rows.push([result.program, ...cells, ...(engines.has("tsuki") ? peers.map((peer) => speed(result, peer)?.toFixed(2) ?? "-") : [])]);
}
printTable(rows);
const means = {};
if (engines.has("tsuki")) {
  for (const peer of peers) {
    const ratios = results.map((result) => speed(result, peer)).filter((ratio) => ratio !== undefined);
    if (ratios.length === 0) continue;
    means[peer] = { geometricMean: geometricMean(ratios), lowest: Math.min(...ratios), programs: ratios.length };
    console.log(
      `tsuki / ${peer}: ${means[peer].geometricMean.toFixed(2)}x in geometric mean of ${ratios.length}, lowest ${means[peer].lowest.toFixed(2)}x`,
    );
  }
}
for (const line of skipped) console.log(`skipped: ${line}`);
if (options.json)
  writeFileSync(options.json, `${JSON.stringify({ node: process.version, rounds: options.rounds, results, means, skipped }, null, 2)}\n`);
if (skipped.some((line) => line.includes(" on tsuki"))) process.exitCode = 1;
