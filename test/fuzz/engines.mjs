/**
 * The engines the fuzzer compares. Each gives `run(sources)`, a promise of one result string a source, and `close()`.
 *
 * What must stay true: an engine runs `harness.lua` unchanged, and a crash of an engine becomes a result (`CRASH …`), never an exception.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const harness = readFileSync(join(here, "harness.lua"), "utf8");

/** Programs run in one state before it is thrown away, so that a state that goes wrong is noticed and does not last. */
const programsPerState = 200;

/**
 * Our machine, from the built bundle, in this process. `options` go to the `Lua` constructor. With `times`, a program runs so often, and its
 * traceback, the fuel it used and the memory in use after it are part of the result.
 */
export async function tsukiEngine(options = {}, times = 0, bundle = join(here, "..", "..", "dist", "index.js")) {
  const { Lua } = await import(pathToFileURL(bundle).href);
  let state;
  let used = 0;
  let printed = "";
  const open = () => {
    state?.close();
    state = new Lua({ libs: "all", print: (text) => (printed += text), ...options });
    state.load(harness, { name: "=harness" }).exec();
    used = 0;
  };
  const quote = (source) => {
    let level = "=";
    while (source.includes(`]${level}]`)) level += "=";
    return `[${level}[\n${source}]${level}]`;
  };
  const runOne = (source, fresh) => {
    if (fresh || state === undefined || used++ >= programsPerState) open();
    printed = "";
    try {
      const before = state.budget.fuelUsed;
      state.load(`print(RUN(${quote(source)}${times > 0 ? `, ${times}` : ""}))`, { name: "=run" }).exec();
      if (times > 0) {
        printed += `fuel ${state.budget.fuelUsed - before}, memory `;
        state.load('collectgarbage() print(collectgarbage("count"))', { name: "=memory" }).exec();
      }
      return printed.replace(/\n$/, "");
    } catch (error) {
      state = undefined;
      return `CRASH ${error?.stack ?? error}`;
    }
  };
  return {
    name: "tsuki",
    run: async (sources, { fresh = false, before } = {}) =>
      sources.map((source, index) => {
        before?.(index);
        return runOne(source, fresh);
      }),
    close: () => state?.close(),
  };
}

/** How often each program runs in each tier: by then its functions were called and its loops entered in compiled code. */
const TIMES_IN_TIERS = 3;

/** Our interpreter alone, as an oracle for `tiersEngine`. */
export async function interpreterEngine() {
  return { ...(await tsukiEngine({ jit: false }, TIMES_IN_TIERS)), name: "interpreter" };
}

/** Our machine with compiled code in all its modes: their common result, or all of them where they differ. */
export async function tiersEngine() {
  const modes = {
    auto: { jitThreshold: 1 },
    always: { jitThreshold: 0 },
    exits: { stress: ["exit-at-every-site"] },
    // Slices that are cut short: code is compiled, and left, somewhere else each time.
    late: { jitThreshold: 2, stress: ["suspend-everywhere"] },
  };
  const engines = [];
  for (const [name, options] of Object.entries(modes)) engines.push({ name, engine: await tsukiEngine(options, TIMES_IN_TIERS) });
  return {
    name: "tiers",
    async run(sources, how = {}) {
      const results = [];
      for (const { engine } of engines) results.push(await engine.run(sources, how));
      return sources.map((_, index) => {
        const given = results.map((list) => list[index]);
        return given.every((result) => result === given[0])
          ? given[0]
          : engines.map(({ name }, position) => `[${name}] ${given[position]}`).join("\n");
      });
    },
    close: () => {
      for (const { engine } of engines) engine.close();
    },
  };
}

/** PUC Lua of November 2022 in WebAssembly; its known bugs are listed in `known-differences.mjs`. */
export async function wasmoonEngine() {
  const { LuaFactory } = await import("wasmoon");
  const factory = new LuaFactory();
  let engine;
  let used = 0;
  const runOne = async (source) => {
    if (engine === undefined || used++ >= programsPerState) {
      engine?.global.close();
      engine = await factory.createEngine({ injectObjects: false });
      engine.global.set("HARNESS", harness);
      engine.doStringSync('load(HARNESS, "=harness")() HARNESS = nil');
      used = 0;
    }
    try {
      engine.global.set("SOURCE", source);
      return engine.doStringSync("local ok, result = pcall(RUN, SOURCE) return tostring(result)");
    } catch (error) {
      engine = undefined;
      return `CRASH ${error}`;
    }
  };
  return {
    name: "wasmoon",
    async run(sources, { before } = {}) {
      const results = [];
      for (const [index, source] of sources.entries()) {
        before?.(index);
        results.push(await runOne(source));
      }
      return results;
    },
    close: () => engine?.global.close(),
  };
}

/** A native binary: one long-lived process that is fed programs; started again when it dies or takes too long. */
export function nativeEngine(path, timeout = 5_000) {
  let child;
  let received = Buffer.alloc(0);
  let notify;
  const start = () => {
    child = spawn(path, [join(here, "native-driver.lua"), join(here, "harness.lua")], { stdio: ["pipe", "pipe", "ignore"] });
    received = Buffer.alloc(0);
    child.stdin.on("error", () => {});
    child.stdout.on("data", (data) => {
      received = Buffer.concat([received, data]);
      notify?.();
    });
    child.on("close", () => {
      child = undefined;
      notify?.();
    });
  };
  const take = () => {
    const end = received.indexOf(10);
    if (end < 0) return undefined;
    const length = Number(received.subarray(0, end).toString("latin1"));
    if (received.length < end + 1 + length) return undefined;
    const text = received.subarray(end + 1, end + 1 + length).toString("latin1");
    received = received.subarray(end + 1 + length);
    return text;
  };
  return {
    name: "native",
    async run(sources) {
      const results = [];
      while (results.length < sources.length) {
        if (!child) start();
        const batch = sources.slice(results.length);
        child.stdin.write(
          batch.map((source, index) => `${Buffer.byteLength(source)}${index === batch.length - 1 ? "!" : ""}\n${source}`).join(""),
        );
        let expired = false;
        const current = child;
        const timer = setTimeout(() => {
          expired = true;
          current.kill("SIGKILL");
        }, timeout);
        while (results.length < sources.length) {
          const text = take();
          if (text !== undefined) results.push(text);
          else if (!child) break;
          else await new Promise((resolve) => (notify = resolve));
        }
        clearTimeout(timer);
        if (results.length < sources.length) results.push(expired ? "NATIVE TIMEOUT" : "NATIVE CRASH");
      }
      return results;
    },
    close: () => child?.stdin.end(),
  };
}
