/**
 * What a function of `io` or `os` returns when the system has done, or refused, what it was asked: `true`, or nil with a message and a
 * number (PUC's `luaL_fileresult` and `luaL_execresult`). Called by io.ts and os.ts.
 */
import type { FileFailure, ProcessEnd } from "../vm/host.ts";
import { integer } from "../vm/numbers.ts";
import { results, type Sentinel } from "../vm/transfer.ts";
import type { LuaValue } from "../vm/value.ts";

/** Nil, message and error number; `name` is the file it is about. */
export function failed(failure: FileFailure, name?: string): Sentinel {
  return results(undefined, name === undefined ? failure.reason : `${name}: ${failure.reason}`, integer(failure.errno));
}

export function fileResult(failure: FileFailure | undefined, name?: string): LuaValue | Sentinel {
  return failure === undefined ? true : failed(failure, name);
}

/** True if a command succeeded, else nil; then how it ended, and its exit code or signal. */
export function processResult(end: ProcessEnd | FileFailure): Sentinel {
  if ("reason" in end) return failed(end);
  return results(end.by === "exit" && end.code === 0 ? true : undefined, end.by, integer(end.code));
}
