/**
 * The suites `real` and `awfy`: whole programs, each sample a fresh process, so warm-up is part of every figure. Used by `run.mjs`.
 *
 * Engines take turns, round after round. A sample is the time between the program's begin and end; the time of the whole process is kept
 * beside it. An engine whose sample takes longer than `PATIENCE` is measured once, one that takes longer than `LIMIT` not at all.
 */
import { readAwfy } from "./awfy.mjs";
import { findEngine, runProcess } from "./processes.mjs";
import { readPrograms } from "./programs.mjs";
import { collect, reasonOf } from "./results.mjs";

const PATIENCE = 15_000;
const LIMIT = 120_000;

/** The jobs of `bench/real`. */
function realJobs(size) {
  return readPrograms("real").map((program) => ({
    name: program.name,
    args: ["program", program.path, String(program[size].n)],
    work: program[size].n,
    expected: program[size].expected,
  }));
}

export async function runReal(options) {
  return measureJobs("real", realJobs(options.size), options);
}

export async function runAwfy(options) {
  return measureJobs("awfy", readAwfy(options.awfy), options);
}

async function measureJobs(suite, jobs, options) {
  const engines = new Map();
  const skipped = [];
  for (const name of options.engines) {
    try {
      engines.set(name, findEngine(name, options));
    } catch (error) {
      skipped.push({ engine: name, why: reasonOf(error) });
    }
  }
  const results = [];
  for (const job of jobs) {
    if (!options.wants(job.name)) continue;
    const inner = new Map();
    const whole = new Map();
    const done = new Set();
    for (let round = 0; round < options.rounds; round++) {
      for (const [name, line] of engines) {
        if (done.has(name)) continue;
        try {
          const { run, total, result } = await runProcess(line, job.args, { luaPath: job.luaPath, timeout: LIMIT });
          if (result !== job.expected) throw new Error(`result ${result} instead of ${job.expected}`);
          if (!inner.has(name)) {
            inner.set(name, []);
            whole.set(name, []);
          }
          inner.get(name).push(run);
          whole.get(name).push(total);
          if (total > PATIENCE) done.add(name);
        } catch (error) {
          skipped.push({ engine: name, program: job.name, why: reasonOf(error) });
          done.add(name);
        }
      }
    }
    results.push({ ...collect(job.name, inner, job.work), whole: collect(job.name, whole).medians });
    options.progress(job.name);
  }
  return { suite, unit: "ms", engines: [...engines.keys()], results, skipped };
}
