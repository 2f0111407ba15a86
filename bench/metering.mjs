/**
 * What limits cost: the programs of `programs/` and `library/` in the interpreter, in states with limits and in one without any.
 *
 *     node bench/metering.mjs [--only words,…] [--rounds 7] [--size full]
 *
 * Fuel is counted always, so `fuel` shows what a limit on it adds, `all` what all limits do: the clock of a deadline, and the collections that a
 * limit on memory needs. Figures are processor time in turns, medians of the rounds' ratios. Exit code 1 if a limit on fuel costs more than
 * 5 %, over the programs, or over those of the library, which call library functions on short strings; or all limits more than 10 %.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { processorTime } from "./fairness-cases.mjs";
import { readPrograms } from "./programs.mjs";
import { geometricMean, median, printTable } from "./statistics.mjs";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "index.js");
const { Lua } = await import(pathToFileURL(bundle).href);

const MAX_FUEL = 1.05;
const MAX_ALL = 1.1;
/** A sample takes so long at least, by calling again; and so many calls come before the first. */
const MIN_MILLISECONDS = 200;
const WARM_UP = 2;
const clock = { now: () => performance.now(), processorTime: () => 0, utcOffset: () => 0 };
const kinds = {
  // The engine may favour the objects of the first state it has seen: it is not measured.
  first: undefined,
  none: undefined,
  fuel: { fuel: 1e15 },
  all: { fuel: 1e15, memory: 1 << 30, deadline: 1e9, depth: 200_000, handles: 1e6, output: 1e9 },
};

const options = { only: "", rounds: 7, size: "full" };
for (let index = 2; index < process.argv.length; index += 2) {
  const name = process.argv[index].slice(2);
  if (!Object.hasOwn(options, name)) throw new Error(`unknown option ${process.argv[index]}`);
  options[name] = typeof options[name] === "number" ? Number(process.argv[index + 1]) : process.argv[index + 1];
}

/** The ratios to a state without limits, of a program. */
function measure(program) {
  const { n, expected } = program[options.size];
  const states = Object.entries(kinds).map(([kind, limits]) => {
    const lua = new Lua({ libs: "all", jit: false, limits, clock });
    lua.exec(program.source, { name: `=${program.name}` });
    return { kind, lua, run: lua.globals.get("run"), times: [] };
  });
  const sample = (run, calls) => {
    const start = processorTime();
    for (let call = 0; call < calls; call++) {
      const result = String(run(n));
      if (result !== expected) throw new Error(`${program.name}: ${result} instead of ${expected}`);
    }
    return (processorTime() - start) / calls;
  };
  for (const { run } of states) sample(run, WARM_UP);
  const calls = Math.ceil(MIN_MILLISECONDS / sample(states[0].run, 1));
  for (let round = 0; round < options.rounds; round++) {
    for (const { run, times } of states) times.push(sample(run, calls));
    states.push(states.shift());
  }
  for (const { lua } of states) lua.close();
  const [, none, fuel, all] = Object.keys(kinds).map((kind) => states.find((state) => state.kind === kind).times);
  const ratio = (times) => median(times.map((time, round) => time / none[round]));
  return { milliseconds: median(none), fuel: ratio(fuel), all: ratio(all) };
}

const words = options.only.split(",").filter((word) => word !== "");
const rows = [["program", "ms", "fuel", "all"]];
const means = {};
for (const folder of ["programs", "library"]) {
  const figures = [];
  for (const program of readPrograms(folder)) {
    if (words.length > 0 && !words.some((word) => program.name.includes(word))) continue;
    const figure = measure(program);
    figures.push(figure);
    rows.push([program.name, figure.milliseconds.toFixed(0), figure.fuel.toFixed(3), figure.all.toFixed(3)]);
  }
  if (figures.length === 0) continue;
  const mean = (kind) => geometricMean(figures.map((figure) => figure[kind]));
  means[folder] = { fuel: mean("fuel"), all: mean("all") };
  rows.push([`${folder}/: geometric mean`, "", mean("fuel").toFixed(3), mean("all").toFixed(3)]);
}
printTable(rows);
if (Object.values(means).some(({ fuel, all }) => fuel > MAX_FUEL || all > MAX_ALL)) {
  console.log(`more than ${MAX_FUEL} for fuel, or ${MAX_ALL} for all limits`);
  process.exitCode = 1;
}
