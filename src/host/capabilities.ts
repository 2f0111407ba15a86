/**
 * Capabilities as a host gives them, made safe for the machine. Hosts write them by hand, so that anything may come back: an exception, a
 * promise, text with characters that are no bytes. Called by surroundings.ts.
 *
 * All of them answer at once; only `loader` may have the script wait. What they throw, and the TypeError for an answer that makes no sense,
 * are errors of the script that asked, with the exception as `cause`; the state stays usable. A capability may call back into the state: it
 * belongs to the call chain that holds it.
 *
 * What must stay true: the machine gets byte strings, finite numbers and failures, or an error; and no name of a JavaScript prototype is an
 * environment variable.
 */
import { meter, Turn } from "../../vm/allocation.ts";
import type { Clock, FileFailure, FileSystem, OpenFile, ProcessEnd, ProcessPipe, ProcessRunner } from "../../vm/host.ts";
import { decodeText, encodeText } from "./encoding.ts";
import { isThenable } from "./host-function.ts";
import { describe } from "./kinds.ts";

/** Runs what a capability does, and makes an error of the machine of what it throws. */
export type Attempt = <Result>(operation: string, action: () => Result) => Result;

/** Capabilities whose mistakes are errors of the machine: `toCarrier` makes one, `observe` hears of every call that went well. */
export function attempts(toCarrier: (error: unknown) => unknown, observe?: (operation: string, result: unknown) => void): Attempt {
  return (operation, action) => {
    const { turn, allowance, owner } = meter;
    meter.turn = Turn.HOST;
    try {
      const result = action();
      observe?.(operation, result);
      return result;
    } catch (error) {
      throw toCarrier(error);
    } finally {
      meter.turn = turn;
      // It may have used other states.
      meter.switchTo(allowance, owner);
    }
  };
}

/** The TypeError for an answer that is not what was expected. */
export function wrongAnswer(operation: string, answer: unknown, expected: string): TypeError {
  if (typeof answer === "object" && answer !== null && isThenable(answer)) {
    // Nobody waits for it, so its failure is nobody's.
    Promise.resolve(answer).catch(() => undefined);
    return new TypeError(`${operation} gave a promise, but has to answer at once (${expected} expected)`);
  }
  return new TypeError(`${operation} gave ${shown(answer)} (${expected} expected)`);
}

function shown(answer: unknown): string {
  if (typeof answer === "object" && answer !== null) return describe(answer);
  if (typeof answer === "string") return "text that is no byte string";
  return typeof answer === "function" ? "a function" : String(answer);
}

/* ---- Answers ---- */

function nothing(operation: string, answer: unknown): undefined {
  if (typeof answer === "object" && answer !== null && isThenable(answer)) throw wrongAnswer(operation, answer, "nothing");
}

function finite(operation: string, answer: unknown): number {
  if (typeof answer !== "number" || !Number.isFinite(answer)) throw wrongAnswer(operation, answer, "a finite number");
  return answer;
}

/** A string of characters below 256. */
function isByteString(answer: unknown): answer is string {
  return typeof answer === "string" && !/[^\0-\xff]/.test(answer);
}

function failureIn(answer: unknown): FileFailure | undefined {
  if (typeof answer !== "object" || answer === null || !("reason" in answer)) return undefined;
  const { reason, errno } = answer as Partial<FileFailure>;
  if (typeof reason !== "string") return undefined;
  return { reason: encodeText(reason), errno: typeof errno === "number" && Number.isSafeInteger(errno) ? errno : 0 };
}

function outcome(operation: string, answer: unknown): undefined | FileFailure {
  if (answer === undefined || answer === null) return undefined;
  const failure = failureIn(answer);
  if (failure === undefined) throw wrongAnswer(operation, answer, "nothing or a failure");
  return failure;
}

function bytesOrFailure(operation: string, answer: unknown): string | FileFailure {
  if (isByteString(answer)) return answer;
  const failure = failureIn(answer);
  if (failure === undefined) throw wrongAnswer(operation, answer, "a byte string or a failure");
  return failure;
}

function positionOrFailure(operation: string, answer: unknown): number | FileFailure {
  const failure = failureIn(answer);
  if (failure !== undefined) return failure;
  if (!Number.isSafeInteger(answer) || (answer as number) < 0) throw wrongAnswer(operation, answer, "a position or a failure");
  return answer as number;
}

function processEnd(operation: string, answer: unknown): ProcessEnd | FileFailure {
  const failure = failureIn(answer);
  if (failure !== undefined) return failure;
  const { by, code } = (answer ?? {}) as Partial<ProcessEnd>;
  if ((by !== "exit" && by !== "signal") || !Number.isSafeInteger(code)) throw wrongAnswer(operation, answer, "how a process ended");
  return { by, code: code as number };
}

/* ---- Capabilities ---- */

/** A function that takes text: `print`, `warn`. */
export function guardedOutput(attempt: Attempt, name: string, take: (text: string) => void): (text: string) => void {
  return (text) => attempt(name, () => nothing(name, take(decodeText(text))));
}

export function guardedClock(attempt: Attempt, clock: Clock): Clock {
  const ask = (operation: string, action: () => unknown): number => attempt(operation, () => finite(operation, action()));
  return {
    now: () => ask("clock.now", () => clock.now()),
    processorTime: () => ask("clock.processorTime", () => clock.processorTime()),
    utcOffset: (time) => ask("clock.utcOffset", () => clock.utcOffset(time)),
  };
}

/** The value of an environment variable. Nothing of the object's prototype is one. */
export function guardedEnvironment(attempt: Attempt, env: Readonly<Record<string, string | undefined>>) {
  return (name: string): string | undefined =>
    attempt("env", () => {
      const key = decodeText(name);
      const value: unknown = Object.hasOwn(env, key) ? env[key] : undefined;
      if (value === undefined || value === null) return undefined;
      if (typeof value !== "string") throw wrongAnswer(`env.${key}`, value, "text");
      return encodeText(value);
    });
}

/** What a file and a pipe have in common; `stream` is asked for it each time. */
function guardedStream(attempt: Attempt, stream: () => Omit<OpenFile, "close">) {
  return {
    read: (count: number) => attempt("file.read", () => bytesOrFailure("file.read", stream().read(count))),
    write: (text: string) => attempt("file.write", () => outcome("file.write", stream().write(text))),
    seek: (whence: "set" | "cur" | "end", offset: number) =>
      attempt("file.seek", () => positionOrFailure("file.seek", stream().seek(whence, offset))),
    flush: () => attempt("file.flush", () => outcome("file.flush", stream().flush())),
  };
}

function guardedFile(attempt: Attempt, file: () => OpenFile): OpenFile {
  return { ...guardedStream(attempt, file), close: () => attempt("file.close", () => outcome("file.close", file().close())) };
}

function guardedPipe(attempt: Attempt, pipe: ProcessPipe): ProcessPipe {
  return { ...guardedStream(attempt, () => pipe), close: () => attempt("file.close", () => processEnd("file.close", pipe.close())) };
}

/** What `open` gave. */
function opened<File extends object>(operation: string, answer: unknown, guarded: (file: File) => File): File | FileFailure {
  const failure = failureIn(answer);
  if (failure !== undefined) return failure;
  if (typeof (answer as OpenFile | undefined)?.read !== "function") throw wrongAnswer(operation, answer, "an open file or a failure");
  return guarded(answer as File);
}

export function guardedFiles(attempt: Attempt, fs: FileSystem): FileSystem {
  return {
    open: (name, mode) =>
      attempt("fs.open", () => opened<OpenFile>("fs.open", fs.open(name, mode), (file) => guardedFile(attempt, () => file))),
    remove: (name) => attempt("fs.remove", () => outcome("fs.remove", fs.remove(name))),
    rename: (from, to) => attempt("fs.rename", () => outcome("fs.rename", fs.rename(from, to))),
    temporaryName: () => attempt("fs.temporaryName", () => bytesOrFailure("fs.temporaryName", fs.temporaryName())),
    stdin: guardedFile(attempt, () => fs.stdin),
    stdout: guardedFile(attempt, () => fs.stdout),
    stderr: guardedFile(attempt, () => fs.stderr),
  };
}

export function guardedProcesses(attempt: Attempt, processes: ProcessRunner): ProcessRunner {
  return {
    execute: (command) => attempt("processes.execute", () => processEnd("processes.execute", processes.execute(command))),
    open: (command, mode) =>
      attempt("processes.open", () =>
        opened<ProcessPipe>("processes.open", processes.open(command, mode), (pipe) => guardedPipe(attempt, pipe)),
      ),
  };
}
