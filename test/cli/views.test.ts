/**
 * What the commands show of programs: `--lint`, `--trace`, listings and trees as data.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

function run(command: string, args: readonly string[], input: string) {
  const file = fileURLToPath(new URL(`../../dist/${command}.cjs`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

describe("--lint", () => {
  test("says nothing of a clean script", () => {
    expect(run("tsuki", ["--lint", "-"], "print(arg[0], ...)")).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(run("tsuki", ["--lint", "--json", "-"], "print(1)")).toEqual({ status: 0, stdout: "[]\n", stderr: "" });
  });

  test("gives its findings as JSON", () => {
    const { status, stdout } = run("tsuki", ["--lint", "--json", "-"], "\nprnt(1)");
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        file: "stdin",
        rule: "undefined-global",
        line: 2,
        column: 1,
        endColumn: 5,
        message: "undefined global 'prnt'",
        name: "prnt",
        suggestion: "print",
      },
    ]);
  });

  test("reports a mistake in the text as the command does", () => {
    expect(run("tsuki", ["--lint", "-"], "x = = 1")).toEqual({
      status: 1,
      stdout: "",
      stderr: "tsuki: stdin:1: unexpected symbol near '='\n",
    });
  });
});

describe("--trace", () => {
  interface Line {
    readonly operation?: string;
    readonly depth?: number;
    readonly thread?: string;
    readonly changed?: readonly { readonly register: number; readonly name?: string; readonly value: string }[];
    readonly end?: string;
    readonly steps?: number;
  }

  function trace(source: string, ...options: string[]) {
    const { status, stdout, stderr } = run("tsuki", ["--trace", ...options, "-"], source);
    const lines = stderr.trimEnd().split("\n");
    return { status, stdout, lines: lines.map((line) => JSON.parse(line) as Line) };
  }

  test("follows calls and coroutines", () => {
    const { status, stdout, lines } = trace(`
      local function double(n) local twice = n * 2 return twice end
      print(double(4), coroutine.wrap(function(m) return (double(m)) end)(5))`);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "8\t10\n" });
    const values = (name: string) =>
      lines.flatMap(({ changed = [] }) => changed.filter((change) => change.name === name).map(({ value }) => value));
    expect(values("n")).toEqual(["4", "5"]);
    expect(values("twice")).toEqual(["8", "10"]);
    expect(lines.some(({ thread, depth }) => thread !== undefined && depth === 2)).toBe(true);
    expect(lines.at(-1)).toEqual({ end: "done", steps: lines.length - 1 });
  });

  test("ends at its limit, and the script goes on", () => {
    const { stdout, lines } = trace("for i = 1, 1000 do end print('ran on')", "--trace-limit", "50");
    expect(stdout).toBe("ran on\n");
    expect(lines.length).toBe(51);
    expect(lines.at(-1)).toEqual({ end: "limit", steps: 50 });
  });

  test("gives way to a hook of the script", () => {
    const { stdout, lines } = trace("debug.sethook(function() end, 'l') print(debug.gethook() ~= nil)");
    expect(stdout).toBe("true\n");
    expect(lines.at(-1)).toMatchObject({ end: "hook" });
  });

  test("is complete when the script ends the process", () => {
    const { status, lines } = trace("os.exit(3)");
    expect(status).toBe(3);
    expect(lines.at(-1)).toMatchObject({ end: "done" });
  });
});

describe("listings and trees as data", () => {
  test("--listing --json, of both commands", () => {
    const source = "local x <const> = 'é' return function(a) return a, x end";
    const { stdout } = run("tsuki", ["--listing", "--json", "-"], source);
    expect(JSON.parse(stdout)).toMatchObject({
      source: "stdin",
      isVararg: true,
      functions: [{ parameters: 1, locals: [{ name: "a", register: 0 }], instructions: [{ pc: 1, line: 1 }, {}, {}, {}] }],
    });
    expect(run("tsukic", ["-l", "-p", "--json", "-"], source).stdout).toBe(stdout);
  });

  test("--ast, of both commands", () => {
    const { stdout } = run("tsuki", ["--ast", "-"], "return 'é', 9223372036854775807");
    expect(JSON.parse(stdout).body.body[0].arguments).toMatchObject([{ value: "é" }, { value: "9223372036854775807" }]);
    expect(run("tsukic", ["--ast", "-"], "return 'é', 9223372036854775807").stdout).toBe(stdout);
  });
});
