/**
 * The benchmark programs: reads the files of a folder (`programs`, `library`, `real`) and their headers. Used by the suites of `run.mjs`
 * and by `test/bench-programs.test.ts`.
 *
 *     -- n: 31  expected: 1346269          the argument of run(n) and its result when speed is measured
 *     -- test n: 15  expected: 610         the same, small, for tests
 *
 * What must stay true: a program defines a global `run`, prints nothing, and gives the recorded result on every engine.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export function readPrograms(name = "programs") {
  const folder = join(here, name);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".lua"))
    .sort()
    .map((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const header = (kind) => {
        const found = new RegExp(`^-- ${kind}: (\\d+) {2}expected: (.*)$`, "m").exec(source);
        if (!found) throw new Error(`${file}: no header '-- ${kind}: … expected: …'`);
        return { n: Number(found[1]), expected: found[2] };
      };
      return { name: file.slice(0, -4), path: join(folder, file), source, full: header("n"), small: header("test n") };
    });
}
