/**
 * Files and standard output for the commands, on Node.
 */
import { readFileSync, writeSync } from "node:fs";
import type { FileFailure } from "../../vm/host.ts";
import { encodeText } from "../host/encoding.ts";
import { failureNamed } from "../host/failures.ts";
import { isTerminal } from "./is-terminal.ts";
import { processAge } from "./node-clock.ts";
import { failureOf } from "./node-failures.ts";

/** Reads a file whole; `undefined` is standard input. */
export function nodeReadFile(name: string | undefined): { readonly bytes: Uint8Array } | { readonly reason: string } {
  try {
    return { bytes: readFileSync(name ?? 0) };
  } catch (error) {
    return { reason: failureOf(error).reason };
  }
}

/** The exit code of a command whose output nobody reads, as a shell reports the end by SIGPIPE. */
export const CLOSED_OUTPUT = 141;
/** How long to wait, in milliseconds, before a full pipe is asked again. */
const PATIENCE = 1;
const waiting = new Int32Array(new SharedArrayBuffer(4));

/** Writes a byte string to the end. */
export function writeAll(descriptor: number, bytes: string): FileFailure | undefined {
  let rest = Buffer.from(bytes, "latin1");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as { code?: string }).code !== "EAGAIN") return failureOf(error);
      Atomics.wait(waiting, 0, 0, PATIENCE);
    }
  }
  return undefined;
}

/** Standard output, written in large pieces; on a terminal, line by line. Whoever writes to standard error flushes first. */
export class Output {
  /** A byte string. */
  private pending = "";
  private flushed = processAge();
  private readonly isTerminal = isTerminal(1);

  /** `whenClosed` is called when nobody reads any more. */
  constructor(private readonly whenClosed: () => void = () => undefined) {}

  write(text: string): void {
    this.writeBytes(encodeText(text));
  }

  writeBytes(bytes: string): FileFailure | undefined {
    this.pending += bytes;
    return this.pending.length > 0x10000 || (this.isTerminal && bytes.endsWith("\n")) ? this.flush() : undefined;
  }

  flush(): FileFailure | undefined {
    this.flushed = processAge();
    if (this.pending === "") return undefined;
    const bytes = this.pending;
    this.pending = "";
    const failure = writeAll(1, bytes);
    if (failure === failureNamed("EPIPE")) this.whenClosed();
    return failure;
  }

  /** Writes what has been pending for so many milliseconds. */
  flushIfOlder(age: number): void {
    if (processAge() - this.flushed > age) this.flush();
  }
}
