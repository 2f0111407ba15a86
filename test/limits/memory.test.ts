/**
 * Memory is bounded: what would pass the limit is refused before it is made, after a collection has not helped; figures are the same in every
 * run; and wherever an allocation fails, nothing is left half-done.
 */
import { describe, expect, test } from "vitest";
import { type api, failure, type Lua, tsuki } from "../ownership/helpers.ts";

/** Small tasks that allocate in every way there is; each returns a value that tells whether it was done right. */
const tasks: Record<string, string> = {
  "a table": "return #{ 1, 2, 3 }",
  appending: "local t = {} for i = 1, 100 do t[i] = i end return #t",
  "appending by #": "local t = {} for i = 1, 100 do t[#t + 1] = i end return #t",
  "a long constructor": `return #{ ${"0, ".repeat(300)} }`,
  "open lists in constructors": "local function f() return 1, 2, 3 end return #{ f(), f() }",
  fields: "local t = {} t.a = 1 t.b = 2 t.c = 3 return t.a + t.b + t.c",
  "many fields": `local t = {} ${Array.from({ length: 60 }, (_, i) => `t.f${i} = ${i}`).join(" ")} return t.f59`,
  "keys computed": "local t = {} for i = 1, 40 do t['k' .. i] = i end local n = 0 for _ in pairs(t) do n = n + 1 end return n",
  "fields and keys": "local t = { x = 1 } t['y' .. 1] = 2 t.z = 3 local n = 0 for _, v in pairs(t) do n = n + v end return n",
  "keys of all types":
    "local t = {} t[1.5] = 1 t[true] = 2 t[print] = 3 t[-1] = 4 local n = 0 for _, v in pairs(t) do n = n + v end return n",
  "nil holes filled": "local t = {} for i = 20, 1, -1 do t[i] = i end return #t",
  globals: "for i = 1, 20 do _ENV['g' .. i] = i end return g20",
  closures: "local f = {} for i = 1, 20 do f[i] = function() return i end end return f[20]()",
  "captured variables": "local n = 0 local function up() n = n + 1 return n end for _ = 1, 20 do up() end return n",
  concatenation: "local s = '' for i = 1, 20 do s = s .. i end return #s",
  "concatenation of many": "local a = 'x' local s = a .. a .. 1 .. a .. a return s",
  __concat: "local t = setmetatable({}, { __concat = function(a, b) return 'c' end }) return 'a' .. 'b' .. t .. 'd' .. 'e'",
  "variable arguments": "local function f(...) return select('#', ...), ... end return (f(table.unpack({}, 1, 200)))",
  "table.pack": "return table.pack(1, 2, 3).n",
  "table.unpack": "return select('#', table.unpack({}, 1, 100))",
  "table.concat": "local t = {} for i = 1, 50 do t[i] = 'ab' end return #table.concat(t, ',')",
  "table.insert": "local t = {} for i = 1, 40 do table.insert(t, 1, i) end return t[1] * 1000 + #t",
  "table.move": "local t = table.move({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 1, 10, 5, {}) return t[14]",
  "table.sort": "local t = { 5, 3, 1, 4, 2 } table.sort(t, function(a, b) return a > b end) return table.concat(t)",
  "string.rep": "return #('abc'):rep(100)",
  "string.format": "return #('%99s|%q'):format('x', 'y\\n')",
  "string.gsub": "return (('hello'):gsub('l', { l = 'LL' }))",
  "string.gsub with a function": "return (('abc'):gsub('.', function(c) return c .. c end))",
  "string.gmatch": "local t = {} for w in ('one two three'):gmatch('%a+') do t[#t + 1] = w end return #t",
  "string.pack": "return #string.pack('<i8 s4 z', 1, 'abc', 'def')",
  "utf8.char": "return #utf8.char(228, 8364, 65)",
  coroutines: "local t = {} for i = 1, 5 do t[i] = coroutine.wrap(function() coroutine.yield(i) end) end return t[5]()",
  "a coroutine that builds":
    "local co = coroutine.wrap(function() for i = 1, 10 do coroutine.yield({ i }) end end) local n = 0 for v in co do n = n + v[1] end return n",
  pcall: "return select(2, pcall(function() local t = {} for i = 1, 30 do t[i] = {} end return #t end))",
  "an error": "local ok, e = pcall(error, { code = 7 }) return e.code",
  "an error with a position": "local ok, e = pcall(function() local x = nil + 1 end) return #e > 10",
  "deep recursion": "local function f(n) if n == 0 then return 0 end return 1 + f(n - 1) end return f(400)",
  "__index and __newindex":
    "local log = {} local t = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, v) log[#log + 1] = k end }) for i = 1, 20 do t[i] = i end return #log",
  __close: "local n = 0 do local c <close> = setmetatable({}, { __close = function() n = n + #{ 1, 2 } end }) end return n",
  "weak tables":
    "local t = setmetatable({}, { __mode = 'k' }) local keys = {} for i = 1, 10 do keys[i] = {} t[keys[i]] = i end local n = 0 for _ in pairs(t) do n = n + 1 end return n",
  load: "return load('local t = { 1, 2 } return #t')()",
  "string.dump": "return load(string.dump(function() return 42 end))()",
  "setmetatable and tostring": "return tostring(setmetatable({}, { __tostring = function() return 'me' .. 1 end }))",
};

/** A state that has run nothing but knows its live size. */
function measured(tier: api.LuaOptions = {}): Lua {
  const lua = new tsuki.Lua({ libs: "all", ...tier });
  lua.exec("collectgarbage() collectgarbage()");
  return lua;
}

/** Nothing is damaged: libraries, coroutines, tables, errors and finalizers work, and memory falls back. */
const health = `local t = {} for i = 1, 100 do t[i] = i t['k' .. i] = i end local n = 0 for _, v in pairs(t) do n = n + v end assert(n == 10100)
  assert(select(2, pcall(error, 'x', 0)) == 'x') assert(coroutine.wrap(function(a) return coroutine.yield(a) end)(3) == 3)
  local ran = false setmetatable({}, { __gc = function() ran = true end }) collectgarbage() assert(ran) return 'healthy'`;

test("there are forty tasks", () => {
  expect(Object.keys(tasks).length).toBeGreaterThanOrEqual(40);
});

const tiers: [string, api.LuaOptions][] = [
  ["interpreted", { jit: false }],
  ["compiled at once", { jitThreshold: 0 }],
];

describe.each(tiers)("the limit is raised until the task succeeds, %s: every charge fails once", (_, tier) => {
  test.each(Object.entries(tasks))("%s", (_, task) => {
    const plain = measured();
    const right = plain.eval(task);
    plain.close();
    const lua = measured(tier);
    const check = lua.load(health);
    const chunk = lua.load(`${task}`, { name: "=task" });
    // Steps below the size of the smallest object, so that each charge in turn is the one that does not fit.
    for (let room = 0; ; room += room < 4000 ? 20 : 200) {
      lua.exec("collectgarbage()");
      lua.budget.memoryLimit = lua.budget.memoryUsed + room;
      const limit = lua.budget.memoryLimit;
      let result: unknown;
      try {
        result = chunk.eval();
      } catch (error) {
        expect(error).toMatchObject({ name: "LuaLimitError", kind: "memory", limit });
        lua.budget.memoryLimit = undefined;
        expect(check.eval()).toBe("healthy");
        continue;
      }
      expect(result).toBe(right);
      break;
    }
    lua.budget.memoryLimit = undefined;
    expect(lua.eval(health)).toBe("healthy");
    expect(lua.ledger()).toMatchObject({ state: "idle", frames: 0, nesting: 0 });
    lua.close();
  });
});

test("garbage is collected before anything is refused", () => {
  const lua = new tsuki.Lua({ limits: { memory: 300_000 } });
  expect(lua.eval("local n = 0 for i = 1, 100000 do local t = { i, { i } } n = n + #t end return n")).toBe(200_000);
  expect(lua.eval("local s for i = 1, 10000 do s = ('x'):rep(1000) .. i end return #s")).toBe(1005);
  expect(lua.budget.memoryUsed).toBeLessThanOrEqual(300_000);
});

test("a program that stops the collector is collected all the same", () => {
  const lua = new tsuki.Lua({ limits: { memory: 300_000 } });
  expect(lua.eval("collectgarbage('stop') for i = 1, 100000 do local t = { i } end return true")).toBe(true);
});

test("finalizers run when the limit is near, and weak tables are cleared", () => {
  const lua = new tsuki.Lua({ limits: { memory: 1_000_000 } });
  const [finalized, weak] = lua.evalAll(`local finalized, weak = 0, setmetatable({}, { __mode = 'v' })
    for i = 1, 10000 do weak[i] = setmetatable({ i }, { __gc = function() finalized = finalized + 1 end }) end
    collectgarbage()
    local n = 0 for _ in pairs(weak) do n = n + 1 end
    return finalized, n`) as number[];
  expect(finalized).toBe(10_000);
  expect(weak).toBe(0);
});

test.each([
  "local t = {} while true do t[#t + 1] = {} end",
  "local t = {} for i = 1, 1e9 do t[i] = i end",
  "local t = {} for i = 1, 1e9 do t['k' .. i] = i end",
  "local t = {} while true do t = { t } end",
  "local s = 'x' while true do s = s .. s end",
  "local t = {} while true do t[#t + 1] = function() return t end end",
  "local t = {} while true do t[#t + 1] = coroutine.create(print) end",
  "local function down() return 1 + down() end down()",
  "local t = setmetatable({}, { __index = function(t, k) local v = {} rawset(t, k, v) return v end }) local i = 0 while true do i = i + 1 local _ = t[i] end",
  "local t = {} while true do pcall(function() while true do t[#t + 1] = {} end end) end",
])("%s: the same figures in every run, none above the limit but for a step", (source) => {
  const runs = [1, 2].map(() => {
    const lua = new tsuki.Lua({ limits: { memory: 2_000_000 } });
    expect(failure(() => lua.exec(source))).toMatchObject({ name: "LuaLimitError", kind: "memory", limit: 2_000_000 });
    const { fuelUsed, memoryUsed } = lua.budget;
    lua.budget.memoryLimit = undefined;
    expect(lua.eval("collectgarbage() return collectgarbage('count')")).toBeLessThan(100);
    return { fuelUsed, memoryUsed };
  });
  expect(runs[1]).toEqual(runs[0]);
  expect(runs[0]?.memoryUsed).toBeLessThan(2_000_000 * 1.01);
});

test("the limit may be raised, and lowered below what is used", () => {
  const lua = new tsuki.Lua({ limits: { memory: 200_000 } });
  const fill = "t = {} for i = 1, 20000 do t[i] = i end return #t";
  expect(failure(() => lua.eval(fill))).toMatchObject({ kind: "memory" });
  lua.budget.memoryLimit = 2_000_000;
  expect(lua.eval(fill)).toBe(20_000);
  lua.budget.memoryLimit = 10_000;
  expect(failure(() => lua.eval("for i = 1, 10 do end return 1"))).toMatchObject({ kind: "memory", limit: 10_000 });
  lua.budget.memoryLimit = undefined;
  expect(lua.eval("return #t")).toBe(20_000);
});

test("two states count for themselves, also when one is used inside a callback of the other", () => {
  const figures = [false, true].map((isShared) => {
    const lua = new tsuki.Lua();
    const other = new tsuki.Lua();
    lua.globals.set("other", () => {
      if (isShared) other.exec("big = {} for i = 1, 10000 do big[i] = {} end");
    });
    lua.exec("collectgarbage() other() t = {} for i = 1, 100 do t[i] = {} other() end");
    return lua.budget.memoryUsed;
  });
  expect(figures[1]).toBe(figures[0]);
});
