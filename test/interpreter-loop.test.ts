/**
 * The interpreter loop as the engine sees it: small enough to be optimised, and optimised. V8 never optimises a function above 61,440
 * bytes of bytecode, and an interpreter that is not optimised is ten times slower; so its size is a property to keep.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const MAX_BYTECODE = 40 * 1024;
const bundle = new URL("../dist/index.js", import.meta.url);
/** What the loop is called in the bundle, which keeps no names of functions: it is the one with this message. */
const loop = (
  readFileSync(new URL("../dist/machine.js", import.meta.url), "utf8")
    .split(/\b(?:function|class) (?=[\w$]+)/)
    .find((text) => text.includes("no instruction ")) as string
).replace(/\([\s\S]*/, "");
const program = "local sum = 0 for i = 1, 20000000 do sum = (sum + i) % 1000 end return sum";

function runWith(flags: string[]): string {
  const script = `import { Lua } from ${JSON.stringify(bundle.href)}; new Lua({ jit: false }).exec(${JSON.stringify(program)});`;
  const { stdout, status } = spawnSync(process.execPath, [...flags, "--input-type=module", "-e", script], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
  });
  expect(status).toBe(0);
  return stdout;
}

describe("the interpreter loop", () => {
  test("has less than 40 KB of V8 bytecode", () => {
    const lengths = [...runWith(["--print-bytecode", `--print-bytecode-filter=${loop}`]).matchAll(/Bytecode length: (\d+)/g)];
    expect(lengths.length).toBeGreaterThan(0);
    for (const [, length] of lengths) expect(Number(length)).toBeLessThan(MAX_BYTECODE);
  });

  test("is optimised by the engine", () => {
    const lines = runWith(["--trace-opt"]).split("\n");
    expect(lines.filter((line) => /completed optimizing.*TURBOFAN/.test(line) && line.includes(`<JSFunction ${loop} `))).not.toEqual([]);
  });
});
