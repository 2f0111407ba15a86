/**
 * The process in which hostile scripts run, each in a state of its own. `run.mjs` sends `{ path, header }`, and gets back what `judge.mjs` says, with
 * the seconds of the processor and the memory of the process.
 *
 * What must stay true: nothing of a script outlives its turn, so that the next one starts in an innocent process.
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { watchIntrinsics } from "./intrinsics.mjs";
import { judge } from "./judge.mjs";
import { languageGlobals } from "./language-globals.mjs";

const { TSUKI_JIT: jit, TSUKI_STRESS: stress } = process.env;
const tierOptions = { off: { jit: false }, always: { jitThreshold: 0 } }[jit] ?? {};
const modeOptions = { ...tierOptions, ...(stress ? { stress: stress.split(",") } : {}) };
const changedIntrinsics = watchIntrinsics(languageGlobals());

process.on("message", ({ path, header }) => {
  const begun = process.cpuUsage();
  const result = judge({ name: basename(path), source: readFileSync(path), header }, changedIntrinsics, modeOptions);
  const { user, system } = process.cpuUsage(begun);
  globalThis.gc?.();
  process.send({ ...result, seconds: (user + system) / 1e6, residentPeak: process.resourceUsage().maxRSS * 1024 });
});
