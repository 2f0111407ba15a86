/**
 * The machine as the fuzzer of binary chunks needs it: programs as prototypes, and a place where a loaded chunk runs with a bound on its
 * work, among things that must never come out.
 *
 * Registers, variable arguments and spare frames are filled with contraband before each run, as if earlier calls had left it there. Every
 * library function looks at its arguments, and what the chunk returned or stored is searched afterwards: whatever is no Lua value there
 * (contraband, a cell, the state of a loop, a number that is none of Lua's) has escaped.
 *
 * This reaches into the built bundle, past the types: names here are those of src/host/door.ts and vm.
 */
import { Lua } from "../../dist/index.js";

/** Instructions a run may take, about. */
const FUEL = 20_000;
/** Registers filled with contraband. */
const REGISTERS = 2000;
/** Objects looked at when a result is searched. */
const MAX_SEARCHED = 2000;

class OutOfFuel extends Error {}

/** What must not be found; a host operation on it fails loudly. */
class Contraband {
  [Symbol.toPrimitive]() {
    throw new Error("contraband used as an operand");
  }
}

const DRIVER = `
local chunk, take = ...
local function report(...)
  take(...)
  for index = 1, select("#", ...) do
    local value = select(index, ...)
    if type(value) == "function" then take(pcall(value, value, index)) end
  end
end
report(pcall(chunk, 3, "text", {1, 2, key = "value"}, take))
`;

/** Library functions whose work the fuel does not bound are kept to small arguments. */
const LIMITS = `
local rep, move, concat, unpack, format, load = string.rep, table.move, table.concat, table.unpack, string.format, load
local function small(...)
  for index = 1, select("#", ...) do
    local value = tonumber((select(index, ...))) or 0
    if value > 1000 or value < -1000 then error("argument too large") end
  end
end
function string.rep(text, count, ...) small(count) if #text > 1000 then error("text too long") end return rep(text, count, ...) end
function table.move(from, first, last, to, ...) small(first, last, to) return move(from, first, last, to, ...) end
function table.concat(list, separator, first, last) small(first, last) return concat(list, separator, first, last) end
function table.unpack(list, first, last) small(first, last) return unpack(list, first, last) end
for _, name in ipairs {"find", "match", "gmatch", "gsub", "format"} do
  local original = string[name]
  string[name] = function(text, pattern, ...)
    if #tostring(text) > 200 or #tostring(pattern) > 30 then error("text too long") end
    return original(text, pattern, ...)
  end
end
`;

export class ChunkSubject {
  constructor() {
    this.lua = new Lua({ libs: "safe", print: () => undefined });
    this.door = this.lua[Symbol.for("tsuki.internals")];
    const { state } = this.door;
    this.state = state;
    this.lua.exec(LIMITS);
    const sample = this.closure("return 2^1000, coroutine.create(print)");
    this.LuaClosure = sample.constructor;
    this.LuaFunction = Object.getPrototypeOf(this.LuaClosure);
    this.LibraryFunction = state.globals.getString("type").constructor;
    this.LuaTable = state.globals.constructor;
    this.Coroutine = state.mainThread.constructor;
    this.LuaFloat = this.closure("return 1e300").prototype.constants[0].constructor;
    this.contraband = new Contraband();
    this.closureEntry = sample.call;
    this.dumpFunction = this.lua.load("return string.dump").eval();
    this.driver = this.closure(DRIVER, "=driver");
    this.take = new this.LibraryFunction((...values) => {
      for (const value of values) this.inspect(value);
      return undefined;
    }, "take");
    this.guardLibraries();
    state.budget.refill = () => {
      throw new OutOfFuel();
    };
  }

  /** The closure of a program or chunk. */
  closure(source, name) {
    const handle = this.lua.load(source, { name }).toFunction();
    const closure = this.door.toLua(handle);
    handle.dispose();
    return closure;
  }

  /** The prototype of a program; undefined if it does not compile. */
  prototype(source, name) {
    try {
      return this.closure(source, name).prototype;
    } catch {
      return undefined;
    }
  }

  /** The binary chunk of a prototype, right or wrong: code is dumped as it is. */
  dump(prototype, strip) {
    return this.dumpFunction(this.door.toHost(new this.LuaClosure(prototype, [], this.closureEntry)), strip);
  }

  /** Loads a chunk and runs it if it is accepted: "rejected", "ran", or a description of what must not happen. */
  run(chunk) {
    let closure;
    try {
      closure = this.closure(chunk, "=chunk");
    } catch (error) {
      return /^chunk: bad binary format \(/.test(error.message) || !chunk.startsWith("\x1b")
        ? "rejected"
        : `loader: ${error.stack ?? error}`;
    }
    this.escaped = undefined;
    this.prepare();
    try {
      this.driver.call.call(this.driver, closure, this.take);
      if (this.state.mainThread.toBeClosed.length > 0) return "run: variables left open";
    } catch (error) {
      if (!(error instanceof OutOfFuel) && error?.value === undefined) return `run: ${error.stack ?? JSON.stringify(error)}`;
    }
    for (const cell of closure.upvalues) this.search(cell.value);
    return this.escaped ?? "ran";
  }

  prepare() {
    const { state, contraband } = this;
    const { mainThread } = state;
    state.budget.fuel = FUEL;
    mainThread.reserve(REGISTERS);
    mainThread.stack.fill(contraband);
    mainThread.top = REGISTERS;
    mainThread.toBeClosed.length = 0;
    mainThread.handlerNesting = 0;
    mainThread.reserveFrames();
    for (const frame of mainThread.frames) {
      // A run that ended for want of fuel left its frames as they were.
      frame.release();
      frame.varargs = [contraband];
      frame.argumentCount = 5;
    }
  }

  /** Puts every library function behind one that looks at its arguments. */
  guardLibraries() {
    const { LibraryFunction, LuaTable } = this;
    const guard = (table) => {
      for (let key = table.nextKey(undefined); key !== undefined; key = table.nextKey(key)) {
        const value = table.get(key);
        if (value instanceof LuaTable && value !== table) guard(value);
        else if (value.constructor === LibraryFunction) {
          const original = value.call;
          value.call = (...values) => {
            for (const argument of values) this.inspect(argument);
            return original(...values);
          };
        }
      }
    };
    guard(this.state.globals);
  }

  /** Notes a value that is none of Lua's. */
  inspect(value) {
    if (!this.isValue(value))
      this.escaped ??= `escaped: ${value?.constructor?.name ?? typeof value} ${String(value instanceof Contraband ? "" : value)}`;
  }

  isValue(value) {
    switch (typeof value) {
      case "undefined":
      case "boolean":
      case "string":
        return true;
      case "number":
        return !Object.is(value, -0);
      case "bigint":
        return BigInt.asIntN(64, value) === value && (value >= 2n ** 53n || value <= -(2n ** 53n));
      case "object": {
        const classes = [this.LuaTable, this.LuaFunction, this.Coroutine, this.LuaFloat];
        return classes.some((kind) => value instanceof kind);
      }
    }
    return false;
  }

  /** Looks at everything that a value leads to. */
  search(start) {
    const seen = new Set();
    const waiting = [start];
    while (waiting.length > 0 && seen.size < MAX_SEARCHED) {
      const value = waiting.pop();
      this.inspect(value);
      if (typeof value !== "object" || value === null || seen.has(value)) continue;
      seen.add(value);
      if (value instanceof this.LuaTable) {
        for (let key = value.nextKey(undefined); key !== undefined; key = value.nextKey(key)) waiting.push(key, value.get(key));
        if (value.metatable !== undefined) waiting.push(value.metatable);
      } else if (value instanceof this.LuaClosure) for (const cell of value.upvalues) waiting.push(cell.value);
    }
  }
}
