/**
 * Process start to first result: `node -e 0` next to `node dist/tsuki.cjs -e "print(1+1)"`, and native Lua where installed.
 *
 *     node bench/startup.mjs [--rounds 40] [--native lua5.4]
 *
 * One process of each kind a round, interleaved; prints medians and the ratio to bare Node (target: at most 1.4).
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { median, printTable } from "./statistics.mjs";

const options = { rounds: 40, native: "lua5.4" };
for (let index = 2; index < process.argv.length; index += 2) {
  if (process.argv[index] === "--rounds") options.rounds = Number(process.argv[index + 1]);
  else if (process.argv[index] === "--native") options.native = process.argv[index + 1];
  else throw new Error(`unknown option ${process.argv[index]}`);
}

const cli = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "tsuki.cjs");
const kinds = [
  { name: "node -e 0", command: process.execPath, args: ["-e", "0"], output: "" },
  { name: "tsuki", command: process.execPath, args: [cli, "-e", "print(1+1)"], output: "2\n" },
];
if (!existsSync(cli)) {
  console.error("no dist/tsuki.cjs: run `npm run build` first");
  process.exit(1);
}
if (!spawnSync(options.native, ["-v"]).error)
  kinds.push({ name: options.native, command: options.native, args: ["-e", "print(1+1)"], output: "2\n" });

const samples = kinds.map(() => []);
for (let round = -2; round < options.rounds; round++) {
  kinds.forEach((kind, index) => {
    const start = performance.now();
    const run = spawnSync(kind.command, kind.args, { encoding: "utf8" });
    const elapsed = performance.now() - start;
    if (run.stdout !== kind.output) throw new Error(`${kind.name} printed ${JSON.stringify(run.stdout)} ${run.stderr}`);
    if (round >= 0) samples[index].push(elapsed);
  });
}
const bare = median(samples[0]);
printTable([
  ["process", "ms", "ratio to bare node"],
  ...kinds.map((kind, index) => [kind.name, median(samples[index]).toFixed(1), (median(samples[index]) / bare).toFixed(2)]),
]);
