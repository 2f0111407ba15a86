/**
 * Whether deadlines are kept: with one of 50 ms, each case of fairness-cases.mjs runs again and again, without end, on values of 1, 4 and 16 MB,
 * and must be over within 60 ms (the median of all figures) and 100 ms (the worst).
 *
 *     node bench/deadline.mjs [--only words,…] [--sizes 1,4,16] [--verbose]
 *
 * Time, that of the deadline too, is the processor's: others on the machine count for little. What the engine's own threads do meanwhile, to
 * collect garbage and to compile, counts in full. Prints the longest, and exits with 1 if they are too long.
 */
import { askedFor, prepare, processorTime } from "./fairness-cases.mjs";
import { median, printTable } from "./statistics.mjs";

const DEADLINE = 50;
const MAX_MEDIAN = 60;
const MAX_WORST = 100;
const MEGABYTE = 1 << 20;
/** So often is a case run; the longest counts. */
const RUNS = 2;

/** Milliseconds until a case without end is over, and the limit that ended it. */
function measure(example, size) {
  const { lua, again, run } = prepare({ ...example, repeat: Number.POSITIVE_INFINITY }, size, DEADLINE);
  try {
    let longest = { milliseconds: 0, kind: undefined };
    for (let runs = 0; runs < RUNS; runs++) {
      again();
      const start = processorTime();
      const kind = run();
      const milliseconds = processorTime() - start;
      if (milliseconds > longest.milliseconds) longest = { milliseconds, kind };
    }
    return longest;
  } finally {
    lua.close();
  }
}

const measured = [];
const { cases, isVerbose } = askedFor();
for (const example of cases) {
  const { name } = example;
  for (const megabytes of example.sizes) {
    const { milliseconds, kind } = measure(example, megabytes * MEGABYTE);
    measured.push({ name, megabytes, milliseconds, kind });
    if (isVerbose) console.log(`${name}  ${megabytes} MB  ${milliseconds.toFixed(1)} ms  ${kind}`);
  }
}

const longest = [...measured].sort((a, b) => b.milliseconds - a.milliseconds);
printTable([
  ["longest", "MB", "ms"],
  ...longest.slice(0, 15).map(({ name, megabytes, milliseconds }) => [name, megabytes, milliseconds.toFixed(1)]),
]);
const unended = measured.filter(({ kind }) => kind !== "deadline");
for (const { name, megabytes, kind } of unended) console.log(`${name}, ${megabytes} MB: ended by ${kind ?? "itself"}, not by the deadline`);
const middle = median(measured.map(({ milliseconds }) => milliseconds));
const worst = longest[0].milliseconds;
console.log(`\n${measured.length} figures, a deadline of ${DEADLINE} ms: median ${middle.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
if (middle > MAX_MEDIAN || worst > MAX_WORST || unended.length > 0) {
  console.log(`more than ${MAX_MEDIAN} ms, or ${MAX_WORST} ms for the worst, or not ended`);
  process.exitCode = 1;
}
