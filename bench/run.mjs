/**
 * Speed of our machine next to other Lua engines, in one run. `README.md` of this folder tells what the suites are and how to read them.
 *
 *     node bench/run.mjs [--suites language,library,real,awfy,host,startup,memory] [--only name,name] [--rounds 5] [--small]
 *         [--engines tsuki,tsuki-interpreter,wasmoon,fengari,native,luajit,luajit-interpreter; javascript for awfy]
 *         [--native lua5.4] [--luajit luajit] [--awfy CHECKOUT] [--json FILE] [--svg FILE] [--record]
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { drawChart } from "./chart.mjs";
import { runInProcess } from "./in-process.mjs";
import { runHost, runMemory, runStartup } from "./micro.mjs";
import { lastRecord, printComparison, writeRecord } from "./record.mjs";
import { baseOf, printSuite, reasonOf, summarize } from "./results.mjs";
import { runAwfy, runReal } from "./whole.mjs";

const suites = {
  language: (options) => runInProcess("language", "programs", options),
  library: (options) => runInProcess("library", "library", options),
  real: runReal,
  awfy: runAwfy,
  host: runHost,
  startup: runStartup,
  memory: runMemory,
};
const engineNames = ["tsuki", "tsuki-interpreter", "wasmoon", "fengari", "native", "luajit", "luajit-interpreter"];

const { values: given } = parseArgs({
  options: {
    suites: { type: "string" },
    only: { type: "string" },
    engines: { type: "string", default: engineNames.join(",") },
    rounds: { type: "string", default: "5" },
    native: { type: "string", default: "lua5.4" },
    luajit: { type: "string", default: "luajit" },
    awfy: { type: "string" },
    json: { type: "string" },
    svg: { type: "string" },
    record: { type: "boolean", default: false },
    small: { type: "boolean", default: false },
  },
});
const names = given.suites?.split(",") ?? Object.keys(suites).filter((name) => name !== "awfy" || given.awfy !== undefined);
const unknown = names.find((name) => !Object.hasOwn(suites, name));
if (unknown !== undefined) throw new Error(`unknown suite '${unknown}': there are ${Object.keys(suites).join(", ")}`);
const only = given.only?.split(",");
const options = {
  engines: given.engines.split(","),
  rounds: Number(given.rounds),
  native: given.native,
  luajit: given.luajit,
  awfy: given.awfy ?? "",
  size: given.small ? "small" : "full",
  wants: (name) => only === undefined || only.includes(name),
  progress: (name) => process.stderr.write(`${name} `),
};

const measured = [];
for (const name of names) {
  process.stderr.write(`${name}: `);
  try {
    const suite = await suites[name](options);
    process.stderr.write("\n");
    printSuite(suite);
    measured.push({ ...suite, base: baseOf(suite), summary: summarize(suite, baseOf(suite)) });
  } catch (error) {
    process.stderr.write("\n");
    console.error(`${name}: ${reasonOf(error)}`);
    process.exitCode = 1;
  }
}

const run = {
  date: new Date().toISOString(),
  node: process.version,
  machine: `${cpus().length} x ${cpus()[0].model}`,
  rounds: options.rounds,
  suites: measured,
};
const earlier = lastRecord();
if (earlier !== undefined) printComparison(run, earlier);
if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify(run, null, 2)}\n`);
if (given.svg !== undefined) writeFileSync(given.svg, drawChart(run));
if (given.record) console.log(`\nrecorded in ${writeRecord(run)}`);
if (measured.some(({ skipped }) => skipped.some(({ engine }) => engine === "tsuki"))) process.exitCode = 1;
