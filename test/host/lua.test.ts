/**
 * Embedding: `Lua` as a JavaScript program uses it, through the built package.
 */
import { describe, expect, test } from "vitest";
import type * as api from "../../src/index.ts";

const { Lua, LuaClosedError, LuaError, LuaForeignValueError, LuaSyntaxError } = (await import(
  /* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href
)) as typeof api;
type LuaFunction = api.LuaFunction;

function failure(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("did not throw");
}

describe("values across the door", () => {
  test("arrive as the numbers they are", () => {
    const lua = new Lua();
    expect(lua.evalAll("return 9007199254740993, math.mininteger, 1, 1.0, -0.0, 1e300, 0/0, 2^53")).toEqual([
      9007199254740993n,
      -9223372036854775808n,
      1,
      1,
      -0,
      1e300,
      Number.NaN,
      2 ** 53,
    ]);
  });

  test("keep their subtype on the way in", () => {
    const lua = new Lua();
    const type = lua.eval("return math.type") as LuaFunction;
    expect([1, -0, 0.5, 1e300, 2 ** 53, 10n, lua.float(1)].map((value) => type(value))).toEqual([
      "integer",
      "float",
      "float",
      "float",
      "float",
      "integer",
      "float",
    ]);
    const identity = lua.eval("return function(x) return x end") as LuaFunction;
    for (const value of [0, -0, 1e300, Number.MIN_VALUE, Number.MAX_VALUE, Infinity, 2 ** 63, -(2n ** 63n)])
      expect(identity(value)).toBe(value);
    expect(failure(() => identity(2n ** 63n))).toBeInstanceOf(TypeError);
  });

  test("strings: text as UTF-8, and any bytes both ways", () => {
    const lua = new Lua();
    expect((lua.eval("return string.len") as LuaFunction)("naïve €")).toBe(10);
    const bytes = lua.eval("return '\\xff\\0\\xe2\\x82\\xac\\xed\\xa0\\x80'");
    expect(bytes).toBe("\udcff\0€\udced\udca0\udc80");
    expect((lua.eval("return function(s) return s == '\\xff\\0\\xe2\\x82\\xac\\xed\\xa0\\x80' end") as LuaFunction)(bytes)).toBe(true);
    expect((lua.eval("return string.byte") as LuaFunction).all(Uint8Array.of(0, 255), 1, -1)).toEqual([0, 255]);
  });

  test("tables are handles, never copies", () => {
    const lua = new Lua();
    const table = lua.createTable({ list: [1, 2, 3], nested: { x: "y" } });
    lua.globals.set("t", table);
    lua.exec("t.list[4] = t.nested.x");
    expect((table.get("list") as api.LuaTable).get(4)).toBe("y");
    expect([...(table.get("list") as api.LuaTable)]).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, "y"],
    ]);
    expect(table.equals(lua.globals.get("t"))).toBe(true);
    expect(failure(() => lua.globals.set("u", [1]))).toBeInstanceOf(TypeError);
  });

  test("createTable keeps cycles", () => {
    const lua = new Lua();
    const cyclic: { self?: unknown } = {};
    cyclic.self = cyclic;
    lua.globals.set("t", lua.createTable(cyclic));
    expect(lua.eval("return t.self == t")).toBe(true);
  });

  test("handles respect metamethods", () => {
    const lua = new Lua();
    const table = lua.eval(
      "return setmetatable({}, { __index = function(_, k) return k .. '!' end, __newindex = function(t, k, v) rawset(t, k, v * 2) end })",
    ) as api.LuaTable;
    expect(table.get("a")).toBe("a!");
    table.set("b", 21);
    expect(table.get("b")).toBe(42);
    expect(table.rawGet("a")).toBe(undefined);
  });

  test("values of another state are refused", () => {
    const other = new Lua().createTable();
    expect(failure(() => new Lua().globals.set("t", other))).toBeInstanceOf(LuaForeignValueError);
  });
});

describe("functions", () => {
  test("of both sides call each other", () => {
    const lua = new Lua();
    lua.globals.set("apply", (f: LuaFunction, x: number) => f(x));
    expect(lua.eval("return apply(function(x) return x + 1 end, 41)")).toBe(42);
  });

  test("give the first result, or all", () => {
    const lua = new Lua();
    const f = lua.eval("return function(...) return select('#', ...), ... end") as LuaFunction;
    expect(f(1, undefined, null)).toBe(3);
    expect(f.all("a", undefined)).toEqual([2, "a", undefined]);
    expect((lua.eval("return function() end") as LuaFunction).all()).toEqual([]);
  });

  test("nested too deeply through the host raise a Lua error", () => {
    const lua = new Lua();
    lua.globals.set("call", (f: LuaFunction) => f());
    expect(lua.evalAll("local function f() return call(f) end return pcall(f)")).toEqual([false, expect.stringMatching(/stack overflow/)]);
    expect(lua.eval("return 1 + 1")).toBe(2);
  });
});

describe("errors", () => {
  test("carry value, message and traceback", () => {
    const lua = new Lua();
    const error = failure(() => lua.exec("local t = nil\nreturn t.x", { name: "@file.lua" })) as api.LuaError;
    expect(error).toBeInstanceOf(LuaError);
    expect(error.message).toBe("file.lua:2: attempt to index a nil value (local 't')");
    expect(error.value).toBe(error.message);
    expect(error.traceback).toBe("stack traceback:\n\tfile.lua:2: in main chunk\n\t[C]: in ?");
  });

  test("keep values that are no strings", () => {
    const lua = new Lua();
    const error = failure(() => lua.exec("error({ code = 42 })")) as api.LuaError;
    expect((error.value as api.LuaTable).get("code")).toBe(42);
  });

  test("of JavaScript go through Lua with their identity", () => {
    const lua = new Lua();
    const original = new RangeError("too far");
    lua.globals.set("fail", () => {
      throw original;
    });
    expect(lua.evalAll("local ok, e = pcall(fail) return ok, tostring(e)")).toEqual([false, "too far"]);
    const error = failure(() => lua.exec("fail()")) as api.LuaError;
    expect(error).toBeInstanceOf(LuaError);
    expect(error.cause).toBe(original);
  });

  test("in syntax say whether more input could help", () => {
    const lua = new Lua();
    const incomplete = failure(() => lua.load("if x then", { name: "=x" })) as api.LuaSyntaxError;
    expect(incomplete).toBeInstanceOf(LuaSyntaxError);
    expect(incomplete).toMatchObject({ message: "x:1: 'end' expected near <eof>", line: 1, incomplete: true });
    expect(failure(() => lua.load("x = = 1"))).toMatchObject({ incomplete: false });
  });

  test("in syntax name the chunk as the host did", () => {
    const lua = new Lua();
    expect(failure(() => lua.exec("月 = 1"))).toMatchObject({ message: `[string "月 = 1"]:1: unexpected symbol near '<\\230>'` });
    expect(failure(() => lua.load("x =", { name: "@月.lua" }))).toMatchObject({ message: "月.lua:1: unexpected symbol near <eof>" });
  });

  test("leave the state usable", () => {
    const lua = new Lua();
    for (let round = 0; round < 100; round++)
      failure(() => lua.exec("local x <close> = setmetatable({}, {__close = function() end}) error('again')"));
    expect(lua.eval("return 1")).toBe(1);
  });
});

describe("a state", () => {
  test("ends with close", () => {
    const lua = new Lua();
    const table = lua.createTable();
    const f = lua.eval("return function() end") as LuaFunction;
    lua.close();
    lua.close();
    expect(lua.closed).toBe(true);
    for (const action of [() => lua.exec(""), () => f(), () => table.get(1), () => table.set(1, 1), () => lua.createTable()]) {
      expect(failure(action)).toBeInstanceOf(LuaClosedError);
    }
  });

  test("reaches no files unless the host gives them", () => {
    expect(failure(() => new Lua().exec("dofile('x')"))).toMatchObject({
      message: expect.stringMatching(/files are not available in this state$/),
    });
  });

  test("does not see another", () => {
    const [one, two] = [new Lua(), new Lua()];
    one.exec("x = 1; string.extra = 1; string.rep = 5");
    expect(two.evalAll("return x, string.extra, type(('').rep)")).toEqual([undefined, undefined, "function"]);
  });

  test("counts fuel, the same in every run", () => {
    const fuelOf = (program: string): number => {
      const lua = new Lua();
      lua.exec(program);
      return lua.budget.fuelUsed;
    };
    const short = fuelOf("for i = 1, 1000 do end");
    expect(short).toBeGreaterThan(999);
    expect(fuelOf("for i = 1, 1000 do end")).toBe(short);
    expect(fuelOf("for i = 1, 2000 do end")).toBe(short + 1000);
  });

  test("is deterministic", () => {
    const program =
      "local t = {} for i = 1, 50 do t['k' .. i * 7919 % 97] = i end local s = '' for k, v in pairs(t) do s = s .. k .. v end return s, tostring({}), math.random(1000)";
    expect(new Lua().evalAll(program)).toEqual(new Lua().evalAll(program));
  });
});

describe("binary chunks", () => {
  test("are made of a chunk, loaded again, and kept out by a mode", () => {
    const lua = new Lua();
    const chunk = lua.load("local who = ... return 'hi ' .. who .. unknown.field", { name: "@greet.lua" });
    const bytes = chunk.toBytecode();
    expect(bytes).toBeInstanceOf(Uint8Array);
    const other = new Lua();
    other.globals.set("unknown", other.createTable({ field: "!" }));
    expect(other.load(bytes).call("moon")).toBe("hi moon!");
    expect((failure(() => lua.load(bytes).call("moon")) as Error).message).toBe(
      "greet.lua:1: attempt to index a nil value (global 'unknown')",
    );
    const stripped = chunk.toBytecode({ strip: true });
    expect(stripped.length).toBeLessThan(bytes.length);
    expect((failure(() => lua.load(stripped).call("moon")) as Error).message).toMatch(/^\?:-1: attempt to index a nil value/);
    expect((failure(() => lua.load(bytes, { mode: "t" })) as Error).message).toBe("attempt to load a binary chunk (mode is 't')");
    expect((failure(() => lua.load("return 1", { mode: "b" })) as Error).message).toBe("attempt to load a text chunk (mode is 'b')");
    expect(failure(() => lua.load(bytes.slice(0, 40)))).toBeInstanceOf(LuaSyntaxError);
  });
});
