/**
 * What single operations of Lua cost on our machine and natively, side by side; those that are slower than natively are marked.
 *
 *     node bench/operations.mjs [--native lua5.4] [--only TEXT] [--interpreter]
 *
 * Each figure is the best of three processes. A result that differs from the native one is an error.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const ROUNDS = 3;
const program = fileURLToPath(new URL("operations.lua", import.meta.url));
const tsuki = fileURLToPath(new URL("../dist/tsuki.cjs", import.meta.url));

const { values: given } = parseArgs({
  options: {
    native: { type: "string", default: "lua5.4" },
    only: { type: "string" },
    interpreter: { type: "boolean", default: false },
  },
});

/** Runs all operations; adds to `best` the least nanoseconds so far and the result of each. */
function run(line, best) {
  const [command, ...words] = [...line, program, ...(given.only === undefined ? [] : [given.only])];
  const { status, stdout, stderr, error } = spawnSync(command, words, { encoding: "utf8" });
  if (status !== 0) throw error ?? new Error(stderr);
  for (const [name, nanoseconds, result] of stdout
    .trimEnd()
    .split("\n")
    .map((text) => text.split("\t"))) {
    const known = best.get(name)?.nanoseconds ?? Number.POSITIVE_INFINITY;
    best.set(name, { nanoseconds: Math.min(known, Number(nanoseconds)), result });
  }
}

const ours = new Map();
const native = new Map();
for (let round = 0; round < ROUNDS; round++) {
  run([process.execPath, tsuki, ...(given.interpreter ? ["--no-jit"] : [])], ours);
  run([given.native], native);
}
let sum = 0;
for (const [name, { nanoseconds, result }] of ours) {
  const other = native.get(name);
  if (other.result !== result) throw new Error(`${name}: ${result}, natively ${other.result}`);
  const ratio = other.nanoseconds / nanoseconds;
  sum += Math.log(ratio);
  const figures = [nanoseconds, other.nanoseconds].map((figure) => `${figure.toFixed(1)} ns`.padStart(12)).join("");
  console.log(`${name.padEnd(40)}${figures}${ratio.toFixed(2).padStart(8)}${ratio < 1 ? " *" : ""}`);
}
console.log(
  `${"geometric mean, times as fast".padEnd(64)}${Math.exp(sum / ours.size)
    .toFixed(2)
    .padStart(8)}`,
);
