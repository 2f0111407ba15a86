/**
 * Compiled code that is taken again for functions that are loaded again: when, and that nobody sees it.
 */
import { describe, expect, test } from "vitest";
import type { CompilationReport, LuaJit } from "../../src/host/jit.ts";
import { newLua } from "../built.ts";

type LuaWithJit = ReturnType<typeof newLua> & { readonly jit: LuaJit };

function state(options: Record<string, unknown> = {}): LuaWithJit {
  return newLua(() => undefined, false, { stress: [], jit: true, jitThreshold: undefined, ...options }) as LuaWithJit;
}

function evaluate(
  source: string,
  options: Record<string, unknown> = {},
  name = "@program.lua",
): { value: unknown; report: CompilationReport; fuel: number } {
  const lua = state(options);
  try {
    const value = lua.load(source, { name }).eval();
    return { value, report: lua.jit.report(), fuel: lua.budget.fuelUsed };
  } finally {
    lua.close();
  }
}

/** Why the functions of these lines were compiled. */
function reasons({ functions }: CompilationReport, ...lines: number[]): string[][] {
  return lines.map((line) =>
    functions.filter((entry) => entry.line === line).flatMap(({ code }) => code.flatMap((part) => part.compilations)),
  );
}

/** Makes sources that no other test has. */
let sources = 0;
function unique(): string {
  return `local test_of_templates_${++sources} = ${sources}\n`;
}

describe("a function that is loaded again", () => {
  test("takes what was compiled, in the same state and in another", () => {
    const source = `${unique()}local function weigh(x)
      local sum = 0
      for i = 1, 10 do sum = sum + x * i end
      return sum
    end
    return weigh(1) + weigh(2) + weigh(3)`;
    const first = evaluate(source);
    expect(reasons(first.report, 2)).toEqual([["entered"]]);
    const second = evaluate(source);
    expect(reasons(second.report, 2)).toEqual([["loaded again"]]);
    expect([second.value, second.fuel]).toEqual([first.value, first.fuel]);
    const twice = evaluate(
      `local text = ...\nlocal sum = 0\nfor i = 1, 2 do sum = sum + load([==[${source}]==], "=again" .. i)() end\nreturn sum`,
    );
    expect(twice.value).toBe(2 * (first.value as number));
    expect(twice.report.functions.filter(({ source: name }) => name.startsWith("again")).map(({ code }) => code[0]?.compilations)).toEqual([
      ["loaded again"],
      ["loaded again"],
    ]);
  });

  test("shares the code of its loops", () => {
    const source = `${unique()}local sum = 0\nfor i = 1, 40000 do sum = sum + i % 7 end\nreturn sum`;
    const first = evaluate(source);
    expect(reasons(first.report, 0)).toEqual([["hot"]]);
    const second = evaluate(source);
    expect(reasons(second.report, 0)).toEqual([["loaded again"]]);
    expect([second.value, second.fuel]).toEqual([first.value, first.fuel]);
  });

  test("has exits, guesses and errors of its own", () => {
    const source = `${unique()}local function half(x) return x.value * 0.5 + x.value end
    local sum = 0
    for i = 1, 40 do sum = sum + half { value = i + 0.25 } end
    for i = 1, FAILURES do sum = sum + half { value = i } end
    local ok, problem = pcall(half, { value = {} })
    return sum .. " " .. problem`;
    const values = [0, 30, 0, 30].map((failures, round) => {
      const { value, report, fuel } = evaluate(
        source.replace("FAILURES", "(FAILURES or 0)").replace("local sum", `FAILURES = ${failures} local sum`),
        {},
        `@round${round}.lua`,
      );
      const taken = report.functions
        .filter(({ line }) => line === 2)
        .flatMap(({ exits }) => exits.map(({ reason, count }) => `${reason} ${count}`));
      return { value: String(value).replace(/round\d/, "round"), fuel, taken };
    });
    expect(values[2]?.value).toBe(values[0]?.value);
    expect(values[3]?.value).toBe(values[1]?.value);
    expect(values[2]?.fuel).toBe(values[0]?.fuel);
    expect(values[3]?.fuel).toBe(values[1]?.fuel);
    expect(values[2]?.taken).toEqual(values[0]?.taken);
    expect(values[0]?.value).toContain("round.lua:2: attempt to perform arithmetic on a table value (field 'value')");
  });

  test("is one whose constants, variables and inner functions are the same", () => {
    const head = unique();
    const variants = [
      ["local x, y = 10, 20", "local f = function(a) return a + 1, 'one' end"],
      ["local x, y = 10, 20", "local f = function(a) return a + 1, 'two' end"],
      ["local x, y = 10, 20", "local f = function(a) return a + 1.5, 'one' end"],
      ["local x, y = 10, 20", "local f = function(a) return a + 1, -0.0 end"],
      ["local x, y = 10, 20", "local f = function(a) return a + 1, 0.0 end"],
      ["local x, y = 10, 20", "local f = function(a) return x, function() return x end end"],
      ["local x, y = 10, 20", "local f = function(a) return y, function() return y end end"],
      ["local x, y = 10, 20", "local f = function(a) return a, function() return a end end"],
      ["local x, y = 10, 20", "local f = function(a) local y = a return y, function() return y end end"],
      ["local floor, y = math.floor, 20", "local f = function(a) return floor(a + 0.5), floor end"],
      ["local ceil, y = math.ceil, 20", "local f = function(a) return ceil(a + 0.5), ceil end"],
      ["local floor, y = math.ceil, 20", "local f = function(a) return floor(a + 0.5), floor end"],
    ];
    for (let round = 0; round < 2; round++) {
      for (const [locals, definition] of variants) {
        const source = `${head}${locals}\n${definition}
          local result = {}
          for i = 1, 5 do
            local first, second = f(i)
            result[#result + 1] = tostring(first) .. " " .. (type(second) == "function" and tostring(second(2.5)) or tostring(second))
          end
          return table.concat(result, ",")`;
        expect(evaluate(source, { jitThreshold: 0 }).value, source).toBe(evaluate(source, { jit: false }).value);
      }
    }
  });

  test("takes nothing where code is not compiled, in a deterministic state, or where exits are forced", () => {
    const source = `${unique()}local function f(x) return x end\nreturn f(1), f(2), f(3)`;
    evaluate(source);
    expect(evaluate(source, { jit: false }).report.functions).toEqual([]);
    expect(reasons(evaluate(source, { deterministic: true }).report, 2)).toEqual([["entered"]]);
    expect(reasons(evaluate(source, { stress: ["exit-at-every-site"] }).report, 2).flat()).not.toContain("loaded again");
  });
});
