/**
 * The basic functions (manual §6.1). Functions that need Lua called (`__tostring`, `__pairs`, a reader of `load`) continue in
 * stdlib/lua/base.lua.
 */
import { chargeText, requireRoom, textWork } from "../vm/allocation.ts";
import type { Budget } from "../vm/budget.ts";
import { cutAtZero } from "../vm/c-string.ts";
import { stringToNumber } from "../vm/coercion.ts";
import { HelperError, LibraryError, ThrownValue } from "../vm/errors.ts";
import { type FunctionBody, LibraryFunction, LuaFunction } from "../vm/function.ts";
import { type CompileResult, fileProblem, type Host } from "../vm/host.ts";
import { positionOf } from "../vm/inspect.ts";
import { closureOfChunk } from "../vm/interpreter.ts";
import { EVENT_METATABLE, EVENT_NAME, EVENT_PAIRS, EVENT_TOSTRING } from "../vm/metamethods.ts";
import {
  add,
  integer,
  integerFromBigInt,
  integerToCount,
  isFloat,
  isNumber,
  type LuaInteger,
  negate,
  numberToString,
  toInteger,
} from "../vm/numbers.ts";
import { rawEquals } from "../vm/operations.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable, lastValue } from "../vm/table.ts";
import { raise, request, results, resultsOf, type Sentinel, TransferKind, tailCall } from "../vm/transfer.ts";
import { binaryChunkIn, refusedByMode, undump } from "../vm/undump.ts";
import { isTruthy, type LuaValue, typeName } from "../vm/value.ts";
import {
  type Arguments,
  argumentError,
  checkAny,
  checkInteger,
  checkString,
  checkTable,
  optionalCount,
  optionalString,
  typeError,
} from "./args.ts";
import { collectGarbage } from "./collectgarbage.ts";
import { declareLeaves, defineFunctions, type LibraryFunctions, newLibrary, setNamed } from "./define.ts";
import { type Environment, permittedMode } from "./environment.ts";
import { countGiven, isShort, typeErrorGiven } from "./given.ts";
import type { SelfHosted } from "./services.ts";
import { BATCH, charge, checkLimits } from "./work.ts";

/** The text of a value as `tostring` gives it, or undefined if a `__tostring` metamethod has to be called. */
export function textOf(state: LuaState, value: LuaValue): string | undefined {
  if (state.metamethod(value, EVENT_TOSTRING) !== undefined) return undefined;
  if (typeof value === "string") return value;
  if (value === undefined) return "nil";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (isNumber(value)) return numberToString(value);
  const name = state.metamethod(value, EVENT_NAME);
  if (typeof name === "string") chargeText(name.length);
  return `${typeof name === "string" ? cutAtZero(name) : typeName(value)}: ${addressOf(state, value)}`;
}

/** What stands for an object's address: its counted identity. */
export function addressOf(state: LuaState, value: LuaValue): string {
  return `0x${state
    .identityOf(value as object)
    .toString(16)
    .padStart(8, "0")}`;
}

export function openBase(state: LuaState, environment: Environment, host: Host, selfHosted: SelfHosted): void {
  const { budget } = state;
  const { globals, warnings } = environment;
  // One for all environments, so that the loop knows them.
  state.nextFunction ??= new LibraryFunction((...args) => {
    const table = checkTable(args, 0);
    // No table has a float key with an integer value, and `next`, unlike indexing, does not convert.
    if (isFloat(args[1]) && toInteger(args[1]) !== undefined) throw new ThrownValue("invalid key to 'next'");
    const key = table.nextKey(args[1]);
    return key === undefined ? undefined : results(key, lastValue);
  }, "next");
  const next = state.nextFunction;
  state.ipairsIterator ??= new LibraryFunction((...args) => {
    const table = args[0];
    const position = add(checkInteger(args, 1), integer(1));
    if (table instanceof LuaTable) {
      const value = table.get(position);
      if (value !== undefined) return results(position, value);
      if (table.metatable === undefined) return undefined;
    }
    return tailCall(selfHosted.get("base.ipairsIterator"), [table, position]);
  }, "ipairs iterator").beLeaf();
  const { ipairsIterator } = state;

  setNamed(globals, "_G", globals);
  setNamed(globals, "_VERSION", "Lua 5.4");
  setNamed(globals, "next", next);
  warnings.host = host;

  defineFunctions(globals, [
    [
      "assert",
      (...args) => {
        checkAny(args, 0);
        charge(budget, args.length);
        if (isTruthy(args[0])) return args.length === 1 ? args[0] : resultsOf(args);
        const message = args.length < 2 ? "assertion failed!" : args[1];
        return raise(typeof message === "string" ? new LibraryError(message) : new ThrownValue(message));
      },
    ],
    ["collectgarbage", (...args) => collectGarbage(state, args, environment.isSandbox)],
    [
      "dofile",
      (...args) => {
        const loaded = loadFile(state, host, fileName(args), permittedMode(environment, "bt"), globals);
        if ("message" in loaded) throw new ThrownValue(loaded.message);
        return tailCall(selfHosted.get("base.dofile"), [loaded.closure]);
      },
    ],
    [
      "error",
      (...args) => {
        const level = optionalCount(args, 1, 1);
        const value = args[0];
        return raise(new ThrownValue(typeof value === "string" && level > 0 ? positionOf(state.running, level) + value : value));
      },
    ],
    [
      "getmetatable",
      (...args) => {
        const value = checkAny(args, 0);
        const metatable = state.metatableOf(value);
        if (metatable === undefined) return undefined;
        // That of a type is shared by everybody.
        if (environment.isSandbox && metatable === state.typeMetatables[typeName(value)]) return false;
        const shown = metatable.getField(EVENT_METATABLE.field, EVENT_METATABLE.key);
        return shown === undefined ? metatable : shown;
      },
    ],
    ["ipairs", (...args) => results(ipairsIterator, checkAny(args, 0), integer(0))],
    [
      "load",
      (...args) => {
        const chunk = args[0];
        const mode = permittedMode(environment, optionalString(args, 2, "bt"));
        const upvalue = args.length > 3 ? args[3] : globals;
        if (typeof chunk === "string" || isNumber(chunk)) {
          const text = checkString(args, 0);
          return loadResult(loadText(state, host, text, optionalString(args, 1, text), mode, upvalue, false));
        }
        if (!(chunk instanceof LuaFunction)) throw typeError(args, 0, "function");
        return tailCall(selfHosted.get("base.load"), [chunk, optionalString(args, 1, "=(load)"), mode, upvalue]);
      },
    ],
    [
      "loadfile",
      (...args) => {
        const name = fileName(args);
        const mode = permittedMode(environment, optionalString(args, 1, "bt"));
        return loadResult(loadFile(state, host, name, mode, args.length > 2 ? args[2] : globals));
      },
    ],
    [
      "pairs",
      (...args) => {
        const value = checkAny(args, 0);
        const handler = state.metamethod(value, EVENT_PAIRS);
        if (handler === undefined) return results(next, value, undefined);
        return tailCall(selfHosted.get("base.pairs"), [handler, value]);
      },
    ],
    [
      "pcall",
      function (callee: LuaValue, ...values: LuaValue[]) {
        // biome-ignore lint/complexity/noArguments: only their number is used
        if (arguments.length === 0) throw argumentError(0, "value expected");
        charge(budget, values.length + 1);
        return request(TransferKind.PROTECTED_CALL, callee, undefined, values);
      },
    ],
    [
      "print",
      (...args) => {
        let text = "";
        for (let position = 0; position < args.length; position++) {
          const part = textOf(state, args[position]);
          if (part === undefined) return tailCall(selfHosted.get("base.print"), args);
          text += position === 0 ? part : `\t${part}`;
        }
        charge(budget, text.length);
        host.print(`${text}\n`);
        return results();
      },
    ],
    ["rawequal", (...args) => rawEquals(checkAny(args, 0), checkAny(args, 1))],
    [
      "rawget",
      (...args) => {
        const table = checkTable(args, 0);
        return table.get(checkAny(args, 1));
      },
    ],
    [
      "rawlen",
      (...args) => {
        const value = args[0];
        if (value instanceof LuaTable) return integer(value.length());
        if (typeof value === "string") return integer(value.length);
        throw typeError(args, 0, "table or string");
      },
    ],
    [
      "rawset",
      (...args) => {
        const table = checkTable(args, 0);
        const key = checkAny(args, 1);
        const value = checkAny(args, 2);
        if (key === undefined) throw new ThrownValue("table index is nil");
        if (isNumber(key) && !rawEquals(key, key)) throw new ThrownValue("table index is NaN");
        table.set(key, value);
        return table;
      },
    ],
    [
      "select",
      function (place: LuaValue) {
        // biome-ignore-start lint/complexity/noArguments: a rest array would be made for every call
        const count = arguments.length;
        if (place === "#") return integer(count - 1);
        let position = isShort(place) ? (place as unknown as number) : countGiven(place, 0, count);
        if (position < 0) position = count + position;
        else if (position > count) position = count;
        if (position < 1) throw argumentError(0, "index out of range");
        charge(budget, count - position);
        if (count === position + 1) return arguments[position] as LuaValue;
        const values = new Array<LuaValue>(count - position);
        for (let index = position; index < count; index++) values[index - position] = arguments[index] as LuaValue;
        // biome-ignore-end lint/complexity/noArguments: as above
        return resultsOf(values);
      },
    ],
    [
      "setmetatable",
      (...args) => {
        const table = checkTable(args, 0);
        const metatable = args[1];
        if (!(metatable instanceof LuaTable) && (metatable !== undefined || args.length < 2)) throw typeError(args, 1, "nil or table");
        if (table.metatable?.getField(EVENT_METATABLE.field, EVENT_METATABLE.key) !== undefined) {
          throw new LibraryError("cannot change a protected metatable");
        }
        state.heap.setMetatable(table, metatable);
        return table;
      },
    ],
    ["tonumber", toNumberFunction(budget)],
    [
      "tostring",
      (...args) => {
        const value = checkAny(args, 0);
        const text = textOf(state, value);
        return text !== undefined ? text : tailCall(selfHosted.get("base.tostring"), [state.metamethod(value, EVENT_TOSTRING), value]);
      },
    ],
    ["type", (...args) => typeName(checkAny(args, 0))],
    [
      "warn",
      (...args) => {
        checkString(args, 0);
        let length = args.length;
        for (let position = 0; position < args.length; position++) length += checkString(args, position).length;
        charge(budget, length);
        const last = args.length - 1;
        for (let position = 0; position <= last; position++) warnings.emit(checkString(args, position), position < last);
        return results();
      },
    ],
    [
      "xpcall",
      function (callee: LuaValue, handler: LuaValue, ...values: LuaValue[]) {
        // biome-ignore-start lint/complexity/noArguments: only their number is used
        if (!(handler instanceof LuaFunction)) throw typeErrorGiven(handler, 1, arguments.length, "function");
        charge(budget, arguments.length);
        // biome-ignore-end lint/complexity/noArguments: as above
        return request(TransferKind.PROTECTED_CALL_WITH_HANDLER, callee, handler, values);
      },
    ],
  ]);
  declareLeaves(globals, "", LEAVES);
}

/** Functions that compiled code may call directly; the others look at the stack, collect, or reach the host. */
const LEAVES = [
  ...["assert", "getmetatable", "ipairs", "next", "pairs", "pcall", "rawequal", "rawget", "rawlen", "rawset", "select", "setmetatable"],
  ...["tonumber", "tostring", "type", "xpcall"],
];

/** The same of the helpers of stdlib/lua/base.lua. */
const HELPING_LEAVES = ["asText", "count", "pass", "pick", "text", "tostringMetamethod", "type"];

/** The helpers of stdlib/lua/base.lua. */
export function baseNatives(state: LuaState, host: Host): LuaTable {
  const helpers = newLibrary([
    [
      "write",
      (text) => {
        charge(state.budget, (text as string).length);
        host.print(text as string);
        return results();
      },
    ],
    ...textHelpers(state),
    [
      "loadText",
      (text, name, mode, environment) =>
        loadResult(loadText(state, host, text as string, name as string, mode as string, environment, false)),
    ],
    ["type", (value) => typeName(value)],
    ["pcall", (callee) => callProtected(state, callee)],
    /** The position of the caller of the library function that asks. */
    ["where", () => positionOf(state.running, 2)],
    ["pass", (...args) => resultsOf(args)],
    ["count", (...args) => integer(args.length)],
    ["pick", (position, ...args) => args[(position as unknown as number) - 1]],
    [
      "fail",
      (message) => {
        throw new HelperError(new LibraryError(message as string));
      },
    ],
  ]);
  return declareLeaves(helpers, "", HELPING_LEAVES);
}

/** Helpers of functions that make texts of values as `tostring` does. */
export function textHelpers(state: LuaState): LibraryFunctions {
  return [
    /** The text of a value without a `__tostring`, else nil. */
    ["text", (value) => textOf(state, value)],
    /** What a `__tostring` returned, as a string. */
    [
      "asText",
      (result) => {
        if (typeof result === "string") return result;
        if (isNumber(result)) return numberToString(result);
        throw new LibraryError("'__tostring' must return a string");
      },
    ],
    ["tostringMetamethod", (value) => state.metamethod(value, EVENT_TOSTRING)],
  ];
}

/** Calls a function in protected mode as a part of the library function that is helped: nothing shows between the two. */
export function callProtected(state: LuaState, callee: LuaValue): Sentinel {
  state.native = undefined;
  return request(TransferKind.PROTECTED_CALL, callee, undefined, []);
}

/* ---- load, loadfile, dofile ---- */

type Loaded = { readonly closure: LuaFunction } | { readonly message: string };

export function loadResult(loaded: Loaded): LuaValue | Sentinel {
  return "message" in loaded ? results(undefined, loaded.message) : loaded.closure;
}

/** The file to load; standard input if there is no argument. */
function fileName(args: Arguments): string | undefined {
  return args[0] === undefined ? undefined : cutAtZero(checkString(args, 0));
}

export function loadText(
  state: LuaState,
  host: Host,
  text: string,
  chunkName: string,
  mode: string,
  environment: LuaValue,
  isFile: boolean,
): Loaded {
  const chunk = binaryChunkIn(text, isFile);
  const refusal = refusedByMode(chunk !== undefined, mode);
  if (refusal !== undefined) return { message: refusal };
  const compiled = chunk === undefined ? compileText(state, host, text, chunkName, isFile) : undumpChunk(state, chunk, chunkName);
  return "message" in compiled ? compiled : { closure: closureOfChunk(state, compiled.prototype, environment) };
}

/** What any loading takes, and reading a binary chunk for each of its bytes. */
const LOADING_WORK = 150;
const BINARY_WORK = 8;
/** Bytes of memory that loading takes for each byte of a text or chunk. */
const LOADING_SIZE = 8;

/** What loading a text or binary chunk takes, beside what the compiler charges for: a text that was put together is made one piece. */
export function loadingWork(text: string, isBinary: boolean): number {
  return LOADING_WORK + (isBinary ? BINARY_WORK * text.length : textWork(text.length));
}

function compileText(state: LuaState, host: Host, text: string, chunkName: string, isFile: boolean): CompileResult {
  const { budget, chunks } = state;
  budget.charge(loadingWork(text, false));
  const room = LOADING_SIZE * text.length;
  requireRoom(room);
  const known = chunks.find(text, chunkName, isFile);
  if (known !== undefined) {
    budget.charge(known.work);
    if (known.size > 0) requireRoom(room + known.size);
    return known;
  }
  const cost = { work: 0, size: 0 };
  const compiled = host.compile(text, chunkName, isFile, (work, size = 0) => {
    budget.charge(work);
    cost.work += work;
    cost.size += size;
    if (size > 0) requireRoom(room + cost.size);
  });
  if ("prototype" in compiled) chunks.keep(text, chunkName, isFile, { prototype: compiled.prototype, ...cost });
  return compiled;
}

function undumpChunk({ budget }: LuaState, chunk: string, chunkName: string): CompileResult {
  budget.charge(loadingWork(chunk, true));
  requireRoom(LOADING_SIZE * chunk.length);
  return undump(chunk, chunkName);
}

export function loadFile(state: LuaState, host: Host, name: string | undefined, mode: string, environment: LuaValue): Loaded {
  if (host.readFile === undefined) throw new LibraryError("files are not available in this state");
  const file = host.readFile(name);
  if ("reason" in file) return { message: fileProblem(name ?? "stdin", file.reason) };
  return loadText(state, host, file.text, name === undefined ? "=stdin" : `@${name}`, mode, environment, true);
}

/* ---- tonumber ---- */

function toNumberFunction(budget: Budget): FunctionBody {
  return function (value: LuaValue, base: LuaValue) {
    if (base === undefined) {
      if (typeof value === "string") return stringToNumber(value);
      if (isNumber(value)) return value;
      // biome-ignore lint/complexity/noArguments: only their number is used
      if (arguments.length === 0) throw argumentError(0, "value expected");
      return undefined;
    }
    const radix = isShort(base) ? (base as unknown as number) : integerToCount(checkInteger([value, base], 1));
    if (typeof value !== "string") throw typeError([value], 0, "string");
    if (radix < 2 || radix > 36) throw argumentError(1, "base out of range");
    charge(budget, value.length);
    return parseInBase(value, radix);
  };
}

/** An integer written in a base from 2 to 36, wrapped to 64 bits; undefined if the text is none. */
function parseInBase(text: string, base: number): LuaInteger | undefined {
  let position = afterSpace(text, 0);
  const sign = text.charCodeAt(position);
  const isNegative = sign === 0x2d;
  if (isNegative || sign === 0x2b) position++;
  const start = position;
  let value = 0;
  let digit = digitAt(text, position);
  for (; digit < base && value < SAFE_VALUE; digit = digitAt(text, ++position)) value = value * base + digit;
  let whole: LuaInteger = integer(value);
  if (digit < base) {
    let exact = BigInt(value);
    // As many digits at a time as a plain number can take.
    for (let turns = 1; digit < base; turns++) {
      if (turns % BATCH === 0) checkLimits();
      value = 0;
      let scale = 1;
      for (; digit < base && scale < SAFE_VALUE; digit = digitAt(text, ++position)) {
        value = value * base + digit;
        scale *= base;
      }
      exact = BigInt.asIntN(64, exact * BigInt(scale) + BigInt(value));
    }
    whole = integerFromBigInt(exact);
  }
  if (position === start || afterSpace(text, position) < text.length) return undefined;
  return isNegative ? (negate(whole) as LuaInteger) : whole;
}

/** Another digit, in any base, leaves a value below this one below 2^53. */
const SAFE_VALUE = 2 ** 53 / 36 - 1;

/** The value of the digit or letter at a position; infinity for any other character, and past the end. */
function digitAt(text: string, position: number): number {
  if (position >= text.length) return Infinity;
  const code = text.charCodeAt(position);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x7a ? letter - 0x61 + 10 : Infinity;
}

/** The position after all space, from a position on. */
function afterSpace(text: string, position: number): number {
  let end = position;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code !== 0x20 && !(code >= 0x09 && code <= 0x0d)) return end;
  }
  return end;
}
