/**
 * Rules S1 to S4: what is made in a scope is dead after it, wherever it has escaped to.
 */
import { describe, expect, test } from "vitest";
import { type api, deferred, failure, rejection, settled, tsuki } from "./helpers.ts";

const { Lua, LuaAliasError, LuaClosedError, LuaScopeError } = tsuki;
type LuaFunction = api.LuaFunction;
type LuaTable = api.LuaTable;
type LuaUserdata<T> = api.LuaUserdata<T>;

const DEAD = "a destructed callback or destructed userdata method was called";

class Account {
  static log: string[] = [];
  waits: (() => void)[] = [];
  constructor(
    readonly owner: string,
    public balance = 0,
  ) {}
  read(): number {
    return this.balance;
  }
  deposit(amount: number): this {
    this.balance += amount;
    return this;
  }
  async wait(): Promise<number> {
    await new Promise<void>((resolve) => this.waits.push(resolve));
    return this.balance;
  }
  [Symbol.dispose](): void {
    Account.log.push(this.owner);
  }
}

function banking(dispose = false): api.Lua {
  Account.log = [];
  const lua = new Lua({ libs: "all" });
  lua.registerClass(Account, { methods: { read: "ref", deposit: "mut", wait: "mut" }, fields: { balance: "write" }, dispose });
  return lua;
}

function message(lua: api.Lua, source: string): unknown {
  return lua.load(`return select(2, pcall(function() ${source} end))`, { name: "=lua" }).eval();
}

describe("S1 everything made in a scope is dead after it", () => {
  /** Where a value `v` is put during the scope, and how it is used afterwards. */
  const escapes: [string, string, string][] = [
    ["a global", "g = v", "return use(g)"],
    ["an upvalue", "local kept = v; function get() return use(kept) end", "return get()"],
    ["a table", "t = {{v}}", "return use(t[1][1])"],
    ["a key of a table", "t = {[v] = true}", "return use((next(t)))"],
    ["a coroutine", "co = coroutine.wrap(function() local kept = v coroutine.yield() return use(kept) end) co()", "return co()"],
    ["the registry", "debug.getregistry().kept = v", "return use(debug.getregistry().kept)"],
    ["a metatable", "m = setmetatable({}, {__index = function(_, k) return use(v) end})", "return m.x"],
    [
      "a method taken from it",
      "local ok, f = pcall(function() return v.read end) f = ok and f or v kept = function() return f(v) end",
      "return kept()",
    ],
  ];

  describe.each(escapes)("in %s", (_, put, use) => {
    test("a function", () => {
      const lua = banking();
      lua.exec("function use(f) return f() end");
      lua.scope((scope) => {
        lua.globals.set("put", lua.eval(`return function(v) ${put} end`));
        const f = scope.createFunction(() => "alive");
        (lua.globals.get("put") as LuaFunction)(f);
        if (!use.includes("co()")) expect(lua.eval(use)).toBe("alive");
      });
      expect(message(lua, use)).toMatch(DEAD);
    });

    test("a userdata", () => {
      const lua = banking();
      lua.exec("function use(a) return a:read() end");
      const account = new Account("x", 7);
      lua.scope((scope) => {
        lua.globals.set("put", lua.eval(`return function(v) ${put} end`));
        (lua.globals.get("put") as LuaFunction)(scope.borrowMut(account));
        if (!use.includes("co()")) expect(lua.eval(use)).toBe(7);
      });
      expect(message(lua, use)).toMatch(DEAD);
    });
  });

  test("in a pending promise", async () => {
    const lua = banking();
    const gate = deferred();
    lua.globals.set("wait", () => gate.promise);
    const account = new Account("x", 7);
    let execution: Promise<unknown> | undefined;
    lua.scope((scope) => {
      lua.globals.set("a", scope.borrow(account));
      lua.globals.set(
        "f",
        scope.createFunction(() => "alive"),
      );
      execution = lua.evalAsync("local a, f = a, f wait() return {pcall(f), select(2, pcall(f)), select(2, pcall(a.read, a))}");
    });
    gate.resolve();
    const failed = (await rejection(execution as Promise<unknown>)) as Error;
    expect(failed.message).toMatch(DEAD);
  });

  test("as what a promise gives", async () => {
    const lua = banking();
    const gate = deferred();
    lua.globals.set("wait", () => gate.promise);
    let f: LuaFunction | undefined;
    lua.scope((scope) => {
      f = scope.createFunction(() => "alive");
    });
    const execution = lua.evalAsync("return pcall(wait)");
    gate.resolve(f);
    expect(await execution).toBe(false);
  });

  test("its own promise may settle later", async () => {
    const lua = banking();
    const gate = deferred();
    let execution: Promise<unknown> | undefined;
    lua.scope((scope) => {
      lua.globals.set(
        "f",
        scope.createFunction(() => gate.promise),
      );
      execution = lua.evalAsync("local v = f() return v, (select(2, pcall(f)))");
    });
    gate.resolve("late");
    expect(await execution).toBe("late");
  });

  test("every metamethod and field of a userdata", () => {
    const lua = banking();
    const handle = lua.scope((scope) => {
      const inner = scope.borrow(new Account("x"));
      lua.globals.set("a", inner);
      return inner;
    });
    for (const use of [
      "return a.balance",
      "a.balance = 1",
      "return a + 1",
      "return #a",
      "tostring(a)",
      "a()",
      "return a .. ''",
      "pairs(a)",
    ]) {
      expect([use, message(lua, use)]).toEqual([use, expect.stringMatching(DEAD)]);
    }
    expect(lua.evalAll("return type(a), a == a, getmetatable(a), debug.getmetatable(a)")).toEqual(["userdata", true, false, false]);
    expect(failure(() => handle.borrow())).toBeInstanceOf(LuaScopeError);
  });

  test("for JavaScript it is LuaScopeError", () => {
    const lua = banking();
    let kept: api.Scope | undefined;
    const made: (LuaFunction | LuaUserdata<Account>)[] = [];
    lua.scope((scope) => {
      kept = scope;
      made.push(
        scope.createFunction(() => 1),
        scope.createFunctionMut(() => 1),
        scope.createUserdata(new Account("x")),
      );
      lua.globals.set("f", made[0]);
    });
    const scope = kept as api.Scope;
    const [f, g, a] = made as [LuaFunction, LuaFunction, LuaUserdata<Account>];
    const again = lua.globals.get("f") as LuaFunction;
    const uses: (() => unknown)[] = [
      () => f(),
      () => g(),
      () => f.all(),
      () => again(),
      () => lua.globals.set("x", f),
      () => lua.pin(a),
      () => a.borrow(),
      () => a.borrowMut(),
      () => a.take(),
      () => a.destroy(),
      () => a.withBorrow(() => 1),
      () => scope.createFunction(() => 1),
      () => scope.createFunctionMut(() => 1),
      () => scope.createUserdata({}),
      () => scope.borrow({}),
      () => scope.borrowMut({}),
      () => scope.add({ [Symbol.dispose]: () => undefined }),
    ];
    for (const use of uses) expect([String(use), failure(use)]).toEqual([String(use), expect.any(LuaScopeError)]);
    expect(scope.ended).toBe(true);
    a.dispose();
  });

  test("asynchronous calls of it are refused the same way", async () => {
    const lua = banking();
    const f = lua.scope((scope) => scope.createFunction(() => 1));
    expect(await rejection(f.async())).toBeInstanceOf(LuaScopeError);
  });

  test("when the callback throws", () => {
    const lua = banking();
    const error = new Error("mine");
    expect(
      failure(() =>
        lua.scope((scope) => {
          lua.globals.set("a", scope.borrowMut(new Account("x")));
          throw error;
        }),
      ),
    ).toBe(error);
    expect(message(lua, "return a:read()")).toBe(`lua:1: ${DEAD}`);
    expect(lua.ledger().borrows).toEqual([]);
  });

  test("an asynchronous scope ends when its promise settles", async () => {
    const lua = banking();
    const gate = deferred();
    const account = new Account("x", 1);
    const done = lua.scope(async (scope) => {
      lua.globals.set("a", scope.borrowMut(account));
      await gate.promise;
      return lua.eval("return a:deposit(1):read()") as number;
    });
    await settled();
    expect(lua.eval("return a:deposit(1):read()")).toBe(2);
    gate.resolve();
    expect(await done).toBe(3);
    expect(message(lua, "return a:read()")).toMatch(DEAD);

    const failed = lua.scope(async (scope) => {
      lua.globals.set("a", scope.borrow(account));
      throw new Error("no");
    });
    expect((await rejection(failed)).message).toBe("no");
    expect(message(lua, "return a:read()")).toMatch(DEAD);
  });

  test("nothing is left of it", () => {
    const lua = banking();
    const { handles } = lua.ledger();
    for (let round = 0; round < 10; round++) {
      lua.scope((scope) => {
        scope.createFunction(() => 1);
        scope.createUserdata(new Account("x"));
        scope.borrow(new Account("y")).borrow();
      });
    }
    expect(lua.ledger()).toMatchObject({ state: "idle", borrows: [], handles });
  });
});

describe("S2 all are invalidated first, then disposed of in order", () => {
  test("disposers find everything dead", () => {
    const lua = banking(true);
    const seen: unknown[] = [];
    lua.scope((scope) => {
      lua.globals.set(
        "f",
        scope.createFunction(() => 1),
      );
      scope.add({ [Symbol.dispose]: () => seen.push(message(lua, "f()"), message(lua, "a:read()")) });
      lua.globals.set("a", scope.createUserdata(new Account("first")));
      scope.createUserdata(new Account("second"));
      scope.add({ [Symbol.dispose]: () => Account.log.push("third") });
      scope.borrowMut(new Account("lent"));
    });
    expect(seen).toEqual([`lua:1: ${DEAD}`, `lua:1: ${DEAD}`]);
    expect(Account.log).toEqual(["first", "second", "third"]);
  });

  test("a disposer that throws leaves none alive, and all others run", () => {
    const lua = banking(true);
    const errors = [new Error("one"), new Error("two")];
    const order: string[] = [];
    const throwing = (error: unknown): Disposable => ({
      [Symbol.dispose]() {
        order.push("throws");
        throw error;
      },
    });
    const thrown = failure(() =>
      lua.scope((scope) => {
        scope.add(throwing(errors[0]));
        lua.globals.set("a", scope.createUserdata(new Account("a")));
        scope.add(throwing(errors[1]));
        scope.add({ [Symbol.dispose]: () => order.push("last") });
      }),
    );
    expect(thrown).toBeInstanceOf(AggregateError);
    expect((thrown as unknown as AggregateError).errors).toEqual(errors);
    expect(order).toEqual(["throws", "throws", "last"]);
    expect(Account.log).toEqual(["a"]);
    expect(message(lua, "a:read()")).toMatch(DEAD);
    expect(lua.ledger().borrows).toEqual([]);
  });

  test("along with the callback's own error", async () => {
    const lua = banking();
    const body = new Error("body");
    const disposal = new Error("disposal");
    const fill = (scope: api.Scope): void => {
      scope.add({
        [Symbol.dispose]() {
          throw disposal;
        },
      });
    };
    const thrown = failure(() =>
      lua.scope((scope) => {
        fill(scope);
        throw body;
      }),
    );
    expect((thrown as unknown as AggregateError).errors).toEqual([body, disposal]);
    const rejected = await rejection(
      lua.scope(async (scope) => {
        fill(scope);
        throw body;
      }),
    );
    expect((rejected as unknown as AggregateError).errors).toEqual([body, disposal]);
    expect(await rejection(lua.scope(async (scope) => fill(scope)))).toBeInstanceOf(AggregateError);
  });

  test("what was taken or destroyed meanwhile is not disposed of again", () => {
    const lua = banking(true);
    lua.scope((scope) => {
      scope.createUserdata(new Account("taken")).take();
      scope.createUserdata(new Account("destroyed")).destroy();
      expect(Account.log).toEqual(["destroyed"]);
      scope.borrowMut(new Account("lent")).destroy();
    });
    expect(Account.log).toEqual(["destroyed"]);
  });

  test("an asynchronous method keeps its object until it is over", async () => {
    const lua = banking(true);
    const account = new Account("busy", 5);
    let execution: Promise<unknown> | undefined;
    lua.scope((scope) => {
      lua.globals.set("a", scope.createUserdata(account));
      execution = lua.evalAsync("return a:wait()", { shared: true });
    });
    expect(Account.log).toEqual([]);
    expect(failure(() => new Lua().scope((scope) => scope.borrow(account)))).toBeInstanceOf(LuaAliasError);
    account.waits[0]?.();
    expect(await execution).toBe(5);
    expect(Account.log).toEqual(["busy"]);
    new Lua().scope((scope) => scope.borrowMut(account));
  });
});

test("a disposer that had to wait for an asynchronous method, and fails, does no harm", async () => {
  const warnings: string[] = [];
  const lua = new Lua({ warn: (text) => warnings.push(text) });
  lua.registerClass(Account, {
    methods: { wait: "ref" },
    dispose: () => {
      throw new Error("cannot");
    },
  });
  const account = new Account("x", 5);
  let execution: Promise<unknown> | undefined;
  lua.scope((scope) => {
    lua.globals.set("a", scope.createUserdata(account));
    execution = lua.evalAsync("warn('@on') return a:wait()");
  });
  account.waits[0]?.();
  expect(await execution).toBe(5);
  expect(warnings).toEqual(["error in dispose (cannot)"]);
  expect(lua.ledger()).toMatchObject({ state: "idle", borrows: [] });
});

describe("S3 scoped borrows are usable only inside their callback", () => {
  test("a shared one cannot be changed", () => {
    const lua = banking();
    const account = new Account("x", 1);
    lua.scope((scope) => {
      lua.globals.set("a", scope.borrow(account));
      expect(lua.eval("return a:read() + a.balance")).toBe(2);
      expect(message(lua, "a:deposit(1)")).toMatch(
        /^lua:1: bad argument `self` to 'Account\.deposit' \(error mutably borrowing userdata: it is borrowed by a scope at .*scopes\.test/,
      );
      expect(message(lua, "a.balance = 2")).toMatch("error mutably borrowing userdata");
    });
  });

  test("an exclusive one can, and stays the same userdata", () => {
    const lua = banking();
    const account = new Account("x", 1);
    lua.globals.set("give", () => account);
    lua.scope((scope) => {
      lua.globals.set("a", scope.borrowMut(account));
      expect(lua.eval("return a:deposit(2):deposit(3):read()")).toBe(6);
      expect(lua.eval("return a:deposit(0) == a and give() == a")).toBe(true);
    });
    expect(account.balance).toBe(6);
    expect(lua.eval("return not rawequal(give(), a) and give():read()")).toBe(6);
  });

  test("guards of it end with the scope", () => {
    const lua = banking();
    const guard = lua.scope((scope) => {
      const inner = scope.borrowMut(new Account("x", 1)).borrow();
      expect(inner.value.balance).toBe(1);
      return inner;
    });
    expect(failure(() => guard.value)).toBeInstanceOf(LuaScopeError);
    guard.release();
  });

  test("the object's ordinary userdata is in the scope's place again afterwards", () => {
    const lua = banking();
    const account = new Account("x", 1);
    lua.globals.set("own", account);
    lua.globals.set("give", () => account);
    lua.scope((outer) => {
      lua.globals.set("a", outer.borrow(account));
      expect(lua.eval("return give() == a and a ~= own and own:read()")).toBe(1);
      expect(message(lua, "own:deposit(1)")).toMatch("it is borrowed by a scope");
      lua.scope((inner) => {
        lua.globals.set("b", inner.borrow(account));
        expect(lua.eval("return give() == b and b ~= a")).toBe(true);
      });
      expect(lua.eval("return give() == a")).toBe(true);
    });
    expect(lua.eval("return give() == own and own:deposit(1):read()")).toBe(2);
  });

  test("also where two scopes overlap", async () => {
    const lua = banking();
    const account = new Account("x", 1);
    lua.globals.set("own", account);
    lua.globals.set("give", () => account);
    const gates = [deferred(), deferred()];
    const scopes = gates.map((gate) =>
      lua.scope(async (scope) => {
        scope.borrow(account);
        await gate.promise;
      }),
    );
    gates[0]?.resolve();
    await scopes[0];
    expect(lua.eval("return give() ~= own")).toBe(true);
    gates[1]?.resolve();
    await scopes[1];
    expect(lua.eval("return give() == own")).toBe(true);
  });

  test("objects of unregistered classes are opaque there too", () => {
    const lua = banking();
    lua.scope((scope) => {
      const object = { x: 1 };
      const handle = scope.borrow(object);
      lua.globals.set("o", handle);
      lua.globals.set(
        "f",
        scope.createFunction((given: LuaUserdata<{ x: number }>) => given.withBorrow(({ x }) => x)),
      );
      expect(lua.eval("return f(o)")).toBe(1);
    });
    expect(message(lua, "f(o)")).toMatch(DEAD);
  });

  test("in a state that is closed meanwhile", async () => {
    const lua = banking(true);
    const gate = deferred();
    const account = new Account("x");
    let handle: LuaUserdata<Account> | undefined;
    const scope = lua.scope(async (inner) => {
      handle = inner.createUserdata(account);
      await gate.promise;
    });
    lua.close();
    expect(failure(() => handle?.borrow())).toBeInstanceOf(LuaClosedError);
    gate.resolve();
    await scope;
    expect(Account.log).toEqual(["x"]);
    expect(failure(() => lua.scope(() => 1))).toBeInstanceOf(LuaClosedError);
  });
});

describe("S4 aliases", () => {
  test.each(["borrow", "borrowMut", "createUserdata"] as const)(
    "an object lent exclusively, then by %s, in one state or in two",
    (second) => {
      const lua = banking();
      const other = banking();
      for (const first of ["borrowMut", "createUserdata"] as const) {
        const account = new Account("x");
        lua.scope((scope) => {
          scope[first](account);
          const refused = failure(() => scope[second](account));
          expect(refused).toBeInstanceOf(LuaAliasError);
          expect(refused).toMatchObject({
            operation: `scope.${second}`,
            holder: { label: "a scope", site: expect.stringMatching(/scopes\.test/) },
          });
          expect(refused.message).toMatch(/borrowing the object: it is mutably borrowed by a scope at .*scopes\.test/);
          expect(failure(() => lua.scope((inner) => inner[second](account)))).toBeInstanceOf(LuaAliasError);
          expect(failure(() => other.scope((inner) => inner[second](account)))).toBeInstanceOf(LuaAliasError);
        });
        other.scope((scope) => scope.borrowMut(account));
      }
    },
  );

  test("an object lent for reading can be lent for reading, not for changing", () => {
    const lua = banking();
    const other = banking();
    const account = new Account("x");
    lua.scope((scope) => {
      scope.borrow(account);
      scope.borrow(account);
      other.scope((inner) => {
        inner.borrow(account);
        expect(failure(() => inner.borrowMut(account))).toBeInstanceOf(LuaAliasError);
      });
      expect(failure(() => scope.borrowMut(account))).toBeInstanceOf(LuaAliasError);
    });
    lua.scope((scope) => scope.borrowMut(account));
  });

  test("an object in use by a call or a guard cannot be lent for changing", () => {
    const lua = banking();
    const account = new Account("x");
    const handle = lua.createUserdata(account);
    {
      using _ = handle.borrow();
      expect(failure(() => lua.scope((scope) => scope.borrowMut(account)))).toBeInstanceOf(LuaAliasError);
    }
    class Caller {
      call(f: () => unknown): unknown {
        return f();
      }
    }
    lua.registerClass(Caller, { methods: { call: "mut" } });
    const caller = new Caller();
    lua.globals.set("caller", caller);
    lua.globals.set("lend", () => failure(() => lua.scope((scope) => scope.borrow(caller))) instanceof LuaAliasError);
    expect(lua.eval("return caller:call(lend)")).toBe(true);
  });

  test("an ordinary userdata of an object lent exclusively is refused from Lua", () => {
    const lua = banking();
    const account = new Account("x", 1);
    lua.globals.set("own", account);
    lua.scope((scope) => {
      lua.globals.set("a", scope.borrowMut(account));
      expect(message(lua, "own:read()")).toMatch("error borrowing userdata: it is mutably borrowed by a scope");
      expect(lua.eval("return a:deposit(1):read()")).toBe(2);
    });
    expect(lua.eval("return own:read()")).toBe(2);
  });
});

describe("functions in scopes", () => {
  test("take options, and guard against recursion", () => {
    const lua = banking();
    lua.scope((scope) => {
      lua.globals.set(
        "f",
        scope.createFunction((n: number) => n + 1, { name: "increment", parameters: ["integer"] }),
      );
      expect(lua.eval("return f(1)")).toBe(2);
      expect(message(lua, "f('x')")).toBe("lua:1: bad argument #1 to 'f' (number expected, got string)");
      lua.globals.set(
        "g",
        scope.createFunctionMut((again: LuaFunction) => again(again)),
      );
      expect(message(lua, "g(g)")).toMatch("mutable callback called recursively");
    });
  });

  test("a table made in a scope is an ordinary one", () => {
    const lua = banking();
    const table = lua.scope((scope) => {
      const inner: LuaTable = lua.createTable();
      inner.set(
        "f",
        scope.createFunction(() => 1),
      );
      return inner;
    });
    lua.globals.set("t", table);
    expect(message(lua, "t.f()")).toMatch(DEAD);
  });
});
