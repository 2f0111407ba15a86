/**
 * Whatever a host throws, wherever Lua code meets it: always a Lua error that the script can catch and look at, whose cause is the thing
 * thrown, and a state that is as it was. Each place where the host is called, with each kind of thing thrown, in each kind of Lua code around
 * it. (Rules C3 to C5 have tests of their own in `ownership/callbacks.test.ts`.)
 */
import { describe, expect, test } from "vitest";
import { type api, expectClean, failure, tsuki } from "../ownership/helpers.ts";

/** What is thrown; made anew each time. A promise is returned instead. */
const things: Record<string, () => unknown> = {
  Error: () => new Error("host failure"),
  RangeError: () => new RangeError("Invalid array length"),
  string: () => "text",
  null: () => null,
  undefined: () => undefined,
  Symbol: () => Symbol("thrown"),
  "throwing Proxy": () => {
    const refuse = () => {
      throw new Error("proxy");
    };
    return new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse, getOwnPropertyDescriptor: refuse });
  },
  "throwing getter": () =>
    Object.defineProperty(new Error(), "message", {
      get: () => {
        throw new Error("getter");
      },
    }),
  "rejected promise": () => {
    const promise = Promise.reject(new Error("rejected"));
    promise.catch(() => undefined);
    return promise;
  },
};

/** Lua functions that make the host be called. */
const places: Record<string, string> = {
  "host function": "fail()",
  method: "object:fail()",
  getter: "return object.failing",
  setter: "object.failing = 1",
  constructor: "Failing.new()",
  static: "Failing.make()",
  __index: "return object.missing",
  __newindex: "object.missing = 1",
  __add: "return object + 1",
  __concat: "return 'x' .. object",
  __eq: "return object == other",
  __lt: "return object < 1",
  __le: "return object <= 1",
  __len: "return #object",
  __unm: "return -object",
  __call: "object()",
  __tostring: "return tostring(object)",
  __close: "local closing <close> = object",
  __pairs: "for _ in pairs(object) do end",
  "function in a metatable": "return setmetatable({}, { __mul = fail }) * 1",
  "function as an iterator": "for _ in fail do end",
  print: "print('text')",
  warn: "warn('@on') warn('text')",
  "clock, time": "os.time()",
  "clock, processor": "os.clock()",
  environment: "os.getenv('NAME')",
  "file system": "io.open('name')",
  "reading a file": "loadfile('name')",
};
/** Where a promise that is returned is no promise to wait for. */
const withoutPromises = /^(print|warn|clock|environment|file system|reading)/;

/** Lua code around the failing function `f`; each raises what `f` raised, or an error in its place. */
const surroundings: Record<string, string> = {
  "the main chunk": "f()",
  pcall: "local ok, e = pcall(f) assert(not ok and type(tostring(e)) == 'string') error(e, 0)",
  "pcall in pcall": "local ok, inner, e = pcall(pcall, f) assert(ok and not inner) error(e, 0)",
  xpcall: "local ok, e = xpcall(f, function(e) return e end) assert(not ok) error(e, 0)",
  "a message handler": "local ok, e = xpcall(error, f, 'first') assert(not ok) error(e, 0)",
  "a coroutine": "local ok, e = coroutine.resume(coroutine.create(f)) assert(not ok) error(e, 0)",
  "a wrapped coroutine": "coroutine.wrap(f)()",
  "a metamethod": "return setmetatable({}, { __index = function() return (f()) end }).x",
  "a __close handler": "local guard <close> = setmetatable({}, { __close = function() f() end })",
  "a __close handler after an error": "local guard <close> = setmetatable({}, { __close = function() f() end }) error('first')",
  "a comparator": "table.sort({ 2, 1 }, function() f() end)",
  "a callback of gsub": "string.gsub('x', '.', function() f() end)",
  "an iterator": "for _ in function() f() end do end",
  "a reader": "local _, e = load(function() f() end) error(e, 0)",
  __tostring: "tostring(setmetatable({}, { __tostring = function() f() end }))",
  "a function that the host calls": "call(f)",
  "a hot loop": "for index = 1, 2000 do if index == 2000 then f() end end",
  "a tail call": "return f()",
};

/** A state whose every surrounding throws what `throwing` says, or gives it back if it is a promise. */
function failingState(): { lua: api.Lua; fail: { with: (() => unknown) | undefined } } {
  const failing: { with: (() => unknown) | undefined } = { with: undefined };
  const fail = (...args: unknown[]): unknown => {
    for (const argument of args) if (argument instanceof tsuki.LuaTable) argument.dispose();
    return failing.with?.();
  };
  class Failing {
    fail(): unknown {
      return fail();
    }
    get failing(): unknown {
      return fail();
    }
    set failing(_: unknown) {
      fail();
    }
  }
  const events = "add concat eq lt le len unm call tostring close pairs index newindex".split(" ");
  const getEnvironment = { get: fail, has: () => true, getOwnPropertyDescriptor: () => ({ value: fail(), configurable: true }) };
  const env = new Proxy<Record<string, string>>({}, getEnvironment);
  const files = tsuki.memoryFileSystem({ name: "x" });
  const lua = new tsuki.Lua({
    libs: "all",
    print: () => void fail(),
    warn: () => void fail(),
    clock: { now: () => Number(fail() ?? 0), processorTime: () => Number(fail() ?? 0), utcOffset: () => 0 },
    env,
    fs: Object.assign(Object.create(files), { open: fail }),
    readFile: () => (fail() ?? { reason: "not there" }) as { reason: string },
  });
  const Registered = lua.registerClass(Failing, {
    methods: { fail: "ref" },
    fields: { failing: { get: (self) => self.failing, set: () => fail() as undefined } },
    statics: { make: fail },
    construct: () => (fail() ?? new Failing()) as Failing,
    metamethods: Object.fromEntries(events.map((event) => [`__${event}`, fail])),
  });
  lua.globals.set("Failing", Registered);
  lua.globals.set("object", new Failing());
  lua.globals.set("other", new Failing());
  lua.globals.set("fail", fail);
  lua.globals.set("call", (f: api.LuaFunction) => {
    try {
      return f();
    } finally {
      f.dispose();
    }
  });
  return { lua, fail: failing };
}

describe.each(Object.entries(things))("%s thrown", (name, make) => {
  const isPromise = name === "rejected promise";
  const failingPlaces = Object.entries(places).filter(([place]) => !isPromise || !withoutPromises.test(place));
  test.each(failingPlaces)("by %s", (_, code) => {
    const { lua, fail } = failingState();
    const handles = lua.ledger().handles;
    for (const [around, program] of Object.entries(surroundings)) {
      const chunk = lua.load(`local function f() ${code} end\n${program}`, { name: "=test" });
      const caught = lua.load(
        `local function f() ${code} end\nlocal ok, e = pcall(function() ${program} end) return ok, type(tostring(e))`,
      );
      const thing = make();
      fail.with = () => {
        if (isPromise) return thing;
        throw thing;
      };
      expect([around, ...caught.evalAll()]).toEqual([around, false, "string"]);
      const error = failure(() => chunk.exec());
      expect([around, error.name]).toEqual([around, "LuaError"]);
      const isPassedOn = !isPromise && !/handler|reader/.test(around);
      if (isPassedOn && !Object.is(error.cause, thing)) throw new Error(`in ${around} the cause is lost: ${error.message}`);
    }
    expectClean(lua, handles);
    lua.close();
  });
});
