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
