/**
 * The helpers of the prompt of the debug library (manual §6.10 `debug.debug`), whose loop is in lua/debug.lua: it reads commands from
 * standard input, and writes the prompt and the errors to standard error.
 */
import { cutAtZero } from "../vm/c-string.ts";
import { LibraryError } from "../vm/errors.ts";
import type { Host } from "../vm/host.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import { results } from "../vm/transfer.ts";
import { callProtected, loadResult, loadText, textHelpers } from "./base.ts";
import { newLibrary } from "./define.ts";
import type { StandardFiles } from "./services.ts";

const PROMPT = "lua_debug> ";

export function debugNatives(state: LuaState, host: Host, files: StandardFiles | undefined): LuaTable {
  const write = (text: string): void => {
    files?.error.write(text);
    files?.error.flush();
  };
  return newLibrary([
    /** The next line with its newline; nil at the end. */
    [
      "ask",
      () => {
        if (files === undefined) throw new LibraryError("files are not available in this state");
        write(PROMPT);
        return files.input.readLine(true);
      },
    ],
    ["load", (line) => loadResult(loadText(state, host, cutAtZero(line as string), "=(debug command)", "bt", state.globals, false))],
    ["pcall", (chunk) => callProtected(state, chunk)],
    [
      "write",
      (text) => {
        write(`${text as string}\n`);
        return results();
      },
    ],
    ...textHelpers(state),
  ]);
}
