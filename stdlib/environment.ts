/**
 * Where libraries are opened: in the globals of a state, or in those of a sandbox within it (sandbox.ts). Functions that would reach beyond
 * a script's own globals (`load`, `require`, `print`, `warn`, `getmetatable`, `collectgarbage`) are made for one environment and stay in
 * it.
 */
import type { Visitor } from "../vm/heap.ts";
import type { LuaState } from "../vm/state.ts";
import type { LuaTable } from "../vm/table.ts";
import type { Warnings } from "../vm/warnings.ts";

export interface Environment {
  readonly globals: LuaTable;
  /** `package.loaded`. */
  readonly loaded: LuaTable;
  readonly warnings: Warnings;
  /** A sandbox loads source text only, sees no metatable of a type, and does not command the collector. */
  readonly isSandbox: boolean;
  /** Visit the values that live as long as the environment. */
  readonly roots: Set<(visit: Visitor) => void>;
}

/** The environment of the state itself. */
export function environmentOf(state: LuaState): Environment {
  const { globals, loaded, warnings, heap } = state;
  return { globals, loaded, warnings, isSandbox: false, roots: heap.roots };
}

/** The kinds of chunks, of those asked for, that an environment loads: `b` and `t` as for `load`. */
export function permittedMode(environment: Environment, mode: string): string {
  return environment.isSandbox ? mode.replaceAll("b", "") : mode;
}
