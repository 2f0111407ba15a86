/**
 * What the writer (dump.ts) and the reader (undump.ts) of binary chunks agree on; the layout as a whole is in README.md.
 *
 * The header is PUC Lua's to the byte, because programs look at it. What tells our code from PUC's is the mark behind it: PUC reads its
 * letters as a number that never ends ("integer overflow"), and we refuse its chunks where the mark should be.
 *
 * What must stay true: whatever changes the layout, or the meaning of an instruction, gets a new FORMAT.
 */

/** First byte of every binary chunk (§6.1 `load`). */
export const SIGNATURE_START = "\x1b";
export const SIGNATURE = "\x1bLua";
/** Lua 5.4. */
export const VERSION = 0x54;
/** PUC's official format. */
export const OFFICIAL_FORMAT = 0;
/** Bytes that transfers in text mode would change. */
export const CHECK_DATA = "\x19\x93\r\n\x1a\n";
export const INSTRUCTION_SIZE = 4;
export const INTEGER_SIZE = 8;
export const FLOAT_SIZE = 8;
export const CHECK_INTEGER = 0x5678;
export const CHECK_FLOAT = 370.5;
/** At least 11 characters below 128, the second not zero: see above. */
export const MARK = "Tsuki chunk ";
export const FORMAT = 1;

/** What a constant is. */
export const enum ConstantTag {
  NIL,
  FALSE,
  TRUE,
  INTEGER,
  FLOAT,
  STRING,
}

/** Functions nested deeper than a source text can nest them are refused, so that reading and verifying can be recursive. */
export const MAX_FUNCTION_DEPTH = 200;
/** The chunk name of code that was stripped of its own. */
export const NO_SOURCE = "=?";
/** The largest count, line or position. */
export const MAX_COUNT = 0x7fffffff;

/** Thrown by reader and verifier, caught in undump.ts: why a chunk cannot be loaded. */
export class BadChunk {
  constructor(readonly reason: string) {}
}
