/**
 * Errors in the helpers of library functions written in Lua: they count as errors of the function that is helped.
 *
 * What must stay true: every helper that can raise goes through here.
 */
import { ArgumentError, LibraryError } from "../vm/errors.ts";
import { type Continuation, SENTINEL, TransferKind, transfer } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";
import type { LibraryServices } from "./services.ts";

/**
 * Runs a helper, passing its errors on as those of the library function it helps; after a pause, too. `x` and `y` are for helpers that run
 * often: a closure costs more than they do.
 */
export function helping<T>(services: LibraryServices, action: (x: LuaValue, y: LuaValue) => T, x?: LuaValue, y?: LuaValue): T {
  try {
    const result = action(x, y);
    if ((result as unknown) === SENTINEL && transfer.kind === TransferKind.PAUSE) helpAgain(services);
    return result;
  } catch (error) {
    if (error instanceof LibraryError || error instanceof ArgumentError) services.raiseForCaller(error);
    throw error;
  }
}

function helpAgain(services: LibraryServices): void {
  const resume = transfer.resume as Continuation;
  transfer.resume = () => helping(services, resume);
}
