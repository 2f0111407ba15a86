/** A text that is loaded again costs what it cost the first time, and gives functions of its own; what is kept of it does not outlive its use. */
import { describe, expect, test } from "vitest";
import { newLua } from "../built.ts";

function run(source: string, options: Record<string, unknown> = {}): string[] {
  const printed: string[] = [];
  const lua = newLua((text) => printed.push(text.trimEnd()), false, options);
  lua.load(source, { name: "=test" }).exec();
  lua.close();
  return printed;
}

describe("a chunk that is loaded again", () => {
  test("has functions and upvalues of its own", () => {
    const source = `
      local text = "local n = 0 return function() n = n + 1 return n end"
      local first, second = load(text, "=a"), load(text, "=a")
      local f, g = first(), second()
      print(first ~= second, f ~= g, f(), f(), g(), f(), g())
      local one = load("return x", "=env", "t", { x = 1 })
      local two = load("return x", "=env", "t", { x = 2 })
      print(one(), two(), one())`;
    expect(run(source)).toEqual(["true\ttrue\t1\t2\t1\t3\t2", "1\t2\t1"]);
  });

  test("has the name it was loaded under", () => {
    const source = `
      for _ = 1, 2 do
        for _, name in ipairs { "=a", "=b", "@a" } do print(select(2, pcall(load("\\nerror('x')", name)))) end
        print(load("x =", "=a"))
        print(load("x =", "=b"))
        -- Names and texts that are the same when put together.
        print(load("1", "=x return "))
        print(load(" return 1", "=x")())
      end`;
    const once = ["a:2: x", "b:2: x", "a:2: x"];
    const errors = ["nil\ta:1: unexpected symbol near <eof>", "nil\tb:1: unexpected symbol near <eof>"];
    const joined = ["nil\tx return :1: unexpected symbol near '1'", "1"];
    expect(run(source)).toEqual([...once, ...errors, ...joined, ...once, ...errors, ...joined]);
  });

  test("takes the same fuel", () => {
    const source = (times: number) => `
      local text = ("local a = { x = 1, 'text' } "):rep(30)
      for _ = 1, ${times} do assert(load(text, "=c")) end`;
    const fuelOf = (times: number): number => {
      const lua = newLua(() => undefined);
      lua.load(source(times), { name: "=test" }).exec();
      const used = lua.budget.fuelUsed;
      lua.close();
      return used;
    };
    const [one, two, three] = [fuelOf(1), fuelOf(2), fuelOf(3)] as [number, number, number];
    expect(three - two).toBe(two - one);
  });

  test("has its main function collected with the last that is alive", () => {
    const source = `
      local function live() collectgarbage() collectgarbage() return collectgarbage("count") end
      local text = "return {" .. ("'" .. ("x"):rep(100) .. "', "):rep(300) .. "}"
      load(text) live()
      local before = live()
      for index = 1, 20 do load(text, "=" .. index) end
      print(live() - before < 1)
      local kept = load(text, "=kept")
      print(live() - before > 1)`;
    expect(run(source)).toEqual(["true", "true"]);
  });
});
