/**
 * Files and standard output for the commands, on Node.
 */
import { readFileSync, writeSync } from "node:fs";
import { encodeText } from "../host/encoding.ts";

/** Reads a file whole; `undefined` is standard input. */
export function nodeReadFile(name: string | undefined): { readonly bytes: Uint8Array } | { readonly reason: string } {
  try {
    return { bytes: readFileSync(name ?? 0) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

const reasons: Record<string, string> = {
  ENOENT: "No such file or directory",
  EISDIR: "Is a directory",
  EACCES: "Permission denied",
  ENOTDIR: "Not a directory",
};

/** The C library's text for a file error. */
function reasonOf(error: unknown): string {
  const code = (error as { code?: string }).code ?? "";
  return reasons[code] ?? code;
}

/** Standard output, written in large pieces. Whoever writes to standard error flushes first. */
export class Output {
  private pending = "";

  write(text: string): void {
    this.pending += text;
    if (this.pending.length > 0x10000) this.flush();
  }

  flush(): void {
    let bytes = toBuffer(this.pending);
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

/** UTF-8, but lone surrogates U+DC80 … U+DCFF are the raw bytes they stand for (host/encoding.ts). */
function toBuffer(text: string): Buffer {
  return /[\udc80-\udcff]/.test(text) ? Buffer.from(encodeText(text), "latin1") : Buffer.from(text, "utf8");
}
