/**
 * Rules T1 to T5: coroutines in the hands of a host, aborts, and waiting for promises anywhere.
 */
import { describe, expect, test } from "vitest";
import { type api, deferred, expectClean, failure, rejection, settled, tsuki, waitingState } from "./helpers.ts";

const { Lua } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaThread = api.LuaThread;

const threadOf = (lua: api.Lua, body: string): LuaThread => lua.eval(`return coroutine.create(function(...) ${body} end)`) as LuaThread;

describe("T1 resuming what cannot be resumed", () => {
  test("a running one, and one that waits for another", () => {
    const lua = new Lua();
    const errors: string[] = [];
    const outer = threadOf(lua, "tryResume() coroutine.wrap(tryResume)() return coroutine.yield('still here')");
    lua.globals.set("tryResume", () => {
      errors.push(`${outer.status}: ${failure(() => outer.resume()).message}`);
    });
    expect(outer.resume()).toEqual(["still here"]);
    expect(errors).toEqual([
      expect.stringMatching(/^running: .*cannot resume non-suspended coroutine$/),
      expect.stringMatching(/^normal: .*cannot resume non-suspended coroutine$/),
    ]);
    expect(outer.resume("end")).toEqual(["end"]);
  });

  test("a finished one, and a failed one", () => {
    const lua = new Lua();
    for (const [thread, status] of [
      [threadOf(lua, "return 1"), "dead"],
      [threadOf(lua, "error('x')"), "dead"],
    ] as const) {
      try {
        thread.resume();
      } catch {
        // The failed one.
      }
      expect(thread.status).toBe(status);
      expect(failure(() => thread.resume()).message).toBe("cannot resume dead coroutine");
    }
  });

  test("one whose resume waits for a promise; it goes on untouched", async () => {
    const { lua, waits } = waitingState();
    const thread = threadOf(lua, "local a = wait() return a, coroutine.yield(a)");
    const first = thread.resumeAsync([], { shared: true });
    expect((await rejection(thread.resumeAsync([], { shared: true }))).message).toMatch(/cannot resume non-suspended coroutine/);
    expect((await rejection(thread.resumeAsync())).name).toBe("LuaBorrowError");
    expect(failure(() => thread.resume()).name).toBe("LuaBorrowError");
    expect(failure(() => thread.close()).name).toBe("LuaBorrowError");
    waits[0]?.resolve(7);
    expect(await first).toEqual([7]);
    expect(thread.resume(8)).toEqual([7, 8]);
  });

  test("errors of a thread come out as they are", () => {
    const lua = new Lua();
    lua.globals.set("resume", (thread: LuaThread) => thread.resume());
    const error = failure(() => lua.exec("\n\nresume(coroutine.create(function() error('plain', 0) end))"));
    expect(error.message).toBe("plain");
  });
});

describe("T2 close", () => {
  test("closes pending variables, and gives their error", () => {
    const lua = new Lua();
    lua.exec(
      "log = {} function guard(name, fails) return setmetatable({}, { __close = function() log[#log + 1] = name if fails then error(name, 0) end end }) end",
    );
    const thread = threadOf(lua, "local a <close> = guard('a') local b <close> = guard('b') coroutine.yield()");
    thread.resume();
    thread.close();
    expect([thread.status, lua.eval("return table.concat(log)")]).toEqual(["dead", "ba"]);
    const failing = threadOf(lua, "local a <close> = guard('c', true) coroutine.yield()");
    failing.resume();
    expect(failure(() => failing.close()).message).toBe("c");
    expect(failing.status).toBe("dead");
    failing.close();
    threadOf(lua, "").close();
  });

  test("a running one and one that waits for another refuse, and go on", () => {
    const lua = new Lua();
    const errors: string[] = [];
    const outer = threadOf(lua, "tryClose() coroutine.wrap(tryClose)() return 'done'");
    lua.globals.set("tryClose", () => {
      errors.push(failure(() => outer.close()).message);
    });
    expect(outer.resume()).toEqual(["done"]);
    expect(errors).toEqual(["cannot close a running coroutine", "cannot close a normal coroutine"]);
    const main = lua.eval("return (coroutine.running())") as LuaThread;
    expect(failure(() => main.close()).message).toBe("cannot close a running coroutine");
    expectClean(lua, 2);
  });
});

describe("T3 bad arguments", () => {
  test("do not consume the coroutine", async () => {
    const lua = new Lua();
    const thread = threadOf(lua, "local got = ... while true do got = coroutine.yield(got) end");
    for (const bad of [Symbol("s"), [1], new Date(), new Lua().createTable(), 2n ** 64n, "\ud800"]) {
      expect(failure(() => thread.resume(bad)).name).toMatch(/LuaConversionError|LuaForeignValueError/);
      expect((await rejection(thread.resumeAsync([bad]))).name).toMatch(/LuaConversionError|LuaForeignValueError/);
      expect(thread.status).toBe("suspended");
    }
    expect(thread.resume(1)).toEqual([1]);
    expect(failure(() => thread.resume([])).name).toBe("LuaConversionError");
    expect(thread.resume(2)).toEqual([2]);
  });
});

describe("T4 AbortSignal", () => {
  const program = `
    log = {}
    local function guard(name) return setmetatable({}, { __close = function(_, e) log[#log + 1] = name .. ': ' .. tostring(e) end }) end
    local outer <close> = guard("outer")
    pcall(function()
      local inner <close> = guard("inner")
      coroutine.wrap(function() local deep <close> = guard("deep") pcall(wait) log[#log + 1] = "survived" end)()
    end)
    log[#log + 1] = "survived"`;

  for (const shared of [false, true]) {
    test(`ends ${shared ? "a shared" : "an exclusive"} execution that waits: handlers run, the settlement is ignored, nothing is unhandled`, async () => {
      const unhandled: unknown[] = [];
      const listen = (reason: unknown): void => void unhandled.push(reason);
      process.on("unhandledRejection", listen);
      const { lua, waits } = waitingState();
      const controller = new AbortController();
      const pending = rejection(lua.execAsync(program, { signal: controller.signal, shared }));
      controller.abort(new Error("enough"));
      expect(lua.eval("return table.concat(log, ', ')")).toBe(
        "deep: the execution was aborted: enough, inner: the execution was aborted: enough, outer: the execution was aborted: enough",
      );
      expect(await pending).toMatchObject({ name: "LuaAbortError", reason: { message: "enough" } });
      waits[0]?.reject(new Error("late"));
      await settled();
      process.off("unhandledRejection", listen);
      expect(unhandled).toEqual([]);
      expectClean(lua, 0);
    });
  }

  test("before it begins: nothing runs", async () => {
    const lua = new Lua();
    const error = await rejection(lua.execAsync("ran = true", { signal: AbortSignal.abort("no") }));
    expect(error).toMatchObject({ name: "LuaAbortError", reason: "no" });
    expect(lua.eval("return ran")).toBe(undefined);
  });

  test("from inside: at the next point, past every pcall and past host functions that swallow it", async () => {
    const programs = {
      loop: "abort() while true do end",
      pcall: "pcall(function() abort() while true do end end) ran = true",
      wait: "abort() pcall(wait) ran = true",
      nested: "call(function() abort() while true do end end) ran = true for i = 1, 10 do end ran = 'beyond'",
      "nested twice": "call(function() call(function() abort() while true do end end) while true do end end) while true do end",
    };
    for (const [name, body] of Object.entries(programs)) {
      const { lua } = waitingState();
      const controller = new AbortController();
      lua.globals.set("abort", () => controller.abort(name));
      const swallowed: unknown[] = [];
      lua.globals.set("call", (f: LuaFunction) => {
        try {
          f();
        } catch (error) {
          swallowed.push((error as Error).name);
        }
      });
      const error = await rejection(lua.execAsync(body, { signal: controller.signal }));
      expect([name, error.name, error.reason]).toEqual([name, "LuaAbortError", name]);
      expect(swallowed.every((each) => each === "LuaAbortError")).toBe(true);
      expect(lua.eval("return ran ~= 'beyond'")).toBe(true);
      expect(lua.ledger()).toMatchObject({ state: "idle", nesting: 0, frames: 0 });
    }
  });

  test("of one shared execution leaves the others alone, also from inside them", async () => {
    const { lua, waits } = waitingState();
    const controller = new AbortController();
    lua.globals.set("abort", () => controller.abort());
    const first = rejection(lua.evalAsync("wait()", { shared: true, signal: controller.signal }));
    const second = lua.evalAsync("wait() abort() for i = 1, 100 do end return 'fine'", { shared: true });
    waits[1]?.resolve();
    expect(await second).toBe("fine");
    expect((await first).name).toBe("LuaAbortError");
    expectClean(lua, 0);
  });

  test("after its end does nothing", async () => {
    const lua = new Lua();
    const controller = new AbortController();
    expect(await lua.evalAsync("return 1", { signal: controller.signal })).toBe(1);
    controller.abort();
    expectClean(lua, 0);
  });

  test("handlers that want to wait are told, and a promise settles all the same", async () => {
    const { lua } = waitingState();
    const controller = new AbortController();
    const pending = rejection(
      lua.evalAsync("local x <close> = setmetatable({}, { __close = function() _, why = pcall(wait) end }) wait()", {
        signal: controller.signal,
      }),
    );
    controller.abort();
    expect((await pending).name).toBe("LuaAbortError");
    expect(lua.eval("return why")).toMatch(/attempt to wait for a promise in an execution that is being ended/);
  });
});

describe("T5 waiting is possible everywhere", () => {
  /** `sleep(v)` waits and gives `v`; each program returns what it would without waiting. */
  const places: Record<string, [program: string, expected: unknown[]]> = {
    "a call": ["return sleep(1), sleep(2)", [1, 2]],
    "a tail call": ["return sleep(3)", [3]],
    pcall: ["return pcall(function() return sleep(1) end)", [true, 1]],
    "pcall itself": ["return pcall(sleep, 5)", [true, 5]],
    "after an error in pcall": ["local ok, e = pcall(function() sleep() error('x', 0) end) return ok, e, sleep(1)", [false, "x", 1]],
    "a message handler": ["return xpcall(error, function(e) return sleep(e .. '!') end, 'x')", [false, "x!"]],
    __index: ["return setmetatable({}, { __index = function(_, k) return sleep(k) end }).name", ["name"]],
    __newindex: ["local t = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, sleep(v)) end }) t.x = 5 return t.x", [5]],
    __call: ["return setmetatable({}, { __call = function(_, a) return sleep(a) end })(4)", [4]],
    __eq: ["local m = { __eq = function() return sleep(true) end } return setmetatable({}, m) == setmetatable({}, m)", [true]],
    __lt: ["local m = { __lt = function() return sleep(true) end } return setmetatable({}, m) < setmetatable({}, m)", [true]],
    __le: ["local m = { __le = function() return sleep(false) end } return setmetatable({}, m) <= setmetatable({}, m)", [false]],
    __concat: ["local m = { __concat = function(a, b) return sleep('c') end } return 'a' .. 'b' .. setmetatable({}, m) .. 'd'", ["abc"]],
    __len: ["return #setmetatable({}, { __len = function() return sleep(7) end })", [7]],
    __unm: ["return -setmetatable({}, { __unm = function() return sleep(7) end })", [7]],
    __bnot: ["return ~setmetatable({}, { __bnot = function() return sleep(7) end })", [7]],
    __tostring: ["return tostring(setmetatable({}, { __tostring = function() return sleep('text') end }))", ["text"]],
    "__tostring in print": ["print(setmetatable({}, { __tostring = function() return sleep('text') end }))", []],
    __pairs: [
      "for k in pairs(setmetatable({}, { __pairs = function() sleep() return function(_, k) if not k then return 1 end end end })) do return k end",
      [1],
    ],
    __close: ["do local x <close> = setmetatable({}, { __close = function() closed = sleep('closed') end }) end return closed", ["closed"]],
    "__close with an error": [
      "local ok, e = pcall(function() local x <close> = setmetatable({}, { __close = function(_, e) error(sleep(e .. '2'), 0) end }) error('1', 0) end) return e",
      ["12"],
    ],
    "__close of a return": [
      "local function f() local x <close> = setmetatable({}, { __close = function() sleep() end }) return 1, 2 end return f()",
      [1, 2],
    ],
    "an iterator": [
      "local s = 0 for i in function(_, i) i = (i or 0) + 1 if sleep(i) < 4 then return i end end do s = s + i end return s",
      [6],
    ],
    "a for loop's body": ["local s = 0 for i = 1, 3 do s = s + sleep(i) end return s", [6]],
    "table.sort": [
      "local t = { 3, 1, 2 } table.sort(t, function(a, b) return sleep(a) < sleep(b) end) return table.concat(t, ' ')",
      ["1 2 3"],
    ],
    "string.gsub": ["return (string.gsub('abc', '.', function(c) return sleep(c:upper()) end))", ["ABC"]],
    "string.gsub with a table": [
      "return (string.gsub('ab', '.', setmetatable({}, { __index = function(_, k) return sleep(k .. k) end })))",
      ["aabb"],
    ],
    "table.concat": [
      "return table.concat(setmetatable({}, { __len = function() return 2 end, __index = function(_, i) return sleep(i) end }), '-')",
      ["1-2"],
    ],
    "table.unpack": ["return table.unpack(setmetatable({}, { __index = function(_, i) return sleep(i) end }), 1, 2)", [1, 2]],
    "table.insert": [
      "local t = setmetatable({}, { __newindex = function(t, k, v) rawset(t, k, sleep(v)) end }) table.insert(t, 5) return t[1]",
      [5],
    ],
    "a loader of require": ["package.preload.m = function() return sleep('module') end return (require('m'))", ["module"]],
    "a searcher of require": [
      "table.insert(package.searchers, 1, function(n) sleep() return function() return n end end) return (require('n'))",
      ["n"],
    ],
    "a reader of load": ["local parts = { 'return ', '42' } return load(function() return sleep(table.remove(parts, 1)) end)()", [42]],
    dofile: ["return dofile('file.lua')", ["from a file"]],
    "a coroutine": ["return coroutine.wrap(function() coroutine.yield(sleep(1)) end)()", [1]],
    "coroutines in coroutines": [
      "local function nest(n) if n == 0 then return sleep('deep') end return coroutine.wrap(nest)(n - 1) end return nest(50)",
      ["deep"],
    ],
    "a coroutine that yields between": [
      "local co = coroutine.wrap(function() for i = 1, 3 do sleep() coroutine.yield(i) end end) return co(), sleep(co()), co()",
      [1, 2, 3],
    ],
    "coroutine.close": [
      "local co = coroutine.create(function() local x <close> = setmetatable({}, { __close = function() closed = sleep('closed') end }) coroutine.yield() end) coroutine.resume(co) return coroutine.close(co), closed",
      [true, "closed"],
    ],
    "a hook": [
      "local n = 0 coroutine.wrap(function() debug.sethook(function() n = sleep(n + 1) end, 'l')\nlocal x = 1\nx = 2 end)() return n",
      [2],
    ],
    "select and varargs": ["return select('#', (function(...) sleep() return ... end)(1, nil, 3, nil))", [4]],
    "several results": ["return both()", [1, 2]],
    "a method": ["local o = { x = 5 } function o:get() return sleep(self.x) end return o:get()", [5]],
    goto: ["local i = 0 ::again:: i = sleep(i + 1) if i < 3 then goto again end return i", [3]],
  };

  const files = { "file.lua": "return sleep('from a file')" };
  for (const [place, [program, expected]] of Object.entries(places)) {
    test(place, async () => {
      const { lua } = waitingState({ fs: tsuki.memoryFileSystem(files), print: () => undefined });
      lua.globals.set("both", () => settled().then(() => lua.results(1, 2)));
      const body = lua.load(program).toFunction();
      expect(await body.callAsync()).toEqual(expected);
      expect(await body.callAsync({ shared: true })).toEqual(expected);
      expectClean(lua, 1);
    });

    test(`${place}: rejected`, async () => {
      const { lua } = waitingState({ fs: tsuki.memoryFileSystem(files), print: () => undefined });
      const reason = new Error("rejected");
      lua.globals.set("sleep", () => settled().then(() => Promise.reject(reason)));
      lua.globals.set("both", () => settled().then(() => Promise.reject(reason)));
      const outcome = await lua
        .load(program)
        .toFunction()
        .callAsync()
        .catch((error: Error) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe("LuaError");
      expect(lua.ledger()).toMatchObject({ state: "idle", owners: [], nesting: 0, frames: 0 });
      expect(lua.eval("return 1 + 1")).toBe(2);
    });

    test(`${place}: aborted while it waits`, async () => {
      const { lua } = waitingState({ fs: tsuki.memoryFileSystem(files), print: () => undefined });
      lua.globals.set("both", () => settled().then(() => lua.results(1, 2)));
      const controller = new AbortController();
      const pending = rejection(lua.load(program).execAsync({ signal: controller.signal }));
      controller.abort();
      expect((await pending).name).toBe("LuaAbortError");
      await settled();
      expectClean(lua, 0);
    });
  }

  test("arithmetic and bitwise metamethods", async () => {
    const { lua } = waitingState();
    const operators = {
      add: "+",
      sub: "-",
      mul: "*",
      div: "/",
      mod: "%",
      pow: "^",
      idiv: "//",
      band: "&",
      bor: "|",
      bxor: "~",
      shl: "<<",
      shr: ">>",
    };
    for (const [event, operator] of Object.entries(operators)) {
      const program = `local o = setmetatable({}, { __${event} = function(a, b) return sleep('${event}') end }) return o ${operator} 1, 1 ${operator} o, o ${operator} o`;
      expect(await lua.load(program).toFunction().callAsync()).toEqual([event, event, event]);
    }
  });

  test("fn.async from JavaScript", async () => {
    const { lua } = waitingState();
    const f = lua.eval("return function(x) return sleep(x) + 1 end") as LuaFunction;
    expect(await f.async(1)).toBe(2);
    expect(await Promise.all([f.callAsync([1], { shared: true }), f.callAsync([2], { shared: true })])).toEqual([[2], [3]]);
  });

  test("not in a plain call, which says so and can be caught", () => {
    const { lua } = waitingState();
    expect(lua.evalAll("return pcall(sleep)")).toEqual([
      false,
      expect.stringContaining("attempt to wait for a promise in a synchronous call"),
    ]);
    expect(failure(() => lua.exec("sleep()")).message).toContain("execAsync");
  });

  test("any thenable will do, however it behaves", async () => {
    const lua = new Lua();
    const pending = deferred();
    const thenables: Record<string, unknown> = {
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
      plain: { then: (resolve: (value: unknown) => void) => resolve("value") },
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
      twice: { then: (resolve: (value: unknown) => void) => ["value", "again"].forEach(resolve) },
      nested: Promise.resolve(pending.promise),
      throwing: {
        // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
        then: () => {
          throw new Error("then");
        },
      },
    };
    pending.resolve("value");
    for (const [name, thenable] of Object.entries(thenables)) {
      lua.globals.set("give", () => thenable);
      const outcome = await lua.evalAsync("return give()").catch((error: Error) => error.message);
      expect([name, outcome]).toEqual([name, name === "throwing" ? "then" : "value"]);
    }
  });
});
