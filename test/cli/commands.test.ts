/**
 * The commands, as processes: options, arguments, exit codes, and what goes to standard output and standard error.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tsuki-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function commandFile(command: string): string {
  return fileURLToPath(new URL(`../../dist/${command}.cjs`, import.meta.url));
}

function start(command: string, args: readonly string[], input = "") {
  const file = commandFile(command);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: folder,
    input,
    encoding: "latin1",
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

const tsuki = (args: readonly string[], input?: string) => start("tsuki", args, input);

function script(name: string, source: string): string {
  writeFileSync(join(folder, name), Buffer.from(source, "latin1"));
  return name;
}

describe("tsuki", () => {
  test("runs a script with its arguments", () => {
    const name = script("arguments.lua", "print(select('#', ...), arg[0], arg[1], #arg, arg[-1], arg[-2])");
    expect(tsuki([name, "a", "-b", "--"])).toEqual({
      status: 0,
      stdout: `3\targuments.lua\ta\t3\t${commandFile("tsuki")}\tnil\n`,
      stderr: "",
    });
  });

  test("passes all arguments as varargs", () => {
    const name = script("varargs.lua", "print(...)");
    expect(tsuki([name, "a", "-b", "--"]).stdout).toBe("a\t-b\t--\n");
  });

  test("skips a first line that starts with #", () => {
    expect(tsuki([script("shebang.lua", "#!/usr/bin/env tsuki\nprint('line', 2)\nerror('here')")])).toMatchObject({
      status: 1,
      stdout: "line\t2\n",
      stderr: expect.stringContaining("shebang.lua:3: here"),
    });
  });

  test("executes statements given with -e, joined or separate, in order", () => {
    expect(tsuki(["-e", "x = 1", "-eprint(x)"])).toEqual({ status: 0, stdout: "1\n", stderr: "" });
  });

  test("debug.debug runs commands from standard input, which io.read shares, until `cont` or its end", () => {
    const name = script("prompt.lua", "local here = 'found'\ndebug.debug()\nprint('after', x, io.read())\ndebug.debug()");
    const commands = [
      "x = 5",
      "print(debug.getlocal(3, 1))",
      "print(debug.traceback('levels'))",
      "error('oops')",
      "error(setmetatable({}, { __tostring = function() return 'shown' end }))",
      "not a statement",
      "return 1",
      "cont",
      "read by the program",
      "print 'again'",
      "cont",
    ];
    const { status, stdout, stderr } = tsuki([name], commands.join("\n"));
    expect(status).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "here\tfound",
      "levels",
      "stack traceback:",
      "\t(debug command):1: in main chunk",
      "\t[C]: in function 'debug.debug'",
      "\tprompt.lua:2: in main chunk",
      "\t[C]: in ?",
      "after\t5\tread by the program",
      "again",
      "",
    ]);
    // The last command has no newline.
    expect(stderr.split("lua_debug> ")).toEqual([
      "",
      "",
      "",
      "",
      "(debug command):1: oops\n",
      "shown\n",
      "(debug command):1: unexpected symbol near 'not'\n",
      "",
      "",
      "",
      "(debug command):1: syntax error near <eof>\n",
      "",
    ]);
  });

  test("requires libraries given with -l", () => {
    script("shapes.lua", "return { square = function(x) return x * x end }");
    expect(tsuki(["-l", "shapes", "-lg=shapes", "-e", "print(shapes.square(3), g == shapes)"]).stdout).toBe("9\ttrue\n");
    expect(tsuki(["-l", "missing"])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^tsuki: module 'missing' not found:/) });
  });

  test("reads a program from standard input", () => {
    expect(tsuki(["-", "a"], "print(...)")).toEqual({ status: 0, stdout: "a\n", stderr: "" });
    expect(tsuki(["-"], "x = = 1").stderr).toBe("tsuki: stdin:1: unexpected symbol near '='\n");
  });

  test("shows its version", () => {
    expect(tsuki(["-v"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Lua 5\.4 \(Tsuki /) });
  });

  test("refuses unknown options and a lone -e", () => {
    expect(tsuki(["-z"])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^tsuki: unrecognized option '-z'\nusage: /) });
    expect(tsuki(["-e"])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^tsuki: '-e' needs argument\n/) });
  });

  test("shows an uncaught error with its traceback", () => {
    const name = script("failing.lua", "local function f(t)\n  return t.x.y\nend\nf({})\n");
    expect(tsuki([name])).toEqual({
      status: 1,
      stdout: "",
      stderr: [
        "tsuki: failing.lua:2: attempt to index a nil value (field 'x')",
        "stack traceback:",
        "\tfailing.lua:2: in local 'f'",
        "\tfailing.lua:4: in main chunk",
        "\t[C]: in ?",
        "",
      ].join("\n"),
    });
  });

  test("shows error values that are no strings", () => {
    expect(tsuki(["-e", "error({})"]).stderr).toMatch(/^tsuki: \(error object is a table value\)/);
    expect(tsuki(["-e", "error(setmetatable({}, {__tostring = function() return 'shown' end}))"]).stderr).toBe("tsuki: shown\n");
  });

  test("prints what was printed before an error", () => {
    expect(tsuki(["-e", "print('before') error('after', 0)"])).toMatchObject({ status: 1, stdout: "before\n" });
  });

  test("writes bytes as they are", () => {
    expect(tsuki(["-e", "print('\\xff\\0\\xe2\\x82\\xac')"]).stdout).toBe("\xff\0\xe2\x82\xac\n");
  });

  test("says why a file cannot be run", () => {
    mkdirSync(join(folder, "directory"));
    expect(tsuki(["missing.lua"])).toEqual({
      status: 1,
      stdout: "",
      stderr: "tsuki: cannot open missing.lua: No such file or directory\n",
    });
    expect(tsuki(["directory"])).toEqual({ status: 1, stdout: "", stderr: "tsuki: cannot read directory: Is a directory\n" });
    const { stderr } = spawnSync("sh", ["-c", '"$0" "$1" - < directory', process.execPath, commandFile("tsuki")], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stderr).toBe("tsuki: cannot read stdin: Is a directory\n");
  });

  test("shows the syntax tree and the bytecode", () => {
    const name = script("shown.lua", "return 1");
    expect(JSON.parse(tsuki(["--ast", name]).stdout)).toMatchObject({ type: "Chunk", body: { body: [{ type: "ReturnStatement" }] } });
    expect(tsuki(["--listing", name]).stdout).toMatch(/LOADI.*R\[0\] := 1/);
  });
});

describe("malformed sources end in a Lua error", () => {
  const cases: [string, string, RegExp][] = [
    ["a line of 10 MB", `x = ${"1 + ".repeat(2_500_000)}`, /^tsuki: huge\.lua:1: unexpected symbol near <eof>\n$/],
    ["NUL bytes", "x = 1\0", /^tsuki: huge\.lua:1: /],
    ["a lone carriage return", "x = 1\ry = = 2", /^tsuki: huge\.lua:2: unexpected symbol near '='\n$/],
    ["100 000 open parentheses", `x = ${"(".repeat(100_000)}`, /^tsuki: .*C stack overflow/],
    ["100 000 open tables", `x = ${"{".repeat(100_000)}`, /^tsuki: .*C stack overflow/],
    ["100 000 open functions", "x = function() ".repeat(100_000), /^tsuki: .*C stack overflow/],
    ["100 000 nested else if", `${"if x then else ".repeat(100_000)}`, /^tsuki: .*C stack overflow/],
    ["100 000 concatenations", `x = ${"a .. ".repeat(100_000)}a`, /^tsuki: .*C stack overflow/],
    ["100 000 unary minuses", `x = ${"- ".repeat(100_000)}1`, /^tsuki: .*C stack overflow/],
    ["an unfinished string", "x = 'abc", /^tsuki: huge\.lua:1: unfinished string near <eof>\n$/],
  ];
  test.each(cases)("%s", (_, source, message) => {
    const { status, stderr } = tsuki([script("huge.lua", source)]);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  test("but 100 000 additions are a program", () => {
    expect(tsuki([script("sum.lua", `print(0${" + 1".repeat(100_000)})`)]).stdout).toBe("100000\n");
  });
});

describe("tsukic", () => {
  test("lists bytecode, with constants at the second level", () => {
    const name = script("listed.lua", "print('text')");
    const once = start("tsukic", ["-l", name]);
    expect(once).toMatchObject({ status: 0, stderr: "" });
    expect(once.stdout).toMatch(/main <listed\.lua:0,0>/);
    expect(once.stdout).toMatch(/GETTABUP .*"print"/);
    expect(start("tsukic", ["-l", "-l", name]).stdout).toMatch(/constants \(2\)/);
  });

  test("reports syntax errors and missing files", () => {
    expect(start("tsukic", ["-p", script("wrong.lua", "x = = 1")])).toEqual({
      status: 1,
      stdout: "",
      stderr: "tsukic: wrong.lua:1: unexpected symbol near '='\n",
    });
    expect(start("tsukic", ["missing.lua"])).toMatchObject({
      status: 1,
      stderr: "tsukic: cannot open missing.lua: No such file or directory\n",
    });
    expect(start("tsukic", [])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^tsukic: no input files given\n/) });
    expect(start("tsukic", ["-x"]).stderr).toMatch(/^tsukic: unrecognized option '-x'\nusage: /);
    expect(start("tsukic", ["--help"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^usage: tsukic /) });
    expect(start("tsukic", ["-o"]).stderr).toMatch(/^tsukic: '-o' needs argument\nusage: /);
  });

  test("writes chunks that tsuki runs, to luac.out or where -o says", () => {
    const name = script("written.lua", "print('ran', ...)");
    expect(start("tsukic", [name])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(tsuki(["luac.out", "a"]).stdout).toBe("ran\ta\n");
    expect(start("tsukic", ["-o", "other.out", name])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(join(folder, "other.out"), "latin1")).toBe(readFileSync(join(folder, "luac.out"), "latin1"));
    const { stdout } = start("tsukic", ["-o", "-", name]);
    expect(stdout).toBe(readFileSync(join(folder, "luac.out"), "latin1"));
    writeFileSync(join(folder, "commented.out"), `#!tsuki\n${stdout}`, "latin1");
    expect(tsuki(["commented.out", "b"]).stdout).toBe("ran\tb\n");
    expect(start("tsukic", ["-o", "missing/folder", name])).toMatchObject({
      status: 1,
      stderr: "tsukic: cannot open missing/folder: No such file or directory\n",
    });
  });

  test("writes nothing with -p, and no names with -s", () => {
    const name = script("stripped.lua", "local variable = 1\nerror('here')");
    expect(start("tsukic", ["-p", "-o", "never.out", name]).status).toBe(0);
    expect(existsSync(join(folder, "never.out"))).toBe(false);
    start("tsukic", ["-s", "-o", "stripped.out", name]);
    expect(readFileSync(join(folder, "stripped.out"), "latin1")).not.toMatch(/variable|stripped/);
    expect(tsuki(["stripped.out"]).stderr).toMatch(/^tsuki: here\nstack traceback:\n/);
  });

  test("lists chunks, and what was written last where no file is given", () => {
    const name = script("relisted.lua", "local x = 1 return function() return x end");
    start("tsukic", ["-o", "relisted.out", name]);
    const listed = start("tsukic", ["-p", "-l", "-l", name]).stdout;
    expect(start("tsukic", ["-p", "-l", "-l", "relisted.out"]).stdout).toBe(listed);
    expect(tsuki(["--listing", "relisted.out"]).stdout).toBe(tsuki(["--listing", name]).stdout);
    start("tsukic", [name]);
    expect(start("tsukic", ["-l", "-l"]).stdout).toBe(listed);
  });

  test("combines several files into one chunk that runs them in order", () => {
    const first = script("first.lua", "x = 'one' local y = x function get() return y end print(...)");
    const second = script("second.lua", "print(x, get())");
    start("tsukic", ["-o", "second.out", second]);
    expect(start("tsukic", ["-o", "both.out", first, "second.out"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(tsuki(["both.out", "argument"]).stdout).toBe("\none\tone\n");
    script("upvalues.lua", "local a, b = 1, 2 io.open('upvalues.out', 'wb'):write(string.dump(function() return a, b end)):close()");
    tsuki(["upvalues.lua"]);
    expect(start("tsukic", ["upvalues.out", first]).stderr).toBe("tsukic: cannot combine upvalues.out: it has several upvalues\n");
  });

  test("says what is wrong with a chunk", () => {
    writeFileSync(join(folder, "bad.out"), "\x1bLua", "latin1");
    expect(start("tsukic", ["bad.out"]).stderr).toBe("tsukic: bad.out: bad binary format (truncated chunk)\n");
    expect(tsuki(["bad.out"])).toMatchObject({ status: 1, stderr: "tsuki: bad.out: bad binary format (truncated chunk)\n" });
  });

  test("writes modules for require, dofile and loadfile", () => {
    start("tsukic", ["-o", "compiled.lua", script("module.lua", "return 'module', ...")]);
    expect(tsuki(["-e", "print(require 'compiled') print(dofile 'compiled.lua') print(loadfile('compiled.lua', 't'))"]).stdout).toBe(
      "module\t./compiled.lua\nmodule\nnil\tattempt to load a binary chunk (mode is 't')\n",
    );
  });
});
