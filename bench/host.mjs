/**
 * The host boundary: what a call, a field access and a state cost.
 *
 *     node --expose-gc bench/host.mjs
 *
 * Times are medians of rounds, in nanoseconds an operation; `floor` is the same loop with a plain JavaScript function.
 */
import { Lua } from "../dist/index.js";

const ROUNDS = 9;
const COUNT = 300_000;

function median(values) {
  return values.sort((left, right) => left - right)[values.length >> 1];
}

/** Nanoseconds an operation. `run(count)` does the operation so many times. */
function measure(run, count = COUNT) {
  run(count);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint();
    run(count);
    times.push(Number(process.hrtime.bigint() - start) / count);
  }
  return median(times);
}

function fromHost(callee, ...args) {
  const [first] = args;
  return (count) => {
    let last;
    if (args.length === 0) for (let turn = 0; turn < count; turn++) last = callee();
    else for (let turn = 0; turn < count; turn++) last = callee(first);
    return last;
  };
}

const lua = new Lua();
const rows = [];
const add = (name, nanoseconds, limit) => rows.push([name, nanoseconds, limit]);

const empty = lua.eval("return function() end");
const identity = lua.eval("return function(x) return x end");
add("JS to Lua, empty function", measure(fromHost(empty)), 100);
add("JS to Lua, an integer there and back", measure(fromHost(identity, 42)), 120);
add("JS to Lua, a short string there and back", measure(fromHost(identity, "hello world")), 200);

lua.globals.set("empty", () => {});
lua.globals.set("identity", (value) => value);
const loop = (call) => lua.eval(`local empty, identity = empty, identity return function(count) for _ = 1, count do ${call} end end`);
const bare = measure(loop(""));
add("Lua to JS, empty function", measure(loop("empty()")) - bare, 100);
add("Lua to JS, an integer there and back", measure(loop("local _ = identity(42)")) - bare, 120);
add("Lua to JS, a short string there and back", measure(loop("local _ = identity('hello world')")) - bare, 200);

class Counter {
  count = 0;
  get() {
    return this.count;
  }
  add(step) {
    this.count += step;
  }
}
lua.registerClass(Counter, { methods: { get: "ref", add: "mut" }, fields: { count: "write" } });
lua.globals.set("counter", new Counter());
const use = (code) => lua.eval(`local counter = counter return function(count) for _ = 1, count do ${code} end end`);
add("a method that reads, an integer back", measure(use("local _ = counter:get()")) - bare, 120);
add("a method that changes, an integer there", measure(use("counter:add(1)")) - bare, 120);
add("a field of a userdata", measure(use("local _ = counter.count")) - bare, 150);

const table = lua.createTable({ field: 1 });
add(
  "field get through a handle",
  measure((count) => {
    let last;
    for (let turn = 0; turn < count; turn++) last = table.get("field");
    return last;
  }),
  60,
);
add(
  "field set through a handle",
  measure((count) => {
    for (let turn = 0; turn < count; turn++) table.set("field", turn);
  }),
  60,
);
add(
  "a new state",
  measure((count) => {
    for (let turn = 0; turn < count; turn++) new Lua().close();
  }, 1000),
  100_000,
);

for (const [name, nanoseconds, limit] of rows) {
  console.log(`${name.padEnd(44)} ${nanoseconds.toFixed(1).padStart(10)} ns   (at most ${limit})`);
}

if (globalThis.gc) {
  const states = [];
  new Lua().close();
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < 500; turn++) states.push(new Lua());
  gc();
  const size = (process.memoryUsage().heapUsed - before) / states.length;
  console.log(`${"an idle state".padEnd(44)} ${(size / 1024).toFixed(1).padStart(10)} kB   (at most 60)`);
}
