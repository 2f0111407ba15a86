/**
 * Looking at a stack: levels, positions, the names of variables and functions, tracebacks (manual §6.10; PUC's ldebug and luaL_traceback).
 *
 * Names are found the way PUC Lua finds them: from the code around the current instruction, so that messages are the same. Nothing here
 * changes a state.
 */
import { chargeWork, SHORT } from "./allocation.ts";
import { cutAtZero } from "./c-string.ts";
import { chunkId } from "./chunk-name.ts";
import { type Coroutine, type Frame, FrameKind } from "./coroutine.ts";
import type { OperandRole, StackLevel } from "./errors.ts";
import { LuaFunction } from "./function.ts";
import { flagK, operandA, operandAx, operandB, operandBx, operandC, operandJump, operationOf } from "./instruction.ts";
import { EVENT_GC } from "./metamethods.ts";
import { Op, opcodeTable } from "./opcodes.ts";
import type { Prototype } from "./prototype.ts";
import type { LuaState } from "./state.ts";
import { LuaTable } from "./table.ts";

/** How a name came about (`namewhat` of `debug.getinfo`) and the name. */
export interface NameInfo {
  readonly kind: string;
  readonly name: string;
}

/* ---- Levels ---- */

/** Frames that are no function: a call made through them appears to come from the function below. */
function isTransparent(frame: Frame): boolean {
  switch (frame.kind) {
    case FrameKind.CLOSE:
    case FrameKind.HANDLER:
    case FrameKind.COROUTINE:
    case FrameKind.HOOK:
      return true;
    case FrameKind.FINALIZER:
      return frame.extra.isInterruption;
    case FrameKind.PROTECTED:
      // Part of a library function that has a frame of its own.
      return frame.native === undefined;
  }
  return false;
}

/** Index of the frame at a level, 1 being the function on top; -1 if there is none. Library functions in progress have no frame. */
export function frameAtLevel(thread: Coroutine, level: number): number {
  const frames = Math.min(level, thread.depth);
  if (frames > SHORT) chargeWork(frames);
  let left = level;
  for (let depth = thread.depth; depth >= 0; depth--) {
    if (isTransparent(thread.frames[depth] as Frame)) continue;
    if (--left === 0) return depth;
  }
  return -1;
}

function isFinalizing(frame: Frame): boolean {
  return frame.kind === FrameKind.FINALIZER;
}

function isLuaCode(frame: Frame): boolean {
  return frame.kind === FrameKind.LUA && !frame.closure.prototype.isLibrary;
}

/** `chunk:line: ` of the function at a level (`luaL_where`), or nothing if that is no Lua function, or has no lines. */
export function positionOf(thread: Coroutine, level: number): string {
  const depth = frameAtLevel(thread, level);
  if (depth < 0) return "";
  const frame = thread.frames[depth] as Frame;
  return isLuaCode(frame) && frame.closure.prototype.lineAt(frame.pc - 1) > 0 ? positionOfFrame(frame) : "";
}

/** The same for an operation of the running function (`luaG_addinfo`), which code without lines has too: `?:-1: `. */
export function positionOfOperation(thread: Coroutine): string {
  const depth = frameAtLevel(thread, 1);
  const frame = thread.frames[depth];
  return frame !== undefined && isLuaCode(frame) ? positionOfFrame(frame) : "";
}

/** `chunk:line` of the innermost Lua function at or below the frame at `depth`; undefined if there is none. */
export function placeAt(thread: Coroutine, depth: number): string | undefined {
  for (let position = Math.min(depth, thread.depth); position >= 0; position--) {
    const frame = thread.frames[position] as Frame;
    if (isLuaCode(frame)) return positionOfFrame(frame).slice(0, -": ".length);
  }
  return undefined;
}

function positionOfFrame(frame: Frame): string {
  const { prototype } = frame.closure;
  return `${chunkId(prototype.source)}:${prototype.lineAt(frame.pc - 1)}: `;
}

/* ---- Names of variables ---- */

/** ` (local 'x')` for an operand of the current instruction of a thread, or nothing. */
export function describeOperand(thread: Coroutine, role: OperandRole): string {
  const depth = isFinalizing(thread.frame) ? thread.depth : frameAtLevel(thread, 1);
  if (depth < 0 || role === "none") return "";
  const frame = thread.frames[depth] as Frame;
  if (!isLuaCode(frame) && role !== "called") return "";
  const info = role === "called" ? calledName(frame) : operandName(thread, frame.closure.prototype, frame.pc - 1, role);
  return info === undefined ? "" : ` (${info.kind} '${cutAtZero(info.name)}')`;
}

function operandName(thread: Coroutine, prototype: Prototype, pc: number, role: OperandRole): NameInfo | undefined {
  const word = prototype.code[pc] as number;
  switch (operationOf(word)) {
    case Op.GETTABUP:
      return upvalueName(prototype, operandB(word));
    case Op.SETTABUP:
      return upvalueName(prototype, operandA(word));
    case Op.GETTABLE:
    case Op.GETI:
    case Op.GETFIELD:
    case Op.SELF:
      return registerName(prototype, pc, operandB(word));
    case Op.SETTABLE:
    case Op.SETI:
    case Op.SETFIELD:
      return registerName(prototype, pc, operandA(word));
    case Op.CONCAT: {
      const register = thread.concatRegister - thread.frame.base + (role === "second" ? 1 : 0);
      return registerName(prototype, pc, register);
    }
    case Op.ADD:
    case Op.SUB:
    case Op.MUL:
    case Op.MOD:
    case Op.POW:
    case Op.DIV:
    case Op.IDIV:
    case Op.BAND:
    case Op.BOR:
    case Op.BXOR:
    case Op.SHL:
    case Op.SHR:
      return registerName(prototype, pc, role === "second" ? operandC(word) : operandB(word));
    default:
      // One register, and a constant that is never at fault.
      return registerName(prototype, pc, operandB(word));
  }
}

function upvalueName(prototype: Prototype, index: number): NameInfo | undefined {
  const name = prototype.upvalues[index]?.name;
  return name === undefined ? undefined : { kind: "upvalue", name: name === "" ? "?" : name };
}

/** The name of the local variable in a register at an instruction. */
export function localName(prototype: Prototype, pc: number, register: number): string | undefined {
  for (const variable of prototype.localVariables) {
    if (variable.startPc > pc) break;
    if (variable.register === register && pc < variable.endPc) return variable.name;
  }
  return undefined;
}

/** What a register holds at an instruction, told by the code that set it. */
function registerName(prototype: Prototype, lastPc: number, register: number): NameInfo | undefined {
  const origin = originOf(prototype, lastPc, register);
  if (typeof origin !== "number") return origin;
  if (origin < 0) return undefined;
  const word = prototype.code[origin] as number;
  switch (operationOf(word)) {
    case Op.GETTABUP:
      return fieldName(prototype.upvalues[operandB(word)]?.name, constantText(prototype, operandC(word)));
    case Op.GETTABLE:
      return fieldName(variableName(prototype, origin, operandB(word)), registerText(prototype, origin, operandC(word)));
    case Op.GETI:
      return { kind: "field", name: "integer index" };
    case Op.GETFIELD:
      return fieldName(variableName(prototype, origin, operandB(word)), constantText(prototype, operandC(word)));
    case Op.SELF:
      return {
        kind: "method",
        name: flagK(word) ? constantText(prototype, operandC(word)) : registerText(prototype, origin, operandC(word)),
      };
  }
  return undefined;
}

/**
 * The variable or constant that a register holds, found through copies. If it is neither, the instruction that made the value, or -1. Looks
 * no further, so that the cost does not depend on how values were computed from one another.
 */
function originOf(prototype: Prototype, lastPc: number, register: number): NameInfo | number {
  let pc = lastPc;
  let place = register;
  for (;;) {
    const local = localName(prototype, pc, place);
    if (local !== undefined) return { kind: "local", name: local };
    pc = lastSetter(prototype, pc, place);
    if (pc < 0) return pc;
    const word = prototype.code[pc] as number;
    switch (operationOf(word)) {
      case Op.MOVE:
        if (operandB(word) >= operandA(word)) return pc;
        place = operandB(word);
        continue;
      case Op.GETCELL: {
        const name = localName(prototype, pc, operandB(word));
        return name === undefined ? pc : { kind: "local", name };
      }
      case Op.GETUPVAL:
        return upvalueName(prototype, operandB(word)) ?? pc;
      case Op.LOADK:
        return constantName(prototype, operandBx(word)) ?? pc;
      case Op.LOADKX:
        return constantName(prototype, operandAx(prototype.code[pc + 1] as number)) ?? pc;
      default:
        return pc;
    }
  }
}

/** The name of the variable that a register holds, or a copy of it. */
function variableName(prototype: Prototype, pc: number, register: number): string | undefined {
  const origin = originOf(prototype, pc, register);
  return typeof origin !== "number" && origin.kind !== "constant" ? origin.name : undefined;
}

function fieldName(tableName: string | undefined, key: string): NameInfo {
  return { kind: tableName === "_ENV" ? "global" : "field", name: key };
}

function constantText(prototype: Prototype, index: number): string {
  const constant = prototype.constants[index];
  return typeof constant === "string" ? constant : "?";
}

function constantName(prototype: Prototype, index: number): NameInfo | undefined {
  const constant = prototype.constants[index];
  return typeof constant === "string" ? { kind: "constant", name: constant } : undefined;
}

/** The text of a key in a register, if that is a constant. */
function registerText(prototype: Prototype, pc: number, register: number): string {
  const origin = originOf(prototype, pc, register);
  return typeof origin !== "number" && origin.kind === "constant" ? origin.name : "?";
}

/** For each opcode: does it set register A (and no other that matters here)? */
const setsRegisterA: readonly boolean[] = opcodeTable.map(
  ({ name, transfer }) =>
    (transfer.startsWith("R[A]") && name !== "NEWCELL" && !transfer.startsWith("R[A][")) ||
    ["SELF", "TESTSET", "FORLOOP", "FORPREP"].includes(name),
);

/** The last instruction before `lastPc` that set a register, or -1 if that depends on a jump. */
function lastSetter(prototype: Prototype, lastPc: number, register: number): number {
  let setter = -1;
  let jumpTarget = 0;
  for (let pc = 0; pc < lastPc; pc++) {
    const word = prototype.code[pc] as number;
    const operation = operationOf(word);
    const a = operandA(word);
    let changes = false;
    switch (operation) {
      case Op.LOADNIL:
        changes = a <= register && register <= a + operandB(word);
        break;
      case Op.TFORCALL:
        changes = register >= a + 2;
        break;
      case Op.CALL:
      case Op.TAILCALL:
        changes = register >= a;
        break;
      case Op.JMP: {
        const target = pc + 1 + operandJump(word);
        if (target <= lastPc && target > jumpTarget) jumpTarget = target;
        break;
      }
      default:
        changes = setsRegisterA[operation] === true && register === a;
    }
    if (changes) setter = pc < jumpTarget ? -1 : pc;
  }
  return setter;
}

/* ---- Names of functions ---- */

const eventOfOperation: Partial<Record<string, string>> = {
  SELF: "index",
  GETTABUP: "index",
  GETTABLE: "index",
  GETI: "index",
  GETFIELD: "index",
  SETTABUP: "newindex",
  SETTABLE: "newindex",
  SETI: "newindex",
  SETFIELD: "newindex",
  ADDI: "add",
  SUBI: "sub",
  SHLI: "shl",
  SHRI: "shr",
  UNM: "unm",
  BNOT: "bnot",
  LEN: "len",
  CONCAT: "concat",
  EQ: "eq",
  LT: "lt",
  LTI: "lt",
  GTI: "lt",
  LE: "le",
  LEI: "le",
  GEI: "le",
  CLOSE: "close",
  RETURN: "close",
};

const arithmeticName = /^(ADD|SUB|MUL|MOD|POW|DIV|IDIV|BAND|BOR|BXOR|SHL|SHR)K?$/;

/** The name under which the instruction at `pc` called a function. */
function functionNameFromCode(prototype: Prototype, pc: number): NameInfo | undefined {
  const word = prototype.code[pc] as number;
  const operation = operationOf(word);
  if (operation === Op.CALL || operation === Op.TAILCALL) return registerName(prototype, pc, operandA(word));
  if (operation === Op.TFORCALL) return { kind: "for iterator", name: "for iterator" };
  const name = (opcodeTable[operation] as { name: string }).name;
  const event = eventOfOperation[name] ?? arithmeticName.exec(name)?.[1]?.toLowerCase();
  return event === undefined ? undefined : { kind: "metamethod", name: event };
}

/** The name under which the function in the frame at `depth` was called; above the last frame, the library function in progress. */
export function functionNameOfFrame(thread: Coroutine, depth: number): NameInfo | undefined {
  if (depth <= thread.depth && (thread.frames[depth] as Frame).isTailCall) return undefined;
  for (let below = depth - 1; below >= 0; below--) {
    const caller = thread.frames[below] as Frame;
    if (caller.kind === FrameKind.HOOK) return { kind: "hook", name: "?" };
    if (!isTransparent(caller) || isFinalizing(caller)) return calledName(caller);
  }
  return undefined;
}

/** The name of what a frame is calling. */
export function calledName(frame: Frame): NameInfo | undefined {
  if (isFinalizing(frame)) return { kind: "metamethod", name: EVENT_GC.key };
  return isLuaCode(frame) ? functionNameFromCode(frame.closure.prototype, frame.pc - 1) : undefined;
}

/** How many names `globalFunctionName` may have to look at. */
export function globalNameCount({ loaded }: LuaState): number {
  let count = 0;
  for (let key = loaded.nextKey(undefined); key !== undefined; key = loaded.nextKey(key)) {
    const library = loaded.get(key);
    if (library instanceof LuaTable) count += library.hash?.keys.length ?? library.fieldCount;
  }
  return count;
}

/** `string.rep` for a function found in `package.loaded`, without `_G.`, or of a sandbox; undefined for any other. */
export function globalFunctionName(state: LuaState, wanted: LuaFunction): string | undefined {
  for (let key = state.loaded.nextKey(undefined); key !== undefined; key = state.loaded.nextKey(key)) {
    if (typeof key !== "string") continue;
    const library = state.loaded.getString(key);
    if (library === wanted) return key;
    if (!(library instanceof LuaTable)) continue;
    for (let name = library.nextKey(undefined); name !== undefined; name = library.nextKey(name)) {
      if (typeof name === "string" && library.getString(name) === wanted) return key === "_G" ? name : `${key}.${name}`;
    }
  }
  return state.sandboxNames.get(wanted);
}

/** The function of a frame as scripts know it: for a library function written in Lua, the one that was called. */
export function functionOfFrame(frame: Frame): LuaFunction | undefined {
  return frame.kind === FrameKind.LUA && !frame.closure.prototype.isLibrary ? frame.closure : frame.native;
}

/* ---- Tracebacks ---- */

/** How many levels at the top and at the bottom of a long traceback are shown. */
const LEVELS_TOP = 10;
const LEVELS_BOTTOM = 11;
/** Most levels given as data. */
const MAX_LEVELS = 100;

/**
 * The stack of a thread as text, from `level` (0: the function on top) down, after `message` if there is one (`luaL_traceback`). A library
 * function in progress on top has no frame: it is `native`.
 */
export function traceback(state: LuaState, thread: Coroutine, message: string | undefined, level: number, native?: LuaFunction): string {
  /** Depths of the frames there are to show; deep stacks have many, of which few are shown. */
  const levels: number[] = native === undefined ? [] : [NATIVE];
  for (let depth = thread.depth; depth >= 0; depth--) if (!isTransparent(thread.frames[depth] as Frame)) levels.push(depth);
  const shown = levels.slice(level);
  let text = message === undefined ? "stack traceback:" : `${message}\nstack traceback:`;
  // The number of levels that are told to be skipped is one too small, as PUC's.
  const skipped = shown.length - LEVELS_TOP - LEVELS_BOTTOM;
  for (let position = 0; position < shown.length; position++) {
    if (skipped > 1 && position === LEVELS_TOP) {
      text += `\n\t...\t(skipping ${skipped - 1} levels)`;
      position += skipped - 1;
    } else if (shown[position] === NATIVE) text += nativeLine(state, native as LuaFunction);
    else text += tracebackLine(state, thread, shown[position] as number);
  }
  return text;
}

/** In the place of a depth: the library function in progress, which has no frame. */
const NATIVE = -1;

function nativeLine(state: LuaState, native: LuaFunction): string {
  const name = globalFunctionName(state, native);
  return name === undefined ? "\n\t[C]: in ?" : `\n\t[C]: in function '${name}'`;
}

function tracebackLine(state: LuaState, thread: Coroutine, depth: number): string {
  const { source, line, description, isTailCall } = levelAt(state, thread, depth);
  const place = source === undefined ? "[C]:" : line > 0 ? `${source}:${line}:` : `${source}:`;
  return `\n\t${place} in ${description}${isTailCall ? "\n\t(...tail calls...)" : ""}`;
}

/** The levels of a stack, as data, from the top down. */
export function stackLevels(state: LuaState, thread: Coroutine): StackLevel[] {
  const levels: StackLevel[] = [];
  for (let depth = thread.depth; depth >= 0 && levels.length < MAX_LEVELS; depth--) {
    if (!isTransparent(thread.frames[depth] as Frame)) levels.push(levelAt(state, thread, depth));
  }
  return levels;
}

function levelAt(state: LuaState, thread: Coroutine, depth: number): StackLevel {
  const frame = thread.frames[depth] as Frame;
  const isLua = isLuaCode(frame);
  const prototype = frame.closure?.prototype;
  const running = functionOfFrame(frame);
  const globalName = running instanceof LuaFunction ? globalFunctionName(state, running) : undefined;
  const info = functionNameOfFrame(thread, depth);
  let description = "?";
  if (globalName !== undefined) description = `function '${cutAtZero(globalName)}'`;
  else if (info !== undefined) description = `${info.kind} '${cutAtZero(info.name)}'`;
  else if (isLua && prototype.lineDefined === 0) description = "main chunk";
  else if (isLua) description = `function <${chunkId(prototype.source)}:${prototype.lineDefined}>`;
  return {
    source: isLua ? chunkId(prototype.source) : undefined,
    line: isLua ? prototype.lineAt(frame.pc - 1) : -1,
    description,
    native: isLua ? undefined : running,
    isTailCall: frame.isTailCall,
  };
}
