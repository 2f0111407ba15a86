/**
 * Any value as `tostring` shows it when no metamethod decides (PUC's `luaL_tolstring`). Called by format.ts for `%s`, and for whatever else
 * shows values.
 *
 * What must stay true: a table's text is the same wherever it is shown.
 */
import { fieldKeyOf } from "../vm/field-key.ts";
import { isNumber, numberToString } from "../vm/numbers.ts";
import type { LuaValue } from "../vm/value.ts";
import { typeNameOf } from "./args.ts";
import type { LibraryServices } from "./services.ts";

const TOSTRING = fieldKeyOf("__tostring");

/** The `__tostring` metamethod of a value. */
export function toStringHandler(value: LuaValue, services: LibraryServices): LuaValue {
  const metatable = services.metatableOf(value);
  return metatable === undefined ? undefined : metatable.getField(TOSTRING, "__tostring");
}

/** The text of a value that has no such metamethod. */
export function plainText(value: LuaValue, services: LibraryServices): string {
  if (typeof value === "string") return value;
  if (isNumber(value)) return numberToString(value);
  if (value === undefined) return "nil";
  if (typeof value === "boolean") return value ? "true" : "false";
  return `${typeNameOf(value)}: ${services.addressOf(value)}`;
}
