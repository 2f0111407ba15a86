/**
 * Runs the scripts that the page sends, each in a state of its own, and sends back what they print. With a bundler, import from "tsuki".
 */
import { Lua, LuaError, LuaSyntaxError } from "../../dist/index.js";

addEventListener("message", ({ data }) => {
  const lua = new Lua({ print: (text) => postMessage({ text }) });
  try {
    lua.exec(data.source, { name: "=script" });
  } catch (error) {
    if (!(error instanceof LuaError || error instanceof LuaSyntaxError)) throw error;
    postMessage({ text: `${error.message}\n` });
  } finally {
    lua.close();
  }
});
