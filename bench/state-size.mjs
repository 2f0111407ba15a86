/**
 * The memory of a state with all libraries that has run nothing yet, in kB: `node --expose-gc bench/state-size.mjs tsuki|wasmoon|fengari`
 * prints JSON with the growth of the JavaScript heap and of the process, a state. Started by `micro.mjs`.
 */
const COUNT = 300;

const engines = {
  async tsuki() {
    const { Lua } = await import("../dist/index.js");
    return () => new Lua({ libs: "all" });
  },
  async wasmoon() {
    const { LuaFactory, LuaEngine } = await import("wasmoon");
    const module = await new LuaFactory().getLuaModule();
    return () => new LuaEngine(module);
  },
  async fengari() {
    const { default: library } = await import("fengari");
    return () => {
      const L = library.lauxlib.luaL_newstate();
      library.lualib.luaL_openlibs(L);
      return L;
    };
  },
};

const open = await engines[process.argv[2]]();
const states = [];
for (let turn = 0; turn < 20; turn++) states.push(open());
globalThis.gc();
const before = process.memoryUsage();
for (let turn = 0; turn < COUNT; turn++) states.push(open());
globalThis.gc();
const after = process.memoryUsage();
const size = (kind) => Math.max(0, after[kind] - before[kind]) / COUNT / 1024;
console.log(JSON.stringify({ "JavaScript heap of an idle state": size("heapUsed"), "process memory of an idle state": size("rss") }));
// The states have to be alive until here.
if (states.length === 0) throw new Error("no states");
