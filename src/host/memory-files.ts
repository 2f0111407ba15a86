/**
 * A file system in memory: for browsers, tests, and wherever a program's files must not touch a disk. Hosts make one with
 * `memoryFileSystem` and give it to `new Lua({ fs })`.
 *
 * A folder exists as long as a file lies in it; the root, the working folder and `/tmp` exist always. What programs see, error numbers
 * included, is what a disk would show them.
 *
 * What must stay true: contents are byte strings; a file that is removed while it is open can be used until it is closed.
 */
import { MAX_HOST_LENGTH } from "../../stdlib/limits.ts";
import type { FileFailure, FileSystem, OpenFile } from "../../vm/host.ts";
import { decodeText, encodeText, textOfBytes } from "./encoding.ts";
import { failureNamed } from "./failures.ts";

/** The standard streams of a file system in memory. */
export interface MemoryFileOptions {
  /** What the program reads from standard input. */
  readonly input?: string | Uint8Array;
  /** Takes what it writes to standard output, piece by piece. Default: whole lines, and what is flushed, go to `console.log`. */
  readonly output?: (text: string) => void;
  /** The same for standard error. Default: `console.error`. */
  readonly errors?: (text: string) => void;
  /** What a program may fill: it gets `No space left on device` beyond. Default: as much as the engine's strings can hold. */
  readonly limits?: {
    /** Most files at a time. */
    readonly files?: number;
    /** Most bytes in all files together, those that were removed while they are open included. */
    readonly bytes?: number;
  };
}

/** A file system that holds the files given, by their names: text, which is stored as UTF-8, or bytes. */
export function memoryFileSystem(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  options: MemoryFileOptions = {},
): MemoryFileSystem {
  return new MemoryFileSystem(files, options);
}

/** The bytes of a file; all its openings share them. */
interface Content {
  bytes: string;
  /** How many openings of it are not closed yet. */
  openings: number;
  /** It has a name. */
  isListed: boolean;
}

/** The room that is left for the bytes of files. */
class Space {
  private used = 0;

  constructor(private readonly limit: number) {}

  /** Takes room for so many bytes more, or gives it back; false if there is none. */
  take(bytes: number): boolean {
    if (bytes > 0 && this.used + bytes > this.limit) return false;
    this.used += bytes;
    return true;
  }

  /** Gives back the room of a file that nobody can reach any more. */
  release(content: Content): void {
    if (!content.isListed && content.openings === 0) this.take(-content.bytes.length);
  }
}

const TEMPORARY_FOLDER = "/tmp";
/** The longest path (Linux: PATH_MAX, which counts the zero byte at the end). */
const MAX_PATH = 4095;
/** Folders that need no file to exist; the working folder has no name, the root none but its slash. */
const STANDING_FOLDERS = ["", "/", TEMPORARY_FOLDER];

/** Files in memory, for `new Lua({ fs })`; made by `memoryFileSystem`. */
export class MemoryFileSystem implements FileSystem {
  /** Standard input, as the options give it. */
  readonly stdin: OpenFile;
  /** Standard output. */
  readonly stdout: OpenFile;
  /** Standard error. */
  readonly stderr: OpenFile;
  private readonly contents = new Map<string, Content>();
  /** How many files lie in each folder, or further down. */
  private readonly folders = new Map<string, number>();
  private readonly space: Space;
  private readonly maxFiles: number;
  private lastTemporary = 0;

  constructor(files: Readonly<Record<string, string | Uint8Array>>, options: MemoryFileOptions) {
    this.space = new Space(options.limits?.bytes ?? Number.POSITIVE_INFINITY);
    this.maxFiles = options.limits?.files ?? Number.POSITIVE_INFINITY;
    for (const [name, content] of Object.entries(files)) {
      const bytes = bytesOf(content);
      this.space.take(bytes.length);
      this.list(pathOf(encodeText(name)), { bytes, openings: 0, isListed: true });
    }
    this.stdin = inputFile(options.input ?? "");
    this.stdout = new OutputFile(options.output, console.log);
    this.stderr = new OutputFile(options.errors, console.error);
  }

  /** The names of all files, in the order in which they were made. */
  names(): string[] {
    return [...this.contents.keys()].map(decodeText);
  }

  /** The bytes of a file; undefined if there is none of that name. */
  read(name: string): Uint8Array | undefined {
    const content = this.contents.get(pathOf(encodeText(name)));
    return content && Uint8Array.from(content.bytes, (byte) => byte.charCodeAt(0));
  }

  open(name: string, mode: string): OpenFile | FileFailure {
    const path = pathOf(name);
    if (name !== "" && this.isFolder(path)) return /^rb*$/.test(mode) ? new OpenFolder() : failureNamed("EISDIR");
    let content = this.contents.get(path);
    if (content === undefined) {
      const problem = this.folderProblem(path);
      if (problem !== undefined || name === "" || mode.startsWith("r")) return problem ?? failureNamed("ENOENT");
      if (this.contents.size >= this.maxFiles) return failureNamed("ENOSPC");
      content = this.create(path);
    } else if (mode.startsWith("w")) {
      this.space.take(-content.bytes.length);
      content.bytes = "";
    }
    return new MemoryFile(content, mode, this.space);
  }

  private create(path: string): Content {
    const content = { bytes: "", openings: 0, isListed: true };
    this.list(path, content);
    return content;
  }

  /** Takes a file out of the list; it is gone when nobody has it open. */
  private unlist(path: string): boolean {
    const content = this.contents.get(path);
    if (content === undefined) return false;
    this.leave(path);
    content.isListed = false;
    this.space.release(content);
    return true;
  }

  /** Removes a file (`os.remove`, §6.9). */
  remove(name: string): undefined | FileFailure {
    const path = pathOf(name);
    if (name !== "" && this.isFolder(path)) return failureNamed(STANDING_FOLDERS.includes(path) ? "EBUSY" : "ENOTEMPTY");
    return this.unlist(path) ? undefined : (this.folderProblem(path) ?? failureNamed("ENOENT"));
  }

  /** Renames a file (`os.rename`, §6.9). */
  rename(from: string, to: string): undefined | FileFailure {
    const source = pathOf(from);
    const target = pathOf(to);
    const content = this.contents.get(source);
    const isFolder = from !== "" && this.isFolder(source);
    if (content === undefined && !isFolder) return this.folderProblem(source) ?? failureNamed("ENOENT");
    if (to === "") return failureNamed("ENOENT");
    if (isFolder && STANDING_FOLDERS.includes(source)) return failureNamed("EBUSY");
    const problem = this.folderProblem(target);
    if (problem !== undefined || source === target) return problem;
    if (this.isFolder(target)) return failureNamed(isFolder ? "ENOTEMPTY" : "EISDIR");
    if (content !== undefined) {
      this.unlist(target);
      this.leave(source);
      this.list(target, content);
      return undefined;
    }
    if (this.contents.has(target)) return failureNamed("ENOTDIR");
    if (target.startsWith(`${source}/`)) return failureNamed("EINVAL");
    for (const [path, inside] of [...this.contents]) {
      if (!path.startsWith(`${source}/`)) continue;
      this.leave(path);
      this.list(target + path.slice(source.length), inside);
    }
    return undefined;
  }

  temporaryName(): string | FileFailure {
    if (this.contents.size >= this.maxFiles) return failureNamed("ENOSPC");
    let path: string;
    do path = `${TEMPORARY_FOLDER}/lua_${String(++this.lastTemporary).padStart(6, "0")}`;
    while (this.contents.has(path));
    this.create(path);
    return path;
  }

  private isFolder(path: string): boolean {
    return STANDING_FOLDERS.includes(path) || this.folders.has(path);
  }

  /** Puts a file at a path. */
  private list(path: string, content: Content): void {
    if (!this.contents.has(path)) this.countInFolders(path, 1);
    this.contents.set(path, content);
  }

  /** Takes the file of a path away. */
  private leave(path: string): void {
    if (this.contents.delete(path)) this.countInFolders(path, -1);
  }

  private countInFolders(path: string, change: number): void {
    for (const folder of foldersOf(path)) {
      const count = (this.folders.get(folder) ?? 0) + change;
      if (count > 0) this.folders.set(folder, count);
      else this.folders.delete(folder);
    }
  }

  /** Why there can be no file of that path: the folder it would lie in is missing, or a file. */
  private folderProblem(path: string): FileFailure | undefined {
    if (path.length > MAX_PATH) return failureNamed("ENAMETOOLONG");
    // From the root on, so that the first folder that is missing ends it, however long the path is.
    for (const folder of foldersOf(path)) {
      if (!this.isFolder(folder)) return failureNamed(this.contents.has(folder) ? "ENOTDIR" : "ENOENT");
    }
    return undefined;
  }
}

/** The folders that a path leads through, from the root on. */
function* foldersOf(path: string): Generator<string> {
  for (let slash = path.indexOf("/", 1); slash >= 0; slash = path.indexOf("/", slash + 1)) yield path.slice(0, slash);
}

/** A name without detours: `./a/../b//c` is `b/c`. */
function pathOf(name: string): string {
  const parts: string[] = [];
  for (const part of name.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return (name.startsWith("/") ? "/" : "") + parts.join("/");
}

function bytesOf(content: string | Uint8Array): string {
  return typeof content === "string" ? encodeText(content) : textOfBytes(content);
}

/** An input with all there is to read. */
export function inputFile(content: string | Uint8Array): OpenFile {
  return new MemoryFile({ bytes: bytesOf(content), openings: 0, isListed: true }, "r", new Space(0));
}

/** An output that gives text to a function. */
export function outputFile(take: (text: string) => void): OpenFile {
  return new OutputFile(take, () => undefined);
}

class MemoryFile implements OpenFile {
  private readonly canRead: boolean;
  private readonly canWrite: boolean;
  private readonly appends: boolean;
  private position = 0;
  private isOpen = true;

  constructor(
    private readonly content: Content,
    mode: string,
    private readonly space: Space,
  ) {
    content.openings++;
    const updates = mode.includes("+");
    this.canRead = updates || mode.startsWith("r");
    this.canWrite = updates || !mode.startsWith("r");
    this.appends = mode.startsWith("a");
    if (this.appends && !updates) this.position = content.bytes.length;
  }

  read(count: number): string | FileFailure {
    if (!this.canRead) return failureNamed("EBADF");
    const text = this.content.bytes.slice(this.position, this.position + count);
    this.position += text.length;
    return text;
  }

  write(text: string): undefined | FileFailure {
    if (!this.canWrite) return failureNamed("EBADF");
    const { bytes } = this.content;
    const start = this.appends ? bytes.length : this.position;
    const end = start + text.length;
    if (end > MAX_HOST_LENGTH) return failureNamed("EFBIG");
    if (!this.space.take(Math.max(end - bytes.length, 0))) return failureNamed("ENOSPC");
    // Appending is the everyday case, and cheap; a gap is filled with zeros.
    this.content.bytes = start === bytes.length ? bytes + text : bytes.slice(0, start).padEnd(start, "\0") + text + bytes.slice(end);
    this.position = end;
    return undefined;
  }

  seek(whence: "set" | "cur" | "end", offset: number): number | FileFailure {
    const base = whence === "set" ? 0 : whence === "cur" ? this.position : this.content.bytes.length;
    const position = base + offset;
    if (position < 0 || position > Number.MAX_SAFE_INTEGER) return failureNamed("EINVAL");
    this.position = position;
    return position;
  }

  flush(): undefined {}

  close(): undefined {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.content.openings--;
    this.space.release(this.content);
  }
}

/** A folder can be opened to be read, which then fails. */
class OpenFolder implements OpenFile {
  read(): FileFailure {
    return failureNamed("EISDIR");
  }

  write(): FileFailure {
    return failureNamed("EBADF");
  }

  seek(): number {
    return 0;
  }

  flush(): undefined {}

  close(): undefined {}
}

/** Standard output or standard error: gives text to a function of the host, or whole lines to the console. */
class OutputFile implements OpenFile {
  private pending = "";

  constructor(
    private readonly take: ((text: string) => void) | undefined,
    private readonly log: (line: string) => void,
  ) {}

  read(): FileFailure {
    return failureNamed("EBADF");
  }

  write(text: string): undefined {
    if (this.take !== undefined) return void this.take(decodeText(text));
    this.pending += text;
    const end = this.pending.lastIndexOf("\n");
    if (end < 0) return;
    this.log(decodeText(this.pending.slice(0, end)));
    this.pending = this.pending.slice(end + 1);
  }

  seek(): FileFailure {
    return failureNamed("ESPIPE");
  }

  flush(): undefined {
    if (this.pending !== "") this.log(decodeText(this.pending));
    this.pending = "";
  }

  close(): undefined {
    this.flush();
  }
}
