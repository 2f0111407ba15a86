/**
 * Runs all test programs in this process and says how many failed, so that they can run under other engine settings (modes.test.ts):
 *
 *     node --stack-size=256 test/run-programs.mjs
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Lua, memoryFileSystem } from "../dist/index.js";
import { listPrograms, parseExpectations, printedLines } from "./expectations.mjs";

const root = fileURLToPath(new URL(".", import.meta.url));
const stress = process.env.TSUKI_STRESS?.split(",");
const jit = process.env.TSUKI_JIT === "off" ? { jit: false } : process.env.TSUKI_JIT === "always" ? { jitThreshold: 0 } : {};
let count = 0;
let failed = 0;
/** All programs together; but for those that run until something is collected. */
let fuel = 0;
// What is refused is followed by a collection: with deep stacks at every turn, that takes for ever.
const isRefusing = stress?.includes("refuse-allocations");
for (const folder of ["language", "stdlib", ...(isRefusing ? [] : ["limit"]), "regression"]) {
  for (const path of listPrograms(join(root, folder))) {
    const source = readFileSync(join(root, folder, path));
    const expected = parseExpectations(source.toString("utf8"));
    let printed = "";
    let message;
    const print = (text) => {
      printed += text;
    };
    const lua = new Lua({
      libs: "all",
      print,
      stress,
      ...jit,
      fs: expected.pragmas.has("files") ? memoryFileSystem({}, { output: print }) : undefined,
    });
    try {
      lua.load(source, { name: `@${basename(path)}` }).exec();
    } catch (error) {
      if (!/^Lua(Syntax)?Error$/.test(error.name)) throw error;
      message = typeof error.value === "string" ? error.value : error.message;
    }
    if (!path.startsWith("collector/")) fuel += lua.budget.fuelUsed;
    lua.close();
    count++;
    const isRight =
      JSON.stringify(printedLines(printed)) === JSON.stringify(expected.output) && message === (expected.error ?? expected.syntaxError);
    if (isRight) continue;
    failed++;
    console.log(`${folder}/${path}: not as expected`);
  }
}
console.log(`fuel: ${fuel}`);
console.log(`${count} programs, ${failed} failed`);
