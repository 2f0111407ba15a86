/**
 * The options of `tsuki` that confine a program.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const command = fileURLToPath(new URL("../../dist/tsuki.cjs", import.meta.url));

function tsuki(args: readonly string[], input = ""): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { encoding: "utf8", input });
  return { code: status, out: stdout, err: stderr };
}

describe("wrong values", () => {
  test.each([
    ["--fuel", "0"],
    ["--fuel", "-1"],
    ["--fuel", "1.5"],
    ["--fuel", "1k"],
    ["--fuel", "NaN"],
    ["--fuel", "99999999999999999999"],
    ["--fuel="],
    ["--memory", "64T"],
    ["--memory", "M"],
    ["--memory", "999999999999999G"],
    ["--deadline", "soon"],
    ["--seed", "x"],
    ["--seed", "9223372036854775808"],
  ])("%s %s", (...args) => {
    const { code, out, err } = tsuki([...args, "-e", "print(1)"]);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toMatch(/^tsuki: '--\w+' needs an? .*, not '.*'\nusage: tsuki/);
  });

  test.each([["--fuel"], ["--memory"], ["--deadline"], ["--seed"]])("%s without one", (option) => {
    expect(tsuki([option]).err).toMatch(new RegExp(`^tsuki: '${option}' needs argument\nusage: tsuki`));
  });

  test.each([["--deterministic=1"], ["--sandbox=x"], ["--fuels"]])("%s", (option) => {
    expect(tsuki([option]).err).toMatch(new RegExp(`^tsuki: unrecognized option '${option}'\nusage: tsuki`));
  });
});

describe("a limit that is reached ends the command with a code of its own", () => {
  test.each([
    ["--fuel", "100000", "while true do pcall(error) end", 3, "the limit on fuel (100000) was reached"],
    ["--fuel", "1", "", 3, "the limit on fuel (1) was reached"],
    ["--fuel", "10000", "do return end ".repeat(1000), 3, "the limit on fuel (10000) was reached"],
    ["--memory", "1M", "local t = {} while true do t[#t + 1] = {} end", 4, "the limit on memory (1048576 bytes) was reached"],
    ["--deadline", "50", "while true do end", 3, "the limit on deadline (50 ms) was reached"],
    [
      "--deadline",
      "50",
      "local s = ('a'):rep(60) s:find(('a?'):rep(60) .. ('a'):rep(60) .. 'b')",
      3,
      "the limit on deadline (50 ms) was reached",
    ],
  ])("%s %s: %s", (option, figure, program, expected, message) => {
    const { code, err } = tsuki([option, figure, "-e", program]);
    expect(err).toBe(`tsuki: ${message}\n`);
    expect(code).toBe(expected);
  });

  test("in interactive mode too", () => {
    const { code, out, err } = tsuki(["--fuel", "100000", "-i"], "print(1)\nwhile true do end\nprint(2)\n");
    expect(out).toContain("1\n");
    expect(err).toMatch(/^the limit on fuel \(100000\) was reached\n/);
    expect(out).not.toContain("2\n");
    expect(code).toBe(0);
  });
});

test("--seed", () => {
  const draw = (...args: string[]) => tsuki([...args, "-e", "print(math.random(1 << 40))"]).out;
  expect(draw("--seed", "5")).toBe(tsuki(["-e", "math.randomseed(5) print(math.random(1 << 40))"]).out);
  expect(draw("--seed=-3")).toBe(draw("--seed", "-3"));
  expect(draw("--seed", "5")).not.toBe(draw("--seed", "6"));
});

test("--deterministic", () => {
  const program = `
    print(math.random(1 << 40), os.time(), os.date(), os.getenv "PATH", {}, print, collectgarbage "count")
    for i = 1, 1e6 do end
    print(os.clock() > 0, os.clock(), #arg)
    print(pcall(os.execute, "true"))`;
  const first = tsuki(["--deterministic", "-e", program]);
  expect(first.err).toBe("");
  expect(first.out).toMatch(/^\d+\t0\tThu Jan {2}1 00:00:00 1970\tnil\ttable: 0x0/);
  expect(first.out).toMatch(/processes are not available in this state\n$/);
  for (let run = 0; run < 3; run++) expect(tsuki(["--deterministic", "-e", program])).toEqual(first);
});

test("--sandbox", () => {
  const { out, err, code } = tsuki([
    "--sandbox",
    "-e",
    "print(('x'):rep(3)) print(pcall(require, 'x')) print(pcall(io.write, 'x')) os.exit(5)",
  ]);
  expect(out).toBe("xxx\nfalse\trequire is not available in this state\nfalse\tio is not available in this state\n");
  expect(err).toMatch(/^tsuki: \(command line\):1: os is not available in this state\n/);
  expect(code).toBe(1);
});
