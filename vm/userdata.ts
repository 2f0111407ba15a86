/**
 * Userdata: a host object as a Lua value (manual §2.1). Opaque to scripts but for its metatable and user values.
 */
import type { LuaTable } from "./table.ts";
import type { LuaValue } from "./value.ts";

export class LuaUserdata {
  metatable: LuaTable | undefined = undefined;
  readonly userValues: LuaValue[] = [];
  constructor(
    public object: unknown,
    /** A bare identity without user values or metatable of its own (PUC's light userdata). */
    readonly isLight = false,
  ) {}
}
