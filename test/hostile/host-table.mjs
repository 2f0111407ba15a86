/**
 * The table `host` of scripts with `-- profile: host`: functions and objects as hosts hand them out, and eyes to see an escape with.
 * `host.escaped()` and `host.polluted()` tell a script whether it got out.
 */

/** What JavaScript code may throw. Made anew each time, for some can be looked at only once. */
const throwables = {
  error: () => new Error("host failure"),
  range: () => new RangeError("Maximum call stack size exceeded"),
  text: () => "host text",
  null: () => null,
  undefined: () => undefined,
  symbol: () => Symbol("host symbol"),
  proxy: () =>
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("proxy");
        },
        getPrototypeOf: () => {
          throw new Error("proxy");
        },
      },
    ),
  getter: () =>
    Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error("getter");
      },
    }),
};

class Counter {
  #count = 0;
  secret = "field";
  increment(by = 1) {
    this.#count += by;
    return this.#count;
  }
  get count() {
    return this.#count;
  }
}

/** `survived` is called by scripts where none should get, because a limit was reached before; `changedIntrinsics` is of intrinsics.mjs. */
export function hostTable(lua, survived, changedIntrinsics) {
  lua.registerClass(Counter, { methods: { increment: "mut" }, fields: { count: "read" } });
  const host = lua.createTable({
    echo: (...values) => values[0],
    count: (...values) => values.length,
    callback: (f, ...values) => f(...values),
    throws: () => {
      throw new Error("host failure");
    },
    throws_null: () => {
      throw null;
    },
    throw: (name) => {
      throw throwables[name]();
    },
    kind: (value) => (value === null ? "null" : typeof value),
    is_promise: (value) => value instanceof Promise || (typeof value === "object" && typeof value?.then === "function"),
    same: (a, b) => (a?.equals === undefined ? Object.is(a, b) : a.equals(b)),
    minus_zero: () => -0,
    not_a_number: () => Number.NaN,
    big: (text) => BigInt(text),
    number: (text) => Number(text),
    lone_surrogate: () => "a\ud800b",
    bytes: (...values) => Uint8Array.from(values),
    survived,
    escaped: () => globalThis.__escaped !== undefined,
    polluted: () => changedIntrinsics().length > 0,
  });
  host.set("obj", lua.createTable({ x: 1, name: "obj", greet: () => "hi" }));
  host.set("arr", lua.createTable([10, 20, 30]));
  host.set("counter", new Counter());
  return host;
}
