/**
 * Whether fuel is fair: nanoseconds a unit of fuel for every library function and every operation that takes longer on longer values, on the
 * worst input known, at 1, 4 and 16 MB. A limit on fuel bounds time only as far as no call gets much more time for a unit than another.
 *
 *     node bench/fairness.mjs [--only words,…] [--sizes 1,4,16] [--verbose]
 *
 * Prints the worst cases, the median over all, and their ratio; exit code 1 if the worst is more than 20 times the median, or a unit may
 * take so long that 200 million of them take more than 30 seconds. What each case is, is in fairness-cases.mjs.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fairnessCases } from "./fairness-cases.mjs";
import { median, printTable } from "./statistics.mjs";

const MAX_RATIO = 20;
/** 30 seconds for 200 million units. */
const MAX_NANOSECONDS = 150;
const MEGABYTE = 1 << 20;
/** A case is run again until it took so long, or so often; the fastest run counts. */
const MIN_MILLISECONDS = 20;
const MAX_RUNS = 5;

const options = { only: "", sizes: [1, 4, 16], verbose: false };
for (let index = 2; index < process.argv.length; index++) {
  if (process.argv[index] === "--verbose") options.verbose = true;
  else if (process.argv[index] === "--only") options.only = process.argv[++index];
  else if (process.argv[index] === "--sizes") options.sizes = process.argv[++index].split(",").map(Number);
  else throw new Error(`unknown option ${process.argv[index]}`);
}

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "index.js");
const { Lua, memoryFileSystem } = await import(pathToFileURL(bundle).href);

const clock = { now: () => Date.now(), processorTime: () => process.cpuUsage().user / 1e6, utcOffset: () => 0 };

/** Nanoseconds and fuel that a call takes in a state made for it. */
function measure({ setup = "", call, repeat = 1 }, size) {
  const fs = memoryFileSystem({ file: "1 ".repeat(size / 2), line: "x".repeat(size) }, { output: () => undefined });
  const lua = new Lua({ libs: "all", print: () => undefined, fs, clock });
  try {
    lua.load(`n = ${size} s = ("x"):rep(n) ${setup}`, { name: "=setup" }).exec();
    const body = repeat === 1 ? call : `for i = 1, ${repeat} do ${call} end`;
    const chunk = lua.load(`local s, t, n = s, t, n;\n${body}`, { name: "=case" });
    let best = Infinity;
    let fuel = 0;
    let total = 0;
    for (let run = 0; run < MAX_RUNS && total < MIN_MILLISECONDS; run++) {
      lua.load(`if again then again() end`).exec();
      const before = lua.budget.fuelUsed;
      const start = performance.now();
      chunk.exec();
      const time = performance.now() - start;
      fuel = lua.budget.fuelUsed - before;
      total += time;
      best = Math.min(best, time);
    }
    return { nanoseconds: best * 1e6, fuel };
  } finally {
    lua.close();
  }
}

const measured = [];
const words = options.only.split(",").filter((word) => word !== "");
for (const example of fairnessCases) {
  const { name } = example;
  if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
  const { sizes = options.sizes } = example;
  // Once at a small size, so that what is measured is not the engine's first steps.
  measure(example, MEGABYTE / 64);
  for (const megabytes of sizes) {
    const { nanoseconds, fuel } = measure(example, megabytes * MEGABYTE);
    const unit = nanoseconds / fuel;
    measured.push({ name, megabytes, nanoseconds, fuel, unit });
    if (options.verbose) console.log(`${name}  ${megabytes} MB  ${fuel} units  ${unit.toFixed(2)} ns`);
  }
}

const middle = median(measured.map(({ unit }) => unit));
const worst = [...measured].sort((a, b) => b.unit - a.unit);
printTable([
  ["worst cases", "MB", "ms", "fuel", "ns a unit", "of median"],
  ...worst
    .slice(0, 15)
    .map(({ name, megabytes, nanoseconds, fuel, unit }) => [
      name,
      megabytes,
      (nanoseconds / 1e6).toFixed(2),
      fuel,
      unit.toFixed(2),
      (unit / middle).toFixed(1),
    ]),
]);
const ratio = worst[0].unit / middle;
console.log(
  `\n${measured.length} figures, median ${middle.toFixed(2)} ns a unit, worst ${worst[0].unit.toFixed(2)}: ${ratio.toFixed(1)} times`,
);
console.log(`200 million units of the worst: ${(worst[0].unit * 0.2).toFixed(1)} s`);
if (ratio > MAX_RATIO || worst[0].unit > MAX_NANOSECONDS) {
  console.log(`more than ${MAX_RATIO} times the median, or than ${MAX_NANOSECONDS} ns a unit`);
  process.exitCode = 1;
}
