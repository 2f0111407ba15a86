/**
 * The engines that benchmarks compare, behind one shape: `open(program)` gives `{ call(n), close() }`, where `call` runs `run(n)` and
 * gives its result as text, synchronously for the engines inside this process and as a promise for native ones.
 *
 * What must stay true: an engine sees the program's text unchanged, under the same name, in a state of its own.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Our machine, from the built bundle, with `options` of the state. */
async function tsuki(options) {
  const bundle = join(root, "dist", "index.js");
  if (!existsSync(bundle)) throw new Error("no dist/index.js: run `npm run build` first");
  const { Lua } = await import(pathToFileURL(bundle).href);
  if (options.jit === false && !("jit" in Lua.prototype)) throw new Error("this build has the interpreter only: `tsuki` is it");
  return {
    open(program) {
      let printed = "";
      const lua = new Lua({ libs: "all", print: (text) => (printed += text), ...options });
      lua.load(program.source, { name: `@${program.name}.lua` }).exec();
      const chunks = new Map();
      return {
        call(n) {
          printed = "";
          if (!chunks.has(n)) chunks.set(n, lua.load(`print(run(${n}))`, { name: "=call" }));
          chunks.get(n).exec();
          return printed.trimEnd();
        },
        close: () => lua.close(),
      };
    },
  };
}

/** PUC Lua compiled to WebAssembly. */
async function wasmoon() {
  const { LuaFactory } = await import("wasmoon");
  const factory = new LuaFactory();
  return {
    async open(program) {
      const lua = await factory.createEngine({ injectObjects: false });
      lua.doStringSync(program.source);
      return { call: (n) => String(lua.doStringSync(`return tostring(run(${n}))`)), close: () => lua.global.close() };
    },
  };
}

/** Lua 5.3 in JavaScript, with integers of 32 bits. */
async function fengari() {
  const { default: library } = await import("fengari");
  const { lua, lauxlib, lualib, to_luastring } = library;
  return {
    open(program) {
      const L = lauxlib.luaL_newstate();
      lualib.luaL_openlibs(L);
      const run = (source) => {
        lua.lua_settop(L, 0);
        if (lauxlib.luaL_dostring(L, to_luastring(source)) !== 0) throw new Error(lua.lua_tojsstring(L, -1));
        return lua.lua_gettop(L) > 0 ? lua.lua_tojsstring(L, -1) : "";
      };
      run(program.source);
      return { call: (n) => run(`return tostring(run(${n}))`), close: () => lua.lua_close(L) };
    },
  };
}

const driver = `
dofile(arg[1])
io.stdout:setvbuf("line")
for line in io.lines() do print(tostring(run(tonumber(line)))) end`;

/** A native binary with its options: one process a program, fed over its standard input. */
async function native([path, ...flags]) {
  if (spawnSync(path, ["-v"]).error) throw new Error(`${path} is not installed`);
  return {
    open(program) {
      const child = spawn(path, [...flags, "-e", `arg = { ${JSON.stringify(program.path)} }`, "-e", driver], {
        stdio: ["pipe", "pipe", "pipe"],
      });
      let buffer = "";
      let complaint = "";
      let waiting;
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (text) => {
        buffer += text;
        const end = buffer.indexOf("\n");
        if (end < 0) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 1);
        waiting?.resolve(line);
      });
      child.stderr.setEncoding("utf8");
      child.stderr.on("data", (text) => (complaint += text));
      child.on("close", () => waiting?.reject(new Error(complaint.trim() || "the process ended")));
      child.stdin.on("error", () => undefined);
      return {
        call: (n) =>
          new Promise((resolve, reject) => {
            waiting = { resolve, reject };
            child.stdin.write(`${n}\n`);
          }),
        close: () => child.stdin.end(),
      };
    },
  };
}

/** Opens an engine by name; `paths` tells where the native ones are. Throws, with the reason, when it is not there. */
export async function openEngine(name, paths) {
  switch (name) {
    case "tsuki":
      return tsuki({});
    case "tsuki-interpreter":
      return tsuki({ jit: false });
    case "wasmoon":
      return wasmoon();
    case "fengari":
      return fengari();
    case "native":
      return native([paths.native]);
    case "luajit":
      return native([paths.luajit]);
    case "luajit-interpreter":
      return native([paths.luajit, "-joff"]);
    default:
      throw new Error(`unknown engine '${name}'`);
  }
}
