/**
 * Prints the trace hash of every test program, so that two machines, engines or versions of Node can be compared:
 *
 *     node test/trace-hash.mjs > hashes.json
 *     node test/trace-hash.mjs --check test/trace-hashes.json      # prints the programs that differ; exit code 1 if there are any
 *
 * The recorded table is compared in trace-hash.test.ts. A change of what a program prints, of its fuel or of its memory figures changes its
 * hash: then write the table anew, and read the difference.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Lua, memoryFileSystem } from "../dist/index.js";
import { listPrograms, parseExpectations, programFolders } from "./expectations.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));

/** Runs a program in a deterministic state; its trace hash. */
function hashOf(path) {
  const source = readFileSync(join(root, path));
  const withFiles = parseExpectations(source.toString("utf8")).pragmas.has("files");
  const print = () => undefined;
  const fs = withFiles ? memoryFileSystem({}, { output: print }) : undefined;
  const lua = new Lua({ libs: "all", deterministic: true, trace: true, print, fs });
  try {
    lua.load(source, { name: `@${basename(path)}` }).exec();
  } catch (error) {
    if (!/^Lua(Syntax)?Error$/.test(error.name)) throw error;
  }
  const hash = lua.traceHash();
  lua.close();
  return hash;
}

const hashes = {};
for (const folder of programFolders) {
  for (const path of listPrograms(join(root, folder))) hashes[`${folder}/${path}`] = hashOf(`${folder}/${path}`);
}
const recorded = process.argv[2] === "--check" ? JSON.parse(readFileSync(process.argv[3], "utf8")) : undefined;
if (recorded === undefined) console.log(JSON.stringify(hashes, undefined, 2));
else {
  const names = [...new Set([...Object.keys(recorded), ...Object.keys(hashes)])];
  const different = names.filter((name) => recorded[name] !== hashes[name]);
  for (const name of different) console.log(`${name}: ${recorded[name]} was recorded, ${hashes[name]} is the hash here`);
  if (different.length > 0) process.exitCode = 1;
}
