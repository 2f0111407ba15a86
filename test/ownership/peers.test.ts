/**
 * What other Lua runtimes for JavaScript were measured to do wrong when they are embedded: none of it happens here.
 */
import { describe, expect, test } from "vitest";
import { type api, failure, tsuki, waitingState } from "./helpers.ts";

const { Lua } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;

describe("values", () => {
  test("an integer beyond 2^53 comes out exactly (wasmoon, fengari, lua-in-js: rounded)", () => {
    expect(new Lua().eval("return 9007199254740993")).toBe(9007199254740993n);
  });

  test("1e300 goes in as 1e300 (wasmoon: 0)", () => {
    const identity = new Lua().eval("return function(x) return x end") as LuaFunction;
    for (const value of [1e300, -1e300, 2 ** 31, 2 ** 53, 1e21, 5e-324]) expect(identity(value)).toBe(value);
  });

  test("a bigint goes in as an integer (wasmoon: not supported)", () => {
    expect((new Lua().eval("return function(x) return math.type(x), x + 1 end") as LuaFunction).all(10n)).toEqual(["integer", 11]);
  });

  test("bytes come out and go back exactly, zeros too (wasmoon: garbage, cut at zero)", () => {
    const lua = new Lua();
    const bytes = lua.eval("return '\\xff\\xfe\\0a'");
    expect((lua.eval("return function(s) return s == '\\xff\\xfe\\0a', #s end") as LuaFunction).all(bytes)).toEqual([true, 4]);
    expect(new Lua({ strings: "bytes" }).eval("return '\\xff\\xfe\\0a'")).toEqual(Uint8Array.of(255, 254, 0, 97));
  });

  test("a zero inside a text goes in (wasmoon: length 1)", () => {
    expect((new Lua().eval("return string.len") as LuaFunction)("a\0b")).toBe(3);
  });

  test("a table is a handle, and what JavaScript sets Lua sees (wasmoon: a copy)", () => {
    const lua = new Lua();
    const table = lua.eval("t = { a = 1 } return t") as LuaTable;
    table.set("a", 2);
    expect(lua.eval("return t.a")).toBe(2);
  });

  test("all results come out (wasmoon: the first)", () => {
    expect(new Lua().evalAll("return 1, nil, 3, nil")).toEqual([1, undefined, 3, undefined]);
  });
});

describe("errors", () => {
  test("keep their value (wasmoon: `table: 0x…`, lua-in-js: a string)", () => {
    const error = failure(() => new Lua().exec("error({ code = 42 })"));
    expect((error.value as LuaTable).get("code")).toBe(42);
    expect(new Lua().eval("return select(2, pcall(error, { a = 1 })).a")).toBe(1);
  });

  test("keep the identity of exceptions (wasmoon: a new Error)", () => {
    const lua = new Lua();
    const original = new Error("mine");
    lua.globals.set("fail", () => {
      throw original;
    });
    expect(failure(() => lua.exec("fail()")).cause).toBe(original);
  });

  test("have line and traceback (wasmoon: open issue, lua-in-js: none)", () => {
    expect(failure(() => new Lua().exec("\nlocal function f() error('x') end\nf()", { name: "@a.lua" }))).toMatchObject({
      message: "a.lua:2: x",
      traceback: expect.stringContaining("a.lua:3: in main chunk"),
    });
  });
});

describe("waiting", () => {
  test("in sort, gsub and functions called from JavaScript (wasmoon: C-call boundary)", async () => {
    const { lua } = waitingState();
    expect(await lua.evalAsync("local t = { 2, 1 } table.sort(t, function(a, b) return sleep(a) < sleep(b) end) return t[1]")).toBe(1);
    expect(await lua.evalAsync("return (string.gsub('ab', '.', function(c) return sleep(c .. c) end))")).toBe("aabb");
    expect(await (lua.eval("return function(x) return sleep(x) end") as LuaFunction).async("x")).toBe("x");
  });

  test("two concurrent runs do not interleave unless they share (wasmoon: [2, 2])", async () => {
    const { lua } = waitingState();
    const program = "x = (x or 0) + 1 local mine = x sleep() return mine == x";
    const [first, second] = await Promise.allSettled([lua.evalAsync(program), lua.evalAsync(program)]);
    expect(first).toEqual({ status: "fulfilled", value: true });
    expect(second).toMatchObject({ status: "rejected", reason: { name: "LuaBorrowError" } });
    const queued = async (): Promise<unknown> => {
      using _guard = await lua.acquire();
      return lua.evalAsync(program);
    };
    expect(await Promise.all([queued(), queued()])).toEqual([true, true]);
  });
});

describe("ownership", () => {
  test("another state's thread is refused (wasmoon: accepted)", () => {
    const thread = new Lua().eval("return coroutine.create(print)");
    const lua = new Lua();
    expect(failure(() => lua.globals.set("thread", thread)).name).toBe("LuaForeignValueError");
    expect(failure(() => (lua.eval("return coroutine.resume") as LuaFunction)(thread)).name).toBe("LuaForeignValueError");
  });

  test("use after close is an error that says so (wasmoon: a warning and undefined, or a trap; fengari: TypeError)", () => {
    const lua = new Lua();
    const f = lua.eval("return function() return 1 end") as LuaFunction;
    lua.close();
    expect(failure(() => f()).name).toBe("LuaClosedError");
    expect(failure(() => lua.eval("return 1")).name).toBe("LuaClosedError");
  });

  test("repeated calls do not use anything up (wasmoon: memory error after sixty)", () => {
    const lua = new Lua();
    for (let round = 0; round < 2000; round++) expect(lua.eval("return 1")).toBe(1);
    expect(lua.ledger().handles).toBe(0);
  });
});

describe("depth", () => {
  test("nested pcalls and coroutines (fengari: 199, lua-in-js: RangeError)", () => {
    const lua = new Lua();
    expect(lua.eval("local function f(n) if n == 0 then return 'end' end return select(2, pcall(f, n - 1)) end return f(5000)")).toBe(
      "end",
    );
    expect(lua.eval("local function f(n) if n == 0 then return 'end' end return coroutine.wrap(f)(n - 1) end return f(5000)")).toBe("end");
  });

  test("Lua to JavaScript to Lua, 100 deep (wasmoon: no result in a minute)", () => {
    const lua = new Lua();
    lua.globals.set("call", (f: LuaFunction, n: number) => f(n));
    expect(lua.eval("local function f(n) if n == 0 then return 'end' end return call(f, n - 1) end return f(100)")).toBe("end");
  });

  test("gsub in gsub (fengari: overflow of the host's stack)", () => {
    expect(
      new Lua().eval(
        "local function f(n) if n == 0 then return 'x' end return (string.gsub('a', 'a', function() return f(n - 1) end)) end return f(1000)",
      ),
    ).toBe("x");
  });
});

test("nothing needs code generation from strings, assets or the network (lua-in-js: new Function, wasmoon: unpkg.com)", async () => {
  const { execFileSync } = await import("node:child_process");
  const { fileURLToPath } = await import("node:url");
  const bundle = new URL("../../dist/index.js", import.meta.url).href;
  const program = `import(${JSON.stringify(bundle)}).then(({ Lua }) => console.log(new Lua().eval("return load('return 1 + 1')()")))`;
  const printed = execFileSync(process.execPath, ["--disallow-code-generation-from-strings", "-e", program], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  });
  expect(printed).toBe("2\n");
});
