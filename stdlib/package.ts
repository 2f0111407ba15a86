/**
 * The package library and `require` (manual §6.3). Whatever may call Lua (loaders, searchers, metamethods of `package` and its tables)
 * continues in lua/package.lua.
 *
 * Files come from the host; where it gives none, no file of a path exists, and `package.preload` and other searchers still work. The
 * searchers for native libraries answer as PUC Lua built without dynamic libraries.
 */
import { chargeWork } from "../vm/allocation.ts";
import { cutAtZero } from "../vm/c-string.ts";
import { toStringCoerced } from "../vm/coercion.ts";
import { LibraryError } from "../vm/errors.ts";
import { type FunctionBody, LibraryClosure } from "../vm/function.ts";
import type { Host } from "../vm/host.ts";
import { integerToCount, type LuaInteger } from "../vm/numbers.ts";
import type { LuaState } from "../vm/state.ts";
import { LuaTable } from "../vm/table.ts";
import { results, resultsOf, type Sentinel, tailCall } from "../vm/transfer.ts";
import { type LuaValue, typeName } from "../vm/value.ts";
import { type Arguments, checkString, optionalString } from "./args.ts";
import { loadFile, loadText } from "./base.ts";
import { newLibrary, setNamed } from "./define.ts";
import { type Environment, permittedMode } from "./environment.ts";
import { helping } from "./helping.ts";
import type { LibraryServices } from "./services.ts";
import { chargeString, RUNNING } from "./work.ts";

const DEFAULT_PATH = [
  "/usr/local/share/lua/5.4/?.lua",
  "/usr/local/share/lua/5.4/?/init.lua",
  "/usr/local/lib/lua/5.4/?.lua",
  "/usr/local/lib/lua/5.4/?/init.lua",
  "./?.lua",
  "./?/init.lua",
].join(";");
const DEFAULT_NATIVE_PATH = "/usr/local/lib/lua/5.4/?.so;/usr/local/lib/lua/5.4/loadall.so;./?.so";
/** Directory separator, path separator, mark for the name, mark for the program's directory, mark of what a version is cut at. */
const CONFIGURATION = "/\n;\n?\n!\n-\n";
const NO_NATIVE_LIBRARIES = "dynamic libraries not enabled; check your Lua installation";

/** The library; `require` is put into the globals. */
export function createPackageLibrary(environment: Environment, host: Host, services: LibraryServices): LuaTable {
  const { selfHosted } = services;
  const preload = new LuaTable();
  const library = newLibrary([
    [
      "loadlib",
      (...args) => {
        checkString(args, 0);
        checkString(args, 1);
        return results(undefined, NO_NATIVE_LIBRARIES, "absent");
      },
    ],
    [
      "searchpath",
      (...args) => {
        // In this order: PUC, as compiled by GCC, complains of the last argument first.
        const directorySeparator = optionalText(args, 3, "/");
        const separator = optionalText(args, 2, ".");
        const path = textArgument(args, 1);
        const found = searchPath(host, textArgument(args, 0), path, separator, directorySeparator);
        return "file" in found ? found.file : results(undefined, found.message);
      },
    ],
  ]);
  const searchers = new LuaTable();
  const searcherBodies: FunctionBody[] = [
    (...args) => tailCall(selfHosted.get("package.searchPreload"), [preload, textArgument(args, 0)]),
    (...args) => tailCall(selfHosted.get("package.searchLua"), [library, textArgument(args, 0)]),
    (...args) => {
      const name = textArgument(args, 0);
      return tailCall(selfHosted.get("package.searchNative"), [library, name, name]);
    },
    (...args) => {
      const name = textArgument(args, 0);
      const dot = name.indexOf(".");
      if (dot < 0) return results();
      return tailCall(selfHosted.get("package.searchNative"), [library, name, name.slice(0, dot)]);
    },
  ];
  // The host's loader comes before what it stands for: files.
  if (host.loader !== undefined) {
    // Where there are no files it stands alone.
    const replaced = host.readFile === undefined ? searcherBodies.length : 0;
    searcherBodies.splice(1, replaced, (...args) => tailCall(selfHosted.get("package.searchLoader"), [textArgument(args, 0)]));
  }
  searcherBodies.forEach((body, position) => {
    searchers.setInteger(position + 1, new LibraryClosure(body, "searcher", library));
  });
  setNamed(library, "searchers", searchers);
  setNamed(library, "path", DEFAULT_PATH);
  setNamed(library, "cpath", DEFAULT_NATIVE_PATH);
  setNamed(library, "config", CONFIGURATION);
  setNamed(library, "loaded", environment.loaded);
  setNamed(library, "preload", preload);
  setNamed(
    environment.globals,
    "require",
    new LibraryClosure(
      (...args) => {
        const name = checkString(args, 0);
        return tailCall(selfHosted.get("package.require"), [library, cutAtZero(name), name]);
      },
      "require",
      library,
    ),
  );
  return library;
}

/** What lua/package.lua gets as its argument. */
export function packageNatives(state: LuaState, environment: Environment, host: Host, services: LibraryServices): LuaTable {
  const natives = newLibrary([
    ["type", (value) => typeName(value)],
    ["rawget", (table, position) => (table as LuaTable).getInteger(integerToCount(position as LuaInteger))],
    [
      "fail",
      (message) =>
        helping(services, () => {
          throw new LibraryError(message as string);
        }),
    ],
    ["findLua", (name, path) => helping(services, () => findLua(state, environment, host, name as string, path))],
    ["fetch", (name) => host.loader?.(name as string)],
    ["loadModule", (name, source) => helping(services, () => loadModule(state, environment, host, name as string, source))],
    ["findNative", (name, root, path) => helping(services, () => findNative(host, name as string, root as string, path))],
  ]);
  setNamed(natives, "loaded", environment.loaded);
  return natives;
}

/* Names and paths are C strings in PUC Lua. */

function textArgument(args: Arguments, index: number): string {
  return cutAtZero(checkString(args, index));
}

function optionalText(args: Arguments, index: number, fallback: string): string {
  return cutAtZero(optionalString(args, index, fallback));
}

type Found = { readonly file: string } | { readonly message: string };

/** The first file of a path that can be read (§6.3 `package.searchpath`). */
function searchPath(host: Host, name: string, path: string, separator: string, directorySeparator: string): Found {
  const fileName = separator === "" ? name : replaceAll(name, separator, directorySeparator);
  const files = replaceAll(path, "?", fileName).split(";");
  for (const file of files) {
    chargeWork(FILE_WORK + file.length);
    if (opens(host, file)) return { file };
  }
  chargeString(
    RUNNING,
    files.reduce((length, file) => length + file.length + NO_FILE_LENGTH, 0),
  );
  return { message: files.map((file) => `no file '${file}'`).join("\n\t") };
}

/** What it takes to look for a file, and what is said of one that is not there beside its name. */
const FILE_WORK = 200;
const NO_FILE_LENGTH = 12;

/** A text with another in place of each `mark`. */
function replaceAll(text: string, mark: string, replacement: string): string {
  chargeWork(text.length);
  const parts = text.split(mark);
  chargeString(RUNNING, text.length + (parts.length - 1) * (replacement.length - mark.length));
  return parts.join(replacement);
}

/** Whether C would open a file: also a directory, which then cannot be read. */
function opens(host: Host, name: string): boolean {
  const file = host.readFile?.(name);
  return file !== undefined && ("text" in file || file.reason === "Is a directory");
}

function findFile(host: Host, name: string, field: string, path: LuaValue): Found {
  const text = toStringCoerced(path);
  if (text === undefined) throw new LibraryError(`'package.${field}' must be a string`);
  return searchPath(host, name, cutAtZero(text), ".", "/");
}

/** Searches `package.path`: the compiled file and its name, or a message. */
function findLua(state: LuaState, environment: Environment, host: Host, name: string, path: LuaValue): LuaValue | Sentinel {
  const found = findFile(host, name, "path", path);
  if ("message" in found) return found.message;
  const loaded = loadFile(state, host, found.file, permittedMode(environment, "bt"), environment.globals);
  if ("message" in loaded) throw loadingError(name, found.file, loaded.message);
  return resultsOf([loaded.closure, found.file]);
}

/** The compiled source of a module that the host's loader gave. */
function loadModule(state: LuaState, environment: Environment, host: Host, name: string, source: LuaValue): LuaValue {
  if (typeof source !== "string") throw new LibraryError(`the loader gave a ${typeName(source)} for module '${name}' (text expected)`);
  const loaded = loadText(state, host, source, `@${name}`, permittedMode(environment, "bt"), environment.globals, true);
  if ("message" in loaded) throw new LibraryError(`error loading module '${name}':\n\t${loaded.message}`);
  return loaded.closure;
}

/** Searches `package.cpath` for the library of a module, or for that of the module `root` it is part of. */
function findNative(host: Host, name: string, root: string, path: LuaValue): LuaValue {
  const found = findFile(host, root, "cpath", path);
  if ("message" in found) return found.message;
  throw loadingError(name, found.file, NO_NATIVE_LIBRARIES);
}

function loadingError(name: string, file: string, message: string): LibraryError {
  return new LibraryError(`error loading module '${name}' from file '${file}':\n\t${message}`);
}
