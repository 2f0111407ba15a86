/**
 * `tsuki`: runs Lua programs as PUC Lua's `lua` does (options, `arg`, environment variables, exit codes, what goes to standard error), with
 * some options beyond (options.ts).
 */
import { basename, delimiter, dirname, resolve } from "node:path";
import { LuaSyntaxError, parse } from "../../grammar/index.ts";
import { setNamed } from "../../stdlib/define.ts";
import { chunkId } from "../../vm/chunk-name.ts";
import { fileProblem } from "../../vm/host.ts";
import { listing, listingData } from "../../vm/listing.ts";
import { integer } from "../../vm/numbers.ts";
import { LuaTable } from "../../vm/table.ts";
import type { LuaValue } from "../../vm/value.ts";
import { compile } from "../compiler/compile.ts";
import { Lua } from "../host/compiling-lua.ts";
import { encodeText, textOfBytes } from "../host/encoding.ts";
import { loadChunk } from "../host/load-chunk.ts";
import { compilationText } from "./compilation-report.ts";
import { ErrorPresenter } from "./error-presenter.ts";
import { runInteractive } from "./interactive.ts";
import { isTerminal } from "./is-terminal.ts";
import { confinedOptions } from "./limit-options.ts";
import { lintScript } from "./lint-report.ts";
import { WrongOption } from "./long-options.ts";
import { createNodeHost } from "./node.ts";
import { CLOSED_OUTPUT, nodeReadFile, Output, writeAll } from "./node-files.ts";
import { parseOptions, type Request, usage } from "./options.ts";
import { Program } from "./program.ts";
import { Tracer } from "./tracer.ts";
import { treeText } from "./tree-text.ts";
import { VERSION } from "./version.ts";

/** What messages begin with. */
const PROGRAM = "tsuki";

async function main(args: readonly string[]): Promise<number> {
  const request = parseOptions(args);
  if (request instanceof WrongOption) {
    writeAll(2, encodeText(`${PROGRAM}: ${request.message}\n${usage(PROGRAM)}`));
    return 1;
  }
  if (request.showsUsage) {
    writeAll(1, encodeText(usage(PROGRAM)));
    return 0;
  }
  const output = new Output(() => process.exit(CLOSED_OUTPUT));
  if (request.showsVersion) output.write(`${VERSION}\n`);
  if (request.view !== undefined) return show(request, args, output);
  const { host, finish } = createNodeHost(output);
  const lua = new Lua({ ...confinedOptions(request.confinement, host), jit: request.compiles ? "auto" : false });
  const program = new Program(lua, output, PROGRAM, new ErrorPresenter(), host.fs.stdin);
  if (request.trace) {
    const tracer = new Tracer(program.state, request.traceLimit);
    // However the script ends.
    process.once("exit", () => tracer.end());
  }
  try {
    return (await runAll(program, request, args)) ? 0 : program.exitCode;
  } finally {
    if (request.reportsCompilation) reportCompilation(lua, output, request.json);
    lua.close();
    finish();
  }
}

/** What the arguments ask for, in the order of PUC's interpreter; false as soon as something fails. */
async function runAll(program: Program, request: Request, args: readonly string[]): Promise<boolean> {
  const { script, confinement } = request;
  const ignoresEnvironment = request.ignoresEnvironment || confinement.isSandbox || confinement.isDeterministic;
  setEnvironment(program, ignoresEnvironment);
  setArguments(program, args, script);
  if (!ignoresEnvironment && !runInit(program)) return false;
  for (const { kind, text } of request.preludes) {
    if (kind === "warnings") program.state.warnings.emit("@on", false);
    else if (kind === "statement" ? !program.run(encodeText(text), "=(command line)", false) : !requireInto(program, text)) return false;
  }
  if (script !== undefined && !runScript(program, request.isFileName ? (args[script] as string) : undefined)) return false;
  if (request.isInteractive) await runInteractive(program);
  if (script !== undefined || request.showsVersion || request.preludes.some(({ kind }) => kind === "statement")) return true;
  if (!isTerminal(0)) return runFile(program, undefined);
  program.write(`${VERSION}\n`);
  await runInteractive(program);
  return true;
}

/** Says what the compiling tier has made of the program. */
function reportCompilation(lua: Lua, output: Output, asJson: boolean): void {
  const report = lua.jit.report();
  output.flush();
  writeAll(2, encodeText(asJson ? `${JSON.stringify(report, undefined, 2)}\n` : compilationText(report)));
}

/* ---- What is run ---- */

/** The text of a file, or of standard input; what is wrong with it is written. */
function readText(program: Program, name: string | undefined): string | undefined {
  if (name === undefined) {
    const text = program.standardInput.readAll();
    const { failure } = program.standardInput;
    if (failure === undefined) return text;
    program.complain(encodeText(fileProblem("stdin", failure.reason)));
    return undefined;
  }
  const file = nodeReadFile(name);
  if ("bytes" in file) return textOfBytes(file.bytes);
  program.complain(encodeText(fileProblem(name, file.reason)));
  return undefined;
}

function chunkNameOf(file: string | undefined): string {
  return file === undefined ? "=stdin" : `@${encodeText(file)}`;
}

function runFile(program: Program, name: string | undefined): boolean {
  const text = readText(program, name);
  return text !== undefined && program.run(text, chunkNameOf(name), true);
}

/** The script gets as arguments what is in `arg` by then. */
function runScript(program: Program, name: string | undefined): boolean {
  const text = readText(program, name);
  const chunk = text === undefined ? undefined : program.load(text, chunkNameOf(name), true);
  if (chunk === undefined) return false;
  const arg = program.globals.getString("arg");
  if (!(arg instanceof LuaTable)) return program.complain("'arg' is not a table");
  const values: LuaValue[] = [];
  for (let position = 1; position <= arg.length(); position++) values.push(arg.getInteger(position));
  return program.call(chunk, values) !== undefined;
}

/** `LUA_INIT`: a statement, or a file after `@`. */
function runInit(program: Program): boolean {
  const name = ["LUA_INIT_5_4", "LUA_INIT"].find((variable) => process.env[variable] !== undefined);
  const text = name === undefined ? undefined : process.env[name];
  if (text === undefined) return true;
  return text.startsWith("@") ? runFile(program, text.slice(1)) : program.run(encodeText(text), `=${name}`, false);
}

/** `-l mod` and `-l name=mod`. Of a module without a name of its own, what follows a hyphen, its version, is no part of the global's. */
function requireInto(program: Program, text: string): boolean {
  const mark = text.indexOf("=");
  const name = mark < 0 ? (text.split("-", 1)[0] as string) : text.slice(0, mark);
  const results = program.call(program.globals.getString("require"), [encodeText(text.slice(mark + 1))]);
  if (results === undefined) return false;
  setNamed(program.globals, encodeText(name), results[0]);
  return true;
}

/* ---- Surroundings ---- */

/** `arg`: the script at 0, its arguments from 1, what came before at negative indices, the command first of all (manual §7). */
function setArguments(program: Program, args: readonly string[], script = -1): void {
  const table = new LuaTable();
  [commandName(), ...args].forEach((argument, position) => {
    table.set(integer(position - script - 1), encodeText(argument));
  });
  setNamed(program.globals, "arg", table);
}

/** What this command can be started by: its name where the shell finds it by that, else its file. */
function commandName(): string {
  const file = resolve(process.argv[1] as string);
  const isFound = (process.env.PATH ?? "").split(delimiter).some((folder) => folder !== "" && resolve(folder) === dirname(file));
  return isFound ? basename(file) : file;
}

/** Where `require` searches, from the environment (manual §6.3 `package.path`). */
function setEnvironment(program: Program, isIgnored: boolean): void {
  if (isIgnored) {
    setNamed(program.state.registry, "LUA_NOENV", true);
    return;
  }
  const library = program.globals.getString("package") as LuaTable;
  for (const [field, variable] of [
    ["path", "LUA_PATH"],
    ["cpath", "LUA_CPATH"],
  ] as const) {
    const path = process.env[`${variable}_5_4`] ?? process.env[variable];
    if (path !== undefined) setNamed(library, field, withDefault(encodeText(path), library.getString(field) as string));
  }
}

/** A path whose first `;;` stands for the default path. */
function withDefault(path: string, byDefault: string): string {
  const mark = path.indexOf(";;");
  if (mark < 0) return path;
  return [path.slice(0, mark), byDefault, path.slice(mark + 2)].filter((part) => part !== "").join(";");
}

/* ---- What is shown instead of being run ---- */

/** The script of the request: its name as messages have it, and its text; undefined if that was written to be missing. */
function scriptToShow(request: Request, args: readonly string[], output: Output): { chunkName: string; text: string } | undefined {
  const { script, isFileName } = request;
  const complain = (message: string): undefined => {
    output.flush();
    writeAll(2, encodeText(`${PROGRAM}: ${message}\n`));
    return undefined;
  };
  if (script === undefined && isTerminal(0)) return complain(`--${request.view} needs a script`);
  const name = script !== undefined && isFileName ? (args[script] as string) : undefined;
  const file = nodeReadFile(name);
  if ("reason" in file) return complain(fileProblem(name ?? "stdin", file.reason));
  return { chunkName: chunkNameOf(name), text: textOfBytes(file.bytes) };
}

function show(request: Request, args: readonly string[], output: Output): number {
  const script = scriptToShow(request, args, output);
  if (script === undefined) return 1;
  const { chunkName, text } = script;
  try {
    if (request.view === "lint") return lintScript(output, chunkName, text, request.json) ? 0 : 1;
    output.writeBytes(view(request, chunkName, text));
    return 0;
  } catch (error) {
    if (!(error instanceof LuaSyntaxError)) throw error;
    output.flush();
    writeAll(2, `${PROGRAM}: ${error.message}\n${new ErrorPresenter().syntax(error, text)}`);
    return 1;
  } finally {
    output.flush();
  }
}

function view(request: Request, chunkName: string, text: string): string {
  if (request.view === "listing") {
    const prototype = loadChunk(compile, text, chunkName, true);
    return request.json ? `${JSON.stringify(listingData(prototype), undefined, 2)}\n` : listing(prototype);
  }
  return `${encodeText(treeText(parse(text, chunkId(chunkName), { skipShebang: true })))}\n`;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
