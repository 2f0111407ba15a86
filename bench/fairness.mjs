/**
 * Whether fuel is fair: nanoseconds a unit of fuel for every library function and every operation that takes longer on longer values, on the
 * worst input known, at 1, 4 and 16 MB. A limit on fuel bounds time only as far as no call gets much more time for a unit than another.
 *
 *     node bench/fairness.mjs [--only words,…] [--sizes 1,4,16] [--verbose]
 *
 * Prints the worst cases, the median over all, and their ratio; exit code 1 if the worst is more than 20 times the median, or a unit may
 * take so long that 200 million of them take more than 30 seconds: each case is ended after that many. What each case is, is in fairness-cases.mjs.
 * Times are the processor's, so that others on the machine count for little.
 */
import { askedFor, prepare, processorTime } from "./fairness-cases.mjs";
import { median, printTable } from "./statistics.mjs";

const MAX_RATIO = 20;
/** 30 seconds for 200 million units. */
const MAX_FUEL = 200_000_000;
const MAX_NANOSECONDS = 150;
const MEGABYTE = 1 << 20;
/** A case is run again until it took so long, or so often; the fastest run counts. The engine optimises code after some runs of short cases. */
const MIN_MILLISECONDS = 40;
const MIN_RUNS = 3;
const MAX_RUNS = 40;

/** Nanoseconds and fuel that a call takes in a state made for it. */
function measure(example, size) {
  const { lua, again, run } = prepare(example, size);
  try {
    let best = { nanoseconds: Infinity, fuel: 0 };
    let total = 0;
    for (let runs = 0; runs < MIN_RUNS || (runs < MAX_RUNS && total < MIN_MILLISECONDS); runs++) {
      again();
      const before = lua.budget.fuelUsed;
      lua.budget.fuelLimit = before + MAX_FUEL;
      const start = processorTime();
      run();
      const time = processorTime() - start;
      const fuel = lua.budget.fuelUsed - before;
      lua.budget.fuelLimit = Infinity;
      total += time;
      if (time * 1e6 < best.nanoseconds) best = { nanoseconds: time * 1e6, fuel };
    }
    return best;
  } finally {
    lua.close();
  }
}

const measured = [];
const { cases, isVerbose } = askedFor();
for (const example of cases) {
  const { name } = example;
  // Once at a small size, so that what is measured is not the engine's first steps.
  measure(example, MEGABYTE / 64);
  for (const megabytes of example.sizes) {
    const { nanoseconds, fuel } = measure(example, megabytes * MEGABYTE);
    const unit = nanoseconds / fuel;
    measured.push({ name, megabytes, nanoseconds, fuel, unit });
    if (isVerbose) console.log(`${name}  ${megabytes} MB  ${fuel} units  ${unit.toFixed(2)} ns`);
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
