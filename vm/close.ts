/**
 * The end of a state (PUC's lua_close): to-be-closed variables of functions still running are closed, then every finalizer is called, the
 * last marked object first (manual §2.5.3, §3.3.8).
 *
 * What must stay true: errors on the way stop nothing.
 */
import { ThrownValue } from "./errors.ts";
import { LuaFunction } from "./function.ts";
import { run } from "./interpreter.ts";
import { EVENT_CLOSE } from "./metamethods.ts";
import type { LuaState } from "./state.ts";
import { request, TransferKind } from "./transfer.ts";
import type { LuaValue } from "./value.ts";

const finalize = new LuaFunction(() => request(TransferKind.FINALIZE, undefined, undefined, []), "finalize");

/** Runs what a script left to be run at its end. The state must not be used afterwards. */
export function closeState(state: LuaState): void {
  const { heap, mainThread } = state;
  if (heap.isClosing) return;
  let error: LuaValue;
  for (let variable = mainThread.toBeClosed.pop(); variable !== undefined; variable = mainThread.toBeClosed.pop()) {
    try {
      run(state, state.metamethod(variable.value, EVENT_CLOSE), [variable.value, error]);
    } catch (thrown) {
      if (!(thrown instanceof ThrownValue)) throw thrown;
      error = thrown.value;
    }
  }
  heap.isClosing = true;
  heap.separate(() => true);
  if (heap.pending.size > 0) run(state, finalize, []);
}
