/**
 * Errors inside the machine: the carriers that are thrown, and every message text of this layer.
 *
 * A carrier is thrown by an operation or a library function and caught in one place, the `try` around the interpreter loop, which adds
 * the position (`chunk:line:`) and the names of variables, both read from the frame that was running, and unwinds to the nearest
 * protected call. So nothing that throws needs to know the state. Carriers are not `Error`s: capturing a host stack would cost more
 * than the whole unwinding.
 *
 * What must stay true: no carrier ever reaches the host; `unwind.ts` is the only place that catches them.
 */
import type { LuaFunction } from "./function.ts";
import type { LuaValue } from "./value.ts";

/** Base of all carriers. */
export abstract class Carrier {}

/** A level of the stack at an error. */
export interface StackLevel {
  /** The chunk's name as messages show it; undefined for library functions. */
  readonly source: string | undefined;
  /** -1 where there is none. */
  readonly line: number;
  /** As tracebacks show it: `function 'f'`. */
  readonly description: string;
  /** The library or host function, where it is one. */
  readonly native: LuaFunction | undefined;
  readonly isTailCall: boolean;
}

/** A finished error value on its way: what `error` throws, or any other carrier once it was completed. */
export class ThrownValue extends Carrier {
  constructor(
    readonly value: LuaValue,
    /** Traceback of the place of the error, taken before unwinding, when somebody asked for it. */
    readonly traceback: string | undefined = undefined,
    /** The same as data. */
    readonly levels: readonly StackLevel[] = [],
  ) {
    super();
  }
}

/** A message handler has returned: the error it made goes on without a handler. */
export class HandledError extends ThrownValue {}

/**
 * An error no script may catch (a fault of the host, an abort): it passes every protected call, closing to-be-closed variables on its way, and
 * gives `reason` to the host.
 */
export class FatalError extends Carrier {
  constructor(
    readonly reason: unknown,
    /** What `__close` metamethods get as the error. */
    readonly value: LuaValue,
  ) {
    super();
  }
}

/** The limits that end an execution. A limit on depth raises `stack overflow` instead. */
export type LimitKind = "fuel" | "memory" | "deadline" | "output" | "handles";

/**
 * A limit was reached. It ends the host's entry at once: nothing of the script runs any more, no `<close>` variable, message handler, finalizer or
 * `__tostring`, and the coroutines it was in are dead (rule L1).
 */
export class LimitReached extends Carrier {
  /** The stack at the place, once it is known. */
  traceback: string | undefined = undefined;
  levels: readonly StackLevel[] = [];
  /** The part of the work whose limit it is; undefined for the whole. */
  part: object | undefined = undefined;

  constructor(
    readonly kind: LimitKind,
    /** The figure that was not to be passed. */
    readonly limit: number,
  ) {
    super();
  }
}

/**
 * An allocation would pass the memory limit, and nothing of it has happened yet. The loop, or calls.ts, collects and does the instruction, or
 * calls the library function, once more.
 */
export class RoomNeeded extends Carrier {
  constructor(readonly bytes: number) {
    super();
  }
}

/** An execution pauses at a charge point: the loop is left as it is, to be entered again there (execution.ts). */
export class Paused extends Carrier {}

/** A failed operation of the running function, e.g. arithmetic on nil: gets the position of the running function. */
export class OperationError extends Carrier {
  constructor(readonly message: string) {
    super();
  }
}

/** Which operand of the running instruction is at fault, so that its variable can be named. */
export type OperandRole = "first" | "second" | "called" | "indexed" | "key" | "assigned" | "none";

/** A failed operation whose message ends with the name of the variable: `attempt to index a nil value (local 'x')`. */
export class OperandError extends Carrier {
  constructor(
    readonly message: string,
    readonly role: OperandRole,
  ) {
    super();
  }
}

/** An error of a library function (`luaL_error`): gets the position of the function that called it. */
export class LibraryError extends Carrier {
  constructor(readonly message: string) {
    super();
  }
}

/** A bad argument (`luaL_argerror`): becomes `bad argument #n to 'name' (detail)`, the name taken from the call. */
export class ArgumentError extends Carrier {
  constructor(
    /** Position of the argument, from 1. */
    readonly position: number,
    readonly detail: string,
  ) {
    super();
  }
}

/** An error of a helper of a library function written in Lua: it counts as an error of that function, raised for the function's caller. */
export class HelperError extends Carrier {
  constructor(readonly error: LibraryError | ArgumentError) {
    super();
  }
}
