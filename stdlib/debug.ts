/**
 * The debug library (manual §6.10); hooks are in debug-hooks.ts, the prompt in lua/debug.lua. `traceback` alone is safe to give to any
 * script; the rest reaches into other functions.
 */
import type { Coroutine } from "../vm/coroutine.ts";
import { LibraryError } from "../vm/errors.ts";
import { LuaClosure, LuaFunction } from "../vm/function.ts";
import { globalNameCount, traceback } from "../vm/inspect.ts";
import { EVENT_METATABLE } from "../vm/metamethods.ts";
import { integer, integerToCount, isNumber } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results, type Sentinel, tailCall } from "../vm/transfer.ts";
import { Cell } from "../vm/upvalue.ts";
import { LuaUserdata } from "../vm/userdata.ts";
import { type LuaValue, typeName } from "../vm/value.ts";
import {
  type Arguments,
  argumentError,
  checkAny,
  checkCount,
  checkFunction,
  checkInteger,
  checkString,
  optionalCount,
  optionalString,
  typeError,
} from "./args.ts";
import { hookFunctions } from "./debug-hooks.ts";
import { functionInProgress, infoTable, type Level, levelOf, localPlace, parameterName, threadGiven, upvaluesOf } from "./debug-info.ts";
import { defineFunctions, newLibrary, setNamed } from "./define.ts";
import type { LibraryServices } from "./services.ts";

/** The letters `debug.getinfo` knows. */
const INFO_OPTIONS = /^[SlnrutLf]*$/;

/** So many levels of a stack, at most, are named by `debug.traceback`. */
const SHOWN_LEVELS = 22;
/** What it takes to make the table of `debug.getinfo`. */
const INFO_WORK = 100;

/** What `setcstacklimit` returns, which has no effect (PUC's LUAI_MAXCCALLS). */
const C_STACK_LIMIT = 200;

function checkLevel(state: LuaState, thread: Coroutine, args: Arguments, index: number): Level {
  const level = levelOf(state, thread, checkCount(args, index));
  if (level === undefined) throw argumentError(index, "level out of range");
  return level;
}

/** `debug.traceback` alone, for states that reach nothing else. */
export function createSafeDebugLibrary(state: LuaState): LuaTable {
  return newLibrary([
    [
      "traceback",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        const message = args[first];
        if (message !== undefined && typeof message !== "string" && !isNumber(message)) return message;
        const level = optionalCount(args, first + 1, first === 1 ? 0 : 1);
        const text = message === undefined ? undefined : checkString(args, first);
        const { budget } = state;
        budget.charge(thread.depth + 1 + SHOWN_LEVELS * globalNameCount(state));
        return traceback(state, thread, text, level < 0 ? Number.MAX_SAFE_INTEGER : level, functionInProgress(state, thread));
      },
    ],
  ]);
}

export function createDebugLibrary(state: LuaState, services: LibraryServices): LuaTable {
  const registry = openRegistry(state);
  const identities = new UpvalueIdentities();

  return defineFunctions(createSafeDebugLibrary(state), [
    ["debug", () => tailCall(services.selfHosted.get("debug.debug"), [])],
    ...hookFunctions(state, registry),
    [
      "getinfo",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        const options = optionalString(args, first + 1, "flnSrtu");
        if (options.startsWith(">")) throw argumentError(first + 1, "invalid option '>'");
        const subject = args[first];
        let level: Level | undefined;
        if (!(subject instanceof LuaFunction)) {
          level = levelOf(state, thread, checkCount(args, first));
          if (level === undefined) return undefined;
        }
        state.budget.charge(INFO_WORK + options.length);
        if (!INFO_OPTIONS.test(options)) throw argumentError(first + 1, "invalid option");
        return infoTable(thread, subject instanceof LuaFunction ? subject : level?.callee, level, options);
      },
    ],
    [
      "getlocal",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        const index = checkCount(args, first + 1);
        const subject = args[first];
        if (subject instanceof LuaFunction) return parameterName(subject, index);
        const place = localPlace(thread, checkLevel(state, thread, args, first), index, args);
        return place === undefined ? undefined : results(place.name, place.get());
      },
    ],
    [
      "setlocal",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        checkCount(args, first);
        const index = checkCount(args, first + 1);
        const level = checkLevel(state, thread, args, first);
        const value = checkAny(args, first + 2);
        const place = localPlace(thread, level, index, args);
        place?.set(value);
        return place?.name;
      },
    ],
    ["getupvalue", (...args) => accessUpvalue(args, false)],
    [
      "setupvalue",
      (...args) => {
        checkAny(args, 2);
        return accessUpvalue(args, true);
      },
    ],
    [
      "upvalueid",
      (...args) => {
        const { callee, place } = upvalueGiven(args, 0);
        return identities.of(callee, place);
      },
    ],
    [
      "upvaluejoin",
      (...args) => {
        const target = checkUpvalue(args, 0);
        const source = checkUpvalue(args, 2);
        checkLuaFunction(args, 0).upvalues[target] = checkLuaFunction(args, 2).upvalues[source] as Cell;
        return results();
      },
    ],
    ["getregistry", () => registry],
    [
      "setcstacklimit",
      (...args) => {
        checkInteger(args, 0);
        return integer(C_STACK_LIMIT);
      },
    ],
    [
      "getmetatable",
      (...args) => {
        const value = checkAny(args, 0);
        const metatable = state.metatableOf(value);
        // A sealed metatable is not even shown to debuggers.
        return value instanceof LuaUserdata && value.isSealed ? metatable?.getField(EVENT_METATABLE.field, EVENT_METATABLE.key) : metatable;
      },
    ],
    [
      "setmetatable",
      (...args) => {
        const [value, metatable] = args;
        if (!(metatable instanceof LuaTable) && (metatable !== undefined || args.length < 2)) throw typeError(args, 1, "nil or table");
        if (value instanceof LuaUserdata && value.isSealed) throw new LibraryError("cannot change a protected metatable");
        if (value instanceof LuaTable || value instanceof LuaUserdata) state.heap.setMetatable(value, metatable);
        else if (metatable === undefined) delete state.typeMetatables[typeName(value)];
        else state.typeMetatables[typeName(value)] = metatable;
        return value;
      },
    ],
    [
      "getuservalue",
      (...args) => {
        const index = optionalCount(args, 1, 1);
        const value = args[0];
        if (!(value instanceof LuaUserdata) || index < 1 || index > value.userValues.length) return undefined;
        return results(value.userValues[index - 1], true);
      },
    ],
    [
      "setuservalue",
      (...args) => {
        const index = optionalCount(args, 2, 1);
        const value = args[0];
        if (!(value instanceof LuaUserdata) || value.isLight) throw typeError(args, 0, "userdata");
        const content = checkAny(args, 1);
        if (index < 1 || index > value.userValues.length) return undefined;
        value.userValues[index - 1] = content;
        return value;
      },
    ],
  ]);
}

/** What the registry holds (§4.3): only what Lua programs look for there. */
function openRegistry(state: LuaState): LuaTable {
  const { registry } = state;
  registry.setInteger(1, state.mainThread);
  registry.setInteger(2, state.globals);
  setNamed(registry, "_LOADED", state.loaded);
  return registry;
}

/* ---- Upvalues ---- */

/** What stands for the places of upvalues, so that two can be compared. */
class UpvalueIdentities {
  /** Of Lua functions, by cell. */
  private readonly shared = new WeakMap<Cell, LuaUserdata>();
  /** Of library functions, by function and place. */
  private readonly own = new WeakMap<LuaFunction, LuaUserdata[]>();

  of(callee: LuaFunction, place: number): LuaUserdata | undefined {
    const upvalues = upvaluesOf(callee);
    const cell = upvalues[place];
    if (cell instanceof Cell) {
      const identity = this.shared.get(cell) ?? new LuaUserdata(cell, true);
      this.shared.set(cell, identity);
      return identity;
    }
    const identities = this.own.get(callee) ?? upvalues.map((value) => new LuaUserdata(value, true));
    this.own.set(callee, identities);
    return identities[place];
  }
}

/** Name and value of an upvalue, or only the name when it is set; nothing where there is none. */
function accessUpvalue(args: Arguments, isSetting: boolean): LuaValue | Sentinel {
  const { callee, upvalues, place } = upvalueGiven(args, 0);
  if (!(place in upvalues)) return results();
  const held = upvalues[place];
  if (isSetting) {
    if (held instanceof Cell) held.value = args[2];
    else (upvalues as LuaValue[])[place] = args[2];
  }
  // Upvalues of library functions have no names, and those of code without names of variables have lost them.
  const name = callee instanceof LuaClosure ? callee.prototype.upvalues[place]?.name || "(no name)" : "";
  return isSetting ? name : results(name, held instanceof Cell ? held.value : held);
}

/** A function argument, its upvalues, and the place, from 0, that the next argument tells. */
function upvalueGiven(args: Arguments, index: number): { callee: LuaFunction; upvalues: Cell[] | LuaValue[]; place: number } {
  const place = integerToCount(checkInteger(args, index + 1)) - 1;
  const callee = checkFunction(args, index);
  return { callee, upvalues: upvaluesOf(callee), place };
}

/** The place of an upvalue that has to be there. */
function checkUpvalue(args: Arguments, index: number): number {
  const { upvalues, place } = upvalueGiven(args, index);
  if (!(place in upvalues)) throw argumentError(index + 1, "invalid upvalue index");
  return place;
}

function checkLuaFunction(args: Arguments, index: number): LuaClosure {
  const callee = args[index];
  if (!(callee instanceof LuaClosure)) throw argumentError(index, "Lua function expected");
  return callee;
}
