/**
 * A command for engines that are libraries only: `node peer.mjs wasmoon|fengari SCRIPT ARGUMENTS…` runs a script as `lua` would, as far as
 * `driver.lua` needs it: `arg`, `dofile`, `require` along LUA_PATH, standard output. Started by processes.mjs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [engine, script, ...args] = process.argv.slice(2);
const prelude = `arg = { [0] = ${quoted(script)}, ${args.map(quoted).join(", ")} }\n`;

/** A Lua string literal of a text without control characters. */
function quoted(text) {
  return JSON.stringify(text);
}

/** The folders that LUA_PATH names, and those of the files among the arguments. */
function folders() {
  const named = (process.env.LUA_PATH ?? "").split(";").filter((pattern) => pattern.endsWith("/?.lua"));
  const files = [script, ...args].filter((text) => text.endsWith(".lua"));
  return new Set([...named, ...files].map((path) => dirname(path)));
}

async function wasmoon() {
  const { LuaFactory } = await import("wasmoon");
  const factory = new LuaFactory();
  // Its file system is its own: what the driver may read is copied into it.
  for (const folder of folders()) {
    for (const file of readdirSync(folder)) {
      if (file.endsWith(".lua")) await factory.mountFile(join(folder, file), readFileSync(join(folder, file)));
    }
  }
  const lua = await factory.createEngine({ injectObjects: false });
  if (process.env.LUA_PATH) lua.doStringSync(`package.path = ${quoted(process.env.LUA_PATH)}`);
  lua.doStringSync(prelude);
  lua.doStringSync(readFileSync(script, "utf8"));
}

async function fengari() {
  const { default: library } = await import("fengari");
  const { lua, lauxlib, lualib, to_luastring } = library;
  const L = lauxlib.luaL_newstate();
  lualib.luaL_openlibs(L);
  for (const source of [prelude, readFileSync(script, "utf8")]) {
    if (lauxlib.luaL_dostring(L, to_luastring(source)) !== 0) throw new Error(lua.lua_tojsstring(L, -1));
  }
}

try {
  if (engine === "wasmoon") await wasmoon();
  else if (engine === "fengari") await fengari();
  else throw new Error(`unknown engine '${engine}'`);
} catch (error) {
  console.error(String(error?.message ?? error));
  process.exitCode = 1;
}
