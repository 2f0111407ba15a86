/**
 * How a library is written down: a list of names and functions, put into a table of a state.
 */
import { fieldKeyOf } from "../vm/field-key.ts";
import { type FunctionBody, LuaFunction } from "../vm/function.ts";
import { LuaTable } from "../vm/table.ts";
import type { LuaValue } from "../vm/value.ts";

/** A library's functions, in the order in which a traversal shows them. */
export type LibraryFunctions = readonly (readonly [name: string, body: FunctionBody])[];

/** Sets a field under a name that code will mention. */
export function setNamed(table: LuaTable, name: string, value: LuaValue): void {
  table.setField(fieldKeyOf(name), name, value);
}

/** Adds functions to a table and returns it. */
export function defineFunctions(table: LuaTable, functions: LibraryFunctions): LuaTable {
  for (const [name, body] of functions) setNamed(table, name, new LuaFunction(body, name));
  return table;
}

export function newLibrary(functions: LibraryFunctions): LuaTable {
  return defineFunctions(new LuaTable(), functions);
}
