/**
 * What JavaScript can make and Lua cannot hold, at every entry: a typed error that names the value and its place, and nothing half-written.
 * And names that mean something in JavaScript: ordinary keys everywhere.
 */
import { describe, expect, test } from "vitest";
import { type api, expectClean, failure, rejection, tsuki } from "./helpers.ts";

const { Lua } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;
type LuaThread = api.LuaThread;

class Unregistered {
  readonly x = 1;
}

function revoked(target: object): unknown {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const hostile = (): unknown =>
  new Proxy(
    {},
    {
      get() {
        throw new Error("get");
      },
      getPrototypeOf() {
        throw new Error("getPrototypeOf");
      },
      ownKeys() {
        throw new Error("ownKeys");
      },
      has() {
        throw new Error("has");
      },
    },
  );

function detached(): Uint8Array {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

/** Values that are wrong wherever they stand, with what their errors say. */
const wrong: Record<string, [make: () => unknown, message: RegExp]> = {
  symbol: [() => Symbol("mark"), /^Symbol\(mark\) does not convert to Lua/],
  "bigint out of range": [() => 2n ** 63n, /^9223372036854775808 is not a 64-bit integer/],
  "negative bigint out of range": [() => -(2n ** 63n) - 1n, /is not a 64-bit integer/],
  "class instance": [() => new Unregistered(), /^an instance of Unregistered does not convert/],
  date: [() => new Date(), /^an instance of Date does not convert/],
  set: [() => new Set([1]), /^an instance of Set does not convert/],
  promise: [() => Promise.resolve(1), /^a promise does not convert/],
  error: [() => new Error("e"), /^an instance of Error does not convert/],
  "other bytes": [() => new Float64Array(1), /^an instance of Float64Array does not convert/],
  "revoked proxy": [() => revoked({}), /^an object that cannot be read/],
  "revoked proxy of a function": [() => revoked(() => 1), /^a function that cannot be read/],
  "throwing proxy": [hostile, /^an object that cannot be read/],
  "lone surrogate": [() => "a\ud800b", /^a string with half a surrogate pair does not convert/],
  "lone low surrogate": [() => "\udfff", /^a string with half a surrogate pair/],
  "detached buffer": [detached, /^bytes whose buffer is detached/],
  "boxed number": [() => Object(1), /^an instance of Number/],
  "namespace of a module": [() => Object.create({ inherited: 1 }), /^an instance of Object/],
};
/** What is wrong by itself, and right in createTable. */
const structures: Record<string, [make: () => unknown, message: RegExp]> = {
  array: [() => [1, 2], /^an array does not convert to Lua by itself \(createTable makes a table of it\)/],
  object: [() => ({ a: 1 }), /^a plain object does not convert/],
  map: [() => new Map(), /^a Map does not convert/],
};

const entries: Record<string, (lua: api.Lua, value: unknown) => unknown> = {
  "globals.set": (lua, value) => lua.globals.set("written", value),
  "set as key": (lua, value) => lua.globals.set(value, true),
  rawSet: (lua, value) => lua.globals.rawSet("written", value),
  get: (lua, value) => lua.globals.get(value),
  argument: (lua, value) => (lua.eval("return function() written = true end") as LuaFunction)(value),
  "argument of a chunk": (lua, value) => lua.load("written = true").call(value),
  "resume argument": (lua, value) => (lua.eval("return coroutine.create(function() written = true end)") as LuaThread).resume(value),
  toLua: (lua, value) => lua.toLua(value),
  pin: (lua, value) => lua.pin(value),
};

describe("a value Lua cannot hold", () => {
  for (const [entry, attempt] of Object.entries(entries)) {
    for (const [name, [make, message]] of Object.entries({ ...wrong, ...structures })) {
      test(`${entry}: ${name}`, () => {
        const lua = new Lua();
        const before = lua.ledger().handles;
        const error = failure(() => attempt(lua, make()));
        expect(error).toBeInstanceOf(tsuki.LuaConversionError);
        expect(error.message).toMatch(message);
        if (/argument/.test(entry)) expect(error.message).toMatch(/\(at argument #1\)$/);
        expect(lua.eval("return written")).toBe(undefined);
        expect(lua.ledger()).toMatchObject({ state: "idle", nesting: 0, frames: 0 });
        expect(lua.ledger().handles).toBeLessThanOrEqual(before + 1);
      });
    }
  }

  for (const [name, [make, message]] of Object.entries({ ...wrong, ...structures })) {
    test(`callback result, and that of its promise: ${name}`, async () => {
      const lua = new Lua();
      lua.globals.set("give", make);
      lua.globals.set("several", () => lua.results(1, make()));
      lua.globals.set("later", async () => make());
      if (name !== "promise") {
        const error = failure(() => lua.exec("give()"));
        expect(error.name).toBe("LuaError");
        expect(error.cause).toBeInstanceOf(tsuki.LuaConversionError);
        expect((error.cause as Error).message).toMatch(message);
        expect(lua.evalAll("return pcall(give)")[0]).toBe(false);
        // A promise asks what it is given for a method `then`; proxies that throw make it fail by themselves.
        const isAsked = name.endsWith("proxy") || name.startsWith("revoked");
        expect((await rejection(lua.evalAsync("return later()"))).cause).toBeInstanceOf(isAsked ? Error : tsuki.LuaConversionError);
      }
      expect((failure(() => lua.exec("several()")).cause as Error).message).toMatch(/\(at result #2\)$/);
      expectClean(lua, 0);
    });
  }
});

describe("createTable", () => {
  for (const [name, [make, message]] of Object.entries(wrong)) {
    test(`${name}: the error has the path, and no table comes of it`, () => {
      const lua = new Lua();
      const places: Record<string, object> = {
        ".items[3].price": { items: [1, 2, 3, { price: make() }] },
        "[0]": [make()],
        '["a key"]': { "a key": make() },
        "[7].x": new Map([[7, new Map([["x", make()]])]]),
      };
      for (const [path, structure] of Object.entries(places)) {
        const error = failure(() => lua.createTable(structure));
        expect(error).toMatchObject({ name: "LuaConversionError", path });
        expect(error.message).toMatch(message);
        expect(error.message.endsWith(`(at ${path})`)).toBe(true);
      }
      expectClean(lua, 0);
    });
  }

  test("getters and traps that throw: with path and cause", () => {
    const lua = new Lua();
    const cause = new Error("getter");
    const bad = {
      get price(): never {
        throw cause;
      },
    };
    const error = failure(() => lua.createTable({ items: [bad] }));
    expect(error).toMatchObject({ name: "LuaConversionError", path: ".items[0].price", cause });
    const trapped = new Proxy([1], {
      get(target, key) {
        if (key === "0") throw cause;
        return Reflect.get(target, key);
      },
    });
    expect(failure(() => lua.createTable({ list: trapped }))).toMatchObject({ path: ".list[0]", cause });
    expect(failure(() => lua.createTable({ map: new Proxy(new Map(), {}) }))).toMatchObject({ name: "LuaConversionError", path: ".map" });
    expectClean(lua, 0);
  });

  test("symbols, objects and NaN as keys", () => {
    const lua = new Lua();
    expect(failure(() => lua.createTable({ a: { [Symbol("s")]: 1 } }))).toMatchObject({ name: "LuaConversionError", path: ".a" });
    expect(failure(() => lua.createTable(new Map([[Symbol("s"), 1]]))).message).toContain("Symbol(s)");
    expect(failure(() => lua.createTable(new Map([[Number.NaN, 1]]))).name).toBe("LuaConversionError");
    expect(failure(() => lua.createTable(new Map([[undefined, 1]]))).name).toBe("LuaConversionError");
    const throwing = {
      toString() {
        throw new Error("toString");
      },
    };
    expect(
      (
        lua
          .createTable(new Map([[throwing, 1]]))
          .entries()
          .next().value as unknown[]
      )[1],
    ).toBe(1);
  });

  test("of what is no structure", () => {
    const lua = new Lua();
    for (const value of [new Unregistered(), new Date(), new Set(), lua.createTable(), revoked({}), hostile(), 5, "text", () => 1])
      expect(failure(() => lua.createTable(value as object)).name).toBe("LuaConversionError");
  });

  test("sparse arrays keep places, cycles and shared parts stay what they are, however deep", () => {
    const lua = new Lua();
    const sparse: unknown[] = [];
    sparse[2] = "c";
    sparse[4_000_000_000] = "far";
    expect([...lua.createTable(sparse)]).toEqual([
      [3, "c"],
      [4_000_000_001, "far"],
    ]);
    const shared = { x: 1 };
    const cyclic: Record<string, unknown> = { a: shared, b: shared };
    cyclic.self = [cyclic];
    lua.globals.set("t", lua.createTable(cyclic));
    expect(lua.evalAll("return t.a == t.b, t.self[1] == t")).toEqual([true, true]);
    let deep: unknown[] = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    lua.globals.set("deep", lua.createTable(deep));
    expect(lua.eval("local n = 0 while deep[1] do deep, n = deep[1], n + 1 end return n")).toBe(100_000);
  });

  test("proxies of plain objects and arrays are what they show", () => {
    const lua = new Lua();
    lua.globals.set("t", lua.createTable(new Proxy({ list: new Proxy([1, 2], {}) }, {})));
    expect(lua.eval("return #t.list")).toBe(2);
  });
});

test("a function with properties comes back as itself", () => {
  const lua = new Lua();
  const f = Object.assign(() => 1, { extra: 2 });
  lua.globals.set("f", f);
  expect(lua.globals.get("f")).toBe(f);
  expect(lua.eval("return f")).toBe(f);
  expect(lua.eval("return type(f), f()")).toBe("function");
});

test("NaN and nil are no keys, with metamethods and without", () => {
  const lua = new Lua();
  for (const key of [undefined, null, Number.NaN, lua.float(Number.NaN)]) {
    expect(failure(() => lua.globals.set(key, 1))).toBeInstanceOf(Error);
    expect(failure(() => lua.globals.rawSet(key, 1)).name).toBe("LuaConversionError");
    expect(lua.globals.get(key)).toBe(undefined);
  }
});

describe("names that mean something in JavaScript are ordinary keys", () => {
  const names = [
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "prototype",
    "__defineGetter__",
    "isPrototypeOf",
    "$x",
    "then",
  ];

  test("absent until they are set, in globals, tables and toJS", () => {
    const lua = new Lua();
    for (const name of names) {
      expect([name, lua.globals.get(name), lua.eval(`return _G["${name}"]`), lua.eval(`return ({})["${name}"]`)]).toEqual([
        name,
        undefined,
        undefined,
        undefined,
      ]);
      if (!/^(\$x|then)$/.test(name)) expect(lua.evalAll(`return ${name}, ({}).${name}`)).toEqual([undefined, undefined]);
    }
  });

  test("from JavaScript to Lua and back, by set, createTable and toJS", () => {
    const lua = new Lua();
    for (const name of names) {
      const table = lua.createTable();
      table.set(name, "own");
      lua.globals.set(name, `global ${name}`);
      expect([table.get(name), lua.eval(`return _ENV["${name}"]`)]).toEqual(["own", `global ${name}`]);
      const source = JSON.parse(`{ "${name}": { "${name}": 1 } }`) as object;
      const copy = lua.createTable(source);
      lua.globals.set("t", copy);
      expect(lua.eval(`return t["${name}"]["${name}"]`)).toBe(1);
      const plain = copy.toJS() as object;
      expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
      expect(JSON.stringify(plain)).toBe(JSON.stringify(source));
      expect(Object.keys(plain)).toEqual([name]);
      expect([...(lua.eval(`return { ["${name}"] = 1 }`) as LuaTable)]).toEqual([[name, 1]]);
      table.delete(name);
      expect(table.has(name)).toBe(false);
    }
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  });

  test("no script reaches a prototype or a global of JavaScript", () => {
    const lua = new Lua({ libs: "all" });
    lua.globals.set("f", function named() {});
    lua.globals.set("fail", () => {
      throw new Error("e");
    });
    for (const program of [
      "return f.constructor",
      "return f.__proto__",
      "f.x = 1",
      "local _, e = pcall(fail) return e.constructor",
      "local _, e = pcall(fail) e.x = 1",
      "local _, e = pcall(fail) setmetatable(e, {})",
      "return (''):constructor()",
      "return (1).constructor",
    ]) {
      expect([program, failure(() => lua.exec(program)).name]).toEqual([program, "LuaError"]);
    }
    expect(lua.evalAll("return globalThis, process, Object, (''). __proto__, (''). constructor")).toEqual(Array(5).fill(undefined));
  });

  test("environment variables have no prototype", () => {
    const lua = new Lua({ libs: "all", env: { HOME: "home" } });
    expect(lua.evalAll("return os.getenv('HOME'), os.getenv('constructor'), os.getenv('__proto__')")).toEqual([
      "home",
      undefined,
      undefined,
    ]);
  });
});
