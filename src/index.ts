/** The public API of Tsuki, and nothing else. */
export * from "./api.ts";
export { Lua } from "./host/compiling-lua.ts";
