/**
 * The file system of Node as the machine wants it (vm/host.ts): names and contents are byte strings, errors come in C's terms.
 *
 * Made by the commands. Writes are collected, as C's streams do it; whoever ends the process calls `flush` first.
 *
 * What must stay true: positions are kept here, for Node has no call to set them; what is pending is written before anything else
 * happens to its file.
 */
import { closeSync, fstatSync, openSync, readSync, renameSync, rmdirSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { FileFailure, FileSystem, OpenFile } from "../../vm/host.ts";
import { failureNamed } from "../host/failures.ts";
import { failureOf } from "./node-failures.ts";
import { type Output, writeAll } from "./node-files.ts";

/** Writes are collected up to this many bytes. */
const MAX_PENDING = 0x10000;
const MAX_READ = 0x10000;
/** How long to wait, in milliseconds, before asking again an input that has nothing yet. */
const PATIENCE = 5;

/** Runs an action for its effect. */
function attempt(action: () => void): undefined | FileFailure {
  try {
    action();
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/* ---- Open files ---- */

const inputBuffer = Buffer.alloc(MAX_READ);
const waiting = new Int32Array(new SharedArrayBuffer(4));

class NodeFile implements OpenFile {
  private pending = "";
  private position = 0;
  /** Has a position of its own; a pipe or a terminal has none, and standard input goes on where others left it until `seek`. */
  private hasPosition: boolean;
  private readonly canSeek: boolean;

  constructor(
    private readonly descriptor: number,
    private readonly canRead: boolean,
    private readonly canWrite: boolean,
    private readonly appends: boolean,
    /** The files with something pending. */
    private readonly unwritten: Set<NodeFile>,
  ) {
    const status = fstatSync(descriptor);
    this.canSeek = status.isFile() || status.isDirectory();
    this.hasPosition = status.isFile() && descriptor > 2;
    if (appends && !canRead) this.position = status.size;
  }

  read(count: number): string | FileFailure {
    if (!this.canRead) return failureNamed("EBADF");
    const failure = this.flush();
    if (failure !== undefined) return failure;
    for (;;) {
      try {
        const length = readSync(this.descriptor, inputBuffer, 0, Math.min(count, MAX_READ), this.hasPosition ? this.position : null);
        this.position += length;
        return inputBuffer.toString("latin1", 0, length);
      } catch (error) {
        const { code } = error as { code?: string };
        // An input that is shared with a terminal may ask to try again; on Windows the end of a pipe is an error.
        if (code === "EOF") return "";
        if (code !== "EAGAIN") return failureOf(error);
        Atomics.wait(waiting, 0, 0, PATIENCE);
      }
    }
  }

  write(text: string): undefined | FileFailure {
    if (!this.canWrite) return failureNamed("EBADF");
    if (this.pending === "") this.unwritten.add(this);
    this.pending += text;
    return this.pending.length > MAX_PENDING ? this.flush() : undefined;
  }

  flush(): undefined | FileFailure {
    if (this.pending === "") return undefined;
    let bytes: Uint8Array = Buffer.from(this.pending, "latin1");
    this.pending = "";
    this.unwritten.delete(this);
    return attempt(() => {
      while (bytes.length > 0) {
        const length = writeSync(this.descriptor, bytes, 0, bytes.length, this.hasPosition && !this.appends ? this.position : null);
        bytes = bytes.subarray(length);
        this.position += length;
      }
      if (this.appends && this.canSeek) this.position = fstatSync(this.descriptor).size;
    });
  }

  seek(whence: "set" | "cur" | "end", offset: number): number | FileFailure {
    const failure = this.flush();
    if (failure !== undefined) return failure;
    if (!this.canSeek) return failureNamed("ESPIPE");
    const base = whence === "set" ? 0 : whence === "cur" ? this.position : fstatSync(this.descriptor).size;
    const position = base + offset;
    if (position < 0 || position > Number.MAX_SAFE_INTEGER) return failureNamed("EINVAL");
    this.hasPosition = true;
    this.position = position;
    return position;
  }

  close(): undefined | FileFailure {
    const failure = this.flush();
    return attempt(() => closeSync(this.descriptor)) ?? failure;
  }
}

/** Standard output or standard error. */
class OutputFile implements OpenFile {
  constructor(
    readonly write: (text: string) => undefined | FileFailure,
    readonly flush: () => undefined | FileFailure,
  ) {}

  read(): FileFailure {
    return failureNamed("EBADF");
  }

  seek(): FileFailure {
    return failureNamed("ESPIPE");
  }

  close(): undefined | FileFailure {
    return this.flush();
  }
}

/* ---- The file system ---- */

/** What Node makes of a name that is a byte string. */
function pathOf(name: string): Buffer {
  return Buffer.from(name, "latin1");
}

export class NodeFileSystem implements FileSystem {
  readonly stdin: OpenFile;
  readonly stdout: OpenFile;
  readonly stderr: OpenFile;
  private readonly unwritten = new Set<NodeFile>();

  constructor(output: Output) {
    const flush = (): undefined | FileFailure => output.flush();
    const input = new NodeFile(0, true, false, false, this.unwritten);
    this.stdin = {
      // Whoever is asked something should see the question.
      read(count) {
        output.flush();
        return input.read(count);
      },
      write: (text) => input.write(text),
      seek: (whence, offset) => input.seek(whence, offset),
      flush: () => undefined,
      close: () => undefined,
    };
    this.stdout = new OutputFile((text) => output.writeBytes(text), flush);
    this.stderr = new OutputFile((text) => {
      output.flush();
      return writeAll(2, text);
    }, flush);
  }

  open(name: string, mode: string): OpenFile | FileFailure {
    // Files that were written and forgotten wait for the collector; whoever opens one of them again finds it complete.
    this.flush();
    const updates = mode.includes("+");
    const kind = mode.charAt(0);
    try {
      const flags = updates ? `${kind}+` : kind;
      const descriptor = openSync(pathOf(name), flags);
      return new NodeFile(descriptor, updates || kind === "r", updates || kind !== "r", kind === "a", this.unwritten);
    } catch (error) {
      return failureOf(error);
    }
  }

  remove(name: string): undefined | FileFailure {
    try {
      unlinkSync(pathOf(name));
      return undefined;
    } catch (error) {
      const { code } = error as { code?: string };
      if (code !== "EISDIR" && code !== "EPERM") return failureOf(error);
      return attempt(() => rmdirSync(pathOf(name)));
    }
  }

  rename(from: string, to: string): undefined | FileFailure {
    return attempt(() => renameSync(pathOf(from), pathOf(to)));
  }

  temporaryName(): string | FileFailure {
    // Loaded only now: programs start faster without them.
    const { randomBytes } = process.getBuiltinModule("node:crypto");
    const { tmpdir } = process.getBuiltinModule("node:os");
    for (;;) {
      const name = Buffer.from(join(tmpdir(), `lua_${randomBytes(6).toString("hex")}`), "utf8").toString("latin1");
      try {
        closeSync(openSync(pathOf(name), "wx", 0o600));
        return name;
      } catch (error) {
        const failure = failureOf(error);
        if (failure !== failureNamed("EEXIST")) return failure;
      }
    }
  }

  /** Writes what is pending anywhere. */
  flush(): void {
    for (const file of this.unwritten) file.flush();
  }
}
