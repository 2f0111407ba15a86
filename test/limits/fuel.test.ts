/**
 * Fuel is exact: a program stops at exactly its limit, and uses the same whatever the length of slices. Limits nest, and may be changed at any time.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { listPrograms, parseExpectations } from "../expectations.mjs";
import { expectClean, failure, rejection, tsuki } from "../ownership/helpers.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Programs that take little fuel. */
const MOST_FUEL = 20_000;

interface Run {
  readonly printed: string;
  readonly message: string | undefined;
  readonly fuel: number;
  readonly memory: number;
}

function runInSlices(source: Uint8Array, name: string, slice: number | undefined, fuel = Number.POSITIVE_INFINITY): Run {
  let printed = "";
  const lua = new tsuki.Lua({ libs: "all", print: (text) => (printed += text), limits: { fuel } });
  let message: string | undefined;
  try {
    const chunk = lua.load(source, { name: `@${name}` });
    if (slice === undefined) chunk.exec();
    else {
      const execution = chunk.run({ slice });
      while (!execution.step().done);
    }
  } catch (error) {
    const { name: kind, value, message: text } = error as Error & { value?: unknown };
    message = `${kind}: ${typeof value === "string" ? value : text}`;
  }
  const { fuelUsed, memoryUsed } = lua.budget;
  lua.close();
  return { printed, message, fuel: fuelUsed, memory: memoryUsed };
}

const programs = ["language", "stdlib", "regression"].flatMap((folder) =>
  listPrograms(join(root, folder)).map((path) => {
    const source = readFileSync(join(root, folder, path));
    return { path: `${folder}/${path}`, source, expected: parseExpectations(source.toString("utf8")) };
  }),
);
// What waits for a promise or reads a clock is no program of these; those that print the time or the memory in use are the collector's.
const subjects = programs
  .filter(({ path, expected }) => !expected.pragmas.has("files") && !path.includes("collector/") && !path.includes("stdlib/os/"))
  .map(({ path, source }) => ({ path, source, whole: runInSlices(source, basename(path), undefined) }))
  .filter(({ whole }) => whole.fuel > 0 && whole.fuel < MOST_FUEL);

test("there are enough programs", () => {
  expect(subjects.length).toBeGreaterThan(200);
});

test.each([1, 2, 7, 97, 1000, 1_000_000])("results, output, fuel and memory are the same in slices of %d", (slice) => {
  for (const { path, source, whole } of subjects) {
    expect({ path, ...runInSlices(source, basename(path), slice) }).toEqual({ path, ...whole });
  }
});

test("a program stops at exactly its limit, and what it needs is enough", () => {
  for (const { path, source, whole } of subjects) {
    expect({ path, ...runInSlices(source, basename(path), undefined, whole.fuel) }).toEqual({ path, ...whole });
    for (const limit of [0, 1, whole.fuel >> 1, whole.fuel - 1]) {
      for (const slice of [undefined, 13]) {
        const { message, fuel, printed } = runInSlices(source, basename(path), slice, limit);
        expect({ path, fuel, message: message?.split(":")[0] }).toEqual({ path, fuel: limit, message: "LuaLimitError" });
        expect(whole.printed.startsWith(printed)).toBe(true);
      }
    }
  }
});

describe("figures that make no sense", () => {
  const { Lua } = tsuki;
  test.each([
    [Number.NaN, RangeError],
    [-1, RangeError],
    [1.5, RangeError],
    [2 ** 53, RangeError],
    [-1n, RangeError],
    [2n ** 64n, RangeError],
    ["1", TypeError],
    [null, TypeError],
    [{}, TypeError],
  ])("%s is refused by an error that names the option", (value, type) => {
    for (const kind of ["fuel", "memory", "depth", "handles", "output"]) {
      const error = failure(() => new Lua({ limits: { [kind]: value as number } }));
      expect(error).toBeInstanceOf(type);
      expect(error.message).toContain(`limits.${kind}`);
    }
    const lua = new Lua();
    expect(failure(() => (lua.budget.fuelLimit = value as number)).message).toContain("fuelLimit");
    expect(failure(() => (lua.budget.memoryLimit = value as number)).message).toContain("memoryLimit");
    expect(failure(() => lua.withBudget({ fuel: value as number }, () => undefined)).message).toContain("fuel");
    expect(lua.budget.fuelLimit).toBe(Number.POSITIVE_INFINITY);
  });

  test("Infinity and undefined mean none; a bigint may be given; a deadline may have a fraction", () => {
    const limits = { fuel: undefined, memory: Number.POSITIVE_INFINITY, depth: 1000n, deadline: 1e6 + 0.5, output: 100n };
    expect(new Lua({ limits }).eval("return 1")).toBe(1);
    expect(failure(() => new Lua({ limits: { deadline: Number.NaN } }))).toBeInstanceOf(RangeError);
    expect(failure(() => new Lua({ limits: 1 as unknown as object }))).toBeInstanceOf(TypeError);
  });

  test("0 lets nothing run", () => {
    for (const limits of [{ fuel: 0 }, { memory: 0 }]) {
      const lua = new Lua({ limits });
      const [kind] = Object.keys(limits);
      lua.globals.set("ran", false);
      expect(failure(() => lua.exec("ran = true for i = 1, 10 do ran = {} end"))).toMatchObject({ name: "LuaLimitError", kind });
      expect(lua.globals.get("ran")).toBe(false);
    }
  });
});

describe("limits may be changed", () => {
  test("between entries: raised, lowered, removed", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 1000 } });
    expect(failure(() => lua.exec("while true do end"))).toMatchObject({ kind: "fuel", limit: 1000 });
    expect(failure(() => lua.exec("x = 1"))).toMatchObject({ kind: "fuel" });
    lua.budget.fuelLimit = 2000;
    expect(failure(() => lua.exec("x = 1 while true do end"))).toMatchObject({ limit: 2000 });
    expect(lua.globals.get("x")).toBe(1);
    lua.budget.fuelLimit = 10;
    expect(failure(() => lua.exec("x = 2"))).toMatchObject({ limit: 10 });
    expect(lua.budget).toMatchObject({ fuelUsed: 2000, fuelLimit: 10 });
    lua.budget.fuelLimit = Number.POSITIVE_INFINITY;
    expectClean(lua, 0);
  });

  test("by a host function that Lua code calls", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 10_000 } });
    lua.globals.set("raise", () => (lua.budget.fuelLimit += 10_000));
    expect(lua.eval("local n = 0 for i = 1, 5 do raise() for j = 1, 900 do n = n + 1 end end return n")).toBe(4500);
    lua.globals.set("lower", () => (lua.budget.fuelLimit = 1));
    expect(failure(() => lua.exec("pcall(function() lower() while true do end end) leaked = true"))).toMatchObject({ limit: 1 });
    expect(lua.globals.get("leaked")).toBe(undefined);
  });

  test("a host function that caught the error may raise the limit, and then Lua code goes on", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 10_000 } });
    lua.globals.set("attempt", () => {
      expect(failure(() => lua.exec("while true do end"))).toMatchObject({ kind: "fuel" });
      lua.budget.fuelLimit = 20_000;
    });
    expect(lua.eval("attempt() return 'went on'")).toBe("went on");
  });
});

describe("withBudget", () => {
  const endless = "while true do pcall(function() while true do end end) end";

  test("ends the part, and the rest goes on", () => {
    const lua = new tsuki.Lua();
    const before = lua.budget.fuelUsed;
    expect(failure(() => lua.withBudget({ fuel: 1000 }, () => lua.exec(endless)))).toMatchObject({ kind: "fuel", limit: 1000 });
    expect(lua.budget.fuelUsed - before).toBe(1000);
    expect(lua.withBudget({ fuel: 1000 }, () => lua.eval("return 7"))).toBe(7);
    expectClean(lua, 0);
  });

  test("for Lua code further out, it is an exception of the host like any other", () => {
    const lua = new tsuki.Lua();
    lua.globals.set("part", (fuel: number, callee: () => unknown) => lua.withBudget({ fuel }, () => callee()));
    lua.exec(`function spin() ${endless} end`);
    expect(lua.eval("local ok, e = pcall(part, 1000, spin) return tostring(e)")).toBe("the limit on fuel (1000) was reached");
    expect(failure(() => lua.exec("part(1000, spin)"))).toMatchObject({ name: "LuaError", cause: { kind: "fuel", limit: 1000 } });
    // The inner part ends, then the outer one.
    expect(lua.evalAll("return pcall(part, 5000, function() local ok = pcall(part, 1000, spin) inner = ok spin() end)")[0]).toBe(false);
    expect(lua.globals.get("inner")).toBe(false);
  });

  test("a part cannot outspend the whole, and of two limits reached at once the outer one counts", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 1000 } });
    expect(failure(() => lua.withBudget({ fuel: 5000 }, () => lua.exec(endless)))).toMatchObject({ kind: "fuel", limit: 1000 });
    lua.budget.fuelLimit = 2000;
    expect(failure(() => lua.withBudget({ fuel: 1000 }, () => lua.exec(endless)))).toMatchObject({ limit: 2000 });
    expect(lua.budget.fuelUsed).toBe(2000);
    lua.budget.fuelLimit = undefined;
    const nested = (): unknown => lua.withBudget({ fuel: 300 }, () => lua.withBudget({ fuel: 9000 }, () => lua.exec(endless)));
    expect(failure(nested)).toMatchObject({ limit: 300 });
  });

  test("bounds memory from where the part begins", () => {
    const lua = new tsuki.Lua();
    const fill = "local t = {} for i = 1, n do t[i] = i end kept = t";
    lua.globals.set("n", 1000);
    lua.withBudget({ memory: 100_000 }, () => lua.exec(fill));
    lua.globals.set("n", 1_000_000);
    expect(failure(() => lua.withBudget({ memory: 100_000 }, () => lua.exec(fill)))).toMatchObject({ kind: "memory", limit: 100_000 });
    expect(lua.eval("return #kept")).toBe(1000);
  });

  test("with a promise, lasts until that settles", async () => {
    const lua = new tsuki.Lua();
    lua.globals.set("sleep", () => new Promise((resolve) => setImmediate(resolve)));
    const part = lua.withBudget({ fuel: 1000 }, () => lua.execAsync(`sleep() ${endless}`));
    expect(await rejection(part)).toMatchObject({ kind: "fuel", limit: 1000 });
    expect(await lua.withBudget({ fuel: 1000 }, async () => lua.evalAsync("sleep() return 3"))).toBe(3);
    expect(lua.eval("local n = 0 for i = 1, 10000 do n = n + 1 end return n")).toBe(10_000);
  });
});

describe("what the host loads counts as what Lua's `load` does", () => {
  const source = "x = y.z + 1 ".repeat(1000);

  test("the same fuel, text or binary", () => {
    const lua = new tsuki.Lua();
    const fuelOf = (action: () => unknown): number => {
      const before = lua.budget.fuelUsed;
      action();
      return lua.budget.fuelUsed - before;
    };
    const text = fuelOf(() => lua.load(source));
    expect(text).toBeGreaterThan(source.length / 4);
    expect(fuelOf(() => lua.load(source + source))).toBeGreaterThan(1.9 * text);
    lua.globals.set("source", source);
    expect(Math.abs(fuelOf(() => lua.exec("load(source)")) - text)).toBeLessThan(500);
    const bytes = lua.load(source).toBytecode();
    expect(fuelOf(() => lua.load(bytes))).toBeGreaterThan(bytes.length);
    lua.close();
  });

  test("it ends at the limit, and the state goes on", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 1000 } });
    expect(failure(() => lua.load(source))).toMatchObject({ name: "LuaLimitError", kind: "fuel", limit: 1000 });
    expect(lua.budget.fuelUsed).toBe(1000);
    lua.budget.fuelLimit = undefined;
    expect(lua.eval("return 1")).toBe(1);
    expect(lua.ledger()).toMatchObject({ state: "idle", frames: 0, nesting: 0 });
    lua.close();
  });

  test("and by the deadline", () => {
    let time = 0;
    const lua = new tsuki.Lua({ limits: { deadline: 50 }, clock: { now: () => time++, processorTime: () => 0, utcOffset: () => 0 } });
    expect(failure(() => lua.load(source.repeat(100)))).toMatchObject({ name: "LuaLimitError", kind: "deadline" });
    expect(lua.eval("return 1")).toBe(1);
    lua.close();
  });

  test("and by the limit of the script that called the host", () => {
    const lua = new tsuki.Lua({ limits: { fuel: 3000 } });
    let thrown: unknown;
    lua.globals.set("load", () => {
      thrown = failure(() => lua.load(source));
    });
    expect(failure(() => lua.exec("pcall(load) while true do end"))).toMatchObject({ name: "LuaLimitError", kind: "fuel", limit: 3000 });
    expect(thrown).toMatchObject({ name: "LuaLimitError", kind: "fuel" });
    expect(lua.budget.fuelUsed).toBe(3000);
    lua.close();
  });
});
