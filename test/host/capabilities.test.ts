/**
 * Capabilities as bad hosts write them: every one that throws, gives a promise, gives something that makes no sense, or calls back into the
 * state. Each time the script gets an error with the cause, and the state stays usable.
 */
import { describe, expect, test } from "vitest";
import type * as api from "../../src/index.ts";

const { Lua, LuaError, memoryFileSystem } = (await import(
  /* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href
)) as typeof api;

type Answer = () => unknown;

const file = (answer: Answer) => ({ read: answer, write: answer, seek: answer, flush: answer, close: answer });

/** A state in which `answer` stands for one member of a capability; what calls it; what is expected of it. */
const uses: [member: string, options: (answer: Answer) => object, program: string, expected: string][] = [
  ["print", (print) => ({ print }), "print(1)", "nothing"],
  ["warn", (warn) => ({ warn }), "warn('@on') warn('x')", "nothing"],
  ["clock.now", (now) => ({ clock: { now } }), "return os.time()", "a finite number"],
  ["clock.processorTime", (processorTime) => ({ clock: { processorTime } }), "return os.clock()", "a finite number"],
  ["clock.utcOffset", (utcOffset) => ({ clock: { now: () => 0, utcOffset } }), "return os.date()", "a finite number"],
  [
    "env.HOME",
    (answer) => ({
      env: {
        get HOME() {
          return answer();
        },
      },
    }),
    "return os.getenv 'HOME'",
    "text",
  ],
  ["fs.open", (open) => ({ fs: { open } }), "return io.open 'x'", "an open file or a failure"],
  ["fs.remove", (remove) => ({ fs: { remove } }), "return os.remove 'x'", "nothing or a failure"],
  ["fs.rename", (rename) => ({ fs: { rename } }), "return os.rename('x', 'y')", "nothing or a failure"],
  ["fs.temporaryName", (temporaryName) => ({ fs: { temporaryName } }), "return os.tmpname()", "a byte string or a failure"],
  ["file.read", (answer) => ({ fs: { open: () => file(answer) } }), "return io.open('x'):read('a')", "a byte string or a failure"],
  ["file.write", (answer) => ({ fs: { open: () => file(answer) } }), "return io.open('x', 'w'):write('a')", "nothing or a failure"],
  ["file.seek", (answer) => ({ fs: { open: () => file(answer) } }), "return io.open('x'):seek()", "a position or a failure"],
  ["file.flush", (answer) => ({ fs: { open: () => file(answer) } }), "return io.open('x', 'w'):flush()", "nothing or a failure"],
  ["file.close", (answer) => ({ fs: { open: () => file(answer) } }), "return io.open('x'):close()", "nothing or a failure"],
  ["file.read", (answer) => ({ fs: { stdin: file(answer) } }), "return io.read()", "a byte string or a failure"],
  ["file.write", (answer) => ({ stdout: file(answer) }), "return io.write('x')", "nothing or a failure"],
  ["processes.execute", (execute) => ({ processes: { execute } }), "return os.execute 'x'", "how a process ended"],
  ["processes.open", (open) => ({ fs: memoryFileSystem(), processes: { open } }), "return io.popen 'x'", "an open file or a failure"],
  ["readFile", (readFile) => ({ readFile }), "return loadfile 'x'", "bytes or a reason"],
];

const cause = new Error("the capability is broken");

describe.each(uses)("%s", (member, options, program, expected) => {
  /** The error of the program, in a state that can be used afterwards. */
  function failureWith(answer: Answer): api.LuaError | undefined {
    const lua = new Lua({ libs: "all", ...options(answer) });
    let failure: unknown;
    try {
      lua.exec(program);
    } catch (error) {
      failure = error;
    }
    expect(lua.eval("return 1 + 1")).toBe(2);
    expect(lua.ledger()).toMatchObject({ borrows: [] });
    lua.close();
    if (failure !== undefined) expect(failure).toBeInstanceOf(LuaError);
    return failure as api.LuaError | undefined;
  }

  test("throws", () => {
    const failure = failureWith(() => {
      throw cause;
    });
    expect(failure?.message).toMatch(/the capability is broken$/);
    expect(failure?.cause).toBe(cause);
  });

  test("throws what is no error", () => {
    expect(
      failureWith(() => {
        throw null;
      })?.cause,
    ).toBe(null);
  });

  test("gives a promise", async () => {
    const failure = failureWith(() => Promise.reject(cause));
    expect(failure?.message).toMatch(new RegExp(`${member} gave a promise, but has to answer at once \\(${expected} expected\\)$`));
    expect(failure?.cause).toBeInstanceOf(TypeError);
    await Promise.resolve();
  });

  test("gives what makes no sense", () => {
    for (const answer of [Number.NaN, Symbol("s"), {}, () => 1, [], true, "\u{1f319}", -1.5, 2n ** 70n, new Proxy({}, {})]) {
      const failure = failureWith(() => answer);
      // Some take anything, or some of these.
      if (failure !== undefined) expect(failure.message).toMatch(new RegExp(`${member} gave .* \\(${expected} expected\\)$`));
      else if (expected === "a finite number") expect(Number.isFinite(answer)).toBe(true);
      else expect(expected === "nothing" || (expected === "text" && typeof answer === "string")).toBe(true);
    }
  });

  test("calls back into the state", () => {
    let result: unknown;
    const lua: api.Lua = new Lua({
      libs: "all",
      ...options(() => {
        result = lua.eval("return select('#', pcall(error))");
        throw cause;
      }),
    });
    expect(() => lua.exec(program)).toThrow("the capability is broken");
    expect(result).toBe(2);
    expect(lua.eval("return 1 + 1")).toBe(2);
    lua.close();
  });

  test("raises an error that scripts can catch", () => {
    const lua = new Lua({
      libs: "all",
      ...options(() => {
        throw cause;
      }),
    });
    expect(lua.eval(`return not pcall(function() ${program} end)`)).toBe(true);
    lua.close();
  });
});

test("a capability that is no object at all is an error of the script", () => {
  for (const options of [{ clock: 1 }, { fs: {} }, { processes: "x" }, { clock: {} }]) {
    const lua = new Lua({ libs: "all", ...(options as object) });
    const program = "fs" in options ? "io.open('x')" : "processes" in options ? "os.execute('x')" : "os.time()";
    expect(() => lua.exec(program)).toThrow(LuaError);
    expect(lua.eval("return 1")).toBe(1);
    lua.close();
  }
});

describe("standard streams", () => {
  test("one by one", () => {
    const written: string[] = [];
    const lua = new Lua({ libs: "all", stdin: "first\nsecond\n", stdout: (text) => written.push(text) });
    lua.exec("io.write(io.read(), ' ', io.read('n') or 'none', '\\n') print('printed')");
    expect(written.join("")).toBe("first none\nprinted\n");
    expect(lua.evalAll("return pcall(io.stderr.write, io.stderr, 'x')")).toEqual([false, "stderr is not available in this state"]);
    expect(lua.evalAll("return pcall(io.open, 'x')")).toEqual([false, "files are not available in this state"]);
    lua.close();
  });

  test("besides files", () => {
    const errors: string[] = [];
    const fs = memoryFileSystem({ x: "content" }, { input: "of the files" });
    const lua = new Lua({ libs: "all", fs, stderr: (text) => errors.push(text), print: () => undefined });
    lua.exec("io.stderr:write(io.open('x'):read('a'), ', ', io.read('a'))");
    expect(errors.join("")).toBe("content, of the files");
    lua.close();
  });

  test("take bytes", () => {
    const lua = new Lua({ libs: "all", stdin: new Uint8Array([255, 10]) });
    expect(lua.eval("return io.read():byte()")).toBe(255);
    lua.close();
  });
});

describe("deterministic states", () => {
  const work = "local t = {} for i = 1, 1e5 do t[i % 7] = i end";

  test("have the time of the work done", () => {
    const lua = new Lua({ libs: "all", deterministic: true });
    expect(lua.evalAll("return os.time(), os.date(), os.date('%Z %z')")).toEqual([0, "Thu Jan  1 00:00:00 1970", "UTC +0000"]);
    lua.exec(work);
    const { fuelUsed } = lua.budget;
    expect(lua.eval("return os.clock()")).toBeGreaterThan(fuelUsed * 1e-8);
    expect(lua.eval("return os.clock()")).toBeLessThan((fuelUsed + 1000) * 1e-8);
    expect(lua.eval("while os.time() < 1 do end return 'later'")).toBe("later");
    lua.close();
  });

  test("have an empty environment, and no files", () => {
    const lua = new Lua({ libs: "all", deterministic: true });
    expect(lua.evalAll("return os.getenv('PATH'), pcall(io.open, 'x')")).toEqual([
      undefined,
      false,
      "files are not available in this state",
    ]);
    lua.close();
  });

  test("take a clock and an environment", () => {
    const clock = { now: () => 86400000, processorTime: () => 3, utcOffset: () => 60 };
    const lua = new Lua({ libs: "all", deterministic: true, clock, env: { A: "b" } });
    expect(lua.evalAll("return os.time(), os.clock(), os.date('%H'), os.getenv('A')")).toEqual([86400, 3, "01", "b"]);
    expect(lua.sandbox({ libs: "all" }).evalAll("return os.time(), os.getenv('A')")).toEqual([0, undefined]);
    lua.close();
  });

  test("do the same every time", () => {
    const program = `
      ${work}
      local names = {} for name in pairs(_G) do names[#names + 1] = name end
      local weak = setmetatable({}, { __mode = "k" }) for i = 1, 1e4 do weak[{}] = i end
      local finalized = 0
      for i = 1, 1e4 do setmetatable({}, { __gc = function() finalized = finalized + 1 end }) end
      collectgarbage()
      local left = 0 for _ in pairs(weak) do left = left + 1 end
      return table.concat(names, ","), tostring({}), tostring(print), math.random(), collectgarbage("count"), os.clock(), left, finalized`;
    const run = () => {
      const lua = new Lua({ libs: "all", deterministic: true });
      const results = lua.evalAll(program);
      lua.close();
      return results;
    };
    const first = run();
    for (let time = 0; time < 3; time++) expect(run()).toEqual(first);
  });
});
