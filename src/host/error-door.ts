/**
 * Errors across the door. A Lua error becomes a LuaError with its value, traceback and frames; a JavaScript exception thrown by a host
 * function travels through Lua as a userdata that `pcall` can catch, and is the same object again when it comes out (C3).
 *
 * What must stay true: nothing here runs Lua code but `__tostring` of an error value, and that never fails.
 */

import { setNamed } from "../../stdlib/define.ts";
import { Carrier, FatalError, type LimitKind, LimitReached, ThrownValue } from "../../vm/errors.ts";
import { LibraryFunction } from "../../vm/function.ts";
import { run } from "../../vm/interpreter.ts";
import { EVENT_TOSTRING } from "../../vm/metamethods.ts";
import { isNumber, numberToString } from "../../vm/numbers.ts";
import { LuaTable } from "../../vm/table.ts";
import { isHostOverflow } from "../../vm/unwind.ts";
import { LuaUserdata } from "../../vm/userdata.ts";
import type { LuaValue } from "../../vm/value.ts";
import type { Door } from "./door.ts";
import { decodeText, encodeText } from "./encoding.ts";
import { LuaAbortError, LuaError, LuaFault, LuaLimitError, LuaPoisonedError } from "./errors.ts";
import { hostFrames } from "./host-frames.ts";

export class ErrorDoor {
  private metatable: LuaTable | undefined;
  /** The userdata of exceptions, so that the same one is the same Lua value each time. */
  private readonly carriers = new WeakMap<object, LuaUserdata>();
  /** Limits reached and the errors that tell the host. */
  private readonly limitErrors = new WeakMap<LimitReached, LuaLimitError>();
  private readonly limits = new WeakMap<LuaLimitError, LimitReached>();

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
    return value instanceof LuaUserdata && this.metatable !== undefined && value.ownMetatable === this.metatable;
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

  /** The host's error for a limit that was reached: the same each time. */
  ofLimit(reached: LimitReached): LuaLimitError {
    let error = this.limitErrors.get(reached);
    if (error === undefined) {
      const { kind, limit, traceback = "", levels } = reached;
      const message = `the limit on ${kind} (${limit}${limitUnits[kind]}) was reached`;
      error = new LuaLimitError(kind, message, limit, decodeText(traceback), hostFrames(levels, undefined));
      this.limitErrors.set(reached, error);
      this.limits.set(error, reached);
    }
    return error;
  }

  /** A limit error on its way through Lua code further out: that ends as well. */
  private limitOf(error: LuaLimitError): LimitReached {
    let reached = this.limits.get(error);
    if (reached === undefined) {
      reached = new LimitReached(error.kind, error.limit);
      this.limits.set(error, reached);
      this.limitErrors.set(reached, error);
    }
    return reached;
  }

  /** The host's error for an error value without a stack. */
  of(value: LuaValue): LuaError {
    return this.toHost(new ThrownValue(value));
  }

  /* ---- In ---- */

  /** What a host function's exception is inside the machine. */
  toLua(error: unknown): Carrier | Error {
    try {
      const { reached } = this.door.state.budget;
      if (reached !== undefined) return reached;
      if (error instanceof Carrier) return error;
      return this.carrierFor(error);
    } catch {
      // A proxy that throws when it is asked for its class is thrown as it is.
      return new ThrownValue(this.wrap(error));
    }
  }

  private carrierFor(error: unknown): Carrier | Error {
    // The host's stack is full: the machine makes a Lua error of it.
    if (isHostOverflow(error)) return error;
    if (error instanceof LuaLimitError) {
      const limit = this.limitOf(error);
      // What ends a part of the work is an exception like any other for the rest.
      return limit.part === undefined ? limit : new ThrownValue(this.wrap(error));
    }
    if (isTerminal(error)) return this.fatal(error);
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

  /** The userdata that stands for an exception which has been thrown in this state; undefined for other objects. */
  carrierOf(error: object): LuaUserdata | undefined {
    return this.carriers.get(error);
  }

  private wrap(error: unknown): LuaUserdata {
    const isObject = (typeof error === "object" && error !== null) || typeof error === "function";
    const existing = isObject ? this.carriers.get(error) : undefined;
    if (existing !== undefined) return existing;
    const carrier = new LuaUserdata(error, false, true);
    carrier.ownMetatable = this.metatable ??= this.createMetatable();
    if (isObject) this.carriers.set(error, carrier);
    return carrier;
  }

  private createMetatable(): LuaTable {
    const metatable = new LuaTable();
    setNamed(metatable, "__name", "host error");
    setNamed(metatable, "__metatable", false);
    setNamed(metatable, "__tostring", new LibraryFunction((value) => encodeText(messageOf((value as LuaUserdata).object)), "tostring"));
    return metatable;
  }
}

const limitUnits: Record<LimitKind, string> = { fuel: "", memory: " bytes", deadline: " ms", output: " bytes", handles: "" };

/** Whether no script may catch it, though `<close>` variables are closed. */
function isTerminal(error: unknown): boolean {
  return error instanceof LuaFault || error instanceof LuaAbortError || error instanceof LuaPoisonedError;
}

/** The text of anything that was thrown; objects that resist being asked say so. */
export function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message) : typeof thrown === "symbol" ? thrown.toString() : String(thrown);
  } catch {
    return "(a host error without a text)";
  }
}
