/**
 * The file system in memory, as a host sees it. What programs see of it is tested under `stdlib/io` and `stdlib/os`.
 */
import { describe, expect, test, vi } from "vitest";
import type * as api from "../../src/index.ts";

const { Lua, memoryFileSystem } = (await import(/* @vite-ignore */ new URL("../../dist/index.js", import.meta.url).href)) as typeof api;

describe("memoryFileSystem", () => {
  test("holds text and bytes, and shows what programs wrote", () => {
    const fs = memoryFileSystem({ "text.txt": "naïve", "bytes.bin": Uint8Array.of(0, 255) });
    const lua = new Lua({ libs: "all", fs });
    expect(lua.evalAll("return #io.open('text.txt'):read('a'), io.open('bytes.bin'):read('a'):byte(1, -1)")).toEqual([6, 0, 255]);
    lua.exec("io.open('new.txt', 'w'):write('né', '\\xff'):close() os.remove('text.txt')");
    expect(fs.names()).toEqual(["bytes.bin", "new.txt"]);
    expect(fs.read("new.txt")).toEqual(Uint8Array.of(0x6e, 0xc3, 0xa9, 0xff));
    expect(fs.read("text.txt")).toBeUndefined();
  });

  test("serves dofile, loadfile and require", () => {
    const fs = memoryFileSystem({ "shapes.lua": "return { side = 3 }", "lib/init.lua": "return ..." });
    const lua = new Lua({ libs: "all", fs });
    expect(lua.eval("return require('shapes').side + #require('lib')")).toBe(6);
    expect(lua.eval("return dofile('./shapes.lua').side")).toBe(3);
    expect(lua.evalAll("return loadfile('none.lua')")).toEqual([undefined, "cannot open none.lua: No such file or directory"]);
    expect(lua.evalAll("return loadfile('lib')")).toEqual([undefined, "cannot read lib: Is a directory"]);
  });

  test("gives and takes standard streams", () => {
    let output = "";
    let errors = "";
    const fs = memoryFileSystem({}, { input: "line\nrest", output: (text) => (output += text), errors: (text) => (errors += text) });
    const lua = new Lua({ libs: "all", fs });
    expect(lua.evalAll("io.write('é') print('!') io.stderr:write('warning') return io.read('l', 'a')")).toEqual(["line", "rest"]);
    expect([output, errors]).toEqual(["é!\n", "warning"]);
  });

  test("writes whole lines to the console if nobody else takes them", () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    try {
      const lua = new Lua({ libs: "all", fs: memoryFileSystem() });
      lua.exec("io.write('one ') io.write('line\\ntwo\\nrest') io.flush()");
      expect(log.mock.calls).toEqual([["one line\ntwo"], ["rest"]]);
    } finally {
      log.mockRestore();
    }
  });

  test.each([
    ["io.open('no/such/file', 'w')", "no/such/file: No such file or directory", 2],
    ["io.open('file/inside', 'w')", "file/inside: Not a directory", 20],
    ["io.open('folder', 'w')", "folder: Is a directory", 21],
    ["io.open('', 'w')", ": No such file or directory", 2],
    ["os.remove('folder')", "folder: Directory not empty", 39],
    ["os.remove('/tmp')", "/tmp: Device or resource busy", 16],
    ["os.remove('none')", "none: No such file or directory", 2],
    ["os.rename('none', 'other')", "No such file or directory", 2],
    ["os.rename('file', 'folder')", "Is a directory", 21],
    ["os.rename('folder', 'file')", "Not a directory", 20],
    ["os.rename('folder', 'folder/inside')", "Invalid argument", 22],
    ["os.rename('folder', 'full')", "Directory not empty", 39],
    ["io.open('file'):seek('set', -1)", "Invalid argument", 22],
    ["io.open('file'):write('x')", "Bad file descriptor", 9],
    ["io.stdout:seek()", "Illegal seek", 29],
  ])("%s fails as on a disk", (expression, message, errno) => {
    const fs = memoryFileSystem({ file: "", "folder/a": "", "full/b": "" }, { output: () => undefined });
    expect(new Lua({ libs: "all", fs }).evalAll(`return ${expression}`)).toEqual([undefined, message, errno]);
  });

  test("folders are renamed with what lies in them", () => {
    const fs = memoryFileSystem({ "a/x": "1", "a/b/y": "2", ab: "3" });
    new Lua({ libs: "all", fs }).exec("assert(os.rename('a', 'c'))");
    expect(fs.names().sort()).toEqual(["ab", "c/b/y", "c/x"]);
  });

  test("names are the same with detours", () => {
    const fs = memoryFileSystem({ "./a/b": "found" });
    expect(new Lua({ libs: "all", fs }).eval("return io.open('a//./c/../b'):read('a')")).toBe("found");
    expect(fs.names()).toEqual(["a/b"]);
  });
});

describe("processes", () => {
  test("are absent by default", () => {
    const lua = new Lua({ libs: "all", fs: memoryFileSystem() });
    expect(lua.evalAll("return os.execute(), pcall(io.popen, 'true')")).toEqual([false, false, "'popen' not supported"]);
    expect(lua.evalAll("return pcall(os.execute, 'true')")).toEqual([false, "processes are not available in this state"]);
  });

  test("come from the host", () => {
    const commands: string[] = [];
    const pipe: api.ProcessPipe = {
      read: () => "",
      write: () => undefined,
      seek: () => ({ reason: "Illegal seek", errno: 29 }),
      flush: () => undefined,
      close: () => ({ by: "signal", code: 15 }),
    };
    const processes: api.ProcessRunner = {
      execute(command) {
        commands.push(command);
        return command === "fail" ? { reason: "Cannot allocate memory", errno: 12 } : { by: "exit", code: 2 };
      },
      open(command, mode) {
        commands.push(`${mode} ${command}`);
        return command === "fail" ? { reason: "Too many open files", errno: 24 } : pipe;
      },
    };
    const lua = new Lua({ libs: "all", fs: memoryFileSystem(), processes });
    expect(lua.evalAll("return os.execute(), os.execute('run\\0x')")).toEqual([true, undefined, "exit", 2]);
    expect(lua.evalAll("return os.execute('fail')")).toEqual([undefined, "Cannot allocate memory", 12]);
    expect(lua.evalAll("return io.popen('cmd', 'w'):close()")).toEqual([undefined, "signal", 15]);
    expect(lua.evalAll("return io.popen('fail')")).toEqual([undefined, "fail: Too many open files", 24]);
    expect(commands).toEqual(["run", "fail", "w cmd", "r fail"]);
  });
});

describe("limits", () => {
  test("of bytes", () => {
    const fs = memoryFileSystem({ kept: "12345" }, { limits: { bytes: 10 } });
    const lua = new Lua({ libs: "all", fs });
    const fill = "local f = io.open(..., 'a') local ok, message, code = f:write('123456') f:close() return message, code";
    const append = (name: string) => lua.load(fill).call(name);
    expect(append("x")).toBe("No space left on device");
    lua.exec("os.remove 'kept'");
    expect(append("x")).toBe(undefined);
    expect(append("x")).toBe("No space left on device");
    expect(lua.evalAll("local f = io.open('y', 'w') return f:seek('set', 1000), select(2, f:write('1'))")).toEqual([
      1000,
      "No space left on device",
      28,
    ]);
    lua.exec("io.open('x', 'w'):close()");
    expect(append("z")).toBe(undefined);
    lua.close();
  });

  test("count a removed file until it is closed", () => {
    const lua = new Lua({ libs: "all", fs: memoryFileSystem({}, { limits: { bytes: 10 } }) });
    expect(lua.evalAll("f = io.tmpfile() f:write('12345678') return select(2, io.open('x', 'w'):write('123'))")).toEqual([
      "No space left on device",
      28,
    ]);
    expect(lua.eval("f:close() return io.type(io.open('x', 'w'):write('123'))")).toBe("file");
    lua.close();
  });

  test("of files", () => {
    const lua = new Lua({ libs: "all", fs: memoryFileSystem({ a: "" }, { limits: { files: 2 } }) });
    expect(lua.evalAll("io.open('b', 'w') return io.open('c', 'w')")).toEqual([undefined, "c: No space left on device", 28]);
    expect(lua.evalAll("return pcall(os.tmpname)")).toEqual([false, "unable to generate a unique filename"]);
    expect(lua.eval("os.rename('a', 'b') return io.type(io.open('c', 'w'))")).toBe("file");
    lua.close();
  });
});
