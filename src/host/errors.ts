/**
 * The errors a JavaScript program sees. Syntax errors are the grammar's own class, exported with these.
 */
export { LuaSyntaxError } from "../../grammar/index.ts";

/** An error raised by Lua code, or by the machine in its name. */
export class LuaError extends Error {
  override readonly name = "LuaError";
  constructor(
    message: string,
    /** The error value, whatever its type, as a host value. */
    readonly value: unknown,
    /** The Lua stack where the error was raised: `stack traceback:` and a line for each level. */
    readonly traceback: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The state was used after `close()`. */
export class LuaClosedError extends Error {
  override readonly name = "LuaClosedError";
  constructor(readonly operation: string) {
    super(`${operation}: the state is closed`);
  }
}
