/**
 * What the machine's account of memory is worth: for twenty shapes of data, our figure beside the growth of the engine's heap; and for limits
 * of 4, 16, 64 and 256 MiB, how far the process grows until a program that fills memory is stopped.
 *
 *     node --expose-gc bench/memory.mjs               the shapes: within ±25 per cent
 *     node --expose-gc bench/memory.mjs --resident    the limits: at most twice the limit and 16 MiB
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Lua, LuaLimitError } from "../dist/index.js";

/** Lua expressions that make one thing of a shape, from its number `i`; `count` of them are kept in a list. */
const shapes = {
  "empty tables": ["{}", 200_000],
  "tables of one element": ["{ i }", 200_000],
  "tables of ten elements": ["{ i, i, i, i, i, i, i, i, i, i }", 50_000],
  "tables of one field": ["{ x = i }", 200_000],
  "tables of five fields": ["{ a = i, b = i, c = i, d = i, e = i }", 50_000],
  "tables keyed by numbers": ["{ [i * 1000 + 7] = i }", 50_000],
  "tables keyed by tables": ["{ [{}] = i }", 50_000],
  "nested tables": ["{ { { i } } }", 50_000],
  "small integers": ["i", 1_000_000],
  "large integers": ["i + (1 << 60)", 500_000],
  fractions: ["i + 0.5", 1_000_000],
  "integral floats": ["i + 0.0", 500_000],
  "short strings": ["'s' .. i", 300_000],
  "strings of 100 bytes": ["('x'):rep(90) .. i", 100_000],
  "strings of 10 000 bytes": ["('x'):rep(9990) .. i", 2000],
  "closures without upvalues": ["function() end", 200_000],
  "closures of one variable": ["function() return i end", 200_000],
  "closures of three variables": ["(function(a, b) return function() return a, b, i end end)(i, i)", 100_000],
  "coroutines that wait": ["waiting()", 20_000],
  "objects with a metatable": ["setmetatable({ value = i }, class)", 100_000],
};
const tolerance = 0.25;

function heap() {
  for (let turn = 0; turn < 4; turn++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function compareShapes() {
  let far = 0;
  for (const [name, [expression, count]] of Object.entries(shapes)) {
    const lua = new Lua();
    const make = lua.eval(`
      local class = { __index = {} }
      local function waiting() local thread = coroutine.create(coroutine.yield) coroutine.resume(thread) return thread end
      return function(count)
        kept = {}
        for i = 1, count do kept[i] = ${expression} end
      end`);
    const counted = lua.load("collectgarbage() collectgarbage() return collectgarbage('count') * 1024").toFunction();
    make(100);
    const before = { ours: counted(), theirs: heap() };
    make(count);
    const after = { ours: counted(), theirs: heap() };
    const ours = (after.ours - before.ours) / count;
    const theirs = (after.theirs - before.theirs) / count;
    const error = ours / theirs - 1;
    if (Math.abs(error) > tolerance) far++;
    console.log(
      `${name.padEnd(28)} ${ours.toFixed(0).padStart(7)} of ${theirs.toFixed(0).padStart(7)} bytes  ${(error * 100).toFixed(0).padStart(5)} %`,
    );
    lua.close();
  }
  console.log(`${far} of ${Object.keys(shapes).length} shapes further off than ${tolerance * 100} %`);
  return far;
}

/** Programs that fill memory, each in its own way. */
const fillers = {
  tables: "local kept = {} while true do kept[#kept + 1] = { #kept } end",
  strings: "local kept = {} while true do kept[#kept + 1] = ('x'):rep(1000) .. #kept end",
  closures: "local kept = {} while true do local n = #kept kept[n + 1] = function() return n end end",
  "hash parts": "local kept, key = {}, 1 while true do kept[key] = true key = key + 1000003 end",
};

function fill(limit, program) {
  const lua = new Lua({ limits: { memory: limit } });
  lua.exec("return 1");
  const before = process.memoryUsage().rss;
  try {
    lua.exec(program);
  } catch (error) {
    if (!(error instanceof LuaLimitError && error.kind === "memory")) throw error;
  }
  console.log(process.resourceUsage().maxRSS * 1024 - before);
}

function compareLimits() {
  let over = 0;
  for (const megabytes of [4, 16, 64, 256]) {
    for (const [name, program] of Object.entries(fillers)) {
      const limit = megabytes * 2 ** 20;
      const self = fileURLToPath(import.meta.url);
      const { stdout, stderr } = spawnSync(process.execPath, [self, "--fill", String(limit), program], { encoding: "utf8" });
      if (stderr !== "") throw new Error(stderr);
      const growth = Number(stdout) / 2 ** 20;
      const allowed = 2 * megabytes + 16;
      if (growth > allowed) over++;
      console.log(
        `${String(megabytes).padStart(4)} MiB of ${name.padEnd(12)} resident growth ${growth.toFixed(0).padStart(4)} of ${allowed} MiB`,
      );
    }
  }
  return over;
}

const [action, limit, program] = process.argv.slice(2);
if (action === "--fill") fill(Number(limit), program);
else process.exitCode = (action === "--resident" ? compareLimits() : compareShapes()) > 0 ? 1 : 0;
