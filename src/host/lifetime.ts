/**
 * Lifetimes: what is made in a scope is dead after it (rule S1). The scope decides; handles ask.
 */
import { LibraryClosure } from "../../vm/function.ts";
import type { LuaValue } from "../../vm/value.ts";
import { HostUserdata } from "./userdata.ts";

export interface Lifetime {
  readonly isOver: boolean;
}

/** A host function that lives as long as its scope. */
export class ScopedFunction extends LibraryClosure {
  constructor(
    call: LibraryClosure["call"],
    name: string,
    readonly lifetime: Lifetime,
  ) {
    super(call, name, []);
  }
}

/** The lifetime of a value; undefined if it lives as long as somebody has it. */
export function lifetimeOf(value: LuaValue): Lifetime | undefined {
  return value instanceof ScopedFunction || value instanceof HostUserdata ? value.lifetime : undefined;
}
