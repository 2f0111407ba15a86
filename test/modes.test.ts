/**
 * All test programs once more, in processes with other settings: where code generation from strings is forbidden (a strict Content Security
 * Policy), with a quarter of the usual host stack, in the machine's stress modes (vm/stress.ts), and with code compiled at once or never. Output, errors and fuel are the same.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const runner = fileURLToPath(new URL("run-programs.mjs", import.meta.url));

function run(flags: readonly string[], stress: string | undefined, jit = "auto"): { last: string; fuel: number } {
  const env: NodeJS.ProcessEnv = { ...process.env, TSUKI_JIT: jit };
  delete env.TSUKI_STRESS;
  if (stress !== undefined) env.TSUKI_STRESS = stress;
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, runner], { encoding: "utf8", maxBuffer: 1 << 28, env });
  expect(stderr).toBe("");
  return { last: stdout.trim().split("\n").at(-1) ?? "", fuel: Number(/^fuel: (\d+)$/m.exec(stdout)?.[1]) };
}

describe("all programs pass, with the same fuel,", () => {
  const plain = run([], undefined);
  // Collections at other times find other things alive, so what they cost is left out.
  const withFreeCollections = run([], "free-collections");

  test.each([
    ["under node --disallow-code-generation-from-strings", ["--disallow-code-generation-from-strings"], undefined],
    ["under node --frozen-intrinsics", ["--frozen-intrinsics", "--no-warnings"], undefined],
    ["under node --disable-proto=throw", ["--disable-proto=throw"], undefined],
    ["under node --stack-size=256", ["--stack-size=256"], undefined],
    ["under stress: collect-always", [], "collect-always"],
    ["under stress: suspend-everywhere", [], "suspend-everywhere"],
    ["jit off", [], undefined, "off"],
    ["jit always", [], undefined, "always"],
    ["jit always under node --stack-size=256", ["--stack-size=256"], undefined, "always"],
    ["exit everywhere", [], "exit-at-every-site"],
  ])("%s", (_, flags, stress, jit = "auto") => {
    const { last, fuel } = run(flags as string[], stress, jit);
    expect(last).toMatch(/^[1-9]\d* programs, 0 failed$/);
    expect(plain.fuel).toBeGreaterThan(1e6);
    expect(fuel).toBe((stress === "collect-always" ? withFreeCollections : plain).fuel);
  });
});

// Library functions that are called again charge again.
test("all programs pass when allocations are refused, and done again after a collection", () => {
  expect(run([], "refuse-allocations").last).toMatch(/^[1-9]\d* programs, 0 failed$/);
});
