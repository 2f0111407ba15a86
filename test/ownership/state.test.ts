/**
 * Rules O1 to O11: one owner at a time, and what every handle, entry and exit of a state says when that is broken.
 */
import { MessageChannel, Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { type api, expectClean, failure, rejection, settled, tsuki, waitingState } from "./helpers.ts";

const { Lua } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;
type LuaThread = api.LuaThread;

/** One handle of each kind, and everything that can be done with it. */
function everything(lua: api.Lua): Record<string, () => unknown> {
  const table = lua.createTable({ a: 1 });
  const f = lua.eval("return function(...) return ... end") as LuaFunction;
  const thread = lua.eval("return coroutine.create(function() coroutine.yield(1) end)") as LuaThread;
  const pin = lua.pin(table);
  const chunk = lua.load("return 1");
  const iterator = table.entries();
  return {
    "table.get": () => table.get("a"),
    "table.set": () => table.set("a", 1),
    "table.has": () => table.has("a"),
    "table.delete": () => table.delete("a"),
    "table.rawGet": () => table.rawGet("a"),
    "table.rawSet": () => table.rawSet("a", 1),
    "table.length": () => table.length,
    "table.metatable": () => table.metatable,
    "table.metatable =": () => {
      table.metatable = undefined;
    },
    "table.entries": () => iterator.next(),
    "table.toJS": () => table.toJS(),
    "table.equals": () => table.equals(table),
    "function call": () => f(1),
    "function.all": () => f.all(1),
    "function.async": () => f.async(1),
    "function.callAsync": () => f.callAsync([1]),
    "function.bind": () => f.bind(1)(),
    "function.info": () => f.info,
    "function.equals": () => f.equals(f),
    "thread.resume": () => thread.resume(),
    "thread.resumeAsync": () => thread.resumeAsync(),
    "thread.status": () => thread.status,
    "thread.close": () => thread.close(),
    "thread iterator": () => [...thread],
    "pin.value": () => pin.value,
    "chunk.exec": () => chunk.exec(),
    "chunk.eval": () => chunk.eval(),
    "chunk.evalAll": () => chunk.evalAll(),
    "chunk.call": () => chunk.call(1),
    "chunk.execAsync": () => chunk.execAsync(),
    "chunk.evalAsync": () => chunk.evalAsync(),
    "chunk.callAsync": () => chunk.callAsync([1]),
    "chunk.toFunction": () => chunk.toFunction(),
    "lua.globals": () => lua.globals,
    "lua.eval": () => lua.eval("return 1"),
    "lua.exec": () => lua.exec(""),
    "lua.execAsync": () => lua.execAsync(""),
    "lua.evalAsync": () => lua.evalAsync(""),
    "lua.createTable": () => lua.createTable(),
    "lua.createFunction": () => lua.createFunction(() => 1),
    "lua.createFunctionMut": () => lua.createFunctionMut(() => 1),
    "lua.createAsyncFunction": () => lua.createAsyncFunction(async () => 1),
    "lua.createThread": () => lua.createThread(f),
    "lua.pin": () => lua.pin(1),
    "lua.toLua": () => lua.toLua(f),
    "lua.toJS": () => lua.toJS(table),
    "lua.data": () => lua.data("key"),
    "lua.budget": () => lua.budget,
  };
}

/** What each of them throws, or is rejected with. */
async function failures(actions: Record<string, () => unknown>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, action] of Object.entries(actions)) {
    try {
      await action();
      found[name] = undefined;
    } catch (error) {
      found[name] = (error as Error).name;
    }
  }
  return found;
}

const everyOne = (actions: object, name: string): Record<string, string> =>
  Object.fromEntries(Object.keys(actions).map((action) => [action, name]));

describe("O1 one state owns everything", () => {
  test("handles do not keep it open", () => {
    const lua = new Lua();
    const table = lua.createTable();
    lua[Symbol.dispose]();
    expect(lua.closed).toBe(true);
    expect(failure(() => table.get(1))).toBeInstanceOf(tsuki.LuaClosedError);
  });

  test("close runs finalizers, the last marked first", () => {
    const printed: string[] = [];
    const lua = new Lua({ print: (text) => printed.push(text.trim()) });
    lua.exec("for i = 1, 3 do _G[i] = setmetatable({}, { __gc = function() print(i) end }) end");
    lua.close();
    expect(printed).toEqual(["3", "2", "1"]);
  });

  test("a state that was closed is not reported as dropped", () => {
    let reports = 0;
    const lua = new Lua({ onUnclosed: () => reports++ });
    lua.close();
    expect(reports).toBe(0);
  });
});

describe("O2 use after close", () => {
  test("of anything says LuaClosedError, and when", async () => {
    const lua = new Lua();
    const actions = everything(lua);
    const before = Date.now();
    lua.close();
    lua.close();
    expect(await failures(actions)).toEqual(everyOne(actions, "LuaClosedError"));
    const error = failure(() => lua.eval("return 1"));
    expect(error).toMatchObject({ operation: expect.any(String), attempted: expect.stringContaining("state.test.ts") });
    expect(error.closedAt).toBeGreaterThanOrEqual(before);
    await expect(lua.acquire()).rejects.toBeInstanceOf(tsuki.LuaClosedError);
    expect(() => lua.load("return 1")).toThrow(tsuki.LuaClosedError);
  });

  test("of a weak handle gives undefined", () => {
    const lua = new Lua();
    const weak = lua.weak();
    expect(weak.deref()).toBe(lua);
    lua.close();
    expect(weak.deref()).toBe(undefined);
  });

  test("an await that would resume is rejected, and the settlement ignored", async () => {
    const { lua, waits } = waitingState();
    const pending = rejection(lua.evalAsync("reached = wait() return 1"));
    lua.close();
    waits[0]?.resolve(1);
    expect(await pending).toBeInstanceOf(tsuki.LuaClosedError);
  });

  test("disposing handles and pins afterwards is harmless", () => {
    const lua = new Lua();
    const handles = [lua.createTable(), lua.pin(1), lua.eval("return print") as LuaFunction];
    lua.close();
    for (const handle of handles) {
      handle.dispose();
      handle[Symbol.dispose]();
    }
  });
});

describe("O3 values of another state", () => {
  const foreignOf = (): Record<string, unknown> => {
    const other = new Lua();
    return {
      table: other.createTable(),
      function: other.eval("return function() end"),
      thread: other.eval("return coroutine.create(print)"),
      pin: other.pin(1),
    };
  };
  const positions: Record<string, (lua: api.Lua, foreign: unknown) => unknown> = {
    argument: (lua, foreign) => (lua.eval("return function(...) called = true end") as LuaFunction)(1, foreign),
    "argument of all": (lua, foreign) => (lua.eval("return function(...) called = true end") as LuaFunction).all(foreign),
    "bound argument": (lua, foreign) => (lua.eval("return function(...) called = true end") as LuaFunction).bind(foreign)(),
    "argument of a chunk": (lua, foreign) => lua.load("called = true").call(foreign),
    "table key": (lua, foreign) => lua.globals.set(foreign, 1),
    "table value": (lua, foreign) => lua.globals.set("called", foreign),
    "raw key": (lua, foreign) => lua.globals.rawSet(foreign, 1),
    "raw value": (lua, foreign) => lua.globals.rawSet("called", foreign),
    "key to read": (lua, foreign) => lua.globals.get(foreign),
    metatable: (lua, foreign) => {
      lua.createTable().metatable = foreign as LuaTable;
    },
    env: (lua, foreign) => lua.load("called = true", { env: foreign as LuaTable }),
    "resume argument": (lua, foreign) => (lua.eval("return coroutine.create(function() called = true end)") as LuaThread).resume(foreign),
    "body of a thread": (lua, foreign) => lua.createThread(foreign),
    equality: (lua, foreign) => lua.createTable().equals(foreign),
    "function equality": (lua, foreign) => (lua.eval("return print") as LuaFunction).equals(foreign),
    pin: (lua, foreign) => lua.pin(foreign),
    toLua: (lua, foreign) => lua.toLua(foreign),
    toJS: (lua, foreign) => lua.toJS(foreign),
    "element of an array": (lua, foreign) => lua.createTable([1, foreign]),
    "property of an object": (lua, foreign) => lua.createTable({ a: { b: foreign } }),
    "key of a Map": (lua, foreign) => lua.createTable(new Map([[foreign, 1]])),
    "value of a Map": (lua, foreign) => lua.createTable(new Map([[1, foreign]])),
  };
  for (const [position, attempt] of Object.entries(positions)) {
    test(position, () => {
      const lua = new Lua();
      for (const [kind, foreign] of Object.entries(foreignOf())) {
        expect([kind, failure(() => attempt(lua, foreign)).name]).toEqual([kind, "LuaForeignValueError"]);
        expect(lua.eval("return called")).toBe(undefined);
      }
    });
  }

  test("say where they stand", () => {
    const lua = new Lua();
    const foreign = new Lua().createTable();
    expect(failure(() => lua.createTable({ items: [1, { price: foreign }] })).message).toContain("at .items[1].price");
    expect(failure(() => (lua.eval("return print") as LuaFunction)(1, foreign)).message).toContain("at argument #2");
  });

  const asyncPositions: Record<string, (lua: api.Lua, foreign: unknown) => Promise<unknown>> = {
    "argument of async": (lua, foreign) => (lua.eval("return function(...) called = true end") as LuaFunction).async(foreign),
    "argument of callAsync": (lua, foreign) => lua.load("called = true").callAsync([foreign]),
    "argument of resumeAsync": (lua, foreign) => (lua.eval("return coroutine.create(print)") as LuaThread).resumeAsync([foreign]),
  };
  for (const [position, attempt] of Object.entries(asyncPositions)) {
    test(position, async () => {
      const lua = new Lua();
      for (const foreign of Object.values(foreignOf())) {
        expect(await rejection(attempt(lua, foreign))).toBeInstanceOf(tsuki.LuaForeignValueError);
        expect(lua.eval("return called")).toBe(undefined);
      }
    });
  }

  test("result of a callback, of its promise, and one of several: an error in Lua that the script may catch", async () => {
    const lua = new Lua();
    for (const foreign of Object.values(foreignOf())) {
      lua.globals.set("give", () => foreign);
      lua.globals.set("several", () => lua.results(1, foreign));
      lua.globals.set("later", async () => foreign);
      for (const name of ["give", "several"]) {
        expect(lua.evalAll(`local ok, e = pcall(${name}) return ok, tostring(e)`)).toEqual([
          false,
          expect.stringContaining("a value of another state"),
        ]);
        expect(failure(() => lua.exec(`${name}()`)).cause).toBeInstanceOf(tsuki.LuaForeignValueError);
      }
      expect((await rejection(lua.evalAsync("return later()"))).cause).toBeInstanceOf(tsuki.LuaForeignValueError);
    }
  });

  test("as the value of an error: the error goes through as the opaque object it is", () => {
    const lua = new Lua();
    const foreign = new tsuki.LuaError("foreign", new Lua().createTable(), "");
    lua.globals.set("fail", () => {
      throw foreign;
    });
    expect(failure(() => lua.exec("fail()")).cause).toBe(foreign);
  });

  test("both states stay usable", () => {
    const [one, other] = [new Lua(), new Lua()];
    const table = other.createTable({ x: 1 });
    failure(() => one.globals.set("t", table));
    expect(table.get("x")).toBe(1);
    expectClean(other, 1);
    expectClean(one, 0);
  });
});

test("an environment lives as long as the chunk that uses it, though its handle is disposed of", () => {
  const lua = new Lua();
  const env = lua.createTable({ x: 1 });
  lua.globals.set("env", env);
  lua.exec("weak = setmetatable({}, { __mode = 'k' }) weak[env] = 'alive' env = nil");
  const chunk = lua.load("return x", { env });
  env.dispose();
  lua.exec("collectgarbage()");
  expect([chunk.eval(), lua.eval("return (select(2, next(weak)))")]).toEqual([1, "alive"]);
});

describe("O4 pins", () => {
  test("know their state", () => {
    const [one, other] = [new Lua(), new Lua()];
    const pin = one.pin(one.createTable({ x: 1 }));
    expect([one.owns(pin), other.owns(pin), one.owns(1), one.owns({}), one.owns(one.globals)]).toEqual([true, false, false, false, true]);
    expect((pin.value as LuaTable).get("x")).toBe(1);
    one.globals.set("p", pin);
    expect(one.eval("return p.x")).toBe(1);
    expect(failure(() => other.globals.set("p", pin))).toBeInstanceOf(tsuki.LuaForeignValueError);
  });

  test("keep their value from the collector", () => {
    const lua = new Lua();
    const pin = lua.pin(lua.eval("weak = setmetatable({}, { __mode = 'v' }) weak[1] = { 5 } return weak[1]"));
    lua.exec("collectgarbage()");
    expect(lua.eval("return weak[1] and weak[1][1]")).toBe(5);
    pin.dispose();
    expect(failure(() => pin.value)).toBeInstanceOf(tsuki.LuaClosedError);
  });
});

describe("O5 pins and handles are disposable", () => {
  test("any number of times, and counted", () => {
    const lua = new Lua();
    const before = lua.ledger().handles;
    const handles = [lua.pin(1), lua.createTable(), lua.eval("return print") as LuaFunction, lua.createThread(() => 1)];
    expect(lua.ledger().handles).toBe(before + 4);
    for (const handle of [...handles, ...handles]) handle.dispose();
    expect(lua.ledger().handles).toBe(before);
    for (const use of [
      () => handles[0] && (handles[0] as api.Pin).value,
      () => (handles[1] as LuaTable).get(1),
      () => (handles[2] as LuaFunction)(),
    ])
      expect(failure(use)).toMatchObject({ name: "LuaClosedError", message: expect.stringContaining("the handle is disposed of") });
    expectClean(lua, before);
  });

  test("at the end of a block", () => {
    const lua = new Lua();
    const before = lua.ledger().handles;
    {
      using table = lua.createTable();
      table.set(1, 1);
    }
    expect(lua.ledger().handles).toBe(before);
  });
});

describe("O6 a cap on live handles", () => {
  test("is for the host: LuaLimitError, which no script can catch", () => {
    const lua = new Lua({ limits: { handles: 2 } });
    const first = lua.createTable();
    lua.createTable();
    expect(failure(() => lua.createTable())).toMatchObject({ name: "LuaLimitError", kind: "handles" });
    lua.globals.set("take", () => undefined);
    expect(failure(() => lua.exec("pcall(take, {}) caught = true"))).toMatchObject({ name: "LuaLimitError", kind: "handles" });
    expect(lua.eval("return caught")).toBe(undefined);
    first.dispose();
    lua.createTable().dispose();
    expectClean(lua, 1);
  });

  test("rejects promises whose results it keeps out", async () => {
    const lua = new Lua({ limits: { handles: 0 } });
    expect(await rejection(lua.evalAsync("return {}"))).toMatchObject({ kind: "handles" });
    expect(await rejection(lua.evalAsync("error({})"))).toMatchObject({ kind: "handles" });
    expectClean(lua, 0);
  });
});

describe("O7 who may enter", () => {
  test("the same call chain, freely", () => {
    const lua = new Lua();
    lua.globals.set("host", (depth: number) => (depth === 0 ? 0 : lua.eval(`return host(${depth - 1}) + 1`)));
    expect(lua.eval("return host(20)")).toBe(20);
  });

  test("another task is refused at once while an execution waits, told who holds the state", async () => {
    const { lua, waits } = waitingState();
    const actions = everything(lua);
    const pending = lua.evalAsync("\n\nreturn wait()", { label: "job", name: "@job.lua" });
    // The budget may be looked at and raised meanwhile.
    const { "function.bind": _, "lua.budget": __, ...entries } = actions;
    expect(await failures(entries)).toEqual(everyOne(entries, "LuaBorrowError"));
    const error = failure(() => lua.eval("return 1"));
    expect(error).toMatchObject({
      name: "LuaBorrowError",
      operation: "eval",
      attempted: expect.stringContaining("state.test.ts"),
      holder: { label: "execution 'job'", site: "job.lua:3", since: expect.any(Number) },
    });
    expect(error.message).toContain("execution 'job' at job.lua:3");
    waits[0]?.resolve("done");
    expect(await pending).toBe("done");
    expect(lua.eval("return 1")).toBe(1);
  });

  test("shared executions with one another, and with nobody else", async () => {
    const { lua, waits } = waitingState();
    lua.exec("log = {}");
    const run = (name: string): Promise<unknown> =>
      lua.evalAsync(`for i = 1, 2 do wait() log[#log + 1] = '${name}' .. i end`, { shared: true });
    const both = [run("a"), run("b")];
    expect(await rejection(lua.evalAsync("return 1"))).toBeInstanceOf(tsuki.LuaBorrowError);
    expect(failure(() => lua.eval("return 1"))).toBeInstanceOf(tsuki.LuaBorrowError);
    expect(await lua.evalAsync("return 5", { shared: true })).toBe(5);
    for (let next = 0; next < 4; next++) {
      waits[next]?.resolve();
      await settled();
    }
    await Promise.all(both);
    expect(lua.eval("return table.concat(log, ' ')")).toBe("a1 b1 a2 b2");
  });

  test("a shared execution does not join an exclusive one", async () => {
    const { lua, waits } = waitingState();
    const pending = lua.evalAsync("wait()");
    expect(await rejection(lua.evalAsync("return 1", { shared: true }))).toBeInstanceOf(tsuki.LuaBorrowError);
    waits[0]?.resolve();
    await pending;
  });

  test("a refused call changes nothing, and runs nothing of its arguments", async () => {
    const { lua, waits } = waitingState();
    const pending = lua.evalAsync("wait()", { shared: true });
    let entered = false;
    // Converting asks a proxy for its class: its code may not enter meanwhile, either.
    const spy = new Proxy(
      {},
      {
        getPrototypeOf() {
          entered = true;
          lua.eval("stolen = true");
          return null;
        },
      },
    );
    await rejection(lua.load("return ...").callAsync([spy], { shared: true }));
    expect(entered).toBe(true);
    waits[0]?.resolve();
    await pending;
    expect(lua.eval("return stolen")).toBe(undefined);
  });

  test("not even where converting its arguments lets somebody else in", async () => {
    const { lua, waits } = waitingState();
    const begun: Promise<unknown>[] = [];
    // Thrown before, so that Lua knows it: it converts, after its code has begun an execution that waits.
    const known = new Proxy(new Error("known"), {
      getPrototypeOf(target) {
        if (begun.length === 0 && lua.globals.get("armed") === true) begun.push(lua.evalAsync("wait() return 'first'"));
        return Reflect.getPrototypeOf(target);
      },
    });
    lua.globals.set("fail", () => {
      throw known;
    });
    lua.exec("pcall(fail) armed = true");
    expect(failure(() => lua.load("stolen = true").call(known)).name).toBe("LuaBorrowError");
    waits[0]?.resolve();
    expect(await begun[0]).toBe("first");
    expect(lua.eval("return stolen")).toBe(undefined);
  });
});

describe("acquire", () => {
  test("waits in order, and is served when an execution ends", async () => {
    const { lua, waits } = waitingState();
    const order: string[] = [];
    const pending = lua.evalAsync("wait()");
    const take = async (name: string): Promise<void> => {
      using _guard = await lua.acquire({ label: name });
      order.push(name);
      lua.eval("return 1");
    };
    const takers = [take("first"), take("second")];
    expect(lua.ledger().queue.map(({ label }) => label)).toEqual(["guard 'first'", "guard 'second'"]);
    waits[0]?.resolve();
    await Promise.all([pending, ...takers]);
    expect(order).toEqual(["first", "second"]);
    expectClean(lua, 0);
  });

  test("inside the call chain that holds the state is LuaDeadlockError, naming both sites", async () => {
    const lua = new Lua();
    let attempt: Promise<unknown> | undefined;
    lua.globals.set("acquire", () => {
      attempt = rejection(lua.acquire());
    });
    await lua.evalAsync("acquire()", { label: "outer" });
    const error = await attempt;
    expect(error).toMatchObject({ name: "LuaDeadlockError", holder: { label: "execution 'outer'" } });
    expect((error as Error).message.match(/state\.test\.ts/g)?.length).toBe(2);
  });

  test("gives up after its timeout, on a signal, and when the state is closed", async () => {
    const { lua } = waitingState();
    void rejection(lua.evalAsync("wait()", { label: "job", name: "@job.lua" }));
    const error = await rejection(lua.acquire({ timeout: 5 }));
    expect(error).toMatchObject({
      name: "LuaBorrowError",
      holder: { site: "job.lua:1" },
      attempted: expect.stringContaining("state.test.ts"),
    });
    const aborted = new AbortController();
    const waiting = rejection(lua.acquire({ signal: aborted.signal }));
    aborted.abort("enough");
    expect(await waiting).toMatchObject({ name: "LuaAbortError", reason: "enough" });
    expect(await rejection(lua.acquire({ signal: aborted.signal }))).toMatchObject({ name: "LuaAbortError" });
    expect(lua.ledger().queue).toEqual([]);
    const last = rejection(lua.acquire());
    lua.close();
    expect(await last).toBeInstanceOf(tsuki.LuaClosedError);
  });

  test("a guard released inside a call lets the next one in after it", async () => {
    const lua = new Lua();
    const guard = await lua.acquire();
    const next = lua.acquire();
    lua.globals.set("release", () => guard.release());
    lua.exec("release()");
    (await next).release();
    guard.release();
    expectClean(lua, 0);
  });
});

describe("O8 a callback that waits for work on its own state", () => {
  const rules: Record<string, string> = { exclusive: "{}", shared: "{ shared: true }" };
  for (const mode of Object.keys(rules)) {
    const options = { label: "outer", name: "@outer.lua", shared: mode === "shared" };
    test(`${mode}: work begun at once runs, and may not wait`, async () => {
      const { lua } = waitingState();
      lua.globals.set("nested", async () => lua.evalAsync("return 1"));
      lua.globals.set("stuck", async () => lua.evalAsync("return wait()", { name: "@inner.lua" }));
      expect(await lua.evalAsync("return nested()", options)).toBe(1);
      const error = await rejection(lua.evalAsync("\nreturn stuck()", options));
      expect(error.message).toContain("attempt to wait for a promise while another execution holds the state");
    });

    test(`${mode}: work begun after another wait is refused at once, naming both sites`, async () => {
      const { lua } = waitingState();
      lua.globals.set("later", async () => {
        await settled();
        return lua.evalAsync("return 1");
      });
      const error = (await rejection(lua.evalAsync("\nreturn later()", options))).cause as Error;
      expect(error).toMatchObject({
        name: "LuaBorrowError",
        holder: { label: "execution 'outer'", site: "outer.lua:2" },
        attempted: expect.stringContaining("state.test.ts"),
      });
      expectClean(lua, 0);
    });

    test(`${mode}: waiting for the state itself ends with its timeout, naming both sites`, async () => {
      const { lua } = waitingState();
      lua.globals.set("later", async () => {
        await settled();
        using _guard = await lua.acquire({ timeout: 10 });
      });
      const error = (await rejection(lua.evalAsync("\nreturn later()", options))).cause as Error;
      expect(error).toMatchObject({ holder: { site: "outer.lua:2" }, attempted: expect.stringContaining("state.test.ts") });
      expectClean(lua, 0);
    });
  }
});

describe("O8 a callback that blocks its thread until a worker answers", () => {
  /** Computes with a state of its own what the message says, and wakes whoever waits. */
  const source = `
    const { parentPort } = require("node:worker_threads");
    parentPort.on("message", async ({ bundle, data, signal }) => {
      const { Lua } = await import(bundle);
      const lua = new Lua();
      lua.globals.set("list", lua.createTable(data));
      Atomics.store(signal, 0, lua.eval("return #list"));
      Atomics.notify(signal, 0);
    });`;

  test("cannot hand it the state it holds: refused at once; a worker with a state of its own answers", async () => {
    const lua = new Lua();
    const worker = new Worker(source, { eval: true });
    const signal = new Int32Array(new SharedArrayBuffer(4));
    const bundle = new URL("../../dist/index.js", import.meta.url).href;
    const ask = (data: unknown): number => {
      worker.postMessage({ bundle, data, signal });
      expect(Atomics.wait(signal, 0, 0, 30_000)).not.toBe("timed-out");
      return Atomics.load(signal, 0);
    };
    lua.globals.set("askWithHandle", (table: LuaTable) => ask(table));
    lua.globals.set("askWithState", () => ask(lua));
    lua.globals.set("askWithFunction", (f: LuaFunction) => ask(f));
    lua.globals.set("askWithCopy", (table: LuaTable) => ask(table.toJS()));
    expect(failure(() => lua.exec("askWithHandle({ 1, 2, 3 })")).cause).toBeInstanceOf(tsuki.LuaTransferError);
    expect(failure(() => lua.exec("askWithState()")).cause).toBeInstanceOf(tsuki.LuaTransferError);
    expect(failure(() => lua.exec("askWithFunction(print)")).cause).toMatchObject({ name: "DataCloneError" });
    expect(await lua.evalAsync("return askWithCopy({ 1, 2, 3 })")).toBe(3);
    await worker.terminate();
    expect(lua.ledger()).toMatchObject({ state: "idle", nesting: 0, frames: 0 });
  });
});

describe("O9 cloning and posting", () => {
  const lua = new Lua();
  const channel = new MessageChannel();
  const ways: Record<string, (value: unknown) => void> = {
    structuredClone: (value) => structuredClone(value),
    postMessage: (value) => channel.port1.postMessage(value),
  };
  const handles: Record<string, unknown> = {
    state: lua,
    table: lua.createTable({ a: 1 }),
    thread: lua.createThread(() => 1),
    pin: lua.pin(1),
    chunk: lua.load("return 1"),
    "table inside an object": { deep: [lua.createTable()] },
    "table inside a Map": new Map([["t", lua.createTable()]]),
  };
  for (const [way, post] of Object.entries(ways)) {
    for (const [kind, handle] of Object.entries(handles))
      test(`${way} of a ${kind}: LuaTransferError`, () => expect(failure(() => post(handle))).toBeInstanceOf(tsuki.LuaTransferError));
    test(`${way} of a function: DataCloneError at least`, () =>
      expect(failure(() => post(lua.eval("return print"))).name).toMatch(/DataCloneError|LuaTransferError/));
    test(`${way} of a guard`, async () => {
      using guard = await lua.acquire();
      expect(failure(() => post(guard))).toBeInstanceOf(tsuki.LuaTransferError);
    });
  }
  test("what toJS gives can be posted", () => {
    expect(structuredClone(lua.createTable({ a: [1, 2] }).toJS())).toEqual({ a: [1, 2] });
    channel.port1.close();
  });
});

describe("O10 close", () => {
  test("while entered: refused, naming who runs", async () => {
    const lua = new Lua();
    lua.globals.set("close", () => lua.close());
    expect(failure(() => lua.exec("close()")).cause).toBeInstanceOf(tsuki.LuaBorrowError);
    const error = (await rejection(lua.evalAsync("close()", { label: "job" }))).cause as Error;
    expect(error).toMatchObject({ name: "LuaBorrowError", operation: "close", holder: { label: "execution 'job'" } });
    expectClean(lua, 0);
  });

  test("while suspended: cancels executions first, closing their variables", async () => {
    const { lua } = waitingState();
    const log: string[] = [];
    lua.globals.set("log", (text: string) => void log.push(text));
    const body = (name: string): string =>
      `local x <close> = setmetatable({}, { __close = function(_, e) log('${name}: ' .. tostring(e)) end }) pcall(wait) log('not reached')`;
    const first = rejection(lua.evalAsync(body("first"), { shared: true }));
    const second = rejection(lua.evalAsync(body("second"), { shared: true }));
    lua.close();
    expect(log.map((line) => line.replace(/: .*close: /, ": "))).toEqual([
      "first: the state was closed meanwhile",
      "second: the state was closed meanwhile",
    ]);
    expect([(await first).name, (await second).name]).toEqual(["LuaClosedError", "LuaClosedError"]);
  });

  test("does not wait for handlers that want to, nor for executions they begin", async () => {
    const { lua } = waitingState();
    const begun: Promise<unknown>[] = [];
    const log: unknown[] = [];
    lua.globals.set("begin", () => void begun.push(rejection(lua.evalAsync("wait()", { shared: true }))));
    lua.globals.set("log", (...values: unknown[]) => void log.push(...values));
    const pending = rejection(
      lua.evalAsync(
        "local x <close> = setmetatable({}, { __close = function() begin() log(select(2, pcall(wait))) log('end') end }) wait()",
        { shared: true },
      ),
    );
    lua.close();
    expect(log).toEqual([expect.stringContaining("attempt to wait for a promise in an execution that is being ended"), "end"]);
    expect(await pending).toBeInstanceOf(tsuki.LuaClosedError);
    expect(await begun[0]).toBeInstanceOf(Error);
    expect(lua.ledger()).toMatchObject({ state: "closed", owners: [], queue: [] });
  });

  test("a fault in a finalizer stops nothing, and is thrown at the end", () => {
    const lua = new Lua();
    const fault = new tsuki.LuaFault("broken");
    const log: number[] = [];
    lua.globals.set("fail", () => {
      throw fault;
    });
    lua.globals.set("log", (value: number) => void log.push(value));
    lua.exec("for i = 1, 3 do _G[i] = setmetatable({}, { __gc = function() log(i) if i == 2 then fail() end end }) end");
    expect(failure(() => lua.close())).toBe(fault);
    expect([lua.closed, log]).toEqual([true, [3, 2, 1]]);
  });
});

describe("O11 poison", () => {
  /** Has the next look for a table as a key fail inside the machine, as a bug of it would. */
  function sabotage(): void {
    const { get } = Map.prototype;
    Map.prototype.get = function (key) {
      if (typeof key !== "object" || !("metatable" in key)) return get.call(this, key);
      Map.prototype.get = get;
      throw new Error("injected");
    };
  }

  test("every later entry throws the first cause", async () => {
    const lua = new Lua();
    const actions = everything(lua);
    const body = lua.load("local t = {} t[{}] = 1 return t[{}]");
    sabotage();
    const first = failure(() => body.exec());
    expect(first).toMatchObject({ name: "LuaPoisonedError", cause: { message: "injected" } });
    expect(await failures(actions)).toEqual(everyOne(actions, "LuaPoisonedError"));
    expect(failure(() => lua.eval("return 1")).cause).toBe(first.cause);
    expect(await rejection(lua.acquire())).toMatchObject({ name: "LuaPoisonedError", cause: first.cause });
    expect(lua.ledger().state).toBe("poisoned");
    lua.close();
    expect(lua.closed).toBe(true);
  });

  test("whoever waits is turned away, and no script catches it", async () => {
    const { lua, waits } = waitingState();
    const pending = rejection(lua.evalAsync("wait() reached = true", { shared: true }));
    const queued = rejection(lua.acquire());
    const body = lua.load("local t = {} pcall(function() t[{}] = 1 return t[{}] end) again()");
    sabotage();
    expect(await rejection(body.execAsync({ shared: true }))).toMatchObject({ name: "LuaPoisonedError" });
    expect([(await pending).name, (await queued).name]).toEqual(["LuaPoisonedError", "LuaPoisonedError"]);
    waits[0]?.resolve();
    await settled();
    expect(lua.ledger().state).toBe("poisoned");
  });
});
