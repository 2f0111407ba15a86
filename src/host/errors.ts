/**
 * The errors a JavaScript program sees. Syntax errors are the grammar's own class, exported with these.
 *
 *   LuaError             Lua code failed
 *   LuaLimitError        a limit was reached
 *   LuaAbortError        an AbortSignal ended an execution
 *   LuaFault             a bug of the host that no script may catch
 *   LuaOwnershipError    a rule of docs/ownership.md was broken; a subclass for each kind
 *   LuaConversionError   a host value that Lua cannot hold, or a Lua value that was not asked for
 */
import type { Holder } from "../../vm/borrow.ts";
import type { LimitKind } from "../../vm/errors.ts";

export { LuaSyntaxError } from "../../grammar/index.ts";

/** A level of the stack at an error: a Lua function, a library function, or a JavaScript function between them. */
export interface LuaFrame {
  /** The chunk's name as in messages, or the script's address for JavaScript; `[C]` for library functions. */
  readonly source: string;
  /** From 1; -1 where there is none. */
  readonly line: number;
  /** From 1; only where it is known. */
  readonly column?: number;
  /** The name of the function as tracebacks show it: `function 'f'`, `main chunk`. */
  readonly function: string;
  /** A Lua function, a library function, or a JavaScript function. */
  readonly kind: "lua" | "native" | "host";
}

/** An error raised by Lua code, or by the machine in its name. If a JavaScript exception was the origin, it is `cause`, the same object. */
export class LuaError extends Error {
  override readonly name: string = "LuaError";
  constructor(
    message: string,
    /** The error value, whatever its type, as a host value. */
    readonly value: unknown,
    /** The Lua stack where the error was raised: `stack traceback:` and a line for each level. */
    readonly traceback: string,
    /** The same as data, with the JavaScript functions in between, innermost first. */
    readonly frames: readonly LuaFrame[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * A limit of the state was reached. Nothing of the script has run since: it could neither catch this nor clean up. The state is usable again when
 * the limit is raised (docs/limits.md).
 */
export class LuaLimitError extends Error {
  override readonly name = "LuaLimitError";
  constructor(
    /** Which limit. */
    readonly kind: LimitKind,
    message: string,
    /** The figure that was reached: units of fuel, bytes, milliseconds, handles. */
    readonly limit: number,
    /** The Lua stack where the limit was reached: `stack traceback:` and a line for each level; empty outside of Lua code. */
    readonly traceback = "",
    /** The same as data, innermost first. */
    readonly frames: readonly LuaFrame[] = [],
  ) {
    super(message);
  }
}

/** An AbortSignal ended the execution; `reason` is the signal's. */
export class LuaAbortError extends Error {
  override readonly name = "LuaAbortError";
  constructor(
    /** Why, as the AbortSignal says (`signal.reason`). */
    readonly reason: unknown,
  ) {
    super(`the execution was aborted${reason instanceof Error ? `: ${reason.message}` : ""}`, { cause: reason });
  }
}

/**
 * A bug of the host. Thrown by a host function, it passes every `pcall` on its way out, closing `<close>` variables, and arrives at the host
 * as the same object.
 */
export class LuaFault extends Error {
  override readonly name = "LuaFault";
}

/** A value that cannot cross the door between JavaScript and Lua. */
export class LuaConversionError extends TypeError {
  override readonly name = "LuaConversionError";
  constructor(
    message: string,
    /** Where the value stands in what was given: `.items[3].price`; empty for the value itself. */
    readonly path = "",
  ) {
    super(path === "" ? message : `${message} (at ${path})`);
  }
}

/** What an ownership error tells besides its message. */
export interface OwnershipDetails {
  /** Where the refused call stands; default: the place on the stack that is not of this package. */
  readonly attempted?: string;
  /** Who holds what was asked for. */
  readonly holder?: Holder | undefined;
  /** What was thrown first. */
  readonly cause?: unknown;
}

/** A rule of ownership was broken. The operation was refused before it changed anything. */
export class LuaOwnershipError extends Error {
  override readonly name: string = "LuaOwnershipError";
  /** Who holds the state, where, and since when. */
  readonly holder: Holder | undefined;
  /** The host's call that was refused: a line of the stack. */
  readonly attempted: string;
  constructor(
    /** What was refused: `eval`, `table.get`. */
    readonly operation: string,
    message: string,
    details: OwnershipDetails = {},
  ) {
    super(`${operation}: ${message}`, details.cause === undefined ? undefined : { cause: details.cause });
    const { holder } = details;
    this.holder = holder && { label: holder.label, site: holder.site, since: holder.since };
    // Not `this.stack`: its first line is made when it is first read, with the name, and subclasses give theirs later.
    this.attempted = details.attempted ?? hostSite(new Error().stack);
  }
}

/** Somebody else holds what the operation needs. */
export class LuaBorrowError extends LuaOwnershipError {
  override readonly name = "LuaBorrowError";
}

/** Waiting would never end: the caller belongs to what it would wait for. */
export class LuaDeadlockError extends LuaOwnershipError {
  override readonly name = "LuaDeadlockError";
}

/** The state, or the handle, is closed. */
export class LuaClosedError extends LuaOwnershipError {
  override readonly name = "LuaClosedError";
  constructor(
    operation: string,
    message = "the state is closed",
    /** When the state was closed, in milliseconds since 1970. */
    readonly closedAt = 0,
  ) {
    super(operation, message);
  }
}

/** The state was moved elsewhere. */
export class LuaMovedError extends LuaOwnershipError {
  override readonly name = "LuaMovedError";
}

/** An invariant of the machine failed earlier; `cause` is the first failure. */
export class LuaPoisonedError extends LuaOwnershipError {
  override readonly name = "LuaPoisonedError";
}

/** A value of another state. */
export class LuaForeignValueError extends LuaOwnershipError {
  override readonly name = "LuaForeignValueError";
}

/** A state or handle was to be cloned. */
export class LuaTransferError extends LuaOwnershipError {
  override readonly name = "LuaTransferError";
}

/** A host object is lent exclusively twice. */
export class LuaAliasError extends LuaOwnershipError {
  override readonly name = "LuaAliasError";
}

/** A scope has ended. */
export class LuaScopeError extends LuaOwnershipError {
  override readonly name = "LuaScopeError";
}

/** A table was changed during an iteration. */
export class LuaIterationError extends LuaOwnershipError {
  override readonly name = "LuaIterationError";
}

/** The first line of a stack that is not in this package: where the host called. */
export function hostSite(stack: unknown): string {
  // A host may have given errors another kind of stack.
  const lines = (typeof stack === "string" ? stack : "").split("\n").filter((line) => /:\d+:\d+\)?$/.test(line));
  return (lines.find((line) => !isOwnPlace(line)) ?? "").trim().replace(/^at /, "");
}

/** The address of this package's bundle, as it stands in stacks. Empty until it is asked for: the first stack of a process takes a while. */
let ownScript = "";

/** Whether a place of a JavaScript stack is in this package. */
export function isOwnPlace(place: string): boolean {
  if (ownScript === "") {
    const { stack } = new Error();
    ownScript = (typeof stack === "string" && /(?:file|https?):\/\/[^\s)]*?(?=:\d+:\d+)/.exec(stack)?.[0]) || "";
  }
  return ownScript !== "" && place.includes(ownScript);
}
