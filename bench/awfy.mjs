/**
 * The programs of are-we-fast-yet (github.com/smarr/are-we-fast-yet), which are not in this repository: `--awfy` names a checkout. Each
 * verifies its own result. `count` times `inner` is chosen so that native Lua takes one to five seconds; `inner` is a problem size
 * where a program verifies known sizes only (cd, havlak, mandelbrot, nbody).
 */
import { existsSync } from "node:fs";
import { join } from "node:path";

const sizes = {
  richards: [1, 50],
  deltablue: [1, 12_000],
  json: [1, 200],
  havlak: [1, 1],
  cd: [1, 100],
  bounce: [1, 2500],
  list: [1, 3000],
  permute: [1, 1500],
  queens: [1, 2500],
  sieve: [1, 6000],
  storage: [1, 1000],
  towers: [1, 1000],
  mandelbrot: [6, 500],
  nbody: [1, 250_000],
};

/** The jobs of the suite: name, arguments of `driver.lua`, the path of its modules, and the result of a run that verified itself. */
export function readAwfy(checkout) {
  const folder = join(checkout, "benchmarks", "Lua");
  if (!existsSync(join(folder, "som.lua"))) throw new Error(`no are-we-fast-yet in ${checkout}: --awfy names a checkout of it`);
  return Object.entries(sizes).map(([name, [count, inner]]) => ({
    name,
    args: ["awfy", name, String(count), String(inner)],
    work: `${count} x ${inner}`,
    luaPath: join(folder, "?.lua"),
    expected: "verified",
  }));
}
