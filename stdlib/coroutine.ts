/**
 * Coroutines (manual §6.2). The functions that switch threads only ask for it; vm/calls.ts does it inside the loop.
 */
import { Coroutine, CoroutineStatus } from "../vm/coroutine.ts";
import { LibraryError } from "../vm/errors.ts";
import { LibraryClosure } from "../vm/function.ts";
import { inheritHook } from "../vm/hooks.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import { request, results, type Sentinel, TransferKind } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import { type Arguments, checkFunction, typeError } from "./args.ts";
import { leafLibrary } from "./define.ts";
import { typeErrorGiven } from "./given.ts";
import { charge } from "./work.ts";

const statusNames: Record<CoroutineStatus, string> = {
  [CoroutineStatus.SUSPENDED]: "suspended",
  [CoroutineStatus.RUNNING]: "running",
  [CoroutineStatus.NORMAL]: "normal",
  [CoroutineStatus.DEAD]: "dead",
};

function createCoroutine(state: LuaState, args: Arguments): Coroutine {
  const thread = new Coroutine(checkFunction(args, 0));
  inheritHook(state.running, thread);
  return thread;
}

function checkCoroutine(args: Arguments, index: number): Coroutine {
  const value = args[index];
  if (value instanceof Coroutine) return value;
  throw typeError(args, index, "thread");
}

export function createCoroutineLibrary(state: LuaState): LuaTable {
  const { budget } = state;
  return leafLibrary([
    [
      "close",
      (...args) => {
        const thread = checkCoroutine(args, 0);
        switch (thread.status) {
          case CoroutineStatus.RUNNING:
          case CoroutineStatus.NORMAL:
            throw new LibraryError(`cannot close a ${statusNames[thread.status]} coroutine`);
          case CoroutineStatus.DEAD: {
            if (thread.toBeClosed.length > 0) break;
            const { failure } = thread;
            thread.failure = undefined;
            return failure === undefined ? true : results(false, failure.value);
          }
        }
        return request(TransferKind.CLOSE_COROUTINE, undefined, thread, []);
      },
    ],
    ["create", (...args) => createCoroutine(state, args)],
    [
      "isyieldable",
      (...args) => {
        const thread = args.length > 0 ? checkCoroutine(args, 0) : state.running;
        return thread !== state.mainThread && thread.boundaries === 0;
      },
    ],
    [
      "resume",
      function (target: LuaValue, ...values: LuaValue[]) {
        // biome-ignore lint/complexity/noArguments: only their number is used
        if (!(target instanceof Coroutine)) throw typeErrorGiven(target, 0, arguments.length, "thread");
        charge(budget, values.length + 1);
        return request(TransferKind.RESUME, undefined, target, values);
      },
    ],
    ["running", () => results(state.running, state.running === state.mainThread)],
    ["status", (...args) => statusNames[checkCoroutine(args, 0).status]],
    [
      "wrap",
      (...args) => {
        const thread = createCoroutine(state, args);
        const resume = (...values: LuaValue[]): Sentinel => {
          charge(budget, values.length);
          return request(TransferKind.WRAP, undefined, thread, values);
        };
        return new LibraryClosure(resume, "", thread).beLeaf();
      },
    ],
    [
      "yield",
      (...args) => {
        charge(budget, args.length);
        return request(TransferKind.YIELD, undefined, undefined, args);
      },
    ],
  ]);
}
