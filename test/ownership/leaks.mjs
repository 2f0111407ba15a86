/**
 * Run by leaks.test.ts with --expose-gc: the heap after many states were created, used and closed, or dropped. Prints what it found.
 */
import { setTimeout as pause } from "node:timers/promises";

const { Lua } = await import(new URL("../../dist/index.js", import.meta.url).href);

/** A state with everything that could hold on to it: handles, callbacks, coroutines, finalizers, errors, executions. */
async function use(isClosed) {
  const lua = new Lua({ libs: "all" });
  lua.globals.set("host", (f) => f());
  lua.globals.set("fail", () => {
    throw new Error("x");
  });
  lua.globals.set("later", async () => 1);
  const kept = lua.eval("weak = setmetatable({}, { __mode = 'k', __gc = function() end }) return function() return weak end");
  lua.exec("host(function() for i = 1, 10 do weak[{}] = i end end) pcall(fail) coroutine.wrap(function() coroutine.yield() end)()");
  lua.createTable({ list: [1, 2, 3] });
  lua.pin(kept);
  await lua.evalAsync("later()");
  const waiting = lua.evalAsync("pcall(never) wait()").catch(() => undefined);
  if (isClosed) lua.close();
  await waiting;
  return lua;
}

async function heap() {
  for (let round = 0; round < 4; round++) {
    globalThis.gc();
    await pause(5);
  }
  return process.memoryUsage().heapUsed;
}

async function useMany(count) {
  for (let each = 0; each < count; each++) await use(true);
}

/** The least of some looks at the heap, each after some more states: what is garbage for the engine's own reasons differs between them. */
async function measure() {
  const figures = [];
  for (let round = 0; round < 5; round++) {
    await useMany(200);
    figures.push(await heap());
  }
  return Math.min(...figures);
}

/** States that nobody closes: how many of them the engine finds. */
let reported = 0;
const references = [];
for (let each = 0; each < 50; each++) {
  references.push(new WeakRef(await use(false)));
  new Lua({ onUnclosed: () => reported++ }).eval("return {}");
}
const handle = new Lua({ onUnclosed: () => reported++ }).eval("return { 1 }");
for (let round = 0; round < 10; round++) await heap();
const collected = references.filter((reference) => reference.deref() === undefined).length;
/** A leak shows in every ten thousand; the engine's own growth (compiled code, statistics of it) comes to an end. */
await useMany(3000);
let before = await measure();
let growth = Number.POSITIVE_INFINITY;
for (let attempt = 0; attempt < 3 && Math.abs(growth) > 0.02; attempt++) {
  await useMany(10_000);
  const after = await measure();
  growth = after / before - 1;
  before = after;
}

console.log(JSON.stringify({ growth, collected, reported, kept: handle.get(1) }));
