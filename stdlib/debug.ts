/**
 * The debug library (manual §6.10): so far `traceback`, the one function that is safe to give to any script.
 */
import { Coroutine, CoroutineStatus } from "../vm/coroutine.ts";
import type { LuaFunction } from "../vm/function.ts";
import { traceback } from "../vm/inspect.ts";
import { isNumber } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import { checkString, optionalCount } from "./args.ts";
import { newLibrary } from "./define.ts";

/** The library function on top of a thread: on the running one that is `traceback` itself, on a suspended one what yielded. */
function functionInProgress(state: LuaState, thread: Coroutine): LuaFunction | undefined {
  if (thread === state.running) return state.native;
  return thread.status === CoroutineStatus.SUSPENDED && thread.depth >= 0 ? thread.yieldedIn : undefined;
}

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
        const text = message === undefined ? undefined : checkString(args, first);
        return traceback(state, thread, text, level < 0 ? Number.MAX_SAFE_INTEGER : level, functionInProgress(state, thread));
      },
    ],
  ]);
}
