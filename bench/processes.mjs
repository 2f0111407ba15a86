/**
 * Engines as child processes, for benchmarks that are whole programs: each sample is a fresh process, so that loading, warm-up and
 * compiling while running are part of the figure. Used by the suites `real` and `are-we-fast-yet` of `run.mjs`.
 *
 * What must stay true: the time of every engine is taken in this process, by the same clock, when the marks of `driver.lua` arrive.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const driver = join(here, "driver.lua");
const command = join(here, "..", "dist", "tsuki.cjs");

/** How each engine is started: the words of its command line before the script. `paths` tells where the native ones are. */
const commandLines = {
  tsuki: () => [process.execPath, command],
  "tsuki-interpreter": () => [process.execPath, command, "--no-jit"],
  wasmoon: () => [process.execPath, join(here, "peer.mjs"), "wasmoon"],
  fengari: () => [process.execPath, join(here, "peer.mjs"), "fengari"],
  javascript: () => [process.execPath, join(here, "awfy-javascript.mjs")],
  native: (paths) => [paths.native],
  luajit: (paths) => [paths.luajit],
  "luajit-interpreter": (paths) => [paths.luajit, "-joff"],
};

/** The command line of an engine that is there; throws, with the reason, when it is not. */
export function findEngine(name, paths) {
  const line = commandLines[name]?.(paths);
  if (line === undefined) throw new Error(`unknown engine '${name}'`);
  if (name === "javascript") return line;
  if (name === "wasmoon" || name === "fengari") {
    import.meta.resolve(name);
    return line;
  }
  if (name.startsWith("tsuki") && !existsSync(command)) throw new Error("no dist/tsuki.cjs: run `npm run build` first");
  const probe = spawnSync(line[0], [...line.slice(1), "-e", "print(1)"], { encoding: "utf8" });
  if (probe.error) throw new Error(`${line[0]} is not installed`);
  if (probe.status !== 0) throw new Error(withoutFolders(`'${line.at(-1)}' is not accepted: ${probe.stderr.split("\n")[0]}`));
  return line;
}

/** A message without the folders of the files it names: records of runs say nothing of the machine's directories. */
function withoutFolders(message) {
  return message.replace(/(^|[\s'])\/\S*\//g, "$1");
}

/**
 * Runs `driver.lua` with `args` once. Gives the milliseconds between its marks (`run`), those of the whole process (`total`), and the
 * text of its last mark (`result`); rejects with the first line of what the process complained.
 */
export function runProcess(line, args, { luaPath, timeout }) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...(luaPath && { LUA_PATH: luaPath }) };
    const started = performance.now();
    const child = spawn(line[0], [...line.slice(1), driver, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let complaint = "";
    let begun;
    let ended;
    let result;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, timeout);
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text) => {
      const now = performance.now();
      output += text;
      if (begun === undefined && output.includes("\n@begin\n")) begun = now;
      const found = /\n@end (.*)\n/.exec(output);
      if (found && result === undefined) {
        ended = now;
        result = found[1];
      }
    });
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => (complaint += text));
    child.on("error", reject);
    child.on("close", () => {
      clearTimeout(timer);
      const total = performance.now() - started;
      if (late) reject(new Error(`not finished after ${timeout / 1000} s`));
      else if (result === undefined) reject(new Error(withoutFolders(complaint.trim().split("\n")[0]) || "ended without a result"));
      else resolve({ run: ended - begun, total, result });
    });
  });
}
