/**
 * What programs get from the operating system through the command: real files, processes, the environment, the clock and the end.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tsuki-system-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = fileURLToPath(new URL("../../dist/tsuki.cjs", import.meta.url));

function run(source: string, input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "-e", source], {
    cwd: folder,
    input,
    encoding: "latin1",
    env: { ...process.env, TSUKI_TEST: "välue" },
  });
  return { status, stdout, stderr };
}

/** What a program prints; it must end well. */
function printed(source: string, input?: string): string[] {
  const { status, stdout, stderr } = run(source, input);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.split("\n").slice(0, -1);
}

describe.skipIf(process.platform === "win32")("os.execute", () => {
  test.each([
    ["true", "true\texit\t0"],
    ["exit 3", "nil\texit\t3"],
    ["kill -9 $$", "nil\tsignal\t9"],
    ["no-such-command-here 2>/dev/null", "nil\texit\t127"],
    ["", "true\texit\t0"],
  ])("of %j tells how it ended", (text, expected) => {
    expect(printed(`print(os.execute(${JSON.stringify(text)}))`)).toEqual([expected]);
  });

  test("without a command tells that there is a shell", () => {
    expect(printed("print(os.execute())")).toEqual(["true"]);
  });

  test("keeps the order of what both write, and leaves the command our input", () => {
    expect(printed("io.write('before ') os.execute('cat') print('after')", "input\n")).toEqual(["before input", "after"]);
  });

  test("gets any bytes that are text", () => {
    expect(printed("os.execute('echo välue')")).toEqual(["v\xc3\xa4lue"]);
  });
});

describe.skipIf(process.platform === "win32")("io.popen", () => {
  test("reads what a command prints, and closing tells how it ended", () => {
    expect(
      printed(
        "local p = io.popen('echo 12; printf \"a\\\\0b\\\\377\"; exit 3') print(io.type(p), p:read('n', 'l'), #p:read('a'), p:read()) print(p:close()) print(io.type(p))",
      ),
    ).toEqual(["file\t12\t4\tnil", "nil\texit\t3", "closed file"]);
    expect(printed("for line in io.popen('printf \"x\\\\ny\"'):lines() do print(line) end")).toEqual(["x", "y"]);
    expect(printed("print(io.popen('kill -15 $$'):close())")).toEqual(["nil\tsignal\t15"]);
  });

  test("gives a command what was written", () => {
    expect(printed("local p = io.popen('cat; echo end', 'w') print(p:write('one\\n', 2, '\\n') == p) print(p:close())")).toEqual([
      "true",
      "one",
      "2",
      "end",
      "true\texit\t0",
    ]);
    expect(printed("io.output(io.popen('cat', 'w')) io.write('by default\\n') print(io.close())")).toEqual(["by default", "true\texit\t0"]);
  });

  test("a command that was never closed runs when the program ends", () => {
    expect(printed("local p = io.popen('cat', 'w') p:write('late\\n') print('early')")).toEqual(["early", "late"]);
    expect(printed("local p = io.popen('cat', 'w') p:write('late\\n') print('early') os.exit()")).toEqual(["early", "late"]);
  });

  test("pipes go one way and have no position", () => {
    expect(printed("local p = io.popen('echo') print(p:write('x')) print(p:seek()) p:close()")).toEqual([
      "nil\tBad file descriptor\t9",
      "nil\tIllegal seek\t29",
    ]);
    expect(printed("local p = io.popen('cat', 'w') print(p:read()) p:close()")).toEqual(["nil\tBad file descriptor\t9"]);
  });
});

describe("os.exit", () => {
  test.each([
    ["os.exit()", 0],
    ["os.exit(true)", 0],
    ["os.exit(false)", 1],
    ["os.exit(7)", 7],
    ["os.exit('7')", 7],
    ["os.exit(256 + 5)", 5],
    ["os.exit(nil, true)", 0],
  ])("%s", (source, status) => {
    expect(run(source).status).toBe(status);
  });

  test("writes what is pending", () => {
    expect(run("io.write('text') io.open('pending.txt', 'w'):write('data') os.exit(1)")).toMatchObject({ status: 1, stdout: "text" });
    expect(readFileSync(join(folder, "pending.txt"), "latin1")).toBe("data");
  });

  test("closes the variables of the main thread if asked to, inner ones first", () => {
    const variable = (name: string, body = "") =>
      `local ${name} <close> = setmetatable({}, {__close = function(_, e) print('${name}', e) ${body} end})`;
    const source = `${variable("outer")} pcall(function() ${variable("inner", "error('failed', 0)")} os.exit(4, true) end)`;
    expect(run(source)).toEqual({ status: 4, stdout: "inner\tnil\nouter\tfailed\n", stderr: "" });
    expect(run(source.replace("4, true", "4"))).toEqual({ status: 4, stdout: "", stderr: "" });
    const inCoroutine = `${variable("main")} coroutine.wrap(function() ${variable("other")} os.exit(5, true) end)()`;
    expect(run(inCoroutine)).toEqual({ status: 5, stdout: "main\tnil\n", stderr: "" });
  });
});

describe("the environment and the clock", () => {
  test("os.getenv", () => {
    expect(printed("print(os.getenv('TSUKI_TEST'), os.getenv('TSUKI_TEST\\0x'), os.getenv('TSUKI_NONE'), os.getenv(''))")).toEqual([
      "v\xc3\xa4lue\tv\xc3\xa4lue\tnil\tnil",
    ]);
  });

  test("os.clock and os.time go forward", () => {
    expect(
      printed("local c, t = os.clock(), os.time() for i = 1, 1e6 do end print(math.type(c), os.clock() >= c, os.time() - t < 60)"),
    ).toEqual(["float\ttrue\ttrue"]);
  });
});

describe("files", () => {
  test("os.tmpname makes its file, io.tmpfile leaves none", () => {
    const [name] = printed("print(os.tmpname())") as [string];
    expect(readFileSync(name, "latin1")).toBe("");
    rmSync(name);
    expect(printed("local f = io.tmpfile() f:write('x') f:seek('set') print(f:read('a'), f:close())")).toEqual(["x\ttrue"]);
  });

  test("os.remove and os.rename, of files and folders", () => {
    mkdirSync(join(folder, "full"));
    writeFileSync(join(folder, "full", "file"), "");
    expect(
      printed(
        "print(os.remove('full')) print(os.rename('full/file', 'moved'), os.remove('full'), os.remove('moved')) print(os.remove('moved'))",
      ),
    ).toEqual(["nil\tfull: Directory not empty\t39", "true\ttrue\ttrue", "nil\tmoved: No such file or directory\t2"]);
    expect(existsSync(join(folder, "full"))).toBe(false);
  });

  test("folders open and cannot be read", () => {
    expect(printed("print(io.open('.'):read()) print(io.open('.', 'w')) print(loadfile('.'))")).toEqual([
      "nil\tIs a directory\t21",
      "nil\t.: Is a directory\t21",
      "nil\tcannot read .: Is a directory",
    ]);
  });

  test("what the system refuses comes with its error number", () => {
    expect(
      printed("print(select(3, io.open(('x'):rep(300)))) print(select(3, io.open('/', 'w'))) print(select(3, os.remove('none')))"),
    ).toEqual(["36", "21", "2"]);
  });

  test("names are bytes, and end at a zero", () => {
    expect(
      printed(
        "io.open('n\\xff', 'w'):write('return 1'):close() print(dofile('n\\xff'), dofile('n\\xff\\0x'), os.remove('n\\xff')) print(loadfile('none\\0x'))",
      ),
    ).toEqual(["1\t1\ttrue", "nil\tcannot open none: No such file or directory"]);
  });

  test("standard input is read by every format, and by dofile", () => {
    expect(printed("print(io.read('n', 'l', 'L', 2, 'a'))", "12\nline\nabc\n")).toEqual(["12\t\tline", "\tab\tc", ""]);
    expect(printed("print(dofile())", "return 'from input'")).toEqual(["from input"]);
  });
});
