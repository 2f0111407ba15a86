/**
 * The options of `tsuki` and its surroundings: environment variables, `arg`, standard input, warnings, and how it ends. What PUC's own
 * `main.lua` tests is tested there (test/conformance); here is what that leaves out, or CI could not see without it.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tsuki-options-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const command = fileURLToPath(new URL("../../dist/tsuki.cjs", import.meta.url));

interface Surroundings {
  readonly input?: string;
  readonly env?: Record<string, string>;
}

function tsuki(args: readonly string[], { input = "", env = {} }: Surroundings = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: "latin1",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

function script(name: string, source: string): string {
  writeFileSync(join(folder, name), source, "latin1");
  return name;
}

const good = (stdout: string) => ({ status: 0, stdout, stderr: "" });

describe("environment variables", () => {
  test("LUA_INIT is run first, and sees arg; that of the version goes before it", () => {
    expect(tsuki(["-e", "print(X)", script("x.lua", "print(X)")], { env: { LUA_INIT: "X = arg[0]" } })).toEqual(good("x.lua\nx.lua\n"));
    expect(tsuki(["-e", "print(X)"], { env: { LUA_INIT: "X = 1", LUA_INIT_5_4: "X = 2" } })).toEqual(good("2\n"));
    script("init.lua", "X = ...");
    expect(tsuki(["-e", "print(X)"], { env: { LUA_INIT: "@init.lua" } })).toEqual(good("nil\n"));
  });

  test("a mistake in LUA_INIT ends the command", () => {
    const { status, stdout, stderr } = tsuki(["-e", "print(1)"], { env: { LUA_INIT: "error('here')" } });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^tsuki: LUA_INIT:1: here\nstack traceback:\n/);
    expect(tsuki(["-v"], { env: { LUA_INIT: "@none.lua" } }).stderr).toBe("tsuki: cannot open none.lua: No such file or directory\n");
  });

  test("-E ignores them, and says so in the registry", () => {
    const env = { LUA_INIT: "error(1)", LUA_PATH: "x", LUA_CPATH: "x" };
    const source = "print(package.path == 'x', package.cpath == 'x', debug.getregistry().LUA_NOENV)";
    expect(tsuki(["-E", "-e", source], { env })).toEqual(good("false\tfalse\ttrue\n"));
  });
});

describe("arg", () => {
  test("has the options before the script, and the command first", () => {
    const name = script("arg.lua", "print(arg[0], arg[-1], arg[-2], arg[-3], arg[1], #arg)");
    expect(tsuki(["-W", "--", name, "-x"]).stdout).toBe(`arg.lua\t--\t-W\t${command}\t-x\t1\n`);
    expect(tsuki(["-e", "print(arg[0] == arg[-1], arg[1], arg[2])"]).stdout).toBe("false\t-e\tprint(arg[0] == arg[-1], arg[1], arg[2])\n");
  });

  test("names the command as the shell finds it", () => {
    const bin = join(folder, "bin");
    mkdirSync(bin, { recursive: true });
    symlinkSync(command, join(bin, "tsuki"));
    const { stdout } = spawnSync("tsuki", ["-e", "print(arg[0])"], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    });
    expect(stdout).toBe("tsuki\n");
  });

  test("gives the script its arguments, as it is by then", () => {
    expect(tsuki(["-e", "arg[1] = 'other'", "-"], { input: "print(...)" })).toEqual(good("other\n"));
    expect(tsuki(["-e", "arg = 1", "-"], { input: "print(...)" }).stderr).toBe("tsuki: 'arg' is not a table\n");
  });
});

describe("what is run", () => {
  test("a file named - is one after --", () => {
    script("-", "print('file')");
    expect(tsuki(["--", "-"], { input: "print('input')" })).toEqual(good("file\n"));
    expect(tsuki(["-"], { input: "print('input')" })).toEqual(good("input\n"));
  });

  test("-e and -l run in order, and the rest of standard input is the script", () => {
    expect(tsuki(["-e", "print(io.read())", "-l", "math", "-e", "print(math.pi // 1)", "-"], { input: "line\nprint(2)" })).toEqual(
      good("line\n3.0\n2\n"),
    );
  });

  test("the version in a module's name is no part of the global's", () => {
    script("thing-v2.lua", "return { name = ... }");
    expect(tsuki(["-l", "thing-v2", "-e", "print(thing.name)"])).toEqual(good("thing-v2\n"));
  });

  test("-W turns warnings on; a piece without characters begins a message", () => {
    expect(tsuki(["-e", "warn('no')", "-W", "-e", "warn('yes') warn('', '@off') warn('@off') warn('no', '@on') warn('again')"])).toEqual({
      status: 0,
      stdout: "",
      stderr: "Lua warning: yes\nLua warning: @off\nLua warning: again\n",
    });
  });

  test("wrong options are found before anything runs", () => {
    for (const [args, message] of [
      [["-e", "print(1)", "-vv"], "unrecognized option '-vv'"],
      [["-e", "-v"], "'-e' needs argument"],
      [["-l"], "'-l' needs argument"],
      [["---"], "unrecognized option '---'"],
      [["--lint=x"], "unrecognized option '--lint=x'"],
      [["--trace-limit"], "'--trace-limit' needs argument"],
      [["--trace-limit", "many"], "'--trace-limit' needs a number of steps, not 'many'"],
    ] as const) {
      const { status, stdout, stderr } = tsuki(args);
      expect({ status, stdout, first: stderr.split("\n")[0] }).toEqual({ status: 1, stdout: "", first: `tsuki: ${message}` });
      expect(stderr).toContain("\nusage: tsuki [options] [script [args]]\n");
    }
  });

  test("--help shows the options that the documentation has, and runs nothing", () => {
    const { status, stdout, stderr } = tsuki(["-e", "print(1)", "--help"]);
    expect({ status, stderr, first: stdout.split("\n")[0] }).toEqual({
      status: 0,
      stderr: "",
      first: "usage: tsuki [options] [script [args]]",
    });
    const page = readFileSync(new URL("../../docs/commands.md", import.meta.url), "utf8").split("## `tsukic")[0] as string;
    const optionsIn = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, name]) => name).sort();
    expect(optionsIn(stdout, /^ {2}(-\S*)/gm)).toEqual(optionsIn(page, /^\| `(-[^\s`]*)/gm));
  });

  test("closing the state from a finalizer runs the finalizers that are left", () => {
    const source = `
      setmetatable({}, { __gc = function() print("first") end })
      setmetatable({}, { __gc = function() print("last") os.exit(3, true) end })`;
    expect(tsuki(["-e", source])).toEqual({ status: 3, stdout: "last\nfirst\n", stderr: "" });
  });
});

describe("interactive mode without a terminal", () => {
  const interact = (input: string, ...args: string[]) => tsuki([...args, "-i"], { input });

  test("prints values, goes on over lines, and reports errors without the name of the command", () => {
    const { status, stdout, stderr } = interact("1, 'two'\nx =\n3\n= x\nerror('oops', 0)\nx = = 1\nlocal y\ny.z\n");
    expect(status).toBe(0);
    expect(stdout.split("\n").slice(1)).toEqual(["> 1\ttwo", "> >> > 3", "> > > > > ", ""]);
    expect(stderr.split("\n").filter((line) => !line.startsWith("\t"))).toEqual([
      "oops",
      "stack traceback:",
      "stdin:1: unexpected symbol near '='",
      "stdin:1: attempt to index a nil value (global 'y')",
      "stack traceback:",
      "",
    ]);
  });

  test("prompts are global variables, and print is whatever it is", () => {
    expect(
      interact("1\nfor\n", "-e", "_PROMPT = setmetatable({}, { __tostring = function() return 'here' end }) _PROMPT2 = 2"),
    ).toMatchObject({
      stdout: expect.stringMatching(/\nhere1\nhere2here\n$/),
      stderr: "stdin:1: <name> expected near <eof>\n",
    });
    expect(interact("1\n", "-e", "print = nil").stderr).toBe("error calling 'print' (attempt to call a nil value)\n");
  });

  test("lines and io.read share standard input", () => {
    expect(interact("io.read()\nread by the program\n").stdout).toMatch(/> read by the program\n> \n$/);
  });
});

describe("output", () => {
  test("ends quietly when nobody reads it", () => {
    const { stdout, stderr } = spawnSync(
      "/bin/sh",
      ["-c", `'${process.execPath}' '${command}' -e 'while true do print(1) end' | head -n 1`],
      {
        encoding: "utf8",
      },
    );
    expect({ stdout, stderr }).toEqual({ stdout: "1\n", stderr: "" });
  });

  test("is seen while the script goes on", async () => {
    const child = spawn(process.execPath, [command, "-e", "print('begun') while true do end"], { stdio: ["ignore", "pipe", "inherit"] });
    const first = await new Promise((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
    child.kill("SIGKILL");
    expect(first).toBe("begun\n");
  });
});

describe.skipIf(process.platform === "win32")("SIGINT", () => {
  /** Runs a program, sends a signal each time it prints a line `signal`, and gives what it printed and how it ended. */
  async function interrupted(source: string) {
    const child = spawn(process.execPath, [command, "-e", source], { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data) => {
      stdout += data;
      if (String(data).includes("signal\n")) child.kill("SIGINT");
    });
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    return new Promise<object>((resolve) => child.on("close", (status, signal) => resolve({ stdout, stderr, status, signal })));
  }

  test("raises an error in the script, with the place of the caller", async () => {
    expect(await interrupted("local function wait()\n  while true do end\nend\nprint('signal')\nwait()")).toEqual({
      stdout: "signal\n",
      stderr: [
        "tsuki: (command line):5: interrupted!",
        "stack traceback:",
        "\t(command line):2: in local 'wait'",
        "\t(command line):5: in main chunk",
        "\t[C]: in ?",
        "",
      ].join("\n"),
      status: 1,
      signal: null,
    });
  });

  test("can be caught, and the next one ends the process", async () => {
    const source = "print('signal') print(pcall(function() while true do end end)) print('signal') while true do end";
    expect(await interrupted(source)).toEqual({
      stdout: "signal\nfalse\tinterrupted!\nsignal\n",
      stderr: "",
      status: null,
      signal: "SIGINT",
    });
  });
});
