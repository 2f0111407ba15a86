/**
 * The public API without parser and compiler (`tsuki/runtime`): states that take binary chunks, made by `chunk.toBytecode()`, `string.dump` or
 * `tsukic`. Everything else is as in `tsuki`, whose states are instances of this `Lua` too.
 */
export * from "./api.ts";
export { Lua } from "./host/lua.ts";
