/**
 * `lua.jit`: what was compiled, why and why not, and where compiled code was left.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { CompilationReport, FunctionReport, LuaJit } from "../../src/host/jit.ts";
import { newLua } from "../built.ts";

type LuaWithJit = ReturnType<typeof newLua> & { readonly jit: LuaJit };

function state(options: Record<string, unknown> = {}): LuaWithJit {
  return newLua(() => undefined, false, { stress: [], jitThreshold: 0, ...options }) as LuaWithJit;
}

/** What was made of a program. */
function reportOn(source: string, options?: Record<string, unknown>): CompilationReport {
  const lua = state(options);
  lua.load(source, { name: "@program.lua" }).exec();
  const report = lua.jit.report();
  lua.close();
  return report;
}

function functionAt(report: CompilationReport, line: number): FunctionReport {
  const found = report.functions.find((entry) => entry.line === line);
  if (found === undefined) throw new Error(`no function of line ${line} in the report`);
  return found;
}

const sum = `local function sum(list)
  local total = 0
  for index = 1, #list do
    total = total + list[index]
  end
  return total
end
`;

describe("a report", () => {
  test("names functions and loops with their lines, sizes and reasons", () => {
    const report = reportOn(`${sum}sum({ 1, 2, 3 }) sum({ 4 })`);
    expect(report.enabled).toBe(true);
    const { name, source, code, refusal } = functionAt(report, 1);
    expect([name, source, refusal]).toEqual(["sum", "program.lua", undefined]);
    const [first] = code;
    expect(first).toMatchObject({ kind: "function", line: 1, compilations: ["called"], abandoned: 0 });
    expect(first?.script).toMatch(/^tsuki\/jit\/\d+$/);
    expect(first?.size).toBeGreaterThan(100);
    expect(report.size).toBeGreaterThanOrEqual(first?.size as number);
    expect(report.compilations).toBeGreaterThanOrEqual(1);
    expect(report.writeMilliseconds).toBeGreaterThan(0);
    expect(report.loadMilliseconds).toBeGreaterThan(0);
  });

  test("tells a loop by the line of its statement", () => {
    const report = reportOn("local x = 0\nfor i = 1, 1e5 do\n  x = x + i\nend\nlocal n = 0\nwhile n < 1e5 do\n  n = n + 1\nend", {
      jitThreshold: 1,
    });
    const loops = functionAt(report, 0).code.filter(({ kind }) => kind === "loop");
    expect(loops.map(({ line }) => line)).toEqual([2, 6]);
  });

  test("names a function as it was declared", () => {
    const report = reportOn(
      "local t = {}\nfunction t.inner() end\nfunction t:method() end\nt.other = function() end\nt.inner() t:method() t.other()",
    );
    expect([2, 3, 4].map((line) => functionAt(report, line).name)).toEqual(["t.inner", "t:method", ""]);
  });

  test("says what was compiled anew because a guess failed: functions made before get the new code", () => {
    const report = reportOn("local function f(x)\n  return x + 1\nend\nfor i = 1, 50 do f(i) end\nfor i = 1, 500 do f(i + 0.5) end");
    const { code, exits } = functionAt(report, 1);
    expect(code[0]?.compilations).toEqual(["called", "other kinds"]);
    expect(exits.map(({ reason }) => reason)).toEqual(["guard"]);
    expect(exits[0]?.count).toBe(8);
  });

  test("counts exits where they were taken", () => {
    const call = "pcall(f, 1)\n".repeat(5);
    const { exits } = functionAt(reportOn(`local function f(x)\n  local y = x\n  error(y)\nend\n${call}`), 1);
    expect(exits).toEqual([{ line: 3, instruction: "CALL", reason: "call", count: 5 }]);
  });

  test("tells why code was compiled anew", () => {
    const { code } = functionAt(
      reportOn("local function f(n)\n  local x = 1\n  for i = 1, n do x = x * 7 end\n  return x\nend\nfor i = 1, 20 do f(30) end"),
      1,
    );
    const reasons = code.flatMap(({ compilations }) => compilations);
    expect(reasons).toContain("hot");
    expect(reasons).toContain("large integers");
  });

  test("tells that values were other ones than those it was compiled for", () => {
    const squares = "local function f(p) return p.x * p.x * p.x + p.x * p.x end\n";
    const calls = (value: string) => `for i = 1, 20 do f({ x = ${value} }) end\n`;
    const reasons = (source: string) => functionAt(reportOn(source), 1).code.flatMap(({ compilations }) => compilations);
    expect(reasons(squares + calls("0.5") + calls("2.0"))).not.toContain("other kinds");
    expect(reasons(squares + calls("0.5") + calls("2"))).toContain("other kinds");
  });

  test("says why a function is not compiled", () => {
    const report = reportOn(`local x = 0\n${"x = x + 1\n".repeat(5000)}`);
    expect(functionAt(report, 0)).toMatchObject({ refusal: "too long", code: [], exits: [] });
    const jump = "local x = 3\nif x > 5 then goto b end\n::a:: x = x - 1\n::b:: x = x - 1\nif x > 0 then goto a end";
    expect(functionAt(reportOn(jump), 0).refusal).toBe("irreducible control flow");
  });

  test("is a copy", () => {
    const lua = state();
    lua.load(`${sum}SUM = sum sum({})`, { name: "@program.lua" }).exec();
    const before = lua.jit.report();
    const text = JSON.stringify(before);
    lua.load("for i = 1, 100 do SUM({ i, i / 2 }) end").exec();
    expect(JSON.stringify(before)).toBe(text);
    expect(lua.jit.report().compilations).toBeGreaterThan(before.compilations);
  });

  test("remembers a thousand functions", () => {
    const lua = state();
    for (let number = 0; number < 1100; number++) lua.load("local x = ... return x", { name: `=chunk ${number}` }).exec();
    const { functions, forgotten, compilations } = lua.jit.report();
    expect([functions.length, forgotten, compilations]).toEqual([1000, 100, 1100]);
    expect(functions.at(-1)?.source).toBe("chunk 1099");
  });

  test("is empty where nothing is compiled", () => {
    for (const options of [{ jit: false }, { trace: true }]) {
      const lua = state(options);
      lua.load(sum).exec();
      expect(lua.jit.enabled).toBe(false);
      expect(lua.jit.report()).toMatchObject({ enabled: false, functions: [], compilations: 0, size: 0 });
    }
  });
});

describe("tsuki --jit-report", () => {
  const program = `${sum}local list = {}\nfor i = 1, 1000 do list[i] = i end\nfor i = 1, 3000 do sum(list) end print("done")`;

  function run(nodeFlags: readonly string[], ...options: string[]) {
    const command = fileURLToPath(new URL("../../dist/tsuki.cjs", import.meta.url));
    return spawnSync(process.execPath, [...nodeFlags, command, "--jit-report", ...options, "-"], { input: program, encoding: "utf8" });
  }

  test("says it in words on standard error", () => {
    const { stdout, stderr } = run([]);
    expect(stdout).toBe("done\n");
    expect(stderr).toMatch(/^compiled \d+ times?: \d+ characters of JavaScript, [\d.]+ ms to write, [\d.]+ ms to load\n/);
    expect(stderr).toMatch(/\nstdin:1: function sum\n {2}\S/);
  });

  test("says it as JSON", () => {
    const report = JSON.parse(run([], "--json").stderr) as CompilationReport;
    expect(functionAt(report, 1).name).toBe("sum");
  });

  test.each([
    ["code generation is not allowed", ["--disallow-code-generation-from-strings"], []],
    ["it is switched off", [], ["--no-jit"]],
  ])("says that %s", (_, nodeFlags, options) => {
    const { stdout, stderr } = run(nodeFlags, ...options);
    expect([stdout, stderr]).toEqual(["done\n", "nothing was compiled: it is switched off, or code generation is not allowed here\n"]);
  });
});
