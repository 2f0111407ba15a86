/**
 * A limit is terminal for the entry that reaches it (rule L1): wherever in Lua code that happens, nothing of the script runs afterwards, the
 * host gets one LuaLimitError, and the state is usable.
 */
import { describe, expect, test } from "vitest";
import { type api, expectClean, failure, type Lua, rejection, tsuki } from "../ownership/helpers.ts";

/** What reaches each limit, and the figure. */
const kinds: Record<string, { readonly limits: api.LuaLimits; readonly hit: string; readonly limit: number }> = {
  fuel: { limits: { fuel: 100_000 }, hit: "while true do end", limit: 100_000 },
  memory: { limits: { memory: 400_000 }, hit: "local t = {} while true do t[#t + 1] = {} end", limit: 400_000 },
  deadline: { limits: { deadline: 50 }, hit: "while true do end", limit: 50 },
  output: { limits: { output: 100 }, hit: "while true do print('0123456789') end", limit: 100 },
};

/** Places where `reach()` is called; `mark` must not be called after it. */
const places: Record<string, string> = {
  "the main chunk": "reach() mark()",
  pcall: "pcall(reach) mark()",
  "a loop of pcalls": "while true do pcall(reach) mark() end",
  xpcall: "xpcall(reach, mark) mark()",
  "a message handler": "xpcall(error, function() reach() mark() end) mark()",
  "a message handler's message handler": "xpcall(function() xpcall(error, reach) end, mark) mark()",
  "a coroutine": "local co = coroutine.create(reach) coroutine.resume(co) mark()",
  "a coroutine in a coroutine": "coroutine.wrap(function() pcall(coroutine.wrap(function() pcall(reach) mark() end)) mark() end)() mark()",
  "a wrapped coroutine": "pcall(coroutine.wrap(reach)) mark()",
  "coroutine.close": `local co = coroutine.create(function() local c <close> = setmetatable({}, { __close = reach }) coroutine.yield() end)
    coroutine.resume(co) coroutine.close(co) mark()`,
  __index: "pcall(function() return setmetatable({}, { __index = reach }).x end) mark()",
  __newindex: "pcall(function() setmetatable({}, { __newindex = reach }).x = 1 end) mark()",
  __add: "pcall(function() return setmetatable({}, { __add = reach }) + 1 end) mark()",
  __concat: "pcall(function() return 'a' .. setmetatable({}, { __concat = reach }) .. 'b' end) mark()",
  __eq: "local m = { __eq = reach } pcall(function() return setmetatable({}, m) == setmetatable({}, m) end) mark()",
  __lt: "pcall(function() return setmetatable({}, { __lt = reach }) < 1 end) mark()",
  __len: "pcall(function() return #setmetatable({}, { __len = reach }) end) mark()",
  __call: "pcall(setmetatable({}, { __call = reach })) mark()",
  "__close at the end of a block": "do local c <close> = setmetatable({}, { __close = reach }) end mark()",
  "__close at a return": "pcall(function() local c <close> = setmetatable({}, { __close = reach }) return 1 end) mark()",
  "__close after an error": "pcall(function() local c <close> = setmetatable({}, { __close = reach }) error() end) mark()",
  __gc: "setmetatable({}, { __gc = function() reach() mark() end }) collectgarbage() mark()",
  __tostring: "pcall(tostring, setmetatable({}, { __tostring = reach })) mark()",
  __pairs: "pcall(pairs, setmetatable({}, { __pairs = reach })) mark()",
  "a comparator": "pcall(table.sort, { 3, 1, 2 }, reach) mark()",
  "a callback of gsub": "pcall(string.gsub, 'abc', '.', reach) mark()",
  "an iterator": "for _ in reach do mark() end mark()",
  require: "package.preload.m = reach pcall(require, 'm') mark()",
  "a reader of load": "load(reach) mark()",
  "a hook": "debug.sethook(function() debug.sethook() reach() mark() end, '', 1) local x = 1 x = x + 1 mark()",
  "a host function that calls back": "pcall(callBack, reach) mark()",
  "a host function that swallows the error": "pcall(swallow, reach) mark()",
  "a host function that swallows it and fails": "pcall(swallowAndFail, reach) mark()",
};

function prepare(limits: api.LuaLimits): { lua: Lua; count: { reached: number; marks: number } } {
  const lua = new tsuki.Lua({ libs: "all", limits, print: () => undefined });
  const count = { reached: 0, marks: 0 };
  const attempt = (callee: () => unknown): void => {
    try {
      callee();
    } catch {}
  };
  lua.globals.set("mark", () => {
    if (count.reached > 0) count.marks++;
  });
  lua.globals.set("begin", () => {
    count.reached++;
  });
  lua.globals.set("callBack", (callee: () => unknown) => callee());
  lua.globals.set("swallow", attempt);
  lua.globals.set("swallowAndFail", (callee: () => unknown) => {
    attempt(callee);
    throw new Error("another error");
  });
  return { lua, count };
}

/** A program that reaches a limit in a place, surrounded by everything that could notice. */
function program(hit: string, place: string): string {
  return `kept = setmetatable({}, { __gc = mark })
    local function reach() local c <close> = setmetatable({}, { __close = mark }) begin() ${hit} mark() end
    local outer <close> = setmetatable({}, { __close = mark })
    xpcall(coroutine.wrap(function() local inner <close> = setmetatable({}, { __close = mark }) ${place} end), mark)
    mark()`;
}

/** Whatever was reached, the state goes on when the limits are raised. */
function expectUsable(lua: Lua): void {
  lua.budget.fuelLimit = undefined;
  lua.budget.memoryLimit = undefined;
  lua.budget.outputLimit = undefined;
  lua.eval("kept = nil collectgarbage()");
  expect(lua.eval("return coroutine.wrap(function() return pcall(error, 1) end)()")).toBe(false);
  lua.eval("collectgarbage()");
  expectClean(lua, lua.ledger().handles);
}

describe.each(Object.entries(kinds))("%s", (kind, { limits, hit, limit }) => {
  test.each(Object.entries(places))("in %s: nothing runs afterwards", (_, place) => {
    const { lua, count } = prepare(limits);
    const error = failure(() => lua.exec(program(hit, place), { name: "=program" }));
    expect(error).toMatchObject({ name: "LuaLimitError", kind, limit });
    expect(error.traceback).toMatch(/^stack traceback:\n/);
    expect(count).toEqual({ reached: 1, marks: 0 });
    if (kind === "fuel") expect(lua.budget.fuelUsed).toBe(limit);
    if (kind === "output") expect(lua.budget.outputUsed).toBe(99);
    expectUsable(lua);
    lua.close();
  });

  test.each(Object.entries(places))("in %s of an asynchronous execution", async (_, place) => {
    const { lua, count } = prepare(limits);
    expect(await rejection(lua.execAsync(program(hit, place)))).toMatchObject({ name: "LuaLimitError", kind, limit });
    expect(count).toEqual({ reached: 1, marks: 0 });
    expectUsable(lua);
    lua.close();
  });

  test("after an await", async () => {
    const { lua, count } = prepare(limits);
    lua.globals.set("sleep", () => new Promise((resolve) => setImmediate(resolve)));
    const error = await rejection(lua.execAsync(program(hit, "sleep() pcall(reach)")));
    expect(error).toMatchObject({ kind });
    expect(count).toEqual({ reached: 1, marks: 0 });
    expectUsable(lua);
  });
});

test("a coroutine that was not part of it stays", () => {
  const { lua } = prepare({});
  lua.exec("other = coroutine.wrap(function() for i = 1, 10 do coroutine.yield(i) end end) other()");
  lua.budget.fuelLimit = lua.budget.fuelUsed + 100_000;
  lua.exec("it = coroutine.create(function() while true do end end)");
  expect(failure(() => lua.exec("coroutine.resume(it)"))).toMatchObject({ kind: "fuel" });
  lua.budget.fuelLimit = undefined;
  expect(lua.evalAll("return other(), coroutine.status(it), coroutine.resume(it)")).toEqual([
    2,
    "dead",
    false,
    "cannot resume dead coroutine",
  ]);
});

test("loans, scopes and awaits end", async () => {
  class Thing {
    use(callee: () => void): void {
      callee();
    }
  }
  const { lua } = prepare({ fuel: 50_000 });
  lua.registerClass(Thing, { methods: { use: "mut" } });
  const thing = new Thing();
  lua.globals.set("thing", thing);
  expect(failure(() => lua.exec("pcall(thing.use, thing, function() while true do end end)"))).toMatchObject({ kind: "fuel" });
  expect(lua.ledger()).toMatchObject({ state: "idle", borrows: [], frames: 0, nesting: 0 });
  lua.budget.fuelLimit = undefined;
  lua.exec("thing:use(function() end)");
});

test("finalizers at the end of a state run within what is left, and closing never fails", () => {
  const { lua, count } = prepare({ fuel: 10_000 });
  lua.exec("begin() setmetatable({}, { __gc = function() while true do end end }) setmetatable({}, { __gc = mark })");
  lua.close();
  expect(count.marks).toBe(1);
  const other = prepare({ fuel: 10_000 });
  failure(() => other.lua.exec("begin() setmetatable({}, { __gc = function() mark() end }) while true do end"));
  other.lua.close();
  expect(other.count.marks).toBe(0);
});

test("depth raises an error that a script may catch", () => {
  const lua = new tsuki.Lua({ limits: { depth: 100 } });
  const [ok, message, depth] = lua.evalAll(`local depth = 0
    local function down() depth = depth + 1 return 1 + down() end
    local ok, message = pcall(down)
    return ok, message, depth`);
  expect([ok, /: stack overflow$/.test(message as string)]).toEqual([false, true]);
  expect(depth).toBeLessThanOrEqual(100);
  expect(lua.eval("local function f(n) if n > 0 then return 1 + f(n - 1) end return 0 end return coroutine.wrap(f)(50)")).toBe(50);
  expect(
    lua.eval("return pcall(coroutine.wrap(function() return (function() local function f() return 1 + f() end return f() end)() end))"),
  ).toBe(false);
});
