/**
 * `Lua`: a state with its libraries, as a JavaScript program holds it. The place where grammar, compiler, machine and libraries meet.
 *
 * What must stay true: no Lua value leaves unconverted, no carrier of the machine is ever thrown to the host, and nothing here is ambient:
 * output, files, clock and seed come in through the options.
 */
import { LuaSyntaxError, parseNumeral } from "../../grammar/index.ts";
import { openLibraries } from "../../stdlib/open.ts";
import { installNumeralParser } from "../../vm/coercion.ts";
import type { Clock, CompileResult, FileSystem, Host } from "../../vm/host.ts";
import { closureOfChunk, installClosureEntry } from "../../vm/interpreter.ts";
import { encode, integer } from "../../vm/numbers.ts";
import { LuaState } from "../../vm/state.ts";
import type { LuaValue } from "../../vm/value.ts";
import { compile } from "../compiler/compile.ts";
import { Converter } from "./convert.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import { LuaClosedError } from "./errors.ts";
import type { LuaTable } from "./handles.ts";
import { loadChunk } from "./load-chunk.ts";
import { LuaFloatValue } from "./values.ts";

installNumeralParser((text) => {
  const numeral = parseNumeral(text);
  if (numeral === undefined) return undefined;
  if (numeral.kind === "float") return encode(numeral.value);
  return typeof numeral.value === "bigint" ? numeral.value : integer(numeral.value);
});

/** Reads a file for `loadfile` and `dofile`; `undefined` is standard input. */
export type FileReader = (name: string | undefined) => { readonly bytes: Uint8Array } | { readonly reason: string };

export interface LuaOptions {
  /**
   * Libraries to open: `"safe"` (default) and `"all"` open base, coroutine, table, string, math and utf8; `"all"` adds package, os, io, and
   * files for `dofile` and `loadfile`; `"none"` opens nothing.
   */
  readonly libs?: "safe" | "all" | "none";
  /** Takes the text that `print` prints, with its newline. Default: standard output of `fs`, or `console.log`. */
  readonly print?: (text: string) => void;
  /** Takes the warnings of `warn`. Default: nothing. */
  readonly warn?: (message: string) => void;
  /** Seed of `math.random`; default: the same for every state, so that runs are repeatable. */
  readonly seed?: number | bigint;
  readonly readFile?: FileReader;
  /** The files for `io`, `os.remove` and the like. Names and contents are byte strings. */
  readonly fs?: FileSystem;
  /** The time, for `os.time`, `os.date` and `os.clock`. */
  readonly clock?: Clock;
  /** The environment, for `os.getenv`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the process, for `os.exit`; must not return. */
  readonly exit?: (code: number) => never;
}

export interface LoadOptions {
  /** Chunk name as for Lua's `load`: `@file`, `=name`, or the text itself (default). */
  readonly name?: string;
  /** The chunk's `_ENV`; default: the globals. */
  readonly env?: LuaTable;
}

/** Printed without the newline that `console.log` adds. */
function printToConsole(text: string): void {
  console.log(text.endsWith("\n") ? text.slice(0, -1) : text);
}

export class Lua implements Disposable {
  readonly globals: LuaTable;
  private state: LuaState | undefined;
  private readonly converter: Converter;

  constructor(options: LuaOptions = {}) {
    const state = new LuaState();
    installClosureEntry(state);
    const { print, fs, warn, readFile, clock, env, exit, libs = "safe" } = options;
    const host: Host = {
      compile: compileText,
      print:
        print === undefined && fs !== undefined ? (text) => fs.stdout.write(text) : (text) => (print ?? printToConsole)(decodeText(text)),
      warn: (message) => warn?.(decodeText(message)),
      readFile: readFile && libs === "all" ? (name) => readBytes(readFile, name) : undefined,
      files: fs,
      clock,
      environment: env && ((name) => variable(env, decodeText(name))),
      exit,
    };
    this.state = state;
    this.converter = new Converter(state, (operation) => this.openState(operation));
    if (libs !== "none") openLibraries(state, host, BigInt(options.seed ?? 0), libs);
    this.globals = this.converter.toHost(state.globals) as LuaTable;
  }

  /** Ends the state: every later use of it or of its handles throws LuaClosedError. Closing twice is harmless. */
  close(): void {
    this.state = undefined;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  get closed(): boolean {
    return this.state === undefined;
  }

  /**
   * Compiles a chunk. A string is encoded to UTF-8; bytes are taken as they are, and may be a binary chunk (`string.dump`).
   * Throws LuaSyntaxError if it is not Lua.
   */
  load(source: string | Uint8Array, options: LoadOptions = {}): Chunk {
    const state = this.openState("load");
    const text = typeof source === "string" ? encodeText(source) : textOfBytes(source);
    const prototype = loadChunk(text, options.name === undefined ? text : encodeText(options.name), options.name?.startsWith("@") === true);
    const environment = options.env === undefined ? state.globals : this.converter.toLua(options.env);
    return new Chunk(this.converter, closureOfChunk(state, prototype, environment));
  }

  /** Runs a chunk for its effects. Throws LuaSyntaxError or LuaError. */
  exec(source: string | Uint8Array, options?: LoadOptions): void {
    this.load(source, options).exec();
  }

  /** Runs a chunk and gives its first result. Throws LuaSyntaxError or LuaError. */
  eval(source: string | Uint8Array, options?: LoadOptions): unknown {
    return this.load(source, options).eval();
  }

  /** Runs a chunk and gives all its results. Throws LuaSyntaxError or LuaError. */
  evalAll(source: string | Uint8Array, options?: LoadOptions): unknown[] {
    return this.load(source, options).evalAll();
  }

  /** A new Lua table; an array or plain object given is copied, deep, cycles kept. */
  createTable(init?: object): LuaTable {
    this.openState("createTable");
    return this.converter.toHost(this.converter.tableOf(init ?? {})) as LuaTable;
  }

  /** A number that is a float in Lua even where it is integral. */
  float(value: number): LuaFloatValue {
    return new LuaFloatValue(value);
  }

  /** What the state has used so far, in fuel: the unit of work, the same for the same program in every run. */
  get budget(): { readonly fuelUsed: number } {
    const { fuelUsed } = this.openState("budget").budget;
    return { fuelUsed };
  }

  private openState(operation: string): LuaState {
    if (this.state === undefined) throw new LuaClosedError(operation);
    return this.state;
  }
}

/** A compiled chunk, ready to run any number of times. */
export class Chunk {
  constructor(
    private readonly converter: Converter,
    private readonly closure: LuaValue,
  ) {}

  exec(): void {
    this.converter.call("exec", this.closure, []);
  }

  eval(): unknown {
    return this.evalAll()[0];
  }

  evalAll(): unknown[] {
    return this.converter.call("eval", this.closure, []);
  }

  /** Runs the chunk with arguments (its `...`) and gives its first result. */
  call(...args: unknown[]): unknown {
    return this.converter.call("call", this.closure, args)[0];
  }

  toFunction(): unknown {
    return this.converter.toHost(this.closure);
  }
}

function compileText(source: string, chunkName: string, skipShebang: boolean): CompileResult {
  try {
    return { prototype: compile(source, chunkName, { skipShebang }) };
  } catch (error) {
    if (error instanceof LuaSyntaxError) return { message: error.message };
    throw error;
  }
}

/** The value of an environment variable as a byte string. Nothing of the object's prototype is one. */
function variable(environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  return value === undefined ? undefined : encodeText(value);
}

function readBytes(readFile: FileReader, name: string | undefined): { text: string } | { reason: string } {
  const file = readFile(name === undefined ? undefined : decodeText(name));
  return "bytes" in file ? { text: textOfBytes(file.bytes) } : file;
}
