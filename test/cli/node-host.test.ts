/**
 * `tsuki/node`: the capabilities of a Node process, as a program that embeds Lua gets them.
 */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("nodeHost gives files, processes, clock, environment and the end of the process", () => {
  const program = `
    import { Lua } from "tsuki";
    import { nodeHost } from "tsuki/node";
    const lua = new Lua({ libs: "all", ...nodeHost() });
    lua.exec(\`
      warn("@on") warn("careful")
      local name = os.tmpname()
      local file <close> = assert(io.open(name, "w+"))
      file:write("text") file:seek("set")
      print(file:read("a"), os.getenv("TSUKI_TEST"), os.time() > 1e9, io.popen("echo piped"):read())
      os.remove(name)
      io.write("unflushed")
      os.exit(3)\`);
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
    env: { ...process.env, TSUKI_TEST: "value" },
  });
  expect(stderr).toBe("Lua warning: careful\n");
  expect(stdout).toBe("text\tvalue\ttrue\tpiped\nunflushed");
  expect(status).toBe(3);
});

test("os.clock counts the work of the program: neither that of other threads nor the time it waits", () => {
  const program = `
    import { Worker } from "node:worker_threads";
    import { Lua } from "tsuki";
    import { nodeHost } from "tsuki/node";
    const { clock } = nodeHost();
    const words = new Int32Array(new SharedArrayBuffer(8));
    const busy = new Worker(
      "const { workerData } = require('node:worker_threads'); Atomics.add(workerData, 1, 1); while (Atomics.load(workerData, 0) === 0);",
      { eval: true, execArgv: [], workerData: words },
    );
    while (Atomics.load(words, 1) === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    const lua = new Lua({ libs: "all", clock });
    const measured = (work) => {
      const started = performance.now();
      const before = lua.eval("return os.clock()");
      work(started);
      return { clock: lua.eval("return os.clock()") - before, elapsed: (performance.now() - started) / 1000 };
    };
    const working = measured((started) => { while (performance.now() - started < 200) lua.exec("for i = 1, 1e4 do end"); });
    Atomics.store(words, 0, 1);
    await busy.terminate();
    const waiting = measured(() => Atomics.wait(words, 0, 1, 300));
    console.log(working.clock <= working.elapsed, working.clock > 0.01, waiting.clock < waiting.elapsed / 2);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout).toBe("true true true\n");
});
