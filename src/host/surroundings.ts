/**
 * What a state, or a sandbox in it, asks of the world outside (vm/host.ts), made of the options of `new Lua`: the compiler, output, files,
 * clock, environment. How capabilities are made safe is in capabilities.ts.
 *
 * What must stay true: nothing is ambient but the console, where `print` goes if nobody says otherwise.
 */
import { LuaSyntaxError } from "../../grammar/index.ts";
import type { LibraryName } from "../../stdlib/open.ts";
import type { Clock, CompileResult, FileFailure, FileSystem, Host, OpenFile, ProcessRunner } from "../../vm/host.ts";
import type { Sentinel } from "../../vm/transfer.ts";
import type { LuaValue } from "../../vm/value.ts";
import { calls } from "./borrow-cell.ts";
import { attempts, guardedClock, guardedEnvironment, guardedFiles, guardedOutput, guardedProcesses, wrongAnswer } from "./capabilities.ts";
import type { Compiler } from "./compiler.ts";
import type { Door } from "./door.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import { resultToLua } from "./host-function.ts";
import { filesWithStreams, type InputStream, type OutputStream } from "./standard-streams.ts";

/** Reads a file for `loadfile` and `dofile`; `undefined` is standard input. Gives its bytes, or says why there are none, as C says it. */
export type FileReader = (name: string | undefined) => FileContent | Pick<FileFailure, "reason">;

/** What is in a file. */
export interface FileContent {
  /** All of it. */
  readonly bytes: Uint8Array;
}

/** The source text of a module for `require`, as text or bytes; nothing if there is no such module; or a promise of it. */
export type ModuleLoader = (name: string) => ModuleSource | PromiseLike<ModuleSource>;
/** What a loader gives: text, bytes, or nothing. */
export type ModuleSource = string | Uint8Array | null | undefined;

/**
 * What a script may ask of the world. Whatever is not given is not there, and a function that needs it raises an error that names it. All
 * but `loader` answer at once: a promise is an error. What they throw is an error of the script, with the exception as `cause`.
 */
export interface Capabilities {
  /** Takes the text that `print` prints, with its newline. Default: standard output, or `console.log`. */
  readonly print?: (text: string) => void;
  /** Takes the warnings of `warn`. Default: nothing. */
  readonly warn?: (message: string) => void;
  /** Gives the modules of `require`: the first searcher after `package.preload`. A promise has the script wait, where it can. */
  readonly loader?: ModuleLoader;
  /** Reads files for `dofile`, `loadfile` and `require`. Default: from `fs`. */
  readonly readFile?: FileReader;
  /** The files for `io`, `os.remove` and the like. Names and contents are byte strings. */
  readonly fs?: FileSystem;
  /** Standard input. Default: that of `fs`. */
  readonly stdin?: InputStream;
  /** Standard output. Default: that of `fs`. */
  readonly stdout?: OutputStream;
  /** The standard error stream. Default: that of `fs`. */
  readonly stderr?: OutputStream;
  /** Runs commands, for `io.popen` and `os.execute`. */
  readonly processes?: ProcessRunner;
  /** The time, for `os.time`, `os.date` and `os.clock`. */
  readonly clock?: Clock;
  /** The environment, for `os.getenv`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the process, for `os.exit`; must not return. */
  readonly exit?: (code: number) => never;
}

/** Whether libraries read files. */
export function reachesFiles(libraries: "safe" | "all" | "none" | readonly LibraryName[]): boolean {
  return libraries === "all" || libraries.includes("io") || libraries.includes("package");
}

/** Bytes of a file asked for at once. */
const PIECE = 0x10000;

/** Printed without the newline that `console.log` adds. */
function printToConsole(text: string): void {
  console.log(text.endsWith("\n") ? text.slice(0, -1) : text);
}

/** The host of a state or sandbox. `readsFiles`: a library of it does. */
export function hostOf(door: Door, compile: Compiler, given: Capabilities, readsFiles: boolean): Host {
  const { errors, trace } = door;
  const attempt = attempts((error) => errors.toLua(error), trace && ((operation, result) => trace.effect(operation, result)));
  const chargeOutput = (text: string): void => door.state.budget.chargeOutput(text.length);
  const files = filesWithStreams(given);
  const fs = files && withChargedOutput(guardedFiles(attempt, files), chargeOutput);
  const { readFile, loader, clock, env, processes, exit, warn = () => undefined } = given;
  const print =
    given.print === undefined && fs !== undefined
      ? fs.stdout.write
      : charged(chargeOutput, guardedOutput(attempt, "print", given.print ?? printToConsole));
  const warnings = charged(chargeOutput, guardedOutput(attempt, "warn", warn));
  return {
    compile: (source, chunkName, skipShebang, charge) => compileText(compile, source, chunkName, skipShebang, charge),
    print(text) {
      trace?.text("print", text);
      print(text);
    },
    warn(message) {
      trace?.text("warn", message);
      warnings(message);
    },
    readFile: !readsFiles
      ? undefined
      : readFile !== undefined
        ? (name) => attempt("readFile", () => readBytes(readFile, name))
        : fs && ((name) => readWhole(fs, name)),
    loader: loader && ((name) => attempt("loader", () => sourceOf(door, loader(decodeText(name))))),
    files: fs,
    processes: processes && guardedProcesses(attempt, processes),
    clock: clock && guardedClock(attempt, clock),
    environment: env && guardedEnvironment(attempt, env),
    exit: exit && ((code) => attempts((error) => errors.fatal(error))("exit", () => exit(code))),
  };
}

type TextTaker<Result> = (text: string) => Result;

/** The same, telling of the text first, which throws where there is too much of it. */
function charged<Result>(chargeOutput: TextTaker<void>, take: TextTaker<Result>): TextTaker<Result> {
  return (text) => {
    chargeOutput(text);
    return take(text);
  };
}

/** The same files, whose standard output and error stream tell of what is written to them. */
function withChargedOutput(fs: FileSystem, chargeOutput: TextTaker<void>): FileSystem {
  const chargedFile = (file: OpenFile): OpenFile => ({ ...file, write: charged(chargeOutput, file.write) });
  return { ...fs, stdout: chargedFile(fs.stdout), stderr: chargedFile(fs.stderr) };
}

/** What a loader gave, for the machine. */
function sourceOf(door: Door, source: ReturnType<ModuleLoader>): LuaValue | Sentinel {
  if (source instanceof Uint8Array) return textOfBytes(source);
  if (source === undefined || source === null) return undefined;
  return resultToLua(door, source, calls.height);
}

function compileText(
  compile: Compiler,
  source: string,
  chunkName: string,
  skipShebang: boolean,
  charge: (work: number, size?: number) => void,
): CompileResult {
  try {
    return { prototype: compile(source, chunkName, { skipShebang, charge }) };
  } catch (error) {
    if (error instanceof LuaSyntaxError) return { message: error.message };
    throw error;
  }
}

/** Reads a file of a file system, or its standard input, to the end. */
function readWhole(fs: FileSystem, name: string | undefined): { text: string } | { reason: string } {
  const file = name === undefined ? fs.stdin : fs.open(name, "r");
  if ("reason" in file) return file;
  let text = "";
  for (;;) {
    const piece = file.read(PIECE);
    if (typeof piece !== "string" || piece === "") {
      if (name !== undefined) file.close();
      return typeof piece === "string" ? { text } : piece;
    }
    text += piece;
  }
}

function readBytes(readFile: FileReader, name: string | undefined): { text: string } | { reason: string } {
  const file: Partial<{ bytes: Uint8Array; reason: string }> = readFile(name === undefined ? undefined : decodeText(name));
  if (file?.bytes instanceof Uint8Array) return { text: textOfBytes(file.bytes) };
  if (typeof file?.reason === "string") return { reason: encodeText(file.reason) };
  throw wrongAnswer("readFile", file, "bytes or a reason");
}
