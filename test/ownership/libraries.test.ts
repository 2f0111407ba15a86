/**
 * Rules L2, I1 and G1: capabilities that a state lacks, iterations over tables that change, and when finalizers run.
 */
import { describe, expect, test } from "vitest";
import { type api, expectClean, failure, tsuki } from "./helpers.ts";

const { Lua } = tsuki;
type LuaTable = api.LuaTable;

describe("L2 a missing capability is an error that names it", () => {
  test("in a safe state: io, os, package, require, debug but for traceback", () => {
    const lua = new Lua();
    const uses: Record<string, string> = {
      "io.write('x')": "io",
      "return io.stdout": "io",
      "io.x = 1": "io",
      "for _ in pairs(io) do end": "io",
      "return #io": "io",
      "os.time()": "os",
      "local time = os.time time()": "os",
      "return package.loaded": "package",
      "require 'x'": "require",
      "debug.sethook()": "debug.sethook",
      "return debug.getinfo(1)": "debug.getinfo",
      "debug.x = 1": "debug.x",
    };
    for (const [program, name] of Object.entries(uses)) {
      expect(failure(() => lua.exec(program, { name: "=s" })).message).toMatch(
        new RegExp(`^(s:1: )?${name} is not available in this state$`),
      );
      expect(lua.evalAll(`return pcall(load(${JSON.stringify(program)}))`)[0]).toBe(false);
    }
    expect(lua.eval("return debug.traceback('x')")).toMatch(/^x\nstack traceback:/);
    expect(lua.evalAll("return getmetatable(io), type(io), pcall(setmetatable, io, {})")).toEqual([
      false,
      "table",
      false,
      "cannot change a protected metatable",
    ]);
    for (const name of ["dofile", "loadfile"])
      expect(lua.eval(`return select(2, pcall(${name}, 'x'))`)).toMatch(/files are not available in this state/);
  });

  test("with everything: nothing is missing", () => {
    const lua = new Lua({ libs: "all" });
    expect(lua.eval("return type(io.write) .. type(os.time) .. type(package.loaded) .. type(require) .. type(debug.sethook)")).toBe(
      "functionfunctiontablefunctionfunction",
    );
  });

  test("with none: there is nothing at all", () => {
    expect([...new Lua({ libs: "none" }).globals]).toEqual([]);
  });

  test("with some: those, and errors that name the others", () => {
    const lua = new Lua({ libs: ["base", "math"] });
    expect(lua.eval("return math.floor(1.5)")).toBe(1);
    for (const [program, name] of [
      ["return ('x'):upper()", "string"],
      ["table.insert({}, 1)", "table"],
      ["coroutine.yield()", "coroutine"],
      ["debug.traceback()", "debug"],
      ["require 'x'", "require"],
    ])
      expect(failure(() => lua.exec(program as string, { name: "=s" })).message).toBe(`s:1: ${name} is not available in this state`);
    const bare = new Lua({ libs: ["string"] });
    expect(bare.eval("return ('x'):upper()")).toBe("X");
    expect(failure(() => bare.exec("print(1)", { name: "=s" })).message).toBe("s:1: print is not available in this state");
    expect(new Lua({ libs: ["base", "package"] }).eval("package.preload.m = function() return 'module' end return (require 'm')")).toBe(
      "module",
    );
  });
});

describe("I1 an iteration from JavaScript notices a new key", () => {
  const changes: Record<string, (table: LuaTable) => void> = {
    field: (table) => table.set("fresh", 1),
    element: (table) => table.set(4, 1),
    "key of the hash part": (table) => table.set(1.5, 1),
    "after an element was removed": (table) => {
      table.delete(3);
      table.set("fresh", 1);
    },
  };
  const makers: Record<string, string> = {
    array: "return { 1, 2, 3 }",
    fields: "return { a = 1, b = 2, c = 3 }",
    mixed: "local t = { 1, 2, 3, x = 1 } for i = 1, 30 do t['k' .. i] = i end return t",
    "with many keys removed": "local t = {} for i = 1, 40 do t['k' .. i] = i end for i = 5, 40 do t['k' .. i] = nil end return t",
  };
  for (const [maker, program] of Object.entries(makers)) {
    for (const [change, apply] of Object.entries(changes)) {
      for (const way of ["entries", "keys", "values"] as const) {
        test(`${way}, ${maker}: ${change}`, () => {
          const table = new Lua().eval(program) as LuaTable;
          const iterator = table[way]();
          iterator.next();
          apply(table);
          expect(failure(() => [...iterator])).toBeInstanceOf(tsuki.LuaIterationError);
        });
      }
    }

    test(`${maker}: changing and removing keys is allowed, and every key is seen`, () => {
      const table = new Lua().eval(program) as LuaTable;
      const expected = [...table.keys()];
      const seen: unknown[] = [];
      for (const [key] of table) {
        seen.push(key);
        table.set(key, seen.length % 2 === 0 ? undefined : "changed");
      }
      expect(seen).toEqual(expected);
    });
  }

  test("the script's own next stays Lua's", () => {
    expect(new Lua().eval("local n = 0 local t = { a = 1, b = 2 } for k in pairs(t) do t[k] = nil n = n + 1 end return n")).toBe(2);
  });
});

describe("G1 finalizers", () => {
  test("run at safe points: never while a host function runs without calling Lua", () => {
    const lua = new Lua();
    const log: string[] = [];
    lua.globals.set("log", (text: string) => void log.push(text));
    lua.globals.set("host", () => {
      log.push("begin");
      for (let i = 0; i < 10_000; i++) lua.createTable({ i }).dispose();
      log.push("end");
    });
    lua.exec("for i = 1, 3 do setmetatable({}, { __gc = function() log('gc') end }) end host() collectgarbage()");
    expect(log).toEqual(["begin", "end", "gc", "gc", "gc"]);
  });

  test("at close may call the host, and cannot close or wait again", async () => {
    const lua = new Lua();
    const log: unknown[] = [];
    lua.globals.set("log", (...values: unknown[]) => void log.push(...values));
    lua.globals.set("close", () => lua.close());
    lua.globals.set("later", async () => 1);
    lua.exec("x = setmetatable({}, { __gc = function() log((pcall(close))) log((pcall(later))) end })");
    lua.close();
    expect(log).toEqual([false, false]);
    expect(lua.closed).toBe(true);
  });

  test("errors in them leave the state as it was", () => {
    const lua = new Lua();
    lua.exec("for i = 1, 10 do setmetatable({}, { __gc = function() error('x') end }) end collectgarbage()");
    expectClean(lua, 0);
  });
});
