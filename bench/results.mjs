/**
 * The shape of what a suite measured, and what is computed from it: medians, how many times better one engine is than another, geometric
 * means, the table on the terminal. Used by the suites and by `run.mjs`.
 *
 * What must stay true: every figure in a suite is better when it is smaller; a ratio says how many times better the first engine is.
 */
import { geometricMean, median, printTable } from "./statistics.mjs";

/** One program's figures: samples by engine, and their medians; `work` tells how much of it was done, so that only like is compared. */
export function collect(name, samples, work) {
  const medians = Object.fromEntries([...samples].map(([engine, values]) => [engine, median(values)]));
  return { name, work, medians, samples: Object.fromEntries(samples) };
}

/** The line of an error that says what happened. */
export function reasonOf(error) {
  return String(error?.message ?? error).split("\n")[0];
}

/** How many times better `engine` is than `peer` on a program, if both were measured (and cost more than nothing). */
export function ratio(result, engine, peer) {
  const { [engine]: ours, [peer]: theirs } = result.medians;
  return ours > 0 && theirs > 0 ? theirs / ours : undefined;
}

/** For each engine but `base`: its geometric mean, lowest and number of ratios over `base`, on the programs that both run. */
export function summarize({ engines, results }, base) {
  const summary = {};
  for (const engine of engines) {
    const ratios = results.map((result) => ratio(result, engine, base)).filter((value) => value !== undefined);
    if (engine === base || ratios.length === 0) continue;
    summary[engine] = { geometricMean: geometricMean(ratios), lowest: Math.min(...ratios), programs: ratios.length };
  }
  return summary;
}

/** The engine that all others are compared with: the suite's own, native Lua, or the first one there is. */
export function baseOf(suite) {
  if (suite.base !== undefined) return suite.base;
  return suite.engines.includes("native") ? "native" : suite.engines[0];
}

function digits(value) {
  if (value === undefined) return "-";
  return value.toFixed(value < 100 ? (value < 10 ? 2 : 1) : 0);
}

/** Prints a suite: figures, then how many times better than the base each engine is, then means. */
export function printSuite(suite) {
  const base = baseOf(suite);
  const others = suite.engines.filter((engine) => engine !== base);
  const summary = summarize(suite, base);
  const ratioRow = (name, of) => [name, ...suite.engines.map(() => ""), ...others.map((engine) => digits(of(engine)))];
  console.log(`\n${suite.suite}: ${suite.unit}, medians; then times better than ${base}`);
  printTable([
    ["", ...suite.engines, ...others.map((engine) => `${engine} x`)],
    ...suite.results.map((result) => [
      result.name,
      ...suite.engines.map((engine) => digits(result.medians[engine])),
      ...others.map((engine) => digits(ratio(result, engine, base))),
    ]),
    ...(suite.results.length > 1
      ? [ratioRow("geometric mean", (engine) => summary[engine]?.geometricMean), ratioRow("lowest", (engine) => summary[engine]?.lowest)]
      : []),
  ]);
  for (const { engine, program, why } of suite.skipped) console.log(`  without ${engine}${program ? ` on ${program}` : ""}: ${why}`);
}
