/**
 * What a name at the end of a line may become: keywords and globals, fields after `.`, methods after `:`. Called by terminal.ts when Tab is
 * pressed.
 *
 * What must stay true: no Lua code runs. Tables are read without metamethods; an `__index` that is a table is followed, one that is a function
 * is not called.
 */
import { LuaFunction } from "../../vm/function.ts";
import type { LuaState } from "../../vm/state.ts";
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import { decodeText, encodeText } from "../host/encoding.ts";

/** Names joined by dots and colons, up to the end of the line; the last one may be empty. */
const PATH = /(?:[A-Za-z_]\w*\s*[.:]\s*)*(?:[A-Za-z_]\w*)?$/;
const NAME = /^[A-Za-z_]\w*$/;
const KEYWORDS = "and break do else elseif end false for function goto if in local nil not or repeat return then true until while".split(
  " ",
);
/** How many tables an `__index` leads through at most. */
const MAX_CHAIN = 20;

/** The words that the end of a line may become, and that end, as Node's readline wants it. */
export function complete(state: LuaState, line: string): [string[], string] {
  const path = PATH.exec(line)?.[0] ?? "";
  const parts = path.split(/\s*([.:])\s*/);
  const start = parts.pop() as string;
  const separator = parts.pop();
  let base: LuaValue = state.globals;
  for (let position = 0; position < parts.length; position += 2) base = member(state, base, encodeText(parts[position] as string));
  const found = new Set<string>(separator === undefined && start !== "" ? KEYWORDS : []);
  for (const table of chain(state, base)) {
    for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) {
      if (typeof key !== "string" || !NAME.test(key)) continue;
      if (separator !== ":" || table.getString(key) instanceof LuaFunction) found.add(decodeText(key));
    }
  }
  return [[...found].filter((name) => name.startsWith(start)).sort(), start];
}

/** The tables in which a field of a value is looked up, in order. */
export function* chain(state: LuaState, value: LuaValue): Iterable<LuaTable> {
  let subject = value;
  for (let length = 0; length < MAX_CHAIN && subject !== undefined; length++) {
    if (subject instanceof LuaTable) yield subject;
    subject = state.metatableOf(subject)?.getString("__index");
  }
}

/** A field of a value, without calling anything. */
export function member(state: LuaState, value: LuaValue, name: string): LuaValue {
  for (const table of chain(state, value)) {
    const field = table.getString(name);
    if (field !== undefined) return field;
  }
  return undefined;
}
