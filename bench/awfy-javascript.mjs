/**
 * A program of are-we-fast-yet as somebody wrote it in JavaScript: what compiled Lua could be at best. Takes the arguments of `driver.lua` behind
 * that file's name, and prints its marks; the programs are beside the folder that LUA_PATH names.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [kind, name, count, inner] = process.argv.slice(3);
if (kind === "awfy") {
  const folder = join(dirname(process.env.LUA_PATH ?? ""), "..", "JavaScript");
  const benchmark = createRequire(join(folder, "harness.js"))(`./${name}`).newInstance();
  console.log("\n@begin");
  for (let round = 0; round < Number(count); round++) {
    if (!benchmark.innerBenchmarkLoop(Number(inner))) throw new Error("the program's own verification failed");
  }
  console.log("\n@end verified");
} else {
  console.error("only are-we-fast-yet has programs in JavaScript");
  process.exitCode = 1;
}
