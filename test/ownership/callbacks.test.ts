/**
 * Rules C1 to C6: host functions called by Lua, what they throw, and what is left afterwards: nothing.
 */
import { describe, expect, test } from "vitest";
import { type api, deferred, expectClean, failure, rejection, settled, tsuki, waitingState } from "./helpers.ts";

const { Lua, LuaError, LuaFault } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;

describe("C1 createFunctionMut", () => {
  test("is not entered again while it runs", () => {
    const lua = new Lua();
    let calls = 0;
    lua.globals.set(
      "f",
      lua.createFunctionMut((again: boolean) => {
        calls++;
        return again ? lua.eval("return f(false)") : "inner";
      }),
    );
    expect(failure(() => lua.exec("f(true)")).message).toMatch(/mutable callback called recursively/);
    expect(lua.evalAll("return pcall(f, true)")).toEqual([false, expect.stringMatching(/mutable callback called recursively$/)]);
    expect([calls, lua.eval("return f(false)")]).toEqual([2, "inner"]);
  });

  test("nor while its promise is pending", async () => {
    const lua = new Lua();
    const pending = deferred();
    lua.globals.set(
      "f",
      lua.createFunctionMut(() => pending.promise),
    );
    const first = lua.evalAsync("return f()", { shared: true });
    expect((await rejection(lua.evalAsync("return f()", { shared: true }))).message).toMatch(/mutable callback called recursively/);
    pending.resolve("done");
    expect(await first).toBe("done");
    expect(await lua.evalAsync("return f()")).toBe("done");
  });

  test("is free again after it threw, and after its promise was rejected", async () => {
    const lua = new Lua();
    const outcomes = [
      () => {
        throw new Error("thrown");
      },
      () => Promise.reject(new Error("rejected")),
      () => "fine",
    ];
    lua.globals.set(
      "f",
      lua.createFunctionMut(() => outcomes.shift()?.()),
    );
    expect((await rejection(lua.evalAsync("f()"))).message).toBe("thrown");
    expect((await rejection(lua.evalAsync("f()"))).message).toBe("rejected");
    expect(await lua.evalAsync("return f()")).toBe("fine");
  });

  test("a plain function may be entered again", () => {
    const lua = new Lua();
    lua.globals.set("f", (n: number) => (n === 0 ? "end" : lua.eval(`return f(${n - 1})`)));
    expect(lua.eval("return f(5)")).toBe("end");
  });
});

describe("C2 not entered again", () => {
  test("hooks, which may be replaced while they run", () => {
    const lua = new Lua({ libs: "all" });
    let depth = 0;
    let deepest = 0;
    lua.globals.set("hook", () => {
      deepest = Math.max(deepest, ++depth);
      lua.exec("local x = 1; x = x + 1; debug.sethook(hook, 'l')");
      depth--;
    });
    lua.exec("debug.sethook(hook, 'l')\nlocal a = 1\na = 2\ndebug.sethook()");
    expect(deepest).toBe(1);
  });

  test("the warn handler", () => {
    const warnings: string[] = [];
    const lua: api.Lua = new Lua({
      warn: (message) => {
        warnings.push(message);
        if (warnings.length < 3) lua.exec("warn('again')");
      },
    });
    lua.exec("warn('@on')");
    lua.exec("warn('first')");
    expect(warnings).toEqual(["first", "again", "again"]);
  });

  test("finalizers", () => {
    const lua = new Lua();
    let depth = 0;
    let deepest = 0;
    lua.globals.set("finalize", () => {
      deepest = Math.max(deepest, ++depth);
      lua.exec("for i = 1, 10 do setmetatable({}, { __gc = finalize }) end collectgarbage()");
      depth--;
    });
    lua.exec("setmetatable({}, { __gc = finalize }) collectgarbage() collectgarbage()");
    expect(deepest).toBe(1);
  });
});

describe("C3 exceptions of host functions", () => {
  test("are Lua errors with a traceback, catchable, with their text", () => {
    const lua = new Lua();
    lua.globals.set("fail", () => {
      throw new TypeError("bad thing");
    });
    expect(lua.evalAll("local ok, e = pcall(fail) return ok, tostring(e), type(e), getmetatable(e)")).toEqual([
      false,
      "bad thing",
      "userdata",
      false,
    ]);
    expect(lua.eval("return select(2, xpcall(fail, function(e) return debug.traceback(tostring(e)) end))")).toMatch(
      /^bad thing\nstack traceback:\n\t.*\n\t\[C\]: in function 'fail'\n\t\[C\]: in function 'xpcall'/,
    );
  });

  test("leave Lua as a LuaError whose cause is the original object", async () => {
    const lua = new Lua();
    const original = Object.freeze(new Error("original"));
    lua.globals.set("fail", () => {
      throw original;
    });
    const program = "local function inner() fail() end local function outer() inner() end outer()";
    for (const error of [failure(() => lua.exec(program)), await rejection(lua.execAsync(program))]) {
      expect(error).toBeInstanceOf(LuaError);
      expect(error.cause).toBe(original);
      expect(error.value).toBe(original);
      expect(error.message).toBe("original");
    }
  });

  test("show frames of both sides in order", () => {
    const lua = new Lua();
    function thrower(): never {
      throw new Error("deep");
    }
    lua.globals.set("fail", function fail() {
      thrower();
    });
    const { frames } = failure(() =>
      lua.exec("local function inner()\n  fail()\nend\ninner()", { name: "@script.lua" }),
    ) as unknown as api.LuaError;
    const shown = frames.map(({ kind, function: name, line }) => (kind === "lua" ? `${kind} ${name} ${line}` : `${kind} ${name}`));
    expect(shown.slice(0, 2)).toEqual(["host thrower", "host fail"]);
    expect(shown.filter((frame) => frame.startsWith("lua"))).toEqual(
      ["lua local 'inner' 2", "lua main chunk 4"].map((frame) => expect.stringContaining(frame.split(" ")[1] as string)),
    );
  });

  test("are the same Lua value each time, and the same object when they come back", () => {
    const lua = new Lua();
    const original = new Error("one");
    lua.globals.set("fail", () => {
      throw original;
    });
    expect(lua.eval("local _, a = pcall(fail) local _, b = pcall(fail) return a == b")).toBe(true);
    const seen: unknown[] = [];
    lua.globals.set("see", (error: unknown) => {
      seen.push(error);
      return error;
    });
    expect(lua.eval("local _, e = pcall(fail) return rawequal(see(e), e)")).toBe(true);
    expect(seen).toEqual([original]);
    expect(failure(() => lua.exec("local _, e = pcall(fail) error(e)")).cause).toBe(original);
  });

  test("a Lua error that passes a host function keeps its value", () => {
    const lua = new Lua();
    lua.globals.set("through", (f: LuaFunction) => f());
    expect(lua.eval("local t = {} local _, e = pcall(through, function() error(t) end) return e == t")).toBe(true);
    expect(lua.eval("return select(2, pcall(through, function() error('text', 0) end))")).toBe("text");
    const error = failure(() => lua.exec("t = {} through(function() error(t) end)"));
    expect((error.value as LuaTable).equals(lua.globals.get("t"))).toBe(true);
  });

  test("of capabilities are errors of the script, too", () => {
    const broken = (): never => {
      throw new Error("no paper");
    };
    const lua = new Lua({
      libs: "all",
      print: broken,
      warn: broken,
      readFile: broken,
      clock: Object.freeze({ now: broken, processorTime: broken, utcOffset: broken }),
    });
    lua.exec("warn('@on')");
    for (const program of ["print('x')", "warn('x')", "dofile('x')", "loadfile('x')", "require('x')", "os.time()", "os.clock()"]) {
      expect(lua.evalAll(`local ok, e = pcall(function() ${program} end) return ok, tostring(e)`)).toEqual([false, "no paper"]);
      expect(failure(() => lua.exec(program)).cause).toMatchObject({ message: "no paper" });
    }
    expectClean(lua, 0);
  });

  test("of file systems, and of the files they open", () => {
    const broken = (): never => {
      throw new Error("disk");
    };
    const fs = tsuki.memoryFileSystem({ "a.txt": "text" });
    fs.remove = broken;
    const { open } = fs;
    fs.open = (name, mode) => Object.assign(open.call(fs, name, mode), { read: broken });
    const lua = new Lua({ libs: "all", fs });
    expect(lua.eval("return tostring(select(2, pcall(os.remove, 'a.txt')))")).toBe("disk");
    expect(lua.eval("return tostring(select(2, pcall(function() return io.open('a.txt'):read('a') end)))")).toBe("disk");
    expectClean(lua, 0);
  });

  test("of exit pass every pcall", () => {
    const lua = new Lua({
      libs: "all",
      exit: () => {
        throw new RangeError("exit");
      },
    });
    expect(failure(() => lua.exec("pcall(os.exit) survived = true"))).toMatchObject({ name: "RangeError", message: "exit" });
    expect(lua.eval("return survived")).toBe(undefined);
  });
});

describe("C4 LuaFault", () => {
  const program = `
    log = {}
    local function guard(name) return setmetatable({}, { __close = function() log[#log + 1] = name end }) end
    local outer <close> = guard("outer")
    local co = coroutine.wrap(function()
      local inner <close> = guard("inner")
      pcall(function() xpcall(function() local deep <close> = guard("deep") fail() end, function() log[#log + 1] = "handler" end) end)
      log[#log + 1] = "survived"
    end)
    pcall(co)
    log[#log + 1] = "survived"`;
  const expected = "deep inner outer";
  const faults: Record<string, [api.LuaOptions, () => unknown]> = {
    LuaFault: [{}, () => new LuaFault("assertion")],
    "any exception, with catchHostErrors: false": [{ catchHostErrors: false }, () => new TypeError("bug")],
  };
  for (const [name, [options, make]] of Object.entries(faults)) {
    test(`${name}: passes every pcall, closes variables, and is thrown once as it is`, async () => {
      const lua = new Lua(options);
      const fault = make();
      lua.globals.set("fail", () => {
        throw fault;
      });
      expect(failure(() => lua.exec(program))).toBe(fault);
      expect(lua.eval("return table.concat(log, ' ')")).toBe(expected);
      expect(await rejection(lua.execAsync(program))).toBe(fault);
      expect(lua.eval("return table.concat(log, ' ')")).toBe(expected);
      expectClean(lua, 0);
    });
  }

  test("in a handler of a variable, of a coroutine that is closed, and of one that failed", () => {
    const lua = new Lua();
    const fault = new LuaFault("assertion");
    lua.globals.set("fail", () => {
      throw fault;
    });
    const make = `log = {} local function make(body)
      local co = coroutine.create(function()
        local a <close> = setmetatable({}, { __close = function() log[#log + 1] = 'a' end })
        local b <close> = setmetatable({}, { __close = function() fail() end })
        body()
      end)
      return co
    end `;
    const ends = {
      close: "local co = make(coroutine.yield) coroutine.resume(co) pcall(coroutine.close, co)",
      return: "pcall(coroutine.resume, make(function() end))",
      wrap: "pcall(coroutine.wrap(function() local co = make(error) local ok = coroutine.resume(co) coroutine.close(co) end))",
      error: "local co = make(error) coroutine.resume(co) pcall(coroutine.close, co)",
    };
    for (const [name, program] of Object.entries(ends)) {
      expect([name, failure(() => lua.exec(make + program))]).toEqual([name, fault]);
      expect([name, lua.eval("return table.concat(log)")]).toEqual([name, "a"]);
    }
    expectClean(lua, 0);
  });

  test("goes through nested calls of Lua by host functions", () => {
    const lua = new Lua();
    const fault = new LuaFault("assertion");
    lua.globals.set("fail", () => {
      throw fault;
    });
    lua.globals.set("call", (f: LuaFunction) => f());
    expect(failure(() => lua.exec("pcall(call, function() pcall(call, fail) end) survived = true"))).toBe(fault);
    expect(lua.eval("return survived")).toBe(undefined);
  });
});

/** Everything that can be thrown, with what it says in Lua and what the host gets. */
function thrownThings(lua: api.Lua): Record<string, unknown> {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error("get");
      },
      getPrototypeOf() {
        throw new Error("getPrototypeOf");
      },
      has() {
        throw new Error("has");
      },
      ownKeys() {
        throw new Error("ownKeys");
      },
    },
  );
  return {
    Error: new Error("an error"),
    string: "a string",
    null: null,
    undefined: undefined,
    symbol: Symbol("a symbol"),
    number: 42,
    bigint: 2n ** 70n,
    "throwing proxy": hostile,
    "revoked proxy": proxy,
    RangeError: new RangeError("Invalid array length"),
    "full stack": new RangeError("Maximum call stack size exceeded"),
    "frozen object": Object.freeze({ frozen: true }),
    function: () => 1,
    "object without prototype": Object.create(null),
    "own LuaError": failure(() => lua.exec("error({ own = true })")),
    "own LuaError with a cause": new LuaError("wrapped", 1, "", [], { cause: "the cause" }),
    "LuaError of another state": failure(() => new Lua().exec("error({ foreign = true })")),
    LuaSyntaxError: failure(() => lua.load("x = = 1")),
    "a handle": lua.createTable(),
    "a handle of another state": new Lua().createTable(),
    LuaBorrowError: new tsuki.LuaBorrowError("test", "borrowed"),
  };
}

/** What the host gets as the cause of the error. */
function causeOf(name: string, thrown: unknown): unknown {
  if (name === "own LuaError" || name === "full stack") return undefined;
  return name === "own LuaError with a cause" ? "the cause" : thrown;
}

describe("C5 after any error the state is as it was", () => {
  const program = `
    local count = 0
    local object = setmetatable({}, {
      __index = function() return callback() end, __add = function() callback() return 1 end,
      __lt = function() callback() return false end, __concat = function() callback() return "" end, __close = callback, __call = callback,
    })
    local co = coroutine.wrap(function() while true do callback() coroutine.yield() end end)
    for i = 1, 1000 // 20 do
      local _ = object.x, object + 1, object < object, object .. "x"
      object()
      do local c <close> = object end
      co()
      pcall(callback) pcall(callback)
      xpcall(callback, function(e) return e end)
      table.sort({ 3, 1 }, function(a, b) callback() return a < b end)
      string.gsub("abc", ".", function() callback() end)
      for _ in callback do end
      for _ in function(_, c) callback() return nil end do end
      load(function() callback() return nil end)
      tostring(setmetatable({}, { __tostring = function() callback() return "" end }))
      nested(function() callback() end)
      nested(callback)
    end
    return "end"`;

  function prepared(): { lua: api.Lua; throwAt(index: number, thrown: unknown): void; calls(): number } {
    const lua = new Lua();
    let count = 0;
    let target = 0;
    let value: unknown;
    lua.globals.set("callback", (...args: unknown[]) => {
      for (const arg of args) if (arg instanceof tsuki.LuaTable) arg.dispose();
      if (++count === target) throw value;
      return undefined;
    });
    lua.globals.set("nested", (f: LuaFunction | (() => unknown)) => {
      try {
        return f();
      } finally {
        if (f instanceof tsuki.LuaFunction) f.dispose();
      }
    });
    return {
      lua,
      throwAt(index, thrown) {
        [count, target, value] = [0, index, thrown];
      },
      calls: () => count,
    };
  }

  test("an exception at every index of a run with 1000 callbacks", () => {
    const { lua, throwAt, calls } = prepared();
    const run = lua.load(program);
    throwAt(0, undefined);
    expect(run.eval()).toBe("end");
    const total = calls();
    expect(total).toBeGreaterThanOrEqual(1000);
    const things = Object.entries(thrownThings(lua)).filter(([name]) => name !== "own LuaError" && name !== "full stack");
    const handles = lua.ledger().handles;
    let escaped = 0;
    for (let index = 1; index <= total; index++) {
      const [name, thrown] = things[index % things.length] as [string, unknown];
      throwAt(index, thrown);
      try {
        run.eval();
      } catch (error) {
        escaped++;
        expect((error as Error).name).toBe("LuaError");
        if (!Object.is((error as Error).cause, causeOf(name, thrown))) throw new Error(`${name} at ${index} lost its identity`);
      }
      const { state, nesting, frames, owners, borrows, handles: live } = lua.ledger();
      const isClean = state === "idle" && nesting === 0 && frames === 0 && owners.length + borrows.length === 0 && live === handles;
      if (!isClean) throw new Error(`something is left after ${name} at ${index}`);
    }
    expect(escaped).toBeGreaterThan(total / 2);
    expectClean(lua, handles);
  });

  test("every kind of thing thrown: catchable, and with its identity on the way out", () => {
    const lua = new Lua();
    for (const [name, thrown] of Object.entries(thrownThings(lua))) {
      lua.globals.set("fail", () => {
        throw thrown;
      });
      expect([name, ...lua.evalAll("local ok, e = pcall(fail) return ok, type(tostring(e)), e ~= nil")]).toEqual([
        name,
        false,
        "string",
        true,
      ]);
      const error = failure(() => lua.exec("fail()"));
      expect([name, error.name]).toEqual([name, "LuaError"]);
      if (!Object.is(error.cause, causeOf(name, thrown))) throw new Error(`${name} lost its identity`);
      if (name === "own LuaError") expect((error.value as LuaTable).get("own")).toBe(true);
    }
  });

  test("every kind of rejection, likewise", async () => {
    const lua = new Lua();
    for (const [name, thrown] of Object.entries(thrownThings(lua))) {
      lua.globals.set("fail", () => Promise.reject(thrown));
      expect([name, ...(await lua.load("local ok, e = pcall(fail) return ok, type(tostring(e))").toFunction().callAsync())]).toEqual([
        name,
        false,
        "string",
      ]);
      const error = await rejection(lua.execAsync("fail()"));
      expect([name, error.name]).toEqual([name, "LuaError"]);
      if (!Object.is(error.cause, causeOf(name, thrown))) throw new Error(`${name} lost its identity`);
    }
    expect(lua.ledger()).toMatchObject({ state: "idle", owners: [], nesting: 0, frames: 0 });
  });

  test("a rejected promise that nobody may wait for is nobody's", async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const lua = new Lua();
    lua.globals.set("fail", () => Promise.reject(new Error("lost")));
    lua.globals.set("nest", () => void lua.evalAsync("pcall(fail)"));
    expect(failure(() => lua.exec("fail()")).message).toMatch(/attempt to wait for a promise in a synchronous call/);
    lua.exec("setmetatable({}, { __gc = fail }) collectgarbage()");
    await lua.evalAsync("setmetatable({}, { __gc = fail }) collectgarbage() nest()");
    await settled();
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
  });
});

describe("C6 a limit error", () => {
  test("of handles leaves nothing behind, and the host may go on", async () => {
    const { lua } = waitingState({ limits: { handles: 49 } });
    lua.globals.set("take", () => undefined);
    for (let round = 0; round < 5; round++) {
      const error = failure(() => lua.exec("pcall(function() for i = 1, 100 do pcall(take, {}) end end) escaped = true"));
      expect(error).toMatchObject({ name: "LuaLimitError", kind: "handles" });
      expect(await rejection(lua.execAsync("for i = 1, 100 do pcall(take, {}) sleep() end"))).toMatchObject({ kind: "handles" });
    }
    expect(lua.ledger()).toMatchObject({ state: "idle", owners: [], nesting: 0, frames: 0 });
    expect(lua.eval("return escaped")).toBe(undefined);
  });
});
