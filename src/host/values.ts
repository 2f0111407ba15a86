/**
 * Host values that say more than a plain JavaScript value can.
 */

/** A number that becomes a Lua float even where it is integral; made by `lua.float(n)`. */
export class LuaFloatValue {
  constructor(readonly value: number) {}
}
