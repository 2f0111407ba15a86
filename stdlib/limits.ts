/**
 * Limits that several library modules share.
 */

/** The longest string the engine builds: 2^29 - 24 in V8, more elsewhere; the smallest figure, so that engines agree. */
export const MAX_HOST_LENGTH = 2 ** 29 - 24;
/** Results a function can have: PUC's stack limit (`LUAI_MAXSTACK`). */
export const MAX_RESULTS = 1_000_000;
