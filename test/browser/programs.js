/**
 * The page in which test programs run: `runProgram` as test/built.ts has it, for `programs.browser.ts` to call.
 *
 * What must stay true: whatever is called from outside runs in a task of its own. While the driver of the browser evaluates something, the page may
 * make code of strings whatever its policy says.
 */
import { Lua, memoryFileSystem } from "../../dist/index.js";

/** Makes a function run in a task of the page. */
function inTask(action) {
  return (...values) => new Promise((resolve, reject) => setTimeout(() => Promise.try(action, ...values).then(resolve, reject)));
}

/** Runs a program, a byte string, to its end: what it printed, and the message of the error it ended with. */
globalThis.runProgram = inTask((source, name, withFiles) => {
  let printed = "";
  const print = (text) => {
    printed += text;
  };
  const lua = new Lua({ libs: "all", print, ...(withFiles && { fs: memoryFileSystem({}, { output: print }) }) });
  let message;
  try {
    lua.load(Uint8Array.from(source, (character) => character.charCodeAt(0)), { name }).exec();
  } catch (error) {
    if (!/^Lua(Syntax)?Error$/.test(error.name)) throw error;
    message = typeof error.value === "string" ? error.value : error.message;
  } finally {
    lua.close();
  }
  return { printed, error: message };
});

/** Whether code can be made of strings here. */
globalThis.canEvaluate = inTask(() => {
  try {
    return new Function("return true")();
  } catch {
    return false;
  }
});
