/**
 * The debug library (manual §6.10), without hooks. `traceback` alone is safe to give to any script; the rest reaches into other functions.
 */
import { Coroutine, CoroutineStatus } from "../vm/coroutine.ts";
import { LuaClosure, LuaFunction } from "../vm/function.ts";
import { traceback } from "../vm/inspect.ts";
import { integerToCount, isNumber } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results, type Sentinel } from "../vm/transfer.ts";
import type { Cell } from "../vm/upvalue.ts";
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
import { infoTable, type Level, levelOf, localPlace, parameterName } from "./debug-info.ts";
import { defineFunctions, newLibrary } from "./define.ts";

/** The letters `debug.getinfo` knows. */
const INFO_OPTIONS = /^[SlnrutLf]*$/;

/** The library function on top of a thread: on the running one that is `traceback` itself, on a suspended one what yielded. */
function functionInProgress(state: LuaState, thread: Coroutine): LuaFunction | undefined {
  if (thread === state.running) return state.native;
  return thread.status === CoroutineStatus.SUSPENDED && thread.depth >= 0 ? thread.yieldedIn : undefined;
}

/** The thread a function of this library is about, an optional first argument, and how many arguments it took. */
function threadGiven(state: LuaState, args: Arguments): { thread: Coroutine; first: number } {
  const given = args[0];
  return given instanceof Coroutine ? { thread: given, first: 1 } : { thread: state.running, first: 0 };
}

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
        return traceback(state, thread, text, level < 0 ? Number.MAX_SAFE_INTEGER : level, functionInProgress(state, thread));
      },
    ],
  ]);
}

export function createDebugLibrary(state: LuaState): LuaTable {
  const { registry } = state;
  /** What stands for the cell of an upvalue, so that two can be compared. */
  const identities = new WeakMap<Cell, LuaUserdata>();
  const identityOf = (cell: Cell): LuaUserdata => {
    let identity = identities.get(cell);
    if (identity === undefined) {
      identity = new LuaUserdata(cell, true);
      identities.set(cell, identity);
    }
    return identity;
  };

  return defineFunctions(createSafeDebugLibrary(state), [
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
        const place = localPlace(thread, checkLevel(state, thread, args, first), index);
        return place === undefined ? undefined : results(place.name, place.get());
      },
    ],
    [
      "setlocal",
      (...args) => {
        const { thread, first } = threadGiven(state, args);
        const level = checkLevel(state, thread, args, first);
        const index = checkCount(args, first + 1);
        const value = checkAny(args, first + 2);
        const place = localPlace(thread, level, index);
        place?.set(value);
        return place?.name;
      },
    ],
    ["getupvalue", (...args) => accessUpvalue(args, undefined)],
    [
      "setupvalue",
      (...args) => {
        checkAny(args, 2);
        return accessUpvalue(args, (cell) => {
          cell.value = args[2];
        });
      },
    ],
    [
      "upvalueid",
      (...args) => {
        const cell = upvalueCell(args, 0);
        return cell === undefined ? undefined : identityOf(cell);
      },
    ],
    [
      "upvaluejoin",
      (...args) => {
        const target = checkUpvalue(args, 0);
        const source = checkUpvalue(args, 2);
        target.closure.upvalues[target.index] = source.closure.upvalues[source.index] as Cell;
        return results();
      },
    ],
    ["getregistry", () => registry],
    ["getmetatable", (...args) => state.metatableOf(checkAny(args, 0))],
    [
      "setmetatable",
      (...args) => {
        const [value, metatable] = args;
        if (!(metatable instanceof LuaTable) && (metatable !== undefined || args.length < 2)) throw typeError(args, 1, "nil or table");
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

/* ---- Upvalues ---- */

/** Name and value of an upvalue, after `change` has been made to its cell; nothing where there is none. */
function accessUpvalue(args: Arguments, change: ((cell: Cell) => void) | undefined): LuaValue | Sentinel {
  const index = checkCount(args, 1);
  const closure = checkFunction(args, 0);
  if (!(closure instanceof LuaClosure) || closure.prototype.isLibrary) return results();
  const description = closure.prototype.upvalues[index - 1];
  const cell = closure.upvalues[index - 1];
  if (description === undefined || cell === undefined) return results();
  change?.(cell);
  // Code without names of variables has upvalues without names.
  const name = description.name === "" ? "(no name)" : description.name;
  return change === undefined ? results(name, cell.value) : name;
}

function upvalueCell(args: Arguments, index: number): Cell | undefined {
  const place = integerToCount(checkInteger(args, index + 1));
  const closure = checkFunction(args, index);
  return closure instanceof LuaClosure ? closure.upvalues[place - 1] : undefined;
}

function checkUpvalue(args: Arguments, index: number): { closure: LuaClosure; index: number } {
  const cell = upvalueCell(args, index);
  if (cell === undefined) throw argumentError(index + 1, "invalid upvalue index");
  return { closure: args[index] as LuaClosure, index: integerToCount(checkInteger(args, index + 1)) - 1 };
}
