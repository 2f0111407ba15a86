/**
 * How a library is written down: a list of names and functions, put into a table of a state.
 */
import { fieldKeyOf } from "../vm/field-key.ts";
import { type FunctionBody, LibraryFunction, LuaFunction } from "../vm/function.ts";
import { intrinsics } from "../vm/intrinsic.ts";
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
  for (const [name, body] of functions) setNamed(table, name, new LibraryFunction(body, name));
  return table;
}

/**
 * Declares functions of a table leaves, which compiled code may call directly (vm/function.ts): those named, or all. `libraryName` is as in `math.`. A leaf does not look at
 * the stack, does not collect, and calls nothing that may do so.
 */
export function declareLeaves(library: LuaTable, libraryName: string, names?: readonly string[]): LuaTable {
  for (let key = library.nextKey(undefined); key !== undefined; key = library.nextKey(key)) {
    const value = library.get(key);
    if (value instanceof LuaFunction && (names === undefined || names.includes(value.name)))
      value.beLeaf(intrinsics.get(libraryName + value.name));
  }
  return library;
}

export function newLibrary(functions: LibraryFunctions): LuaTable {
  return defineFunctions(new LuaTable(), functions);
}

/** A library of leaves; `name` as in `math.`. */
export function leafLibrary(functions: LibraryFunctions, name = ""): LuaTable {
  return declareLeaves(newLibrary(functions), name);
}
