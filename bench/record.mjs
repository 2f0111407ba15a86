/**
 * Recorded runs (`results/*.json`) and what has changed since the last one. Used by `run.mjs`.
 *
 * Machines are noisy, and a slower machine is not a slower program: where native Lua was measured in both runs, our time is compared in
 * units of native's time on the same program. A change counts when it is beyond both five per cent and the spread of both runs' samples.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./statistics.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "results");
const LEAST = 0.05;

/** The newest recorded run, if there is one. */
export function lastRecord() {
  if (!existsSync(folder)) return undefined;
  const records = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  return records.sort((a, b) => a.date.localeCompare(b.date)).at(-1);
}

/** Folders before a name in a message of an engine: of this machine only. */
const FOLDERS = /(?:\/[\w.-]+)+\/(?=[\w.-]+:)/g;

/** Keeps a run, named by its date; gives the file. */
export function writeRecord(record) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${record.date.slice(0, 16).replace(/[:T]/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify(record, null, 1).replace(FOLDERS, "")}\n`);
  return file;
}

/** How far samples lie from their median, relative to it: the median of the distances. */
function spread(samples) {
  const middle = median(samples);
  return median(samples.map((sample) => Math.abs(sample - middle))) / middle;
}

/** Our figure on a program, in units of native's where there is one, and how far it may be off. */
function figure(result, engine) {
  const { [engine]: ours, native } = result.samples;
  if (ours === undefined) return undefined;
  const relative = native !== undefined;
  return {
    relative,
    value: result.medians[engine] / (relative ? result.medians.native : 1),
    noise: 2 * (spread(ours) + (relative ? spread(native) : 0)),
  };
}

/** What `engine` does slower or faster in `run` than in `earlier`, the worst first: `{ program, change }` with 0.1 for 10 % slower. */
export function compare(run, earlier, engine = "tsuki") {
  const changes = [];
  for (const suite of run.suites) {
    const before = earlier.suites.find((other) => other.suite === suite.suite);
    for (const result of suite.results) {
      const known = before?.results.find((other) => other.name === result.name && other.work === result.work);
      const now = figure(result, engine);
      const then = known && figure(known, engine);
      if (now === undefined || then === undefined || now.relative !== then.relative) continue;
      const change = now.value / then.value - 1;
      if (Math.abs(change) > Math.max(LEAST, now.noise + then.noise)) changes.push({ program: `${suite.suite}/${result.name}`, change });
    }
  }
  return changes.sort((a, b) => b.change - a.change);
}

/** Prints what got slower or faster since the last recorded run. */
export function printComparison(run, earlier) {
  const where = earlier.machine === run.machine && earlier.node === run.node ? "" : ` (on ${earlier.machine}, Node ${earlier.node})`;
  console.log(`\nsince ${earlier.date.slice(0, 16)}${where}, beyond noise:`);
  const changes = compare(run, earlier);
  if (changes.length === 0) console.log("  nothing got slower or faster");
  for (const { program, change } of changes) {
    console.log(`  ${program}: ${Math.abs(change * 100).toFixed(0)} % ${change > 0 ? "slower" : "faster"}`);
  }
}
