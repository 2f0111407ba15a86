/**
 * Time to load (parse and compile, not run) 650 kB of ordinary generated Lua, against wasmoon and a native `lua` where installed.
 *
 *     node bench/parse.mjs [--bytes 650000] [--rounds 15] [--native lua5.4]
 *
 * Rounds are interleaved and the median is printed, with the first (cold) round of ours beside it. Target: below 150 ms.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateSource } from "./source-text.mjs";
import { median, printTable } from "./statistics.mjs";

const options = { bytes: 650_000, rounds: 15, native: "lua5.4" };
for (let index = 2; index < process.argv.length; index += 2) {
  const value = process.argv[index + 1];
  if (process.argv[index] === "--bytes") options.bytes = Number(value);
  else if (process.argv[index] === "--rounds") options.rounds = Number(value);
  else if (process.argv[index] === "--native") options.native = value;
  else throw new Error(`unknown option ${process.argv[index]}`);
}

const source = generateSource(options.bytes);
const folder = mkdtempSync(join(tmpdir(), "tsuki-parse-"));
const file = join(folder, "generated.lua");
writeFileSync(file, source);

const contestants = [];
try {
  const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "index.js");
  const { Lua } = await import(pathToFileURL(bundle).href);
  const lua = new Lua({ libs: "all" });
  contestants.push({ name: "tsuki", load: () => lua.load(source, { name: "@generated.lua" }).toFunction() });
} catch (error) {
  console.log(`skipping tsuki: ${error.message}`);
}
const { LuaFactory } = await import("wasmoon");
const engine = await new LuaFactory().createEngine();
engine.global.set("source", source);
contestants.push({ name: "wasmoon", load: () => engine.doStringSync("assert(load(source))") });

const samples = new Map(contestants.map(({ name }) => [name, []]));
for (let round = 0; round < options.rounds; round++) {
  for (const { name, load } of contestants) {
    const start = performance.now();
    load();
    samples.get(name).push(performance.now() - start);
  }
}
const script = `local f = io.open(arg[1], "rb") local s = f:read("a") local best = {}
for i = 1, ${options.rounds} do local t = os.clock() assert(load(s)) best[i] = (os.clock() - t) * 1000 end table.sort(best) print(best[#best // 2 + 1])`;
const native = spawnSync(options.native, ["-e", `arg = { ${JSON.stringify(file)} }`, "-e", script], { encoding: "utf8" });
const rows = [
  ["engine", "median ms", "first ms"],
  ...[...samples].map(([name, values]) => [name, median(values).toFixed(1), values[0].toFixed(1)]),
];
if (!native.error && native.status === 0) rows.push([options.native, Number(native.stdout).toFixed(1), "-"]);
console.log(`${source.length} bytes, ${source.split("\n").length} lines`);
printTable(rows);
engine.global.close();
rmSync(folder, { recursive: true });
