/**
 * Errors across the door. A Lua error becomes a LuaError with its value, traceback and frames; a JavaScript exception thrown by a host
 * function travels through Lua as a userdata that `pcall` can catch, and is the same object again when it comes out (C3).
 *
 * What must stay true: nothing here runs Lua code but `__tostring` of an error value, and that never fails.
 */

import { setNamed } from "../../stdlib/define.ts";
import { Carrier, FatalError, ThrownValue } from "../../vm/errors.ts";
import { LuaFunction } from "../../vm/function.ts";
import { run } from "../../vm/interpreter.ts";
import { EVENT_TOSTRING } from "../../vm/metamethods.ts";
import { isNumber, numberToString } from "../../vm/numbers.ts";
import { LuaTable } from "../../vm/table.ts";
import { LuaUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { decodeText, encodeText } from "./encoding.ts";
import { LuaAbortError, LuaError, LuaFault, LuaLimitError } from "./errors.ts";
import { hostFrames } from "./host-frames.ts";

export class ErrorDoor {
  private metatable: LuaTable | undefined;

  constructor(private readonly door: Door) {}

  /* ---- Out ---- */

  /** The host's error for a Lua error. */
  toHost(thrown: ThrownValue): LuaError {
    const { value } = thrown;
    const traceback = decodeText(thrown.traceback ?? "");
    if (this.isHostError(value)) {
      const cause = value.object;
      return new LuaError(messageOf(cause), cause, traceback, hostFrames(thrown.levels, cause), { cause });
    }
    return new LuaError(this.textOf(value), this.door.toHost(value), traceback, hostFrames(thrown.levels, undefined));
  }

  /** Whether a value is a JavaScript exception on its way through Lua. */
  isHostError(value: LuaValue): value is LuaUserdata {
    return value instanceof LuaUserdata && this.metatable !== undefined && value.metatable === this.metatable;
  }

  /** The text of an error value, as PUC's stand-alone interpreter makes it: strings and numbers as they are, others by `__tostring`. */
  private textOf(value: LuaValue): string {
    if (typeof value === "string") return decodeText(value);
    if (isNumber(value)) return numberToString(value);
    const { state } = this.door;
    const handler = state.metamethod(value, EVENT_TOSTRING);
    if (handler !== undefined) {
      try {
        const text = run(state, handler, [value])[0];
        if (typeof text === "string") return decodeText(text);
      } catch (thrown) {
        if (!(thrown instanceof ThrownValue)) throw this.door.hostErrorOf(thrown);
      }
    }
    return `(error object is a ${state.typeNameOf(value)} value)`;
  }

  /** The host's error for an error value without a stack. */
  of(value: LuaValue): LuaError {
    return this.toHost(new ThrownValue(value));
  }

  /* ---- In ---- */

  /** What a host function's exception is inside the machine. */
  toLua(error: unknown): Carrier | RangeError {
    if (error instanceof Carrier) return error;
    // The host's stack is full: the machine makes a Lua error of it.
    if (error instanceof RangeError && /call stack/.test(error.message)) return error;
    if (error instanceof LuaFault || error instanceof LuaAbortError || error instanceof LuaLimitError) return this.fatal(error);
    if (error instanceof LuaError) {
      if ("cause" in error) return new ThrownValue(this.wrap(error.cause));
      const value = this.valueOf(error);
      if (value !== undefined) return value;
    }
    if (!this.door.options.catchHostErrors) return this.fatal(error);
    return new ThrownValue(this.wrap(error));
  }

  /** The Lua value that a LuaError carries, unless it cannot come in here (a value of another state). */
  private valueOf(error: LuaError): ThrownValue | undefined {
    try {
      return new ThrownValue(this.door.toLua(error.value));
    } catch {
      return undefined;
    }
  }

  /** An error that no script may catch: it passes every protected call. */
  fatal(error: unknown): FatalError {
    return new FatalError(error, this.wrap(error));
  }

  private wrap(error: unknown): LuaUserdata {
    const carrier = new LuaUserdata(error, false, true);
    carrier.metatable = this.metatable ??= this.createMetatable();
    return carrier;
  }

  private createMetatable(): LuaTable {
    const metatable = new LuaTable();
    setNamed(metatable, "__name", "host error");
    setNamed(metatable, "__metatable", false);
    setNamed(metatable, "__tostring", new LuaFunction((value) => encodeText(messageOf((value as LuaUserdata).object)), "tostring"));
    return metatable;
  }
}

/** The text of anything that was thrown; objects that resist being asked say so. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : typeof thrown === "symbol" ? thrown.toString() : String(thrown);
  } catch {
    return "(a host error without a text)";
  }
}
