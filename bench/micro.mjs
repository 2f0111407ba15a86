/**
 * The suites `host` (what crossing the boundary costs), `memory` (what a state costs) and `startup` (process start to first result): each
 * sample is a process of its own, the engines take turns. Used by `run.mjs`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findEngine } from "./processes.mjs";
import { collect, reasonOf } from "./results.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const embedded = ["tsuki", "wasmoon", "fengari"];

export const runHost = (options) => measureScript("host", "ns", "host.mjs", Math.min(3, options.rounds), options);
export const runMemory = (options) => measureScript("memory", "kB", "state-size.mjs", options.rounds, options);

/** Runs a script that prints its figures as JSON, for every engine that runs inside JavaScript. */
function measureScript(suite, unit, script, rounds, options) {
  const engines = embedded.filter((engine) => options.engines.includes(engine));
  const programs = new Map();
  const skipped = [];
  for (let round = 0; round < rounds; round++) {
    for (const engine of engines) {
      const run = spawnSync(process.execPath, ["--expose-gc", join(here, script), engine, "--json"], { encoding: "utf8" });
      if (run.status !== 0) {
        if (round === 0) skipped.push({ engine, why: reasonOf(run.stderr.trim()) });
        continue;
      }
      for (const [name, value] of Object.entries(JSON.parse(run.stdout))) {
        if (!programs.has(name)) programs.set(name, new Map());
        const samples = programs.get(name);
        if (!samples.has(engine)) samples.set(engine, []);
        samples.get(engine).push(value);
      }
      options.progress(engine);
    }
  }
  const results = [...programs].map(([name, samples]) => collect(name, samples)).filter(({ name }) => options.wants(name));
  return { suite, unit, engines, results, skipped };
}

/** Milliseconds from the start of a process to the end of a script that prints one line; bare Node, which prints nothing, is the base. */
export function runStartup(options) {
  const folder = mkdtempSync(join(tmpdir(), "tsuki-startup-"));
  const script = join(folder, "first.lua");
  writeFileSync(script, "print(1 + 1)\n");
  const kinds = [{ engine: "node", line: [process.execPath, "-e", "0"], output: "" }];
  const skipped = [];
  for (const engine of options.engines) {
    try {
      kinds.push({ engine, line: [...findEngine(engine, options), script], output: "2" });
    } catch (error) {
      skipped.push({ engine, why: reasonOf(error) });
    }
  }
  const samples = new Map(kinds.map(({ engine }) => [engine, []]));
  // The first rounds fill the caches of the machine.
  for (let round = -2; round < options.rounds * 4; round++) {
    for (const { engine, line, output } of kinds) {
      const start = performance.now();
      const run = spawnSync(line[0], line.slice(1), { encoding: "utf8" });
      const elapsed = performance.now() - start;
      if (run.stdout.trim() !== output) throw new Error(`${engine} printed ${JSON.stringify(run.stdout)} ${run.stderr}`);
      if (round >= 0) samples.get(engine).push(elapsed);
    }
  }
  rmSync(folder, { recursive: true });
  const results = [collect("start to first result", samples)];
  return { suite: "startup", unit: "ms", engines: kinds.map(({ engine }) => engine), base: "node", results, skipped };
}
