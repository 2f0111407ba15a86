/**
 * Files and standard output for the commands, on Node.
 */
import { readFileSync, writeSync } from "node:fs";
import { encodeText } from "../host/encoding.ts";
import { failureOf } from "./node-failures.ts";

/** Reads a file whole; `undefined` is standard input. */
export function nodeReadFile(name: string | undefined): { readonly bytes: Uint8Array } | { readonly reason: string } {
  try {
    return { bytes: readFileSync(name ?? 0) };
  } catch (error) {
    return { reason: failureOf(error).reason };
  }
}

/** Standard output, written in large pieces. Whoever writes to standard error flushes first. */
export class Output {
  /** A byte string. */
  private pending = "";

  write(text: string): void {
    this.writeBytes(encodeText(text));
  }

  writeBytes(bytes: string): void {
    this.pending += bytes;
    if (this.pending.length > 0x10000) this.flush();
  }

  flush(): void {
    let bytes = Buffer.from(this.pending, "latin1");
    this.pending = "";
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(writeSync(1, bytes));
      } catch (error) {
        const { code } = error as { code?: string };
        // A full pipe asks to try again; a closed one wants no more.
        if (code === "EPIPE") return;
        if (code !== "EAGAIN") throw error;
      }
    }
  }
}
