/**
 * What ends programs from outside: deadlines, interrupts, signals; and executions in slices, which give the event loop its turn.
 */
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { expectClean, failure, rejection, tsuki } from "../ownership/helpers.ts";

const { Lua } = tsuki;
const endless = "while true do pcall(function() while true do end end) end";

describe("deadline", () => {
  const clockOf = (now: () => number) => ({ now, processorTime: () => 0, utcOffset: () => 0 });

  test("is for each entry, by the host's clock", () => {
    let time = 0;
    const lua = new Lua({ limits: { deadline: 100 }, clock: clockOf(() => (time += 10)) });
    expect(failure(() => lua.exec(endless))).toMatchObject({ name: "LuaLimitError", kind: "deadline", limit: 100 });
    expect(time).toBeLessThan(300);
    expect(failure(() => lua.exec(endless))).toMatchObject({ kind: "deadline" });
    expect(lua.eval("return 1")).toBe(1);
  });

  test("a clock that runs backwards gives no time", () => {
    const readings = [0, 60, -1000, -940, -5000, -4980];
    const lua = new Lua({ limits: { deadline: 100 }, clock: clockOf(() => readings.shift() ?? 0) });
    expect(failure(() => lua.exec(endless))).toMatchObject({ kind: "deadline" });
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no time");
      },
    ],
    ["gives no number", () => Number.NaN],
    ["gives a promise", () => Promise.resolve(1) as unknown as number],
  ])("a clock that %s has come to its end", (_, now) => {
    const lua = new Lua({ limits: { deadline: 100 }, clock: clockOf(now) });
    expect(failure(() => lua.exec(endless))).toMatchObject({ kind: "deadline" });
  });

  test("is looked at within library functions", () => {
    let time = 0;
    const lua = new Lua({ limits: { deadline: 100 }, clock: clockOf(() => (time += 10)) });
    expect(failure(() => lua.exec("('x'):rep(30000):find('.-.-.-y')"))).toMatchObject({ kind: "deadline" });
  });

  test("is off in deterministic mode", () => {
    const lua = new Lua({ limits: { deadline: 0 }, deterministic: true });
    expect(lua.eval("local n = 0 for i = 1, 1e6 do n = n + 1 end return n")).toBe(1_000_000);
  });

  test("goes on over the slices of an execution", async () => {
    let time = 0;
    const lua = new Lua({ limits: { deadline: 100 }, clock: clockOf(() => (time += 1)) });
    expect(await rejection(lua.run(endless, { slice: 1000 }).result)).toMatchObject({ kind: "deadline" });
  });
});

describe("interrupt", () => {
  test("by a host function: no script catches it, variables are closed", () => {
    const lua = new Lua();
    lua.globals.set("stop", () => lua.interrupt("enough"));
    const source = `local c <close> = setmetatable({}, { __close = function() closed = true end })
      pcall(function() stop() while true do end end) leaked = true`;
    expect(failure(() => lua.exec(source))).toMatchObject({ name: "LuaAbortError", reason: "enough" });
    expect(lua.evalAll("return closed, leaked")).toEqual([true, undefined]);
    expectClean(lua, 0);
  });

  test("by a timer, between the slices of an execution", async () => {
    const lua = new Lua();
    setTimeout(() => lua.interrupt("late"), 20);
    expect(await rejection(lua.execAsync(endless))).toMatchObject({ name: "LuaAbortError", reason: "late" });
    expectClean(lua, 0);
  });

  test("where nothing runs there is nothing to end", () => {
    const lua = new Lua();
    lua.interrupt();
    expect(lua.eval("local n = 0 for i = 1, 1000 do n = n + 1 end return n")).toBe(1000);
  });

  test("by another thread through a shared word", async () => {
    const interruptWord = new Int32Array(new SharedArrayBuffer(4));
    const source = "const { workerData } = require('node:worker_threads'); setTimeout(() => Atomics.store(workerData, 0, 7), 50)";
    const worker = new Worker(source, { eval: true, workerData: interruptWord });
    const lua = new Lua({ interruptWord });
    expect(failure(() => lua.exec(endless))).toMatchObject({ name: "LuaAbortError", reason: 7 });
    expect(interruptWord[0]).toBe(0);
    expectClean(lua, 0);
    await worker.terminate();
    expect(failure(() => new Lua({ interruptWord: 1 as unknown as Int32Array }))).toBeInstanceOf(TypeError);
  });
});

describe("a long script does not block", () => {
  test("timers have their turn, and a signal ends it", async () => {
    const lua = new Lua();
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const controller = new AbortController();
    setTimeout(() => controller.abort("why"), 100);
    expect(await rejection(lua.execAsync(endless, { signal: controller.signal }))).toMatchObject({ name: "LuaAbortError", reason: "why" });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(2);
    expectClean(lua, 0);
  });

  test("nor in coroutines, comparators and finalizers", async () => {
    const lua = new Lua();
    for (const place of ["coroutine.wrap(f)()", "table.sort({ 1, 2, 3 }, f)", "setmetatable({}, { __gc = f }) collectgarbage()"]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort("why"), 20);
      const run = lua.execAsync(`local function f() ${endless} end ${place}`, { signal: controller.signal });
      expect(await rejection(run)).toMatchObject({ name: "LuaAbortError" });
      expectClean(lua, 0);
    }
  });

  test("others find the state held meanwhile", async () => {
    const lua = new Lua();
    const run = lua.evalAsync("local n = 0 for i = 1, 5e6 do n = n + 1 end return n", { slice: 1000, label: "job" });
    expect(failure(() => lua.eval("return 1"))).toMatchObject({ name: "LuaBorrowError", holder: { label: "execution 'job'" } });
    lua.interrupt();
    await rejection(run);
    expectClean(lua, 0);
  });

  test("shared executions take turns", async () => {
    const lua = new Lua();
    const order: unknown[] = [];
    lua.globals.set("note", (name: unknown) => void order.push(name));
    const source = (name: string) => `for i = 1, 3 do note('${name}') for j = 1, 1000 do end end return '${name}'`;
    const runs = ["a", "b"].map((name) => lua.evalAsync(source(name), { shared: true, slice: 500 }));
    expect(await Promise.all(runs)).toEqual(["a", "b"]);
    expect(order.join("")).not.toBe("aaabbb");
    expectClean(lua, 0);
  });
});

describe("run", () => {
  test("steps: nothing runs before the first, results come with the last", () => {
    const lua = new Lua();
    const progress: number[] = [];
    const execution = lua.run("began = true local n = ... for i = 1, 1000 do n = n + i end return n", {
      slice: 100,
      args: [5],
      onProgress: ({ fuelUsed }) => void progress.push(fuelUsed),
    });
    expect(lua.eval("return began")).toBe(undefined);
    let steps = 1;
    for (let step = execution.step(); !step.done; step = execution.step()) steps++;
    expect(execution.step()).toEqual({ done: true, value: 500_505 });
    expect(progress.length).toBe(steps - 1);
    expect(progress).toEqual([...progress].sort((left, right) => left - right));
    expectClean(lua, 0);
  });

  test("pauses, resumes, is cancelled", async () => {
    const lua = new Lua();
    const execution = lua.run("local n = 0 while n < 100000 do n = n + 1 end return n", { slice: 1000 });
    const { result } = execution;
    execution.pause();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(execution.fuelUsed).toBe(0);
    expect(execution.step().done).toBe(false);
    expect(execution.fuelUsed).toBeGreaterThan(0);
    execution.resume();
    expect(await result).toBe(100_000);
    const other = lua.run("local c <close> = setmetatable({}, { __close = function() closed = true end }) while true do end", {
      slice: 10,
    });
    for (let step = 0; step < 10; step++) other.step();
    other.cancel("no more");
    expect(failure(() => other.step())).toMatchObject({ name: "LuaAbortError", reason: "no more" });
    expect(await rejection(other.result)).toMatchObject({ reason: "no more" });
    expect(lua.eval("return closed")).toBe(true);
    expectClean(lua, 0);
  });

  test("waits for promises", async () => {
    const lua = new Lua();
    lua.globals.set("sleep", (value: unknown) => new Promise((resolve) => setImmediate(resolve, value)));
    expect(await lua.run("for i = 1, 1000 do end local x = sleep(4) for i = 1, 1000 do end return x", { slice: 100 }).result).toBe(4);
  });

  test("errors, refusals and limits come out of the step, and of the result", async () => {
    const lua = new Lua();
    const failing = lua.run("error('oops', 0)");
    expect(failure(() => failing.step())).toMatchObject({ name: "LuaError", value: "oops" });
    expect(await rejection(failing.result)).toMatchObject({ value: "oops" });
    expect(failure(() => lua.run("x = = 1"))).toMatchObject({ name: "LuaSyntaxError" });
    for (const slice of [0, -1, Number.NaN, 1.5]) expect(failure(() => lua.run("", { slice }))).toBeInstanceOf(RangeError);
    lua.budget.fuelLimit = lua.budget.fuelUsed + 5000;
    const limited = lua.run(endless, { slice: 100 });
    expect(
      failure(() => {
        while (!limited.step().done);
      }),
    ).toMatchObject({ kind: "fuel" });
    lua.budget.fuelLimit = undefined;
    expectClean(lua, 0);
  });

  test("what onProgress throws ends it", async () => {
    const lua = new Lua();
    const onProgress = (): void => {
      throw new Error("stop here");
    };
    expect(await rejection(lua.run(endless, { slice: 100, onProgress }).result)).toMatchObject({ message: "stop here" });
    expectClean(lua, 0);
  });
});
