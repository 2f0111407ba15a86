/**
 * What `debug.getinfo` and `debug.getlocal` tell (manual §6.10, `lua_getinfo`): levels of a stack, functions, local variables.
 *
 * Levels count as in PUC: 0 is the function on top. On the running thread that is the library function that asks, which has no frame.
 */
import { chargeWork, SHORT } from "../vm/allocation.ts";
import { chunkId } from "../vm/chunk-name.ts";
import { Coroutine, CoroutineStatus, type Frame, FrameKind } from "../vm/coroutine.ts";
import { LibraryClosure, LuaClosure, type LuaFunction } from "../vm/function.ts";
import type { Hook } from "../vm/hooks.ts";
import { frameAtLevel, functionNameOfFrame, functionOfFrame } from "../vm/inspect.ts";
import { operandA, operationOf } from "../vm/instruction.ts";
import { integer } from "../vm/numbers.ts";
import { Op } from "../vm/opcodes.ts";
import type { Prototype } from "../vm/prototype.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable, TableCursor } from "../vm/table.ts";
import { Cell } from "../vm/upvalue.ts";
import type { LuaValue } from "../vm/value.ts";
import type { Arguments } from "./args.ts";
import { setNamed } from "./define.ts";
import { MatchIterator } from "./string-search.ts";

/** A function in progress: its frame, or only the library function on top, which has none. */
export interface Level {
  readonly depth: number;
  readonly frame: Frame | undefined;
  readonly callee: LuaFunction | undefined;
}

/** The thread a function of this library is about, an optional first argument, and how many arguments it took. */
export function threadGiven(state: LuaState, args: Arguments): { thread: Coroutine; first: number } {
  const given = args[0];
  return given instanceof Coroutine ? { thread: given, first: 1 } : { thread: state.running, first: 0 };
}

/** The library function on top of a thread: on the running one the function of this library that asks, on a suspended one what yielded. */
export function functionInProgress(state: LuaState, thread: Coroutine): LuaFunction | undefined {
  if (thread === state.running) return state.native;
  return thread.status === CoroutineStatus.SUSPENDED && thread.depth >= 0 ? thread.yieldedIn : undefined;
}

/** The function at a level of a thread, or undefined beyond the last. */
export function levelOf(state: LuaState, thread: Coroutine, level: number): Level | undefined {
  if (level < 0) return undefined;
  const callee = functionInProgress(state, thread);
  if (level === 0 && callee !== undefined) return { depth: thread.depth + 1, frame: undefined, callee };
  const depth = frameAtLevel(thread, callee === undefined ? level + 1 : level);
  if (depth < 0) return undefined;
  const frame = thread.frames[depth] as Frame;
  return { depth, frame, callee: functionOfFrame(frame) };
}

/** The upvalues of a function as far as scripts see any. */
export function upvaluesOf(callee: LuaFunction): Cell[] | LuaValue[] {
  if (callee instanceof LibraryClosure || callee instanceof MatchIterator) return callee.upvalues;
  return callee instanceof LuaClosure && !callee.prototype.isLibrary ? callee.upvalues : [];
}

/** The Lua code of a function, or undefined for one shown as `[C]`. */
function codeOf(callee: LuaFunction | undefined): Prototype | undefined {
  return callee instanceof LuaClosure && !callee.prototype.isLibrary ? callee.prototype : undefined;
}

/** The table `debug.getinfo` returns for a function, or a function in progress. `options` are its letters, checked by the caller. */
export function infoTable(thread: Coroutine, callee: LuaFunction | undefined, level: Level | undefined, options: string): LuaTable {
  const table = new LuaTable();
  const set = (name: string, value: LuaValue): void => setNamed(table, name, value);
  const code = codeOf(callee);
  if (options.includes("S")) {
    set("source", code?.source ?? "=[C]");
    set("short_src", code === undefined ? "[C]" : chunkId(code.source));
    set("linedefined", integer(code?.lineDefined ?? -1));
    set("lastlinedefined", integer(code?.lastLineDefined ?? -1));
    set("what", code === undefined ? "C" : code.lineDefined === 0 ? "main" : "Lua");
  }
  if (options.includes("l"))
    set("currentline", integer(level?.frame !== undefined && code !== undefined ? code.lineAt(level.frame.pc - 1) : -1));
  if (options.includes("u")) {
    set("nups", integer(callee === undefined ? 0 : upvaluesOf(callee).length));
    set("nparams", integer(code?.parameterCount ?? 0));
    set("isvararg", code?.isVararg ?? true);
  }
  if (options.includes("n")) {
    const name = level === undefined ? undefined : functionNameOfFrame(thread, level.depth);
    set("name", name?.name);
    set("namewhat", name?.kind ?? "");
  }
  if (options.includes("r")) {
    const hook = level && hookOn(thread, level.depth);
    set("ftransfer", integer(hook?.firstTransferred ?? 0));
    set("ntransfer", integer(hook?.transferCount ?? 0));
  }
  if (options.includes("t")) set("istailcall", level?.frame?.isTailCall ?? false);
  if (options.includes("L")) set("activelines", code === undefined ? undefined : activeLines(code));
  if (options.includes("f")) set("func", callee);
  return table;
}

/** The hook, if it is running because of what the function at `depth` does. */
function hookOn(thread: Coroutine, depth: number): Hook | undefined {
  return depth < thread.depth && (thread.frames[depth + 1] as Frame).kind === FrameKind.HOOK ? thread.hook : undefined;
}

/** The lines that have code, as keys. In a vararg function the instruction that prepares the arguments does not count. */
function activeLines(code: Prototype): LuaTable {
  const lines = new LuaTable();
  if (code.lines.length > SHORT) chargeWork(code.lines.length);
  for (let pc = code.isVararg ? 1 : 0; pc < code.lines.length; pc++) lines.setInteger(code.lines[pc] as number, true);
  return lines;
}

/** A place that holds a local variable or other value of a function in progress. */
export interface LocalPlace {
  readonly name: string;
  get(): LuaValue;
  set(value: LuaValue): void;
}

/**
 * The local variable number `index` of a function in progress (§6.10 `getlocal`): from 1, or -1 for the first variable argument. Of a
 * library function, its arguments: `args` if it is the one that asks.
 */
export function localPlace(thread: Coroutine, level: Level, index: number, args: LuaValue[]): LocalPlace | undefined {
  const { frame, depth } = level;
  if (frame === undefined) return thread.depth === depth - 1 ? temporary(args, index) : undefined;
  if (frame.kind === FrameKind.NATIVE) return temporary(frame.extra.values, index);
  if (frame.kind !== FrameKind.LUA || frame.closure.prototype.isLibrary) return undefined;
  const { prototype } = frame.closure;
  if (index < 0) {
    const place = -index - 1;
    if (!prototype.isVararg || place >= frame.varargs.length) return undefined;
    return listPlace("(vararg)", frame.varargs, place);
  }
  const pc = frame.pc - 1;
  let left = index;
  for (const variable of prototype.localVariables) {
    if (variable.startPc > pc) break;
    if (pc < variable.endPc && --left === 0) return listPlace(variable.name, thread.stack, frame.base + variable.register);
  }
  // Behind the variables: values in registers that have no name.
  const isAnonymous = index > 0 && index <= registersInUse(thread, depth);
  return isAnonymous ? listPlace("(temporary)", thread.stack, frame.base + index - 1) : undefined;
}

function temporary(values: LuaValue[], index: number): LocalPlace | undefined {
  return index > 0 && index <= values.length ? listPlace("(C temporary)", values, index - 1) : undefined;
}

/** How many registers of a Lua function hold something: those below a function that it calls, all if it calls a metamethod or hook. */
function registersInUse(thread: Coroutine, depth: number): number {
  const { closure, pc } = thread.frames[depth] as Frame;
  const { code, registerCount } = closure.prototype;
  const hook = hookOn(thread, depth);
  if (hook !== undefined) return Math.max(registerCount, hook.firstTransferred - 1 + hook.transferCount);
  const word = code[pc - 1] as number;
  switch (operationOf(word)) {
    case Op.CALL:
    case Op.TAILCALL:
      return operandA(word);
    case Op.TFORCALL:
      return operandA(word) + 4;
  }
  return registerCount;
}

/** A register or list element: the value in its cell if the variable is captured, never a thing of the machine. */
function listPlace(name: string, list: LuaValue[], place: number): LocalPlace {
  const content = (): unknown => list[place];
  return {
    name,
    get: () => {
      const held = content();
      if (held instanceof Cell) return held.value;
      if (held instanceof TableCursor) return held.iterator;
      return isMachineObject(held) ? undefined : (held as LuaValue);
    },
    set: (value) => {
      const held = content();
      if (held instanceof Cell) held.value = value;
      else if (!isMachineObject(held)) list[place] = value;
    },
  };
}

/** The states of loops in hidden registers are objects without a place among Lua's values: they have a method to step. */
function isMachineObject(value: unknown): boolean {
  return value instanceof TableCursor || (typeof value === "object" && value !== null && "next" in value);
}

/** The name of parameter `index` of a function that is not in progress. */
export function parameterName(callee: LuaFunction, index: number): string | undefined {
  const code = codeOf(callee);
  if (code === undefined || index < 1) return undefined;
  return code.localVariables.filter((variable) => variable.startPc === 0)[index - 1]?.name;
}
