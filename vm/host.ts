/**
 * What a state asks of the world outside: the compiler, and the capabilities a host may give. The machine and the libraries know nothing
 * else of their surroundings.
 */
import type { Prototype } from "./prototype.ts";
import type { Sentinel } from "./transfer.ts";
import type { LuaValue } from "./value.ts";

/** The compiler's answer to a source text: code, or the message of a syntax error. */
export type CompileResult = { readonly prototype: Prototype } | { readonly message: string };

export interface Host {
  /**
   * Compiles a source text (a byte string). `chunkName` as for `load`: `@file`, `=name`, or the text itself. `charge` is told of all work
   * before it is done (Budget.charge), and of the bytes that it will take where they do not depend on the length of the text; what it throws
   * comes out.
   */
  compile(source: string, chunkName: string, skipShebang: boolean, charge: (work: number, size?: number) => void): CompileResult;
  /** Takes what `print` prints, a byte string with its newline. */
  print(text: string): void;
  /** Takes a warning (§6.1 `warn`), a byte string without a newline. */
  warn(message: string): void;
  /** Reads a file, or says why not (`No such file or directory`); absent where there are no files. `undefined` is standard input. */
  readonly readFile?: ((name: string | undefined) => { readonly text: string } | { readonly reason: string }) | undefined;
  /** The source text of a module for `require`, a byte string; nil if there is none. May have the caller wait for it. */
  readonly loader?: ((name: string) => LuaValue | Sentinel) | undefined;
  readonly clock?: Clock | undefined;
  readonly files?: FileSystem | undefined;
  readonly processes?: ProcessRunner | undefined;
  /** The value of an environment variable (`os.getenv`). */
  readonly environment?: ((name: string) => string | undefined) | undefined;
  /** Ends the process (`os.exit`); does not return. */
  readonly exit?: ((code: number) => never) | undefined;
}

/** The message for a file that could not be read: a directory opens, in C, and fails when it is read. */
export function fileProblem(name: string, reason: string): string {
  const action = reason === "Is a directory" ? "read" : "open";
  return `cannot ${action} ${name}${reason === "" ? "" : `: ${reason}`}`;
}

/** The time, as a host gives it. */
export interface Clock {
  /** Milliseconds since the start of 1970, UTC. */
  now(): number;
  /** Seconds of processor time used by the program. */
  processorTime(): number;
  /** How many minutes local time is ahead of UTC at a time given as by `now`. */
  utcOffset(time: number): number;
}

/** An error of the file system in C's terms: `strerror` text and `errno`. */
export interface FileFailure {
  /** The text: `No such file or directory`. */
  readonly reason: string;
  /** The number: 2. */
  readonly errno: number;
}

/** An open file. Contents are byte strings; positions count bytes from 0. */
export interface OpenFile {
  /** At most `count` bytes from the current position; empty at the end. */
  read(count: number): string | FileFailure;
  /** Writes at the current position, or at the end of a file opened to append. */
  write(text: string): undefined | FileFailure;
  /** Sets the position relative to the start, the current position or the end, and returns it. */
  seek(whence: "set" | "cur" | "end", offset: number): number | FileFailure;
  /** Hands on what is kept back for writing. */
  flush(): undefined | FileFailure;
  /** Ends the use of the file. */
  close(): undefined | FileFailure;
}

/** Files, as a host gives them. */
export interface FileSystem {
  /** `mode` is C's: `r w a r+ w+ a+`, with an optional `b`. */
  open(name: string, mode: string): OpenFile | FileFailure;
  /** Removes a file, or an empty folder (`os.remove`, §6.9). */
  remove(name: string): undefined | FileFailure;
  /** Renames a file (`os.rename`, §6.9). */
  rename(from: string, to: string): undefined | FileFailure;
  /** Makes an empty file for temporary use, and returns its name. */
  temporaryName(): string | FileFailure;
  /** `io.stdin` (§6.8). */
  readonly stdin: OpenFile;
  /** `io.stdout`, where `print` goes too unless the state has another `print`. */
  readonly stdout: OpenFile;
  /** `io.stderr`. */
  readonly stderr: OpenFile;
}

/** How a command ended: by itself, with an exit code, or by a signal. */
export interface ProcessEnd {
  /** By itself, or by a signal. */
  readonly by: "exit" | "signal";
  /** The exit code, or the number of the signal. */
  readonly code: number;
}

/** A file whose other end is a command. Closing it waits for the command to end. */
export interface ProcessPipe extends Omit<OpenFile, "close"> {
  /** Waits for the command to end, and tells how it did. */
  close(): ProcessEnd | FileFailure;
}

/** Commands of the operating system's shell, as a host runs them. A command is a byte string without zeros. */
export interface ProcessRunner {
  /** Runs a command to its end. */
  execute(command: string): ProcessEnd | FileFailure;
  /** Runs a command to read what it prints (`r`), or to write what it reads (`w`). */
  open(command: string, mode: "r" | "w"): ProcessPipe | FileFailure;
}
