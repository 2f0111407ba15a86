/** Runs a program for docs/how-it-runs.md on the built machine: what it prints, or the message and traceback of its error. */
import { Lua, LuaError } from "../../dist/index.js";

export function runLine(source) {
  let printed = "";
  const lua = new Lua({
    print: (text) => {
      printed += text;
    },
  });
  try {
    lua.exec(source, { name: "@line.lua" });
  } catch (error) {
    if (!(error instanceof LuaError)) throw error;
    printed += `${error.message}\n${error.traceback}\n`;
  } finally {
    lua.close();
  }
  return printed;
}
