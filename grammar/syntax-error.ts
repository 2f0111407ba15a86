/**
 * The one error that leaves this folder. `parse` throws it; `load` turns its message into an error value, the REPL asks `incomplete`.
 */
export class LuaSyntaxError extends Error {
  override readonly name = "LuaSyntaxError";

  constructor(
    /** The complete text, chunk and line included, as PUC gives it. */
    message: string,
    /** Where the error is, counted from 1; 0 for a binary chunk. */
    readonly line: number,
    /** The same within the line, in bytes. */
    readonly column: number,
    /** Whether the source ended too early, so that more text could make it valid: PUC's message then ends in `near <eof>`. */
    readonly incomplete: boolean,
  ) {
    super(message);
  }
}
