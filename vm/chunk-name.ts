/**
 * How a chunk name is shown at the start of messages (`luaO_chunkid`). Called by the compiler and by everything that prints a position.
 *
 * What must stay true: the result has at most 59 characters, because scripts cut and match on it as they do with PUC Lua.
 */
import { cutAtZero } from "./c-string.ts";

/** LUA_IDSIZE: the longest shown name, with the terminating zero byte that C counts. */
const ID_SIZE = 60;
const ELLIPSIS = "...";
const TEXT_PREFIX = '[string "';
const TEXT_SUFFIX = '"]';

/** `@file` shows the file name (its end, if long), `=name` the name (its beginning), and a source text shows its first line. */
export function chunkId(chunkName: string): string {
  return cutAtZero(formatted(chunkName));
}

function formatted(chunkName: string): string {
  const mark = chunkName.charAt(0);
  if (mark === "=") return chunkName.slice(1, ID_SIZE);
  if (mark === "@") {
    if (chunkName.length <= ID_SIZE) return chunkName.slice(1);
    return ELLIPSIS + chunkName.slice(chunkName.length - (ID_SIZE - ELLIPSIS.length - 1));
  }
  const room = ID_SIZE - (TEXT_PREFIX.length + ELLIPSIS.length + TEXT_SUFFIX.length) - 1;
  // A newline further on makes no difference: the text is cut before.
  const newline = chunkName.slice(0, ID_SIZE).indexOf("\n");
  if (chunkName.length < room && newline < 0) return TEXT_PREFIX + chunkName + TEXT_SUFFIX;
  const end = newline < 0 ? room : Math.min(newline, room);
  return TEXT_PREFIX + chunkName.slice(0, end) + ELLIPSIS + TEXT_SUFFIX;
}
