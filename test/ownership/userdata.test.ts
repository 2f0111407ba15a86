/**
 * Rules U1 to U11 and G1: host objects in Lua, who may use them when, and how they end.
 */
import { describe, expect, test } from "vitest";
import { type api, type Deferred, deferred, failure, rejection, settled, tsuki } from "./helpers.ts";

const { Lua, LuaBorrowError, LuaClosedError, LuaConversionError, LuaError, LuaForeignValueError } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;
type LuaUserdata<T> = api.LuaUserdata<T>;

class Counter {
  waits: Deferred[] = [];
  constructor(public n = 0) {}
  get(): number {
    return this.n;
  }
  add(step: number): this {
    this.n += step;
    return this;
  }
  /** Methods that call what they get. */
  reading(f: () => unknown): unknown {
    return f();
  }
  changing(f: () => unknown): unknown {
    return f();
  }
  plus(other: Counter): number {
    return this.n + other.n;
  }
  absorb(other: Counter): void {
    this.n += other.n;
    other.n = 0;
  }
  fail(): never {
    throw new Error("it failed");
  }
  async wait(): Promise<number> {
    const one = deferred();
    this.waits.push(one);
    await one.promise;
    return this.n;
  }
  async waitChanging(): Promise<number> {
    return this.wait();
  }
  finish(): number {
    return this.n;
  }
}

/** A state that knows counters, with one in the global `c`. */
function counting(options: api.LuaOptions = {}): { lua: api.Lua; counter: Counter; c: LuaUserdata<Counter> } {
  const lua = new Lua({ libs: "all", ...options });
  const statics = lua.registerClass(Counter, {
    construct: true,
    methods: {
      get: "ref",
      add: { borrow: "mut", parameters: ["number"] },
      reading: "ref",
      changing: "mut",
      plus: { borrow: "ref", parameters: [{ ref: Counter }] },
      absorb: { borrow: "mut", parameters: [{ mut: Counter }] },
      // Reads itself, changes its argument.
      pour: {
        borrow: "ref",
        call: (self, other: Counter) => {
          other.n += self.n;
        },
        parameters: [{ mut: Counter }],
      },
      fail: "mut",
      wait: "ref",
      waitChanging: "mut",
      finish: "once",
    },
    fields: { n: "write", double: { get: (self) => self.n * 2 } },
  });
  lua.globals.set("Counter", statics);
  const counter = new Counter(1);
  const c = lua.createUserdata(counter);
  lua.globals.set("c", c);
  return { lua, counter, c };
}

/** The error message of a piece of Lua, caught by Lua. */
function caught(lua: api.Lua, source: string): string {
  const [isFine, message] = lua.load(`return pcall(function() ${source} end)`, { name: "=lua" }).evalAll();
  expect([isFine, typeof message]).toEqual([false, "string"]);
  return message as string;
}

/** Runs whatever finalizers are due. */
function collect(lua: api.Lua): void {
  lua.exec("collectgarbage() collectgarbage()");
}

describe("classes", () => {
  test("make instances, call methods, read and write fields", () => {
    const { lua } = counting();
    expect(lua.evalAll("local c = Counter.new(3) c:add(4):add(1) return c:get(), c.n, c.double, type(c)")).toEqual([8, 8, 16, "userdata"]);
    expect(lua.eval("local c = Counter(2) c.n = 5 return c:get()")).toBe(5);
    expect(caught(lua, "c.double = 1")).toBe("lua:1: field 'double' of Counter is read-only");
    expect(caught(lua, "c.other = 1")).toBe("lua:1: Counter has no field 'other'");
    expect(caught(lua, "c:add('x')")).toBe("lua:1: bad argument #1 to 'add' (number expected, got string)");
    expect(lua.eval("return tostring(c)")).toMatch(/^Counter: 0x/);
  });

  test("an object is always the same userdata", () => {
    const { lua, counter, c } = counting();
    lua.globals.set("same", counter);
    lua.globals.set("give", () => counter);
    expect(lua.eval("return c == same and give() == c and c:add(0) == c and rawequal(c, same)")).toBe(true);
    expect(lua.createUserdata(counter).equals(c)).toBe(true);
    expect((lua.eval("return c") as LuaUserdata<Counter>).is(Counter)).toBe(true);
    expect((lua.eval("return c") as LuaUserdata<Counter>).withBorrow((object) => object)).toBe(counter);
    expect(failure(() => new Lua().globals.set("c", c))).toBeInstanceOf(LuaForeignValueError);
  });

  test("subclasses that are not registered are known by their nearest base, and override its methods", () => {
    const { lua } = counting();
    class Loud extends Counter {
      override get(): number {
        return this.n * 100;
      }
    }
    class Louder extends Loud {}
    lua.globals.set("loud", new Louder(2));
    expect(lua.evalAll("return loud:get(), Counter.new(3):plus(loud)")).toEqual([200, 5]);
  });

  test("extend registered classes", () => {
    const { lua } = counting();
    class Named extends Counter {
      label = "it";
      describe(): string {
        return `${this.label}: ${this.n}`;
      }
    }
    const Other = class {};
    expect(failure(() => lua.registerClass(Other, { extends: Counter }))).toBeInstanceOf(TypeError);
    lua.registerClass(Named, { name: "Label", extends: Counter, methods: { describe: "ref" }, fields: { label: "write" } });
    lua.globals.set("named", new Named(4));
    expect(lua.evalAll("named.label = 'x' named:add(1) return named:describe(), named:get(), named.double, c.plus(c, named)")).toEqual([
      "x: 5",
      5,
      10,
      6,
    ]);
    expect(caught(lua, "named.describe(c)")).toMatch("bad argument `self` to 'Label.describe' (Label expected, got Counter)");
  });

  test("have statics, functions that make instances, and conversions of their own", async () => {
    class Vector {
      private constructor(
        readonly x: number,
        readonly y: number,
      ) {}
      static of(x: number, y: number): Vector {
        return new Vector(x, y);
      }
      length(): number {
        return Math.hypot(this.x, this.y);
      }
      dot(other: Vector): number {
        return this.x * other.x + this.y * other.y;
      }
    }
    const lua = new Lua();
    lua.globals.set(
      "Vector",
      lua.registerClass(Vector, {
        construct: (x: number, y: number) => Vector.of(x, y),
        methods: { length: "ref", dot: { borrow: "ref", parameters: [{ ref: Vector }] } },
        statics: { unit: () => Vector.of(1, 0), dimensions: 2, list: lua.createTable([1, 2]) },
        fromLua: (value) => (value instanceof tsuki.LuaTable ? Vector.of(value.get("x") as number, value.get("y") as number) : undefined),
      }),
    );
    expect(
      lua.evalAll("local v = Vector(3, 4) return v:length(), v:dot({x = 2, y = 1}), Vector.unit():length(), Vector.dimensions"),
    ).toEqual([5, 10, 1, 2]);
    expect(caught(lua, "Vector(1, 2):dot(7)")).toBe("lua:1: bad argument #1 to 'dot' (Vector expected, got number)");
    expect(caught(lua, "Vector(1, 2):dot()")).toBe("lua:1: bad argument #1 to 'dot' (Vector expected, got no value)");
    class Celsius {
      constructor(readonly degrees: number) {}
    }
    lua.registerClass(Celsius, { toLua: ({ degrees }) => degrees });
    lua.globals.set("t", new Celsius(20));
    expect(lua.eval("return t + 1")).toBe(21);
    class Later {}
    lua.globals.set("Later", lua.registerClass(Later, { construct: async () => new Later() }));
    expect(await lua.evalAsync("return type(Later())")).toBe("userdata");
    class Wrong {}
    lua.globals.set("Wrong", lua.registerClass(Wrong, { construct: (() => ({})) as () => Wrong }));
    expect((failure(() => lua.exec("Wrong()")) as Error).message).toMatch("made something else");
  });

  test("operators lend both operands", () => {
    class Money {
      constructor(public cents: number) {}
    }
    const lua = new Lua();
    const amount = (value: Money | number): number => (typeof value === "number" ? value : value.cents);
    lua.registerClass(Money, {
      metamethods: {
        __add: (left: Money | number, right: Money | number) => new Money(amount(left) + amount(right)),
        __eq: (left: Money, right: Money) => left.cents === right.cents,
        __lt: (left: Money, right: Money) => left.cents < right.cents,
        __le: (left: Money, right: Money) => left.cents <= right.cents,
        __unm: (self) => new Money(-self.cents),
        __len: (self) => self.cents,
        __concat: (left: Money | string, right: Money | string) =>
          `${typeof left === "string" ? left : left.cents}${typeof right === "string" ? right : right.cents}`,
        __tostring: { borrow: "ref", call: (self) => `${self.cents}c` },
        __call: { borrow: "mut", call: (self, more: number) => (self.cents += more), parameters: ["integer"] },
        __index: (self, key: string) => (key === "euros" ? self.cents / 100 : undefined),
        __newindex: {
          borrow: "mut",
          call: (self, key: string, value: number) => {
            if (key === "euros") self.cents = value * 100;
          },
        },
        __pairs: () => lua.results(lua.globals.get("next"), lua.createTable({ a: 1 })),
        __close: {
          borrow: "mut",
          call: (self) => {
            self.cents = -1;
          },
        },
      },
    });
    const money = new Money(5);
    lua.globals.set("m", money);
    expect(
      lua.evalAll(
        "return tostring(m + 1), tostring(1 + m), tostring(m + m), m == (m + 0), m < m + 1, m <= m, tostring(-m), #m, 'a' .. m, m .. m",
      ),
    ).toEqual(["6c", "6c", "10c", true, true, true, "-5c", 5, "a5", "55"]);
    expect(lua.evalAll("local s = '' for k, v in pairs(m) do s = s .. k .. v end m.euros = 2 return m(3), m.euros, s, m.other")).toEqual([
      203,
      2.03,
      "a1",
      undefined,
    ]);
    lua.exec("do local x <close> = m end");
    expect(money.cents).toBe(-1);
    expect(caught(lua, "m('x')")).toMatch("bad argument");
  });

  test("definitions that make no sense are refused", () => {
    const { lua } = counting();
    class A {
      x = 1;
      m(): void {}
    }
    // biome-ignore lint/suspicious/noExplicitAny: what the types forbid
    const register = (definition: any): unknown => failure(() => lua.registerClass(A, definition));
    for (const definition of [
      { methods: { m: "shared" } },
      { fields: { x: "rw" } },
      { metamethods: { __gc: () => 1 } },
      { metamethods: { __metatable: () => 1 } },
      { metamethods: { __mode: () => 1 } },
      { metamethods: { __add: { borrow: "once", call: () => 1 } } },
      { extends: class {} },
    ]) {
      expect(register(definition)).toBeInstanceOf(TypeError);
    }
    lua.registerClass(A, {});
    expect(register({})).toBeInstanceOf(TypeError);
    expect(failure(() => lua.registerClass({} as typeof A))).toBeInstanceOf(TypeError);
    expect((failure(() => lua.globals.set("x", new (class Unknown {})())) as Error).message).toMatch("registerClass");
  });

  test("objects of unregistered classes become opaque userdata on demand", () => {
    const lua = new Lua();
    const object = { secret: 1 };
    const handle = lua.createUserdata(object);
    lua.globals.set("u", handle);
    lua.globals.set("again", object);
    expect(lua.evalAll("return type(u), u == again, u.secret, (pcall(function() u.secret = 2 end))")).toEqual([
      "userdata",
      true,
      undefined,
      false,
    ]);
    expect(lua.eval("return tostring(u)")).toMatch(/^userdata: 0x/);
    expect(handle.borrow().value).toBe(object);
  });

  test("files are userdata without an object of the host", () => {
    const lua = new Lua({ libs: "all", fs: tsuki.memoryFileSystem({}, {}) });
    const file = lua.eval("return io.tmpfile and io.stdout") as LuaUserdata<unknown>;
    expect(file).toBeInstanceOf(tsuki.LuaUserdata);
    expect(file.is(Object)).toBe(false);
    lua.globals.set("f", file);
    expect(lua.eval("return f == io.stdout")).toBe(true);
    expect(failure(() => file.borrow())).toBeInstanceOf(LuaConversionError);
  });
});

describe("U1 many shared borrows or one exclusive", () => {
  test("by guards", () => {
    const { lua, counter, c } = counting();
    const first = c.borrow();
    const second = c.borrow();
    expect([first.value, second.value, first.isExclusive]).toEqual([counter, counter, false]);
    const refused = failure(() => c.borrowMut());
    expect(refused).toBeInstanceOf(LuaBorrowError);
    expect(refused.message).toMatch(
      /^userdata\.borrowMut: error mutably borrowing userdata: it is borrowed by a guard at .*userdata\.test/,
    );
    expect(refused.holder).toMatchObject({ label: "a guard", site: expect.stringMatching(/userdata\.test/) });
    expect(refused.attempted).toMatch(/userdata\.test/);
    first.release();
    first.release();
    expect(failure(() => first.value)).toBeInstanceOf(LuaClosedError);
    expect(failure(() => c.borrowMut())).toBeInstanceOf(LuaBorrowError);
    second.release();
    const only = c.borrowMut();
    expect(failure(() => c.borrow()).message).toMatch("userdata.borrow: error borrowing userdata: it is mutably borrowed by a guard at ");
    expect(failure(() => c.take())).toBeInstanceOf(LuaBorrowError);
    only[Symbol.dispose]();
    expect(c.withBorrow((object) => object.n)).toBe(1);
    expect(lua.ledger().borrows).toEqual([]);
  });

  test("of the same object in two states", () => {
    const { counter, c } = counting();
    const { lua: other } = counting();
    other.globals.set("c", counter);
    using _ = c.borrowMut();
    expect(caught(other, "c:get()")).toMatch("error borrowing userdata: it is mutably borrowed by a guard");
  });

  test("the ledger lists them all", async () => {
    const { lua, counter, c } = counting();
    const seen: unknown[] = [];
    lua.globals.set("look", () => seen.push(...lua.ledger().borrows));
    const guard = c.borrow();
    lua.load("c:reading(look)", { name: "@job.lua" }).exec();
    expect(seen).toEqual([
      { kind: "shared", label: "method 'Counter.reading'", site: "job.lua:1", since: expect.any(Number), age: expect.any(Number) },
      {
        kind: "shared",
        label: "a guard",
        site: expect.stringMatching(/userdata\.test/),
        since: expect.any(Number),
        age: expect.any(Number),
      },
    ]);
    guard.release();
    const waiting = lua.load("\nreturn c:waitChanging()", { name: "@job.lua" }).evalAsync();
    expect(lua.ledger().borrows).toMatchObject([{ kind: "exclusive", label: "method 'Counter.waitChanging'", site: "job.lua:2" }]);
    counter.waits[0]?.resolve();
    expect(await waiting).toBe(1);
    expect(lua.ledger().borrows).toEqual([]);
  });
});

describe("U2 calls from Lua", () => {
  test("raise an ordinary error that names the holder", () => {
    const { lua } = counting();
    const message = caught(lua, "c:changing(function()\nc:get()\nend)");
    expect(message).toBe(
      "lua:2: bad argument `self` to 'Counter.get' (error borrowing userdata: it is mutably borrowed by method 'Counter.changing' at lua:1)",
    );
    expect(caught(lua, "c:reading(function() c:add(1) end)")).toMatch(
      "bad argument `self` to 'Counter.add' (error mutably borrowing userdata: it is borrowed by method 'Counter.reading' at lua:1)",
    );
  });

  test("while a guard of the host is out", () => {
    const { lua, c } = counting();
    using _ = c.borrow();
    expect(lua.eval("return c:get()")).toBe(1);
    expect(caught(lua, "c:add(1)")).toMatch(
      /^lua:1: bad argument `self` to 'Counter.add' \(error mutably borrowing userdata: it is borrowed by a guard/,
    );
    expect(caught(lua, "c.n = 2")).toMatch("bad argument `self` to 'Counter.n' (error mutably borrowing userdata");
    using other = lua.createUserdata(new Counter()).borrowMut();
    lua.globals.set("d", other.value);
    expect(caught(lua, "return d.n")).toMatch("bad argument `self` to 'Counter.n' (error borrowing userdata");
  });

  test("leave to JavaScript as LuaError", () => {
    const { lua } = counting();
    expect(failure(() => lua.exec("c:changing(function() c:get() end)"))).toBeInstanceOf(LuaError);
  });

  test("from coroutines, pcall, sort and metamethods alike", () => {
    const { lua } = counting();
    const inner = "local ok, e = pcall(c.get, c) assert(not ok) return e";
    for (const program of [
      `return c:changing(function() ${inner} end)`,
      `return c:changing(coroutine.wrap(function() ${inner} end))`,
      `local e c:changing(function() table.sort({1, 2}, function() e = (function() ${inner} end)() return false end) end) return e`,
      `local e c:changing(function() local t = setmetatable({}, {__index = function() ${inner} end}) e = t.x end) return e`,
    ]) {
      expect(lua.eval(program)).toMatch(/error borrowing userdata: it is mutably borrowed by method 'Counter\.changing'/);
    }
    expect(lua.eval("return c:get()")).toBe(1);
  });
});

describe("U3 re-entry", () => {
  test.each([
    ["reading", "get()", true],
    ["reading", "add(1)", false],
    ["changing", "get()", false],
    ["changing", "add(1)", false],
  ])("%s → %s", (outer, inner, isAllowed) => {
    const { lua } = counting();
    expect(lua.eval(`return (pcall(function() c:${outer}(function() c:${inner} end) end))`)).toBe(isAllowed);
    expect(lua.eval(`return c:reading(function() return (pcall(c.reading, c, function() return c:get() end)) end)`)).toBe(true);
    expect(lua.evalAll("c:add(1) return c:get()")).toEqual([isAllowed ? 2 : 2]);
  });

  test("through the host", () => {
    const { lua, c } = counting();
    lua.globals.set("f", () => c.borrowMut().release());
    expect(failure(() => lua.exec("c:reading(f)")).cause).toBeInstanceOf(LuaBorrowError);
    lua.globals.set("g", () => c.withBorrow((object) => object.n));
    expect(lua.eval("return c:reading(g)")).toBe(1);
  });
});

describe("U4 the borrow ends", () => {
  const free = (lua: api.Lua): void => {
    expect(lua.ledger().borrows).toEqual([]);
    expect(lua.eval("return (pcall(c.add, c, 0))")).toBe(true);
  };

  test("on return and on errors of either side", () => {
    const { lua } = counting();
    for (const call of [
      "c:changing(function() end)",
      "c:changing(function() error('x') end)",
      "c:fail()",
      "c:absorb(5)",
      "c:add({})",
      "c:absorb(c)",
    ]) {
      lua.exec(`pcall(function() ${call} end)`);
      free(lua);
    }
  });

  test("when its function tries to yield", () => {
    const { lua } = counting();
    lua.exec(`
      local thread = coroutine.create(function() c:changing(coroutine.yield) end)
      local ok, message = coroutine.resume(thread)
      assert(not ok and message:find("attempt to yield across"))
      assert(coroutine.close(thread) == false)`);
    free(lua);
  });

  test("when a coroutine between two calls is closed", () => {
    const { lua } = counting();
    lua.exec(`
      local thread = coroutine.wrap(function() local x <close> = setmetatable({}, {__close = function() c:add(1) end}) c:add(1) coroutine.yield() end)
      thread()`);
    free(lua);
  });

  test("on abort, at once", async () => {
    const { lua, counter } = counting();
    const controller = new AbortController();
    const execution = lua.evalAsync("return c:waitChanging()", { signal: controller.signal });
    expect(caughtWhile(lua)).toBeInstanceOf(LuaBorrowError);
    controller.abort();
    free(lua);
    expect(await rejection(execution)).toBeInstanceOf(tsuki.LuaAbortError);
    counter.waits[0]?.resolve();
    await settled();
    free(lua);
  });

  const caughtWhile = (lua: api.Lua): unknown => failure(() => lua.exec("c:get()"));

  test("before <close> variables are closed by an abort", async () => {
    const { lua } = counting();
    const controller = new AbortController();
    const execution = lua.evalAsync(
      "local x <close> = setmetatable({}, {__close = function() closed = pcall(c.add, c, 1) end}) c:waitChanging()",
      { signal: controller.signal },
    );
    controller.abort();
    await rejection(execution);
    expect(lua.globals.get("closed")).toBe(true);
  });

  test("when an error that no script may catch passes", () => {
    const { lua } = counting();
    const fault = new tsuki.LuaFault("a bug");
    lua.globals.set("fault", () => {
      throw fault;
    });
    expect(failure(() => lua.exec("pcall(function() c:changing(fault) end)"))).toBe(fault);
    free(lua);
  });

  test("when the promise cannot be waited for", () => {
    const { lua, counter } = counting();
    expect(caught(lua, "c:waitChanging()")).toMatch("attempt to wait for a promise in a synchronous call");
    expect(counter.waits.length).toBe(1);
    free(lua);
  });
});

describe("U5 the same object as self and argument", () => {
  test("shared with shared is fine, anything exclusive is refused", () => {
    const { lua, counter } = counting();
    expect(lua.eval("return c:plus(c)")).toBe(2);
    expect(caught(lua, "c:absorb(c)")).toBe(
      "lua:1: bad argument `self` to 'Counter.absorb' (error mutably borrowing userdata: it is mutably borrowed by argument #1 of method 'Counter.absorb' at lua:1)",
    );
    expect(caught(lua, "c:pour(c)")).toMatch(
      "bad argument `self` to 'Counter.pour' (error borrowing userdata: it is mutably borrowed by argument #1 of",
    );
    expect(lua.evalAll("local d = Counter.new(5) c:absorb(d) return c:get(), d:get()")).toEqual([6, 0]);
    expect(counter.n).toBe(6);
  });

  test("arguments convert before self is borrowed", () => {
    const { lua } = counting();
    const message = caught(lua, "c:changing(function() c:add({}) end)");
    expect(message).toMatch("bad argument #1 to 'add' (number expected, got table)");
  });

  test("an argument in use is a bad argument", () => {
    const { lua } = counting();
    expect(caught(lua, "local d = Counter.new(1) d:changing(function() c:plus(d) end)")).toMatch(
      "bad argument #1 to 'plus' (error borrowing userdata: it is mutably borrowed by method 'Counter.changing' at lua:1)",
    );
  });

  test("plain functions borrow their arguments too", () => {
    const { lua } = counting();
    lua.globals.set(
      "bump",
      lua.createFunction((counter: Counter | undefined, f?: LuaFunction) => (counter === undefined ? "none" : f ? f() : counter.n++), {
        name: "bump",
        parameters: [{ mut: Counter, optional: true }, "function?"],
      }),
    );
    expect(lua.evalAll("return bump(c), c.n, bump(nil), (pcall(bump, c, function() c:get() end)), (pcall(c.get, c))")).toEqual([
      1,
      2,
      "none",
      false,
      true,
    ]);
    expect(caught(lua, "bump(io)")).toBe("lua:1: bad argument #1 to 'bump' (Counter expected, got table)");
  });
});

describe("U6 async methods", () => {
  test("hold their borrow across every await until they are settled", async () => {
    const { lua, counter, c } = counting();
    const execution = lua.evalAsync("return c:waitChanging()");
    expect(failure(() => c.borrow())).toBeInstanceOf(LuaBorrowError);
    await settled();
    expect(lua.ledger().borrows.length).toBe(1);
    counter.waits[0]?.resolve();
    expect(await execution).toBe(1);
    expect(c.borrowMut().value).toBe(counter);
  });

  test("until they are rejected", async () => {
    const { lua, counter } = counting();
    const execution = lua.evalAsync("return pcall(c.waitChanging, c)");
    counter.waits[0]?.reject(new Error("no"));
    expect(await execution).toBe(false);
    expect(lua.eval("return c:get()")).toBe(1);
  });

  test("until the state is closed", async () => {
    const { lua, counter } = counting();
    const execution = lua.evalAsync("return c:waitChanging()");
    lua.close();
    expect(await rejection(execution)).toBeInstanceOf(LuaClosedError);
    const { lua: other } = counting();
    other.globals.set("c", counter);
    expect(other.eval("return c:get()")).toBe(1);
  });

  test("shared executions meet at the object", async () => {
    const { lua, counter } = counting();
    const first = lua.evalAsync("return c:wait()", { shared: true });
    const second = lua.evalAsync("return c:wait()", { shared: true });
    expect(lua.ledger().borrows.map(({ kind }) => kind)).toEqual(["shared", "shared"]);
    expect(await lua.evalAsync("return select(2, pcall(c.add, c, 1))", { shared: true })).toMatch(
      /error mutably borrowing userdata: it is borrowed by method 'Counter\.wait'/,
    );
    for (const wait of counter.waits) wait.resolve();
    expect(await Promise.all([first, second])).toEqual([1, 1]);
    expect(await lua.evalAsync("return c:add(1):get()")).toBe(2);
  });

  test("withBorrow gives short borrows between awaits", async () => {
    const { lua, counter, c } = counting();
    lua.globals.set("slow", async (handle: LuaUserdata<Counter>) => {
      handle.withBorrowMut((object) => object.add(1));
      await settled();
      return handle.withBorrow((object) => object.n);
    });
    const execution = lua.evalAsync("return slow(c)");
    expect(counter.n).toBe(2);
    c.borrowMut().release();
    expect(await execution).toBe(2);
    const pending = deferred();
    const reading = lua.createUserdata(counter).withBorrow(() => pending.promise);
    expect(failure(() => lua.createUserdata(counter).borrowMut())).toBeInstanceOf(LuaBorrowError);
    pending.resolve();
    await reading;
    await settled();
    lua.createUserdata(counter).borrowMut().release();
  });

  test("declared as such are refused before they begin where nothing can wait", () => {
    const lua = new Lua();
    let calls = 0;
    class Job {
      async run(): Promise<void> {
        calls++;
      }
    }
    lua.registerClass(Job, { methods: { run: { borrow: "mut", async: true } } });
    lua.globals.set("job", new Job());
    expect(caught(lua, "job:run()")).toMatch(/^lua:1: attempt to wait for a promise in a synchronous call/);
    expect(calls).toBe(0);
  });

  test("what waits is not collected, and its object not disposed of", async () => {
    let disposed = 0;
    const wait = deferred();
    class Job {
      async run(): Promise<number> {
        await wait.promise;
        return disposed;
      }
    }
    const lua = new Lua();
    lua.globals.set("Job", lua.registerClass(Job, { construct: true, methods: { run: "ref" }, dispose: () => disposed++ }));
    const execution = lua.evalAsync("return Job():run()", { shared: true });
    await lua.execAsync("collectgarbage() collectgarbage()", { shared: true });
    expect(disposed).toBe(0);
    wait.resolve();
    expect(await execution).toBe(0);
    collect(lua);
    expect(disposed).toBe(1);
  });
});

describe("U7 a userdata without its object", () => {
  const events = [
    "return c.n",
    "c.n = 1",
    "return c.missing",
    "c:get()",
    "c()",
    "return c + 1",
    "return 1 - c",
    "return c * c",
    "return c / 1",
    "return c % 1",
    "return c ^ 1",
    "return c // 1",
    "return c & 1",
    "return c | 1",
    "return c ~ 1",
    "return c << 1",
    "return c >> 1",
    "return -c",
    "return ~c",
    "return #c",
    "return c .. ''",
    "return '' .. c",
    "return c < c",
    "return c <= other",
    "return c == other",
    "tostring(c)",
    "pairs(c)",
    "local x <close> = c",
    "string.format('%s', c)",
    "for _ in c do end",
  ];
  const dead = (lua: api.Lua): void => {
    lua.globals.set("other", new Counter());
    expect(lua.evalAll("return type(c), c == c, rawequal(c, c), getmetatable(c)")).toEqual(["userdata", true, true, false]);
    for (const program of events)
      expect([program, caught(lua, program)]).toEqual([program, expect.stringMatching("userdata has been destructed")]);
    expect(caught(lua, "get(c)")).toBe("lua:1: bad argument `self` to 'Counter.get' (userdata has been destructed)");
    expect(caught(lua, "other:plus(c)")).toBe("lua:1: bad argument #1 to 'plus' (userdata has been destructed)");
    expect(lua.evalAll("return pcall(get, c)")).toEqual([false, expect.stringMatching("userdata has been destructed")]);
  };

  test("after take()", () => {
    const { lua, counter, c } = counting();
    lua.exec("get = c.get");
    expect(c.take()).toBe(counter);
    dead(lua);
    for (const use of [() => c.borrow(), () => c.borrowMut(), () => c.take(), () => c.withBorrow(() => 1)]) {
      expect(failure(use)).toBeInstanceOf(LuaClosedError);
      expect(failure(use).message).toMatch("userdata has been destructed");
    }
    c.destroy();
  });

  test("after a once method", () => {
    const { lua } = counting();
    expect(lua.eval("get = c.get return c:finish()")).toBe(1);
    dead(lua);
    expect(caught(lua, "c.finish(c)")).toMatch("userdata has been destructed");
  });

  test("after destroy()", () => {
    const { lua, c } = counting();
    lua.exec("get = c.get");
    c.destroy();
    c.destroy();
    dead(lua);
  });

  test("a once method needs the object for itself", () => {
    const { lua, c } = counting();
    using guard = c.borrow();
    expect(caught(lua, "c:finish()")).toMatch(
      "bad argument `self` to 'Counter.finish' (error mutably borrowing userdata: it is borrowed by a guard",
    );
    expect(guard.value.n).toBe(1);
    expect(caught(lua, "c:reading(function() c:finish() end)")).toMatch("error mutably borrowing userdata");
    expect(lua.eval("return c:get()")).toBe(1);
  });

  test("the object taken out can go in again, as another userdata", () => {
    const { lua, counter, c } = counting();
    c.take();
    lua.globals.set("d", counter);
    expect(lua.evalAll("return d:get(), rawequal(c, d)")).toEqual([1, false]);
  });
});

describe("U8 destroy", () => {
  function disposing(): { lua: api.Lua; log: string[]; handle: LuaUserdata<Counter> } {
    const lua = new Lua();
    const log: string[] = [];
    lua.registerClass(Counter, {
      methods: { reading: "ref", changing: "mut", wait: "ref" },
      dispose: ({ n }) => log.push(`disposed ${n}`),
    });
    const handle = lua.createUserdata(new Counter(1));
    lua.globals.set("c", handle);
    return { lua, log, handle };
  }

  test("disposes at once when nobody has the object", () => {
    const { log, handle, lua } = disposing();
    handle.destroy();
    handle.destroy();
    expect(log).toEqual(["disposed 1"]);
    lua.close();
    expect(log).toEqual(["disposed 1"]);
  });

  test("is refused while a call has it", async () => {
    const { lua, log, handle } = disposing();
    let refusals = 0;
    lua.globals.set("destroy", () => {
      expect(failure(() => handle.destroy())).toBeInstanceOf(LuaBorrowError);
      refusals++;
    });
    lua.exec("c:reading(destroy) c:changing(destroy)");
    let counter: Counter | undefined;
    handle.withBorrow((object) => {
      counter = object;
    });
    const execution = lua.execAsync("c:wait()", { shared: true });
    await lua.execAsync("destroy()", { shared: true });
    expect([refusals, log]).toEqual([3, []]);
    counter?.waits[0]?.resolve();
    await execution;
    handle.destroy();
    expect(log).toEqual(["disposed 1"]);
  });

  test("with a guard out it marks, and disposes when the last guard goes", () => {
    const { lua, log, handle } = disposing();
    const first = handle.borrow();
    const second = handle.borrow();
    handle.destroy();
    expect(caught(lua, "c:reading(print)")).toMatch("userdata has been destructed");
    expect(first.value.n).toBe(1);
    first.release();
    expect(log).toEqual([]);
    second.release();
    expect(log).toEqual(["disposed 1"]);
  });

  test("what is taken is not disposed of", () => {
    const { lua, log, handle } = disposing();
    handle.take();
    lua.close();
    expect(log).toEqual([]);
  });

  test("hands on what the disposer throws, or warns if that comes later", () => {
    const warnings: string[] = [];
    const lua = new Lua({ warn: (message) => warnings.push(message) });
    class Bad implements Disposable {
      [Symbol.dispose](): void {
        throw new Error("cannot");
      }
    }
    lua.registerClass(Bad, { dispose: true });
    const handle = lua.createUserdata(new Bad());
    expect(failure(() => handle.destroy()).message).toBe("cannot");
    handle.destroy();
    const other = lua.createUserdata(new Bad());
    const guard = other.borrow();
    other.destroy();
    lua.exec("warn('@on')");
    guard.release();
    expect(warnings).toEqual(["error in dispose (cannot)"]);
  });
});

describe("U9 finalization", () => {
  class Resource {
    static log: string[] = [];
    constructor(readonly name: string) {}
    use(): string {
      return this.name;
    }
    [Symbol.dispose](): void {
      Resource.log.push(this.name);
    }
  }
  function resources(dispose: boolean): api.Lua {
    Resource.log = [];
    const lua = new Lua();
    lua.globals.set("Resource", lua.registerClass(Resource, { construct: true, methods: { use: "ref" }, dispose }));
    return lua;
  }

  test("disposes of objects that Lua cannot reach", () => {
    const lua = resources(true);
    lua.exec("kept = Resource('kept') Resource('lost')");
    collect(lua);
    expect(Resource.log).toEqual(["lost"]);
    lua.close();
    expect(Resource.log).toEqual(["lost", "kept"]);
  });

  test("closing the state disposes of what is left, the last one first", () => {
    const lua = resources(true);
    lua.exec("a, b, c = Resource('a'), Resource('b'), Resource('c')");
    lua.close();
    expect(Resource.log).toEqual(["c", "b", "a"]);
  });

  test("only if the definition asks for it", () => {
    const lua = resources(false);
    lua.exec("Resource('lost')");
    collect(lua);
    lua.close();
    expect(Resource.log).toEqual([]);
  });

  test("handles, pins and guards keep an object", () => {
    const lua = resources(true);
    const handle = lua.eval("return Resource('handle')") as LuaUserdata<Resource>;
    const guard = (lua.eval("return Resource('guard')") as LuaUserdata<Resource>).borrow();
    collect(lua);
    expect(Resource.log).toEqual([]);
    handle.dispose();
    collect(lua);
    expect(Resource.log).toEqual(["handle"]);
    lua.close();
    expect(Resource.log).toEqual(["handle", "guard"]);
    expect(failure(() => guard.value)).toBeInstanceOf(LuaClosedError);
  });

  test.each([
    ["before", true],
    ["after", true],
    ["before", false],
    ["after", false],
  ])("what a finalizer resurrects is destructed: made %s its holder, dispose: %s", (order, dispose) => {
    const lua = resources(dispose);
    const setUp = "setmetatable(t, {__gc = function(t) pcall(function() return t.r:use() end) risen = t.r end})";
    lua.exec(
      order === "before" ? `do local r = Resource('r') local t = {r = r} ${setUp} end` : `do local t = {} ${setUp} t.r = Resource('r') end`,
    );
    collect(lua);
    expect(lua.eval("return type(risen)")).toBe("userdata");
    expect(lua.evalAll("return pcall(function() return risen:use() end)")).toEqual([
      false,
      expect.stringMatching("userdata has been destructed"),
    ]);
    expect(lua.evalAll("return pcall(tostring, risen)")).toEqual([false, expect.stringMatching("userdata has been destructed")]);
    expect(Resource.log).toEqual(dispose ? ["r"] : []);
  });

  test("errors of disposers are warnings", () => {
    const warnings: string[] = [];
    const lua = new Lua({ warn: (message) => warnings.push(message) });
    class Bad {}
    lua.globals.set(
      "Bad",
      lua.registerClass(Bad, {
        construct: true,
        dispose: () => {
          throw new Error("cannot");
        },
      }),
    );
    lua.exec("warn('@on') Bad()");
    collect(lua);
    lua.exec("kept = Bad()");
    lua.close();
    expect(warnings.join("").match(/cannot/g)?.length).toBe(2);
  });
});

describe("G1 disposers that the collector calls", () => {
  test.each(["collection", "close"])("cannot enter the state: %s", (when) => {
    const lua = new Lua();
    const f = lua.eval("return function() end") as LuaFunction;
    const failures: unknown[] = [];
    class Nosy {}
    lua.globals.set(
      "Nosy",
      lua.registerClass(Nosy, {
        construct: true,
        dispose: () => {
          const uses: (() => unknown)[] = [
            () => lua.eval("return 1"),
            () => f(),
            () => lua.globals,
            () => lua.createTable(),
            () => lua.load("return 1"),
            () => lua.close(),
            () => lua.scope(() => 1),
          ];
          for (const use of uses) failures.push(failure(use));
        },
      }),
    );
    lua.exec("nosy = Nosy()");
    if (when === "collection") {
      lua.exec("nosy = nil");
      collect(lua);
      expect(lua.eval("return 1 + 1")).toBe(2);
    } else lua.close();
    expect(failures.length).toBe(7);
    for (const error of failures) {
      expect(error).toBeInstanceOf(LuaBorrowError);
      expect((error as Error).message).toMatch("a disposer that the collector calls cannot enter the state");
    }
  });

  test("run at safe points, in the middle of a loop too", () => {
    const lua = new Lua();
    let disposed = 0;
    class Small {}
    lua.globals.set("Small", lua.registerClass(Small, { construct: true, dispose: () => disposed++ }));
    expect(lua.eval("for i = 1, 20000 do local s, t = Small(), {} end return 'done'")).toBe("done");
    expect(disposed).toBeGreaterThan(0);
    lua.close();
    expect(disposed).toBe(20000);
  });
});

describe("U10 methods applied to something else", () => {
  test("say what was expected and what came", () => {
    const { lua } = counting();
    class Other {
      get(): number {
        return 0;
      }
    }
    lua.registerClass(Other, { methods: { get: "ref" } });
    lua.globals.set("o", new Other());
    lua.globals.set("opaque", lua.createUserdata({}));
    const expected = (got: string): string => `lua:1: bad argument \`self\` to 'Counter.get' (Counter expected, got ${got})`;
    expect(caught(lua, "c.get(o)")).toBe(expected("Other"));
    expect(caught(lua, "c.get({})")).toBe(expected("table"));
    expect(caught(lua, "c.get(nil)")).toBe(expected("nil"));
    expect(caught(lua, "c.get(1)")).toBe(expected("number"));
    expect(caught(lua, "c.get(opaque)")).toBe(expected("userdata"));
    expect(caught(lua, "c.get(io.stdout or opaque)")).toMatch("Counter expected, got");
    expect(caught(lua, "c.get()")).toBe("lua:1: bad argument `self` to 'Counter.get' (missing argument)");
    expect(caught(lua, "c.plus(c)")).toBe("lua:1: bad argument #2 to 'plus' (Counter expected, got no value)");
  });

  test("metamethods that a hook got hold of check too", () => {
    const { lua } = counting();
    lua.exec(`
      debug.sethook(function() handler = handler or debug.getinfo(2, "f").func end, "c")
      local _ = c.n
      debug.sethook()`);
    expect(lua.eval("return type(handler)")).toBe("function");
    for (const call of ["handler(5, 'n')", "handler({}, 'n')", "handler(io.stdout, 'n')"])
      expect(lua.eval(`return (pcall(function() return ${call} end))`)).toBe(false);
  });
});

describe("U11 nothing but what is listed", () => {
  test("no key leads to the class", () => {
    const { lua } = counting();
    for (const key of [
      "constructor",
      "__proto__",
      "prototype",
      "toString",
      "hasOwnProperty",
      "valueOf",
      "waits",
      "__index",
      "__gc",
      "__name",
    ]) {
      expect([key, lua.eval(`return c["${key}"]`)]).toEqual([key, undefined]);
      expect([key, lua.eval(`return (pcall(function() c["${key}"] = 1 end))`)]).toEqual([key, false]);
      expect([key, lua.eval(`return Counter["${key}"]`)]).toEqual([key, undefined]);
    }
    expect(lua.evalAll("local keys = {} for k in pairs(Counter) do keys[#keys + 1] = k end return #keys, keys[1]")).toEqual([1, "new"]);
    expect(lua.eval("return c[1] == nil and c[2.5] == nil and c[c] == nil and c[true] == nil")).toBe(true);
  });

  test("listed names are what the definition says", () => {
    const lua = new Lua();
    class Odd {
      toString(): string {
        return "odd";
      }
    }
    lua.registerClass(Odd, {
      methods: { toString: "ref", ["__proto__"]: { borrow: "ref", call: () => "listed" } },
      fields: { prototype: { get: () => 1 } },
    });
    lua.globals.set("o", new Odd());
    expect(lua.evalAll("return o:toString(), o:__proto__(), o.prototype, o.constructor")).toEqual(["odd", "listed", 1, undefined]);
  });

  test("metatables are sealed", () => {
    const { lua } = counting();
    expect(lua.evalAll("return getmetatable(c), debug.getmetatable(c), (pcall(setmetatable, c, {}))")).toEqual([false, false, false]);
    expect(lua.evalAll("return pcall(debug.setmetatable, c, {__gc = print})")).toEqual([false, "cannot change a protected metatable"]);
    expect(lua.evalAll("return pcall(debug.setmetatable, c, nil)")).toEqual([false, "cannot change a protected metatable"]);
    expect(lua.evalAll("return debug.getuservalue(c), debug.getupvalue(c.get, 1), getmetatable(Counter)")).toEqual([
      undefined,
      undefined,
      false,
    ]);
    expect(lua.evalAll("return rawequal(c.get, c.get), (pcall(rawset, c, 'get', 1)), (pcall(rawget, c, 'get'))")).toEqual([
      true,
      false,
      false,
    ]);
    expect(lua.eval("return c:get()")).toBe(1);
  });

  test("errors of the host are sealed too", () => {
    const { lua } = counting();
    expect(
      lua.evalAll("local _, e = pcall(c.fail, c) return debug.getmetatable(e), (pcall(debug.setmetatable, e, {})), tostring(e)"),
    ).toEqual([false, false, "it failed"]);
  });

  test("handles cannot be cloned", () => {
    const { c } = counting();
    expect(failure(() => structuredClone(c))).toBeInstanceOf(tsuki.LuaTransferError);
    using guard = c.borrow();
    expect(failure(() => structuredClone(guard))).toBeInstanceOf(tsuki.LuaTransferError);
  });

  test("a key of a table can be a userdata; toJS has no value for one", () => {
    const { lua } = counting();
    const table = lua.eval("return {[c] = 1, c}") as LuaTable;
    expect(lua.eval("local t = {[c] = 1} return t[c]")).toBe(1);
    expect(failure(() => table.toJS())).toBeInstanceOf(LuaConversionError);
  });
});
