/** The public API of Tsuki, and nothing else. */
export type { Clock, FileFailure, FileSystem, OpenFile, ProcessEnd, ProcessPipe, ProcessRunner } from "../vm/host.ts";
export { LuaClosedError, LuaError, LuaSyntaxError } from "./host/errors.ts";
export { type LuaFunction, LuaTable } from "./host/handles.ts";
export { Chunk, type FileReader, type LoadOptions, Lua, type LuaOptions } from "./host/lua.ts";
export { type MemoryFileOptions, MemoryFileSystem, memoryFileSystem } from "./host/memory-files.ts";
