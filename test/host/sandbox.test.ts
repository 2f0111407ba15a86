/**
 * `lua.sandbox()`: environments of scripts that do not reach each other.
 */
import { describe, expect, test } from "vitest";
import type * as api from "../../src/index.ts";

const { Lua, LuaError, LuaSyntaxError } = (await import(
  /* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href
)) as typeof api;

/** What a script can do to the tables it reaches; each is an attack on whoever else uses them. */
const poisonings = [
  "string.format = function() return 'poisoned' end",
  "_G.tostring = function() return 'poisoned' end",
  "rawset(math, 'floor', function() return 'poisoned' end)",
  "setmetatable(table, { __index = function() return 'poisoned' end })",
  "setmetatable(_G, { __index = function() return 'poisoned' end })",
  "for name in pairs(string) do string[name] = nil end",
  "for name in next, coroutine do rawset(coroutine, name, error) end",
  "getmetatable('').__index = { upper = function() return 'poisoned' end }",
  "getmetatable('').__add = function() return 'poisoned' end",
  "getmetatable(print).__call = print",
  "rawset(io, 'open', function() return 'poisoned' end)",
  "getmetatable(io).__index = {}",
  "os.time = function() return 'poisoned' end",
  "load('x = 1; string.rep = nil')()",
  "load(function() local once = piece; piece = '' return once or 'string.len = nil' end)()",
  "math.randomseed(42)",
  "collectgarbage('stop')",
  "collectgarbage('generational')",
  "warn('@on')",
  "print, next, pairs, type, select = nil",
  "debug.traceback = nil",
  "debug.setmetatable('', {})",
  "package.loaded.string = {}",
  "require('string').rep = nil",
];

const probe = `
  local found = { tostring(1.5), string.format("%d", 3), math.floor(3.7), ("x"):upper(), ("x"):rep(2), utf8.char(65), type(next), x,
    pcall(function() return "1" + 1 end), select("#", table.unpack { 1, 2 }), math.random(1, 1000), coroutine.isyieldable(),
    pcall(collectgarbage, "isrunning"), table.concat({ 1, 2 }, ","), select(2, pcall(io.open, "x")), type(debug.traceback), rawlen({ 1 }) }
  for position = 1, 30 do found[position] = tostring(found[position]) end
  return table.concat(found, "|")`;

describe("what one sandbox does", () => {
  const untouched = new Lua().sandbox().eval(probe, { name: "=probe" });

  test.each(poisonings)("%s", (poisoning) => {
    const lua = new Lua();
    const before = lua.sandbox();
    const attacker = lua.sandbox();
    attacker.eval(`return pcall(load(${JSON.stringify(poisoning)}))`);
    expect(before.eval(probe, { name: "=probe" })).toBe(untouched);
    expect(lua.sandbox().eval(probe, { name: "=probe" })).toBe(untouched);
    expect(lua.eval(probe, { name: "=probe" })).toBe(untouched);
    lua.close();
  });
});

describe("a sandbox", () => {
  test("has globals of its own", () => {
    const lua = new Lua();
    lua.exec("x = 'of the state'");
    const sandbox = lua.sandbox();
    sandbox.exec("y = 'of the sandbox'; string.mine = 1");
    sandbox.globals.set("double", (x: number) => 2 * x);
    expect(sandbox.evalAll("return x, y, string.mine, double(21), _G.y, _ENV == _G")).toEqual([
      undefined,
      "of the sandbox",
      1,
      42,
      "of the sandbox",
      true,
    ]);
    expect(lua.evalAll("return y, string.mine, double")).toEqual([undefined, undefined, undefined]);
    lua.close();
  });

  test("loads source text only, in its own environment", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox();
    const chunk = lua.load("return 1").toBytecode();
    sandbox.globals.set("chunk", chunk);
    for (const mode of ["", ", '=c', 'b'", ", '=c', 'bt'"]) {
      expect(sandbox.evalAll(`return load(chunk${mode})`)).toEqual([
        undefined,
        expect.stringMatching(/^attempt to load a binary chunk \(mode is 't?'\)$/),
      ]);
    }
    expect(sandbox.eval("return load('return _ENV')() == _G")).toBe(true);
    expect(sandbox.eval("return load('x = 1; return _ENV.x', '=c', 't', { y = 2 })()")).toBe(1);
    expect(
      sandbox.eval("return load(coroutine.wrap(function() coroutine.yield('return ') coroutine.yield('_ENV == _G') end))"),
    ).toBeTruthy();
    expect(() => sandbox.load(chunk)).toThrow(LuaSyntaxError);
    expect(sandbox.load(chunk, { mode: "b" }).eval()).toBe(1);
    lua.close();
  });

  test("is the environment that lua.load takes", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox();
    lua.exec("x = 3", { env: sandbox.globals });
    expect(sandbox.eval("return x")).toBe(3);
    expect(lua.eval("return x")).toBe(undefined);
    lua.close();
  });

  test("prints to the state's print or to its own", () => {
    const printed: string[] = [];
    const lua = new Lua({ print: (text) => printed.push(`state ${text}`) });
    lua.sandbox().exec("print(1) print(setmetatable({}, { __tostring = function() return 'object' end }))");
    lua
      .sandbox({ print: (text) => printed.push(`own ${text}`) })
      .exec("print(2) print(setmetatable({}, { __tostring = function() return '3' end }))");
    lua.sandbox({ libs: "all", stdout: (text) => printed.push(`stream ${text}`) }).exec("print(4) io.write('5')");
    expect(printed).toEqual(["state 1\n", "state object\n", "own 2\n", "own 3\n", "stream 4\n", "stream 5"]);
    lua.close();
  });

  test("warns by itself", () => {
    const warnings: string[] = [];
    const lua = new Lua({ warn: (message) => warnings.push(message) });
    const [first, second] = [lua.sandbox(), lua.sandbox()];
    first.exec("warn('@on') warn('heard')");
    second.exec("warn('unheard')");
    expect(warnings).toEqual(["heard"]);
    lua.close();
  });

  test("has random numbers of its own", () => {
    const lua = new Lua({ seed: 1 });
    const draw = "return math.random(1 << 30)";
    const [first, second, other] = [lua.sandbox({ seed: 7 }), lua.sandbox({ seed: 7 }), lua.sandbox()];
    first.exec("math.randomseed(1)");
    const drawn = second.eval(draw);
    expect(drawn).toBe(new Lua({ seed: 7 }).eval(draw));
    expect(other.eval(draw)).toBe(new Lua({ seed: 0 }).eval(draw));
    expect(lua.eval(draw)).toBe(new Lua({ seed: 1 }).eval(draw));
    lua.close();
  });

  test("has the libraries it was given, with its own capabilities", () => {
    const lua = new Lua({ libs: "all", clock: { now: () => 0, processorTime: () => 0, utcOffset: () => 0 }, env: { SECRET: "1" } });
    const sandbox = lua.sandbox({ libs: ["base", "os"] });
    expect(sandbox.eval("return select(2, pcall(os.getenv, 'SECRET'))")).toBe("the environment is not available in this state");
    expect(sandbox.eval("return select(2, pcall(os.time))")).toBe("the clock is not available in this state");
    expect(sandbox.eval("return select(2, pcall(function() return string.rep end))")).toMatch(/string is not available in this state$/);
    expect(sandbox.eval("return select(2, pcall(io.open, 'x'))")).toBe("io is not available in this state");
    expect(sandbox.eval("return type(debug.traceback())")).toBe("string");
    expect(sandbox.eval("return select(2, pcall(debug.getinfo, 1))")).toBe("debug.getinfo is not available in this state");
    const bare = lua.sandbox({ libs: [] });
    expect(() => bare.exec("print(1)", { name: "=s" })).toThrow("s:1: print is not available in this state");
    expect(lua.sandbox({ libs: "all", env: { HOME: "/h" } }).eval("return os.getenv('HOME'), io.type(1)")).toBe("/h");
    lua.close();
  });

  test("works in a state without libraries", () => {
    const lua = new Lua({ libs: "none" });
    expect(lua.sandbox().eval("return ('x'):rep(3) .. #{ 1, 2 }")).toBe("xxx2");
    expect(lua.eval("return print")).toBe(undefined);
    lua.close();
  });

  test("shows its library functions by their names", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox({ libs: "all" });
    expect(sandbox.evalAll("return select(2, pcall(string.rep)), select(2, pcall(load)), select(2, pcall(os.time, 1))")).toEqual([
      "bad argument #1 to 'string.rep' (string expected, got no value)",
      "bad argument #1 to 'load' (function expected, got no value)",
      "bad argument #1 to 'os.time' (table expected, got number)",
    ]);
    lua.close();
  });

  test("does not command the collector", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox();
    expect(sandbox.eval("return select(2, pcall(collectgarbage, 'stop'))")).toBe("collectgarbage('stop') is not available in a sandbox");
    expect(sandbox.evalAll("return collectgarbage(), collectgarbage('count') > 0, collectgarbage('isrunning')")).toEqual([0, true, true]);
    lua.close();
  });

  test("sees no metatable of a type", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox();
    expect(sandbox.evalAll("return getmetatable(''), getmetatable(print), getmetatable(setmetatable({}, { x = 1 })).x")).toEqual([
      false,
      undefined,
      1,
    ]);
    const [first, second] = [lua.sandbox({ libs: "all", stdout: () => {} }), lua.sandbox({ libs: "all", stdout: () => {} })];
    first.exec("getmetatable(io.stdout).__index.write = function() error('poisoned') end");
    second.exec("io.stdout:write('x') io.output():write('y')");
    lua.close();
  });

  test("lives until it is disposed of", () => {
    const lua = new Lua({ deterministic: true });
    const before = lua.ledger().handles;
    const sandbox = lua.sandbox();
    sandbox.exec("kept = setmetatable({}, { __mode = 'k' }); kept[{}] = 1");
    sandbox.dispose();
    sandbox.dispose();
    expect(lua.ledger().handles).toBe(before);
    expect(() => sandbox.eval("return 1")).toThrow();
    lua.close();
    expect(() => lua.sandbox()).toThrow("sandbox: the state is closed");
  });

  test("that is alive keeps what its libraries keep", () => {
    const lua = new Lua();
    const sandbox = lua.sandbox({ libs: "all", loader: () => "return { list = setmetatable({ {} }, { __mode = 'v' }), kept = {} }" });
    sandbox.exec("require 'm'; weak = setmetatable({ require 'm' }, { __mode = 'v' }) collectgarbage()");
    expect(sandbox.eval("return weak[1] == require 'm' and package.loaded.m == weak[1]")).toBe(true);
    lua.close();
  });

  test("runs in executions that wait", async () => {
    const lua = new Lua();
    const sandbox = lua.sandbox();
    sandbox.globals.set("fetch", async (x: number) => x + 1);
    await sandbox.execAsync("y = fetch(1)");
    expect(await sandbox.evalAsync("return fetch(y)")).toBe(3);
    lua.close();
  });
});

describe("require by a loader", () => {
  const modules: Record<string, string> = { m: "local name = ...; return { name = name }", bad: "x =", fails: "error 'oops'", nothing: "" };
  const loader = (name: string) => (Object.hasOwn(modules, name) ? modules[name] : undefined);

  test.each(["sandbox", "state"])("of a %s", (where) => {
    const lua = where === "state" ? new Lua({ loader }) : new Lua();
    const place = where === "state" ? lua : lua.sandbox({ loader });
    expect(place.evalAll("local m, data = require 'm'; return m.name, data, require 'm' == m, require 'string' == string")).toEqual([
      "m",
      ":loader:",
      true,
      true,
    ]);
    expect(place.eval("return require 'nothing'")).toBe(true);
    expect(place.eval("return select(2, pcall(require, 'fails'))")).toBe("fails:1: oops");
    expect(place.eval("return select(2, pcall(require, 'bad'))")).toBe(
      "error loading module 'bad':\n\tbad:1: unexpected symbol near <eof>",
    );
    expect(place.eval("return select(2, pcall(require, '__proto__'))")).toBe(
      "module '__proto__' not found:\n\tno field package.preload['__proto__']\n\tno module '__proto__' from the host",
    );
    lua.close();
  });

  test("gives text, bytes, nothing, or a promise of them", async () => {
    const answers: unknown[] = ["return 1", new TextEncoder().encode("return 2"), null, Promise.resolve("return 3"), 4, {}, () => 5];
    let given = 0;
    const lua = new Lua({ loader: () => answers[given++] as string });
    const ask = "return select(2, pcall(require, 'm' .. ...))";
    expect(lua.load(ask).call(0)).toBe(1);
    expect(lua.load(ask).call(1)).toBe(2);
    expect(lua.load(ask).call(2)).toMatch(/no module 'm2' from the host$/);
    expect(await lua.load(ask).callAsync([3])).toBe(3);
    expect(lua.load(ask).call(4)).toBe("the loader gave a number for module 'm4' (text expected)");
    expect(lua.load("return tostring(select(2, pcall(require, 'm5')))").eval()).toMatch(
      /^a plain object does not convert to Lua by itself/,
    );
    expect(lua.load(ask).call(6)).toBe("the loader gave a function for module 'm6' (text expected)");
    lua.close();
  });

  test("may not be binary in a sandbox", () => {
    const lua = new Lua();
    const chunk = lua.load("return 1").toBytecode();
    expect(() => lua.sandbox({ loader: () => chunk }).exec("require 'm'")).toThrow(/attempt to load a binary chunk \(mode is 't'\)/);
    expect(new Lua({ loader: () => chunk }).eval("return require 'm'")).toBe(1);
    lua.close();
  });

  test("whose exception is the cause of a Lua error", () => {
    const cause = new Error("disk on fire");
    const lua = new Lua({
      loader: () => {
        throw cause;
      },
    });
    try {
      lua.exec("require 'm'");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(LuaError);
      expect((error as api.LuaError).cause).toBe(cause);
    }
    expect(lua.eval("return 1")).toBe(1);
    lua.close();
  });
});
