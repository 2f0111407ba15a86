/**
 * The debug library (manual §6.10): so far `traceback`, the one function that is safe to give to any script.
 */
import { Coroutine } from "../vm/coroutine.ts";
import { traceback } from "../vm/inspect.ts";
import { isNumber } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import { checkString, optionalCount } from "./args.ts";
import { newLibrary } from "./define.ts";

export function createDebugLibrary(state: LuaState): LuaTable {
  return newLibrary([
    [
      "traceback",
      (...args) => {
        const isOther = args[0] instanceof Coroutine;
        const thread = isOther ? (args[0] as Coroutine) : state.running;
        const first = isOther ? 1 : 0;
        const message = args[first];
        if (message !== undefined && typeof message !== "string" && !isNumber(message)) return message;
        const level = optionalCount(args, first + 1, isOther ? 0 : 1);
        // Level 0 of the running thread is this function, which has no frame; level 0 of another is its function on top.
        const text = message === undefined ? undefined : checkString(args, first);
        return traceback(state, thread, text, thread === state.running ? level : level + 1);
      },
    ],
  ]);
}
