/** What both faces of the package export: everything but the class `Lua` (index.ts, runtime.ts). */
export type { Holder } from "../vm/borrow.ts";
export type { DumpOptions } from "../vm/dump.ts";
export type { LimitKind } from "../vm/errors.ts";
export type { Clock, FileFailure, FileSystem, OpenFile, ProcessEnd, ProcessPipe, ProcessRunner } from "../vm/host.ts";
export { type AcquireOptions, Guard } from "./host/acquire.ts";
export { Chunk } from "./host/chunk.ts";
export type {
  Accessors,
  BorrowKind,
  ClassDefinition,
  ClassOf,
  ExtraMethod,
  FieldsOf,
  FieldTable,
  Metamethods,
  MethodDefinition,
  MethodsOf,
  MethodTable,
  ParameterFor,
  ParametersFor,
} from "./host/class-definition.ts";
export { DataCell } from "./host/data.ts";
export {
  LuaAbortError,
  LuaAliasError,
  LuaBorrowError,
  LuaClosedError,
  LuaConversionError,
  LuaDeadlockError,
  LuaError,
  LuaFault,
  LuaForeignValueError,
  type LuaFrame,
  LuaIterationError,
  LuaLimitError,
  LuaMovedError,
  LuaOwnershipError,
  LuaPoisonedError,
  LuaScopeError,
  LuaSyntaxError,
  LuaTransferError,
  type OwnershipDetails,
} from "./host/errors.ts";
export type { AsyncOptions, ExecutionProgress } from "./host/execution.ts";
export { type FunctionInfo, LuaFunction } from "./host/function-handle.ts";
export type { FunctionOptions, HostBody } from "./host/host-function.ts";
export type { CodeReport, CompilationReason, CompilationReport, ExitReason, ExitReport, FunctionReport, LuaJit } from "./host/jit.ts";
export type { Ledger, LedgerBorrow, LedgerEntry } from "./host/ledger.ts";
export { LuaBudget, type LuaLimits } from "./host/limits.ts";
export type { LoadOptions, LuaOptions } from "./host/lua.ts";
export { type MemoryFileOptions, MemoryFileSystem, memoryFileSystem } from "./host/memory-files.ts";
export type { BorrowedParameter, ParameterKind } from "./host/parameters.ts";
export { Pin, type WeakHandle } from "./host/pin.ts";
export { Sandbox, type SandboxLoadOptions, type SandboxOptions } from "./host/sandbox.ts";
export { Scope } from "./host/scope.ts";
export { Execution, type ExecutionStep, type RunOptions } from "./host/sliced-run.ts";
export type { InputStream, OutputStream } from "./host/standard-streams.ts";
export type { Capabilities, FileContent, FileReader, ModuleLoader, ModuleSource } from "./host/surroundings.ts";
export { LuaTable } from "./host/table-handle.ts";
export { LuaThread } from "./host/thread-handle.ts";
export type { ToJSOptions } from "./host/to-js.ts";
export { LuaUserdata, UserdataGuard } from "./host/userdata-handle.ts";
export type { LuaFloatValue, LuaResults } from "./host/values.ts";
