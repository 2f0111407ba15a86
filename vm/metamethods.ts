/**
 * Events: the names of metamethods (manual §2.4), each with the property name under which tables keep it.
 */
import { fieldKeyOf } from "./field-key.ts";

export interface Event {
  /** `__index` and so on. */
  readonly key: string;
  readonly field: string;
  /** The name without underscores, for messages. */
  readonly name: string;
}

function event(name: string): Event {
  const key = `__${name}`;
  return { key, field: fieldKeyOf(key), name };
}

export const EVENT_INDEX = event("index");
export const EVENT_NEWINDEX = event("newindex");
export const EVENT_CALL = event("call");
export const EVENT_ADD = event("add");
export const EVENT_SUB = event("sub");
export const EVENT_MUL = event("mul");
export const EVENT_MOD = event("mod");
export const EVENT_POW = event("pow");
export const EVENT_DIV = event("div");
export const EVENT_IDIV = event("idiv");
export const EVENT_BAND = event("band");
export const EVENT_BOR = event("bor");
export const EVENT_BXOR = event("bxor");
export const EVENT_SHL = event("shl");
export const EVENT_SHR = event("shr");
export const EVENT_UNM = event("unm");
export const EVENT_BNOT = event("bnot");
export const EVENT_LEN = event("len");
export const EVENT_CONCAT = event("concat");
export const EVENT_EQ = event("eq");
export const EVENT_LT = event("lt");
export const EVENT_LE = event("le");
export const EVENT_CLOSE = event("close");
export const EVENT_NAME = event("name");
export const EVENT_METATABLE = event("metatable");
export const EVENT_PAIRS = event("pairs");
export const EVENT_TOSTRING = event("tostring");
export const EVENT_GC = event("gc");
export const EVENT_MODE = event("mode");
