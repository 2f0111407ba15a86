#!/usr/bin/env node
/**
 * `tsuki`: runs Lua programs as PUC Lua's `lua` does (options, `arg`, exit codes, error output), with some options beyond.
 */
import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { parse } from "../../grammar/index.ts";
import { fileProblem } from "../../vm/host.ts";
import { listing } from "../../vm/listing.ts";
import { compile } from "../compiler/compile.ts";
import { Lua } from "../host/compiling-lua.ts";
import { encodeText, textOfBytes } from "../host/encoding.ts";
import { LuaError, LuaLimitError, LuaSyntaxError } from "../host/errors.ts";
import type { LuaFunction } from "../host/function-handle.ts";
import { loadChunk } from "../host/load-chunk.ts";
import type { LuaTable } from "../host/table-handle.ts";
import { type Confinement, confinedOptions, limitExitCode, limitOptions, noConfinement, takeLimitOption } from "./limit-options.ts";
import { createNodeHost } from "./node.ts";
import { nodeReadFile, Output } from "./node-files.ts";

const VERSION = "Lua 5.4 (Tsuki 0.1.0)";
const PROGRAM = "tsuki";

const USAGE = `usage: ${PROGRAM} [options] [script [args]]
Available options are:
  -e stat    execute string 'stat'
  -l mod     require library 'mod' into global 'mod'
  -l g=mod   require library 'mod' into global 'g'
  -v         show version information
  -W         turn warnings on
  -E         ignore environment variables
  --ast      show the syntax tree of the script and stop
  --listing  show the bytecode of the script and stop
  --         stop handling options
  -          stop handling options and execute stdin
${limitOptions.map(({ name, value = "", help }) => `  ${`${name} ${value}`.padEnd(18)} ${help}\n`).join("")}`;

interface Request {
  /** What `-e` and `-l` ask for, in order. */
  readonly preludes: { readonly kind: "statement" | "library"; readonly text: string }[];
  showVersion: boolean;
  warnings: boolean;
  ignoresEnvironment: boolean;
  view: "ast" | "listing" | undefined;
  readonly confinement: Confinement;
  /** Index of the script in the arguments; their number if there is none. */
  script: number;
}

/** Reads the options; a string is the one that is wrong. */
function parseOptions(args: readonly string[]): Request | string {
  const request: Request = {
    preludes: [],
    showVersion: false,
    warnings: false,
    ignoresEnvironment: false,
    view: undefined,
    confinement: noConfinement(),
    script: args.length,
  };
  for (let position = 0; position < args.length; position++) {
    const option = args[position] as string;
    if (option === "-" || !option.startsWith("-")) {
      request.script = position;
      return request;
    }
    if (option === "--") {
      request.script = position + 1;
      return request;
    }
    if (option === "-v") request.showVersion = true;
    else if (option === "-W") request.warnings = true;
    else if (option === "--ast" || option === "--listing") request.view = option.slice(2) as "ast" | "listing";
    else if (option.startsWith("-e") || option.startsWith("-l")) {
      const text = option.length > 2 ? option.slice(2) : args[++position];
      if (text === undefined) return option;
      request.preludes.push({ kind: option.startsWith("-e") ? "statement" : "library", text });
    } else if (option === "-E") request.ignoresEnvironment = true;
    else {
      const last = takeLimitOption(request.confinement, args, position);
      if (typeof last !== "number") return last ?? option;
      position = last;
    }
  }
  return request;
}

function main(args: readonly string[]): number {
  const output = new Output();
  const { host, finish } = createNodeHost(output);
  const complain = (text: string): number => {
    output.flush();
    writeSync(2, `${PROGRAM}: ${text}\n`);
    return 1;
  };
  const request = parseOptions(args);
  if (typeof request === "string") {
    const problem = request.startsWith("'") ? request : `unrecognized option '${request}'`;
    writeSync(2, `${PROGRAM}: ${/^-[el]$/.test(request) ? `'${request}' needs argument` : problem}\n${USAGE}`);
    return 1;
  }
  if (request.showVersion) output.write(`${VERSION}\n`);
  // Without anything else to do, the program comes from standard input.
  const isPiped = request.preludes.length === 0 && !request.showVersion && !isatty(0);
  const scriptName = args[request.script] ?? (isPiped ? "-" : undefined);
  let lua: Lua | undefined;
  try {
    if (request.view !== undefined) {
      if (scriptName === undefined) return complain(`--${request.view} needs a script`);
      output.write(view(request.view, scriptName));
      return 0;
    }
    if (scriptName === undefined && request.preludes.length === 0) {
      if (!request.showVersion) writeSync(2, USAGE);
      return request.showVersion ? 0 : 1;
    }
    lua = new Lua(confinedOptions(request.confinement, host));
    if (!request.ignoresEnvironment && !request.confinement.isSandbox && !request.confinement.isDeterministic) setPaths(lua);
    if (request.warnings) lua.exec("warn '@on'");
    setArguments(lua, args, request.script);
    for (const { kind, text } of request.preludes) {
      if (kind === "statement") lua.exec(text, { name: "=(command line)" });
      else requireInto(lua, text);
    }
    if (scriptName !== undefined) runScript(lua, scriptName, args.slice(request.script + 1));
    return 0;
  } catch (error) {
    if (error instanceof LuaSyntaxError) return complain(error.message);
    if (error instanceof LuaError) return complain(describeError(error));
    if (error instanceof LuaLimitError) {
      complain(error.message);
      return limitExitCode(error);
    }
    if (error instanceof FileError) return complain(error.message);
    throw error;
  } finally {
    lua?.close();
    finish();
  }
}

/** `-l mod` and `-l name=mod`. */
function requireInto(lua: Lua, text: string): void {
  const mark = text.indexOf("=");
  const require = lua.globals.get("require") as LuaFunction;
  lua.globals.set(mark < 0 ? text : text.slice(0, mark), require(text.slice(mark + 1)));
}

/** As `lua` shows it: an error object that has a text of its own is shown without a traceback. */
function describeError(error: LuaError): string {
  const isObject = typeof error.value === "object" && !error.message.startsWith("(error object is ");
  return isObject ? error.message : `${error.message}\n${error.traceback}`;
}

class FileError extends Error {}

/** `arg`: the script at 0, its arguments from 1, what came before at negative indices (manual §7). */
function setArguments(lua: Lua, args: readonly string[], script: number): void {
  const table = lua.createTable();
  const shift = script < args.length ? script : -1;
  table.set(-(shift + 1), PROGRAM);
  args.forEach((argument, position) => {
    table.set(position - shift, argument);
  });
  lua.globals.set("arg", table);
}

/** Where `require` searches, from the environment (manual §6.3 `package.path`). */
function setPaths(lua: Lua): void {
  const library = lua.globals.get("package") as LuaTable;
  for (const [field, variable] of [
    ["path", "LUA_PATH"],
    ["cpath", "LUA_CPATH"],
  ] as const) {
    const path = process.env[`${variable}_5_4`] ?? process.env[variable];
    if (path !== undefined) library.set(field, withDefault(path, library.get(field) as string));
  }
}

/** A path whose first `;;` stands for the default path. */
function withDefault(path: string, byDefault: string): string {
  const mark = path.indexOf(";;");
  if (mark < 0) return path;
  return [path.slice(0, mark), byDefault, path.slice(mark + 2)].filter((part) => part !== "").join(";");
}

function readScript(name: string): Uint8Array {
  const file = nodeReadFile(name === "-" ? undefined : name);
  if ("reason" in file) throw new FileError(fileProblem(name, file.reason));
  return file.bytes;
}

function chunkName(name: string): string {
  return name === "-" ? "=stdin" : `@${name}`;
}

function runScript(lua: Lua, name: string, args: readonly string[]): void {
  lua.load(readScript(name), { name: chunkName(name) }).call(...args);
}

function view(kind: "ast" | "listing", name: string): string {
  const source = textOfBytes(readScript(name));
  if (kind === "listing") return listing(loadChunk(compile, source, encodeText(chunkName(name)), true));
  const tree = parse(source, name);
  return `${JSON.stringify(tree, (_, value) => (typeof value === "bigint" ? String(value) : value), 2)}\n`;
}

process.exitCode = main(process.argv.slice(2));
