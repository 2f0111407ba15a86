/**
 * Runs the Lua scripts of the page, which print into it. With a bundler, import from "tsuki" and "tsuki/browser".
 */
import { runScripts } from "../../dist/browser.js";
import { Lua } from "../../dist/index.js";

const output = document.getElementById("output");
const lua = new Lua({ print: (text) => output.append(text) });
lua.globals.set("now", () => performance.now());
lua.globals.set("sleep", (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
await runScripts({ lua });
document.title = "done";
