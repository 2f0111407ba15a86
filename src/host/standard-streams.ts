/**
 * Standard streams that a host gives one by one (`new Lua({ stdout: (text) => … })`), with or without a file system. Called by
 * surroundings.ts.
 *
 * What must stay true: what was not given is an error that names it, never nothing.
 */
import { LibraryError } from "../../vm/errors.ts";
import type { FileSystem, OpenFile } from "../../vm/host.ts";
import { inputFile, outputFile } from "./memory-files.ts";

/** Standard input: all of it as text or bytes, or a file. */
export type InputStream = string | Uint8Array | OpenFile;
/** Standard output or error: a function that takes text piece by piece, or a file. */
export type OutputStream = ((text: string) => void) | OpenFile;

export interface StreamOptions {
  readonly fs?: FileSystem;
  readonly stdin?: InputStream;
  readonly stdout?: OutputStream;
  readonly stderr?: OutputStream;
}

/** The file system with the streams that were given besides; undefined if nothing was. */
export function filesWithStreams({ fs, stdin, stdout, stderr }: StreamOptions): FileSystem | undefined {
  if (stdin === undefined && stdout === undefined && stderr === undefined) return fs;
  const { open, remove, rename, temporaryName } = fs ?? noFiles;
  return {
    open: open.bind(fs),
    remove: remove.bind(fs),
    rename: rename.bind(fs),
    temporaryName: temporaryName.bind(fs),
    stdin: stdin === undefined ? (fs?.stdin ?? missingFile("stdin")) : isFile(stdin) ? stdin : inputFile(stdin),
    stdout: outputOf(stdout) ?? fs?.stdout ?? missingFile("stdout"),
    stderr: outputOf(stderr) ?? fs?.stderr ?? missingFile("stderr"),
  };
}

function isFile(stream: InputStream | OutputStream): stream is OpenFile {
  return typeof stream === "object" && !(stream instanceof Uint8Array);
}

function outputOf(stream: OutputStream | undefined): OpenFile | undefined {
  return stream === undefined || isFile(stream) ? stream : outputFile(stream);
}

function missing(what: string): () => never {
  return () => {
    throw new LibraryError(`${what} not available in this state`);
  };
}

function missingFile(name: string): OpenFile {
  const refuse = missing(`${name} is`);
  return { read: refuse, write: refuse, seek: refuse, flush: () => undefined, close: () => undefined };
}

const refuseFiles = missing("files are");
const noFiles = { open: refuseFiles, remove: refuseFiles, rename: refuseFiles, temporaryName: refuseFiles };
