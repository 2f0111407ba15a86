/**
 * The end of a state (PUC's lua_close): to-be-closed variables of functions still running are closed, then every finalizer is called, the
 * last marked object first (manual §2.5.3, §3.3.8).
 *
 * What must stay true: errors on the way stop nothing. One that no script may catch is thrown to the host at the end; a limit that is reached
 * ends the rest without a word, for a state can always be closed.
 */
import { FatalError, LimitReached, ThrownValue } from "./errors.ts";
import { LibraryFunction } from "./function.ts";
import { run } from "./interpreter.ts";
import { EVENT_CLOSE } from "./metamethods.ts";
import type { LuaState } from "./state.ts";
import { request, TransferKind } from "./transfer.ts";
import type { LuaValue } from "./value.ts";

const finalize = new LibraryFunction(() => request(TransferKind.FINALIZE, undefined, undefined, []), "finalize");

/**
 * Runs what a script left to be run at its end. The state must not be used afterwards. A finalizer that ends the program (`os.exit`) closes the
 * state once more: what is left is finalized then.
 */
export function closeState(state: LuaState): void {
  const { heap, mainThread } = state;
  let fatal: FatalError | undefined;
  let isOver = false;
  /** Calls a function; gives the error it failed with, if it did. */
  const attempt = (callee: LuaValue, values: LuaValue[]): { readonly value: LuaValue } | undefined => {
    try {
      run(state, callee, values);
      return undefined;
    } catch (thrown) {
      if (thrown instanceof FatalError) fatal ??= thrown;
      if (thrown instanceof LimitReached) {
        isOver = true;
        return undefined;
      }
      if (!(thrown instanceof FatalError || thrown instanceof ThrownValue)) throw thrown;
      return thrown;
    }
  };
  let error: LuaValue;
  for (let variable = mainThread.toBeClosed.pop(); variable !== undefined && !isOver; variable = mainThread.toBeClosed.pop()) {
    const failure = attempt(state.metamethod(variable.value, EVENT_CLOSE), [variable.value, error]);
    if (failure !== undefined) error = failure.value;
  }
  if (!heap.isClosing) {
    heap.isClosing = true;
    heap.separate(() => true);
  }
  while (heap.pending.size > 0 && !isOver) attempt(finalize, []);
  if (fatal !== undefined) throw fatal;
}
