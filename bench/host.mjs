/**
 * The host boundary: what a call, a field access and a state cost, for our machine and the other engines that run inside JavaScript.
 *
 *     node bench/host.mjs [tsuki|wasmoon|fengari] [--json]
 *
 * Each operation is timed with Benchmark.js and given in nanoseconds; loops that run in Lua have the empty loop taken off. For our
 * machine, the printed table says what each may cost at most. `micro.mjs` runs this with `--json`, an engine a process.
 */
import Benchmark from "benchmark";
import { median } from "./statistics.mjs";

/** Turns of a loop in Lua, in one timed operation. */
const TURNS = 1000;

/** What an operation of our machine may cost at most, in nanoseconds. */
const limits = {
  "JS to Lua, empty function": 100,
  "JS to Lua, an integer there and back": 120,
  "JS to Lua, a short string there and back": 200,
  "Lua to JS, empty function": 100,
  "Lua to JS, an integer there and back": 120,
  "Lua to JS, a short string there and back": 200,
  "a method that reads, an integer back": 120,
  "a method that changes, an integer there": 120,
  "a field of a userdata": 150,
  "field get through a handle": 60,
  "field set through a handle": 60,
  "a new state": 100_000,
  "a new state with all limits": 120_000,
};

const allLimits = { fuel: 1e9, memory: 1 << 26, depth: 1000, deadline: 1000, handles: 1000, output: 1e6 };

/** Nanoseconds of one call of `operation`: the median of what Benchmark.js sampled. */
function measure(operation) {
  const bench = new Benchmark(operation, { maxTime: 0.3, minSamples: 5 });
  bench.run({ async: false });
  if (bench.error) throw bench.error;
  return median(bench.stats.sample) * 1e9;
}

const loopOf = (body) => `local empty, identity, counter = empty, identity, counter
return function(count) for _ = 1, count do ${body} end end`;

/** Bodies of loops in Lua that call host functions. */
const fromLua = {
  "Lua to JS, empty function": "empty()",
  "Lua to JS, an integer there and back": "local _ = identity(42)",
  "Lua to JS, a short string there and back": "local _ = identity('hello world')",
};

/** Times operations given by name. */
function add(rows, operations) {
  for (const [name, operation] of Object.entries(operations)) rows.set(name, measure(operation));
}

/** Times what the bodies of loops cost a turn; `loopFor` gives a function that runs a loop of `TURNS` with a body. */
function addLoops(rows, loopFor, bodies) {
  const bare = measure(loopFor(""));
  for (const [name, body] of Object.entries(bodies)) {
    rows.set(name, Math.max(0, measure(loopFor(body)) - bare) / TURNS);
  }
}

class Counter {
  count = 0;
  get() {
    return this.count;
  }
  add(step) {
    this.count += step;
  }
}

async function tsuki() {
  const { Lua } = await import("../dist/index.js");
  const rows = new Map();
  const lua = new Lua();
  const empty = lua.eval("return function() end");
  const identity = lua.eval("return function(x) return x end");
  add(rows, {
    "JS to Lua, empty function": () => empty(),
    "JS to Lua, an integer there and back": () => identity(42),
    "JS to Lua, a short string there and back": () => identity("hello world"),
  });
  lua.globals.set("empty", () => {});
  lua.globals.set("identity", (value) => value);
  lua.registerClass(Counter, { methods: { get: "ref", add: "mut" }, fields: { count: "write" } });
  lua.globals.set("counter", new Counter());
  const loopFor = (body) => {
    const run = lua.eval(loopOf(body));
    return () => run(TURNS);
  };
  addLoops(rows, loopFor, {
    ...fromLua,
    "a method that reads, an integer back": "local _ = counter:get()",
    "a method that changes, an integer there": "counter:add(1)",
    "a field of a userdata": "local _ = counter.count",
  });
  const table = lua.createTable({ field: 1 });
  add(rows, {
    "field get through a handle": () => table.get("field"),
    "field set through a handle": () => table.set("field", 2),
    "a new state": () => new Lua().close(),
    "a new state with all limits": () => new Lua({ limits: allLimits }).close(),
  });
  return rows;
}

async function wasmoon() {
  const { LuaFactory, LuaEngine } = await import("wasmoon");
  const rows = new Map();
  const factory = new LuaFactory();
  const lua = await factory.createEngine();
  const empty = lua.doStringSync("return function() end");
  const identity = lua.doStringSync("return function(x) return x end");
  add(rows, {
    "JS to Lua, empty function": () => empty(),
    "JS to Lua, an integer there and back": () => identity(42),
    "JS to Lua, a short string there and back": () => identity("hello world"),
  });
  lua.global.set("empty", () => {});
  lua.global.set("identity", (value) => value);
  const loopFor = (body) => {
    const run = lua.doStringSync(loopOf(body));
    return () => run(TURNS);
  };
  addLoops(rows, loopFor, fromLua);
  const module = await factory.getLuaModule();
  add(rows, { "a new state": () => new LuaEngine(module).global.close() });
  return rows;
}

async function fengari() {
  const { default: library } = await import("fengari");
  const { lua, lauxlib, lualib, to_luastring } = library;
  const rows = new Map();
  const open = () => {
    const L = lauxlib.luaL_newstate();
    lualib.luaL_openlibs(L);
    return L;
  };
  const L = open();
  /** Leaves the value that a chunk returns on the stack, and gives its index. */
  const evaluate = (source) => {
    if (lauxlib.luaL_dostring(L, to_luastring(source)) !== 0) throw new Error(lua.lua_tojsstring(L, -1));
    return lua.lua_gettop(L);
  };
  const call = (index, push, take) => {
    lua.lua_pushvalue(L, index);
    push?.();
    lua.lua_call(L, push ? 1 : 0, take ? 1 : 0);
    if (!take) return undefined;
    const value = take();
    lua.lua_settop(L, -2);
    return value;
  };
  const empty = evaluate("return function() end");
  const identity = evaluate("return function(x) return x end");
  add(rows, {
    "JS to Lua, empty function": () => call(empty),
    "JS to Lua, an integer there and back": () =>
      call(
        identity,
        () => lua.lua_pushinteger(L, 42),
        () => lua.lua_tointeger(L, -1),
      ),
    "JS to Lua, a short string there and back": () =>
      call(
        identity,
        () => lua.lua_pushstring(L, to_luastring("hello world")),
        () => lua.lua_tojsstring(L, -1),
      ),
  });
  lua.lua_register(L, to_luastring("empty"), () => 0);
  lua.lua_register(L, to_luastring("identity"), (state) => {
    if (lua.lua_type(state, 1) === lua.LUA_TNUMBER) lua.lua_pushinteger(state, lua.lua_tointeger(state, 1));
    else lua.lua_pushstring(state, to_luastring(lua.lua_tojsstring(state, 1)));
    return 1;
  });
  const loopFor = (body) => {
    const index = evaluate(loopOf(body));
    return () => call(index, () => lua.lua_pushinteger(L, TURNS));
  };
  addLoops(rows, loopFor, fromLua);
  add(rows, { "a new state": () => lua.lua_close(open()) });
  return rows;
}

const engines = { tsuki, wasmoon, fengari };
const name = process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? "tsuki";
if (!Object.hasOwn(engines, name)) throw new Error(`unknown engine '${name}'`);
const rows = await engines[name]();
if (process.argv.includes("--json")) console.log(JSON.stringify(Object.fromEntries(rows)));
else {
  for (const [operation, nanoseconds] of rows) {
    const limit = name === "tsuki" ? `   (at most ${limits[operation]})` : "";
    console.log(`${operation.padEnd(44)} ${nanoseconds.toFixed(1).padStart(10)} ns${limit}`);
  }
}
