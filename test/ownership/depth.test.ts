/**
 * However deep Lua and JavaScript call each other, and however little of the host's stack is left: a Lua error, and a state that works.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";

const script = fileURLToPath(new URL("full-stack.mjs", import.meta.url));

const expected = {
  nested: {
    direct: ["false", expect.stringMatching(/C stack overflow/)],
    compiled: ["false", expect.stringMatching(/C stack overflow/)],
    works: 2,
    state: "idle",
  },
  atTheEdge: {
    finished: true,
    names: expect.toBeOneOf([["LuaError"], ["LuaError", "RangeError"], ["RangeError"]]),
    works: "xxx1false",
    state: "idle",
    nesting: 0,
    frames: 0,
  },
};

test("in a process", () => {
  expect(JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8" }))).toEqual(expected);
});

test("in a worker", async () => {
  const worker = new Worker(script);
  const found = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  expect(found).toEqual(expected);
});
