/**
 * Lua values as JavaScript values (manual §2.1).
 *
 *   nil undefined, boolean boolean, number see numbers.ts, string a JavaScript string with one character for each byte (0 to 255);
 *   tables, functions, userdata and threads are objects of the classes named here.
 *
 * What must stay true: no other JavaScript value ever stands in a register, table, upvalue or constant (but cells in registers of
 * captured variables, and the iteration cursor of a `for` over `next`, both invisible to scripts).
 */
import type { Coroutine } from "./coroutine.ts";
import type { LuaFunction } from "./function.ts";
import { LuaFunction as FunctionClass } from "./function.ts";
import { LuaFloat, type LuaNumber } from "./numbers.ts";
import { LuaTable } from "./table.ts";
import { LuaUserdata } from "./userdata.ts";

export type LuaValue = undefined | boolean | LuaNumber | bigint | LuaFloat | string | LuaTable | LuaFunction | LuaUserdata | Coroutine;

export type TypeName = "nil" | "boolean" | "number" | "string" | "table" | "function" | "userdata" | "thread";

/** The name of a value's basic type, as `type` gives it (§2.1). */
export function typeName(value: LuaValue): TypeName {
  switch (typeof value) {
    case "undefined":
      return "nil";
    case "boolean":
      return "boolean";
    case "number":
    case "bigint":
      return "number";
    case "string":
      return "string";
  }
  if (value instanceof LuaTable) return "table";
  if (value instanceof FunctionClass) return "function";
  if (value instanceof LuaFloat) return "number";
  if (value instanceof LuaUserdata) return "userdata";
  return "thread";
}

/** Everything but nil and false is true (§3.3.4). */
export function isTruthy(value: LuaValue): boolean {
  return value !== undefined && value !== false;
}
