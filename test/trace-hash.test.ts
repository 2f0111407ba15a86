/**
 * Every test program has the recorded trace hash (trace-hash.mjs): the same on every machine and engine. What goes into the hash, and what
 * does not.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type * as api from "../src/index.ts";

const { Lua } = (await import(/* @vite-ignore */ new URL("../dist/index.js", import.meta.url).href)) as typeof api;

test("every program has the recorded hash", () => {
  const [program, recorded] = ["trace-hash.mjs", "trace-hashes.json"].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  const { stdout, stderr } = spawnSync(process.execPath, [program as string, "--check", recorded as string], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toBe("");
});

describe("a trace", () => {
  const quiet = { deterministic: true, trace: true, print: () => undefined } as const;

  function hashAfter(program: string, options: api.LuaOptions = {}): string {
    const lua = new Lua({ ...quiet, ...options });
    lua.globals.set("host", (x: unknown) => x);
    try {
      lua.exec(program);
    } catch {
      // Its message is in the trace.
    }
    const hash = lua.traceHash();
    lua.close();
    return hash;
  }

  test("is the same for the same run", () => {
    const program = "for i = 1, 100 do print(i, {}, math.random(), host(i)) end collectgarbage() error('x')";
    expect(hashAfter(program)).toMatch(/^[0-9a-f]{16}$/);
    expect(hashAfter(program)).toBe(hashAfter(program));
    expect(hashAfter(program, { stress: ["suspend-everywhere"] })).toBe(hashAfter(program));
  });

  test.each([
    ["what is printed", "print(1)", "print(2)"],
    ["the order of it", "print(1) print(2)", "print(2) print(1)"],
    ["where pieces end", "print('ab') print('c')", "print('a') print('bc')"],
    ["arguments of host functions", "host(1)", "host(2)"],
    ["integers and floats", "host(1)", "host(1.0)"],
    ["zero and negative zero", "host(0.0)", "host(-0.0)"],
    ["results", "return 1", "return 2"],
    ["errors", "error('x')", "error('y')"],
    ["the work done", "for i = 1, 10 do end", "for i = 1, 11 do end"],
    ["which object it is", "local a, b = {}, {} host(a) host(a)", "local a, b = {}, {} host(a) host(b)"],
    ["what is alive", "x = 'x' collectgarbage()", "x = {} collectgarbage()"],
  ])("tells %s", (_, first, second) => {
    expect(hashAfter(first)).not.toBe(hashAfter(second));
  });

  test("tells what capabilities answer", () => {
    const at = (now: number) => ({ libs: ["base", "os"] as const, clock: { now: () => now, processorTime: () => 0, utcOffset: () => 0 } });
    expect(hashAfter("local t = os.time()", at(1000))).not.toBe(hashAfter("local t = os.time()", at(2000)));
  });

  test("goes on through promises", async () => {
    const run = async (answer: number) => {
      const lua = new Lua(quiet);
      lua.globals.set("fetch", async () => answer);
      await lua.execAsync("local x = fetch()");
      return lua.traceHash();
    };
    expect(await run(1)).toBe(await run(1));
    expect(await run(1)).not.toBe(await run(2));
  });

  test("is there only if asked for", () => {
    expect(() => new Lua().traceHash()).toThrow("traceHash: the state was not made with { trace: true }");
  });

  test("of one state is not changed by 200 poisonings in another", () => {
    const victimProgram = `
      local t = {} for i = 1, 50 do t[i] = ("%d:%s"):format(i, tostring({})) end
      table.sort(t) host(#t)
      print(table.concat(t, ","), math.random(), #t, ("x"):rep(3), pcall(error, "e"), select(2, load("return 1 + 1")))`;
    const untouched = hashAfter(victimProgram);
    const targets = ["_G", "string", "table", "math", "coroutine", "utf8", "getmetatable('')", "package.loaded", "io", "os"];
    const attacks = targets.flatMap((target) => [
      `for name in pairs(${target}) do ${target}[name] = nil end`,
      `for name in pairs(${target}) do rawset(${target}, name, function() return "poisoned" end) end`,
      `setmetatable(${target}, { __index = function() return "poisoned" end, __newindex = function() end, __call = print })`,
      `debug.setmetatable(${target}, { __len = function() return 1e9 end, __mode = "kv" })`,
      ...["format", "rep", "sort", "concat", "random", "insert", "tostring", "print", "__index", "__add", "__proto__", "constructor"].map(
        (name) => `${target}.${name} = function() return "poisoned" end`,
      ),
      ...["nil", "0", "'x'", "print"].map(
        (value) => `debug.setmetatable(${value}, { __index = ${target}, __call = print, __add = print })`,
      ),
    ]);
    expect(attacks.length).toBe(200);
    const attacker = new Lua({ libs: "all", print: () => undefined });
    for (const attack of attacks) {
      try {
        attacker.exec(attack);
      } catch {
        // It has poisoned itself.
      }
    }
    expect(hashAfter(victimProgram)).toBe(untouched);
  });
});
