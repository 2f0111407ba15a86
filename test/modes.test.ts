/**
 * All test programs once more, in processes with other engine settings: where code generation from strings is forbidden (a strict Content
 * Security Policy), and with a quarter of the usual host stack.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const runner = fileURLToPath(new URL("run-programs.mjs", import.meta.url));

describe("all programs", () => {
  test.each([["--disallow-code-generation-from-strings"], ["--stack-size=256"]])("pass under node %s", (flag) => {
    const { stdout, stderr } = spawnSync(process.execPath, [flag, runner], { encoding: "utf8", maxBuffer: 1 << 28 });
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^[1-9]\d* programs, 0 failed$/);
  });
});
