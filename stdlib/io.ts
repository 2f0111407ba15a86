/**
 * The io library (manual §6.8): files of the host as userdata with methods, and the default files.
 *
 * Nothing here calls Lua: a file handle has no metamethods but its own. How a file is read is in file.ts. A file may be a pipe to a command
 * (`popen`), where the host runs commands.
 *
 * What must stay true: a failure of the file system is returned as nil, message and error number; only wrong arguments, closed files and
 * the functions that open a default file or `lines` raise errors. Without files of the host, every function but `type` raises an error.
 */
import { CLOSURE_SIZE, doOnce, noteString, USERDATA_SIZE } from "../vm/allocation.ts";
import { cutAtZero } from "../vm/c-string.ts";
import { toStringCoerced } from "../vm/coercion.ts";
import { LibraryError, ThrownValue } from "../vm/errors.ts";
import { LibraryClosure, LibraryFunction, type LuaFunction } from "../vm/function.ts";
import type { FileFailure, FileSystem, Host, OpenFile, ProcessPipe } from "../vm/host.ts";
import { integer, integerToBigInt, integerToCount, isInteger, isNumber, type LuaNumeric, numberToString } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel } from "../vm/transfer.ts";
import { LuaUserdata } from "../vm/userdata.ts";
import { isTruthy, type LuaValue } from "../vm/value.ts";
import {
  type Arguments,
  argumentError,
  checkAny,
  checkInteger,
  checkOption,
  checkString,
  optionalInteger,
  optionalString,
  typeError,
} from "./args.ts";
import { defineFunctions, type LibraryFunctions, newLibrary, setNamed } from "./define.ts";
import type { Environment } from "./environment.ts";
import { type Buffering, LuaFile } from "./file.ts";
import { MAX_HOST_LENGTH } from "./limits.ts";
import { failed, fileResult, processResult } from "./outcomes.ts";
import type { LibraryServices, StandardFiles } from "./services.ts";
import { OPEN_WORK } from "./work.ts";

/** The type of file handles in messages, and the name of their metatable. */
const HANDLE_NAME = "FILE*";
/** Formats that `lines` takes. */
const MAX_LINES_ARGUMENTS = 250;
const WHENCES = ["set", "cur", "end"] as const;
const BUFFERINGS: readonly Buffering[] = ["no", "full", "line"];

/* ---- Handles ---- */

function fileOf(value: LuaValue): LuaFile | undefined {
  return value instanceof LuaUserdata && value.object instanceof LuaFile ? value.object : undefined;
}

/** The file of a handle, open or closed. */
function checkHandle(args: Arguments): LuaFile {
  const file = fileOf(args[0]);
  if (file === undefined) throw typeError(args, 0, HANDLE_NAME);
  return file;
}

/** The file of a handle that must be open. */
function checkOpen(args: Arguments): LuaFile {
  const file = checkHandle(args);
  if (file.isClosed) throw new LibraryError("attempt to use a closed file");
  return file;
}

function close(file: LuaFile): LuaValue | Sentinel {
  if (file.isStandard) return results(undefined, "cannot close standard file");
  const outcome = file.close();
  return outcome !== undefined && "by" in outcome ? processResult(outcome) : fileResult(outcome);
}

/* ---- Reading ---- */

/** Reads what one format asks for; undefined at the end of the file, or if there is no number where one is wanted. */
function readOne(file: LuaFile, args: Arguments, index: number): LuaValue {
  if (isNumber(args[index])) {
    const count = integerToCount(checkInteger(args, index));
    if (count === 0) return file.hasMore() ? "" : undefined;
    if (count < 0 || count > MAX_HOST_LENGTH) throw new ThrownValue("not enough memory");
    return file.readBytes(count);
  }
  const format = checkString(args, index);
  switch (format.charAt(format.startsWith("*") ? 1 : 0)) {
    case "n":
      return file.readNumber();
    case "l":
      return file.readLine(false);
    case "L":
      return file.readLine(true);
    case "a":
      return file.readAll();
  }
  throw argumentError(index, "invalid format");
}

/** Reads by the formats that stand in `args` from `first` on, a line if there are none; stops after the first that fails. */
function readFormats(file: LuaFile, args: Arguments, first: number): LuaValue[] {
  file.failure = undefined;
  file.hasResults = false;
  const values: LuaValue[] = [];
  if (args.length <= first) values.push(file.readLine(false));
  for (let index = first; index < args.length; index++) {
    const value = readOne(file, args, index);
    values.push(value);
    if (value === undefined) break;
    file.hasResults = true;
  }
  for (const value of values) if (typeof value === "string") noteString(value.length);
  const failure = file.failure as FileFailure | undefined;
  return failure === undefined ? values : [undefined, failure.reason, integer(failure.errno)];
}

/** The iterator of `lines` on a handle. `args` holds the formats, behind one other argument. */
function linesIterator(handle: LuaUserdata, args: Arguments, closesFile: boolean): LuaFunction {
  const file = handle.object as LuaFile;
  if (args.length - 1 > MAX_LINES_ARGUMENTS) throw argumentError(MAX_LINES_ARGUMENTS + 1, "too many arguments");
  return new LibraryClosure(
    () => {
      if (file.isClosed) throw new LibraryError("file is already closed");
      const values = readFormats(file, args, 1);
      if (isTruthy(values[0])) return resultsOf(values);
      if (values.length > 1) throw new LibraryError(values[1] as string);
      if (closesFile) file.close();
      return results();
    },
    "",
    [handle, integer(Math.max(args.length - 1, 0)), closesFile, ...args.slice(1)],
  );
}

/* ---- Writing ---- */

/** A number as `write` writes it: as C's `%.14g`, so without the `.0` that tells a float. */
function numberAsWritten(value: LuaNumeric): string {
  const text = numberToString(value);
  return !isInteger(value) && text.endsWith(".0") ? text.slice(0, -2) : text;
}

/** Writes the arguments from `first` on; the result is the handle. */
function write(file: LuaFile, handle: LuaValue, args: Arguments, first: number): LuaValue | Sentinel {
  let failure: FileFailure | undefined;
  for (let index = first; index < args.length; index++) {
    const value = args[index];
    const text = typeof value === "string" ? value : isNumber(value) ? numberAsWritten(value) : checkString(args, index);
    const problem = file.write(text);
    if (failure === undefined) failure = problem;
  }
  return failure === undefined ? handle : failed(failure);
}

/* ---- Methods ---- */

const methods: LibraryFunctions = [
  ["close", (...args) => close(checkOpen(args))],
  ["flush", (...args) => fileResult(checkOpen(args).flush())],
  [
    "lines",
    (...args) => {
      checkOpen(args);
      return linesIterator(args[0] as LuaUserdata, args, false);
    },
  ],
  ["read", (...args) => resultsOf(readFormats(checkOpen(args), args, 1))],
  [
    "seek",
    (...args) => {
      const file = checkOpen(args);
      const whence = WHENCES[checkOption(args, 1, "cur", WHENCES)] as (typeof WHENCES)[number];
      const position = file.seek(whence, Number(integerToBigInt(optionalInteger(args, 2, integer(0)))));
      return typeof position === "number" ? integer(position) : failed(position);
    },
  ],
  [
    "setvbuf",
    (...args) => {
      const file = checkOpen(args);
      const buffering = BUFFERINGS[checkOption(args, 1, undefined, BUFFERINGS)] as Buffering;
      optionalInteger(args, 2, integer(0));
      file.buffering = buffering;
      return true;
    },
  ],
  ["write", (...args) => write(checkOpen(args), args[0], args, 1)],
];

function createHandleMetatable(services: LibraryServices): LuaTable {
  const closeIfOpen = new LibraryFunction((...args) => {
    const file = checkHandle(args);
    if (!file.isClosed && !file.isStandard) file.close();
    return results();
  }, "");
  const metatable = new LuaTable();
  setNamed(metatable, "__name", HANDLE_NAME);
  setNamed(metatable, "__index", newLibrary(methods));
  setNamed(metatable, "__gc", closeIfOpen);
  setNamed(metatable, "__close", closeIfOpen);
  return defineFunctions(metatable, [
    ["__tostring", (...args) => (checkHandle(args).isClosed ? "file (closed)" : `file (${services.addressOf(args[0])})`)],
  ]);
}

/* ---- The library ---- */

function type(...args: LuaValue[]): LuaValue {
  const file = fileOf(checkAny(args, 0));
  if (file === undefined) return undefined;
  return file.isClosed ? "closed file" : "file";
}

const namesOfFunctions = ["close", "flush", "input", "lines", "open", "output", "popen", "read", "tmpfile", "write"];

/** The library of a state without files. */
function createLibraryWithoutFiles(): LuaTable {
  const unavailable = (): never => {
    throw new LibraryError("files are not available in this state");
  };
  return newLibrary([...namesOfFunctions.map((name) => [name, unavailable] as const), ["type", type]]);
}

export function standardFilesOf(files: FileSystem): StandardFiles {
  return { input: new LuaFile(files.stdin, true), output: new LuaFile(files.stdout, true), error: new LuaFile(files.stderr, true) };
}

export function createIoLibrary(
  state: LuaState,
  services: LibraryServices,
  roots: Environment["roots"],
  { files, processes }: Host,
): LuaTable {
  const standard = services.standardFiles;
  if (files === undefined || standard === undefined) return createLibraryWithoutFiles();
  const metatable = createHandleMetatable(services);
  const handleOf = (file: LuaFile): LuaUserdata => {
    const handle = new LuaUserdata(file);
    // Standard files, which nobody closes, need no finalizer.
    if (file.isStandard) handle.ownMetatable = metatable;
    else state.heap.setMetatable(handle, metatable);
    return handle;
  };
  /** A handle for what `open` opens, which is done once. */
  const opened = (open: () => OpenFile | ProcessPipe | FileFailure): LuaUserdata | FileFailure =>
    doOnce(USERDATA_SIZE + CLOSURE_SIZE, () => {
      const file = open();
      return "reason" in file ? file : handleOf(new LuaFile(file, false));
    });
  const stdin = handleOf(standard.input);
  const stdout = handleOf(standard.output);
  const defaults = { input: stdin, output: stdout };
  roots.add((visit) => {
    visit(defaults.input);
    visit(defaults.output);
  });

  const defaultFile = (kind: "input" | "output"): LuaFile => {
    const file = defaults[kind].object as LuaFile;
    if (file.isClosed) throw new LibraryError(`default ${kind} file is closed`);
    return file;
  };
  const openOrRaise = (name: string, mode: string): LuaUserdata => {
    services.charge(OPEN_WORK + name.length);
    const shown = cutAtZero(name);
    const handle = opened(() => files.open(shown, mode));
    if ("reason" in handle) throw new LibraryError(`cannot open file '${shown}' (${handle.reason})`);
    return handle;
  };
  /** Sets a default file, if there is an argument, and returns it. */
  const selectDefault = (kind: "input" | "output", mode: string, args: Arguments): LuaValue => {
    if (args[0] !== undefined) {
      const name = toStringCoerced(args[0]);
      if (name !== undefined) defaults[kind] = openOrRaise(name, mode);
      else {
        checkOpen(args);
        defaults[kind] = args[0] as LuaUserdata;
      }
    }
    return defaults[kind];
  };

  const library = newLibrary([
    ["close", (...args) => close(checkOpen(args.length === 0 ? [defaults.output] : args))],
    ["flush", () => fileResult(defaultFile("output").flush())],
    ["input", (...args) => selectDefault("input", "r", args)],
    [
      "lines",
      (...args) => {
        if (args[0] === undefined) {
          checkOpen([defaults.input]);
          return linesIterator(defaults.input, args, false);
        }
        const handle = openOrRaise(checkString(args, 0), "r");
        return results(linesIterator(handle, args, true), undefined, undefined, handle);
      },
    ],
    [
      "open",
      (...args) => {
        const given = checkString(args, 0);
        services.charge(OPEN_WORK + given.length);
        const name = cutAtZero(given);
        const mode = cutAtZero(optionalString(args, 1, "r"));
        if (!/^[rwa]\+?b*$/.test(mode)) throw argumentError(1, "invalid mode");
        const handle = opened(() => files.open(name, mode));
        return "reason" in handle ? failed(handle, name) : handle;
      },
    ],
    ["output", (...args) => selectDefault("output", "w", args)],
    [
      "popen",
      (...args) => {
        const given = checkString(args, 0);
        services.charge(OPEN_WORK + given.length);
        const command = cutAtZero(given);
        const mode = cutAtZero(optionalString(args, 1, "r"));
        if (mode !== "r" && mode !== "w") throw argumentError(1, "invalid mode");
        if (processes === undefined) throw new LibraryError("'popen' not supported");
        const handle = opened(() => processes.open(command, mode));
        return "reason" in handle ? failed(handle, command) : handle;
      },
    ],
    ["read", (...args) => resultsOf(readFormats(defaultFile("input"), args, 0))],
    [
      "tmpfile",
      () => {
        services.charge(OPEN_WORK);
        const handle = opened(() => {
          const name = files.temporaryName();
          if (typeof name !== "string") return name;
          const file = files.open(name, "w+");
          // Without a name it goes away when it is closed.
          if (!("reason" in file)) files.remove(name);
          return file;
        });
        return "reason" in handle ? failed(handle) : handle;
      },
    ],
    ["type", type],
    ["write", (...args) => write(defaultFile("output"), defaults.output, args, 0)],
  ]);
  setNamed(library, "stdin", stdin);
  setNamed(library, "stdout", stdout);
  setNamed(library, "stderr", handleOf(standard.error));
  return library;
}
