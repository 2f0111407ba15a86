/**
 * `tsukic`: compiles Lua files to binary chunks and lists bytecode, with the options and messages of PUC Lua's `luac`.
 *
 * Several inputs become one chunk that runs one after the other.
 */
import { writeFileSync } from "node:fs";
import { parse } from "../../grammar/index.ts";
import { chunkId } from "../../vm/chunk-name.ts";
import { dump } from "../../vm/dump.ts";
import { fileProblem } from "../../vm/host.ts";
import { listing, listingData } from "../../vm/listing.ts";
import { Prototype } from "../../vm/prototype.ts";
import { compile } from "../compiler/compile.ts";
import { encodeText, textOfBytes } from "../host/encoding.ts";
import { LuaSyntaxError } from "../host/errors.ts";
import { loadChunk } from "../host/load-chunk.ts";
import { flag, type LongOption, optionLines, takeLong, WrongOption } from "./long-options.ts";
import { failureOf } from "./node-failures.ts";
import { CLOSED_OUTPUT, nodeReadFile, Output, writeAll } from "./node-files.ts";
import { treeText } from "./tree-text.ts";
import { VERSION } from "./version.ts";

const PROGRAM = "tsukic";
/** Where the chunk goes, and, for want of files, what is listed. */
const DEFAULT_OUTPUT = "luac.out";

const longOptions: readonly LongOption<Request>[] = [
  flag("--ast", "show the syntax trees as JSON and stop", (request) => {
    request.showsTree = true;
  }),
  flag("--json", "list as JSON", (request) => {
    request.json = true;
  }),
  flag("--help", "show this list and stop", (request) => {
    request.showsUsage = true;
  }),
];

const USAGE = `usage: ${PROGRAM} [options] [filenames]
Available options are:
  -l       list (use -l -l for full listing)
  -o name  output to file 'name' (default is "${DEFAULT_OUTPUT}")
  -p       parse only
  -s       strip debug information
  -v       show version information
  --       stop handling options
  -        process stdin
Beyond those of luac:
${optionLines(longOptions)}`;

interface Request {
  listingLevel: number;
  /** `-` is standard output; undefined with `-p`. */
  output: string | undefined;
  strip: boolean;
  showsTree: boolean;
  showsUsage: boolean;
  json: boolean;
  files: readonly string[];
}

/** Ends the program with a message, a byte string. */
class Failure extends Error {}
class WrongUsage extends Error {}

/** Reads the options; undefined if there is nothing more to do. */
function parseOptions(args: readonly string[], output: Output): Request | undefined {
  const request: Request = {
    listingLevel: 0,
    output: DEFAULT_OUTPUT,
    strip: false,
    showsTree: false,
    showsUsage: false,
    json: false,
    files: [],
  };
  let parseOnly = false;
  let versions = 0;
  let position = 0;
  for (; position < args.length; position++) {
    const option = args[position] as string;
    if (option === "-" || !option.startsWith("-")) break;
    if (option === "--") {
      position++;
      break;
    }
    if (option === "-l") request.listingLevel++;
    else if (option === "-o") {
      const name = args[++position];
      if (name === undefined || name === "" || (name.startsWith("-") && name !== "-")) throw new WrongUsage("'-o' needs argument");
      request.output = name;
    } else if (option === "-p") parseOnly = true;
    else if (option === "-s") request.strip = true;
    else if (option === "-v") versions++;
    else if (option.startsWith("--")) {
      const used = takeLong(longOptions, request, args, position);
      if (used instanceof WrongOption) throw new WrongUsage(used.message);
      position += used - 1;
    } else throw new WrongUsage(`unrecognized option '${option}'`);
  }
  if (request.showsUsage) {
    output.write(USAGE);
    return undefined;
  }
  if (versions > 0) output.write(`${VERSION}\n`);
  request.files = args.slice(position);
  if (request.files.length === 0) {
    if (versions > 0 && versions === args.length) return undefined;
    if (request.listingLevel === 0 && !parseOnly) throw new WrongUsage("no input files given");
    // A listing of what was compiled before.
    request.files = [request.output ?? DEFAULT_OUTPUT];
    parseOnly = true;
  }
  if (parseOnly) request.output = undefined;
  return request;
}

function read(name: string): string {
  const file = nodeReadFile(name === "-" ? undefined : name);
  if ("reason" in file) throw new Failure(encodeText(fileProblem(name === "-" ? "stdin" : name, file.reason)));
  return textOfBytes(file.bytes);
}

function chunkNameOf(file: string): string {
  return encodeText(file === "-" ? "=stdin" : `@${file}`);
}

function load(name: string): Prototype {
  return loadChunk(compile, read(name), chunkNameOf(name), true);
}

function treeOf(name: string): string {
  const tree = parse(read(name), chunkId(chunkNameOf(name)), { skipShebang: true });
  return `${encodeText(treeText(tree))}\n`;
}

/** One chunk that calls the given ones in turn: compiled from as many calls of empty functions, in whose place they are put. */
function combine(chunks: readonly Prototype[], files: readonly string[]): Prototype {
  if (chunks.length === 1) return chunks[0] as Prototype;
  const frame = compile("(function() end)();".repeat(chunks.length), `=(${PROGRAM})`);
  const prototypes = chunks.map((chunk, index) => {
    if (chunk.upvalues.length > 1) throw new Failure(`cannot combine ${encodeText(files[index] as string)}: it has several upvalues`);
    // Each finds _ENV in the common chunk.
    return new Prototype({ ...chunk, upvalues: chunk.upvalues.map(({ name }) => ({ name, fromRegister: false, index: 0 })) });
  });
  return new Prototype({ ...frame, prototypes });
}

function write(name: string, chunk: string, output: Output): void {
  if (name === "-") {
    output.writeBytes(chunk);
    return;
  }
  try {
    writeFileSync(name, Buffer.from(chunk, "latin1"));
  } catch (error) {
    throw new Failure(`cannot open ${encodeText(name)}: ${failureOf(error).reason}`);
  }
}

function main(args: readonly string[]): number {
  const output = new Output(() => process.exit(CLOSED_OUTPUT));
  try {
    const request = parseOptions(args, output);
    if (request === undefined) return 0;
    if (request.showsTree) {
      for (const file of request.files) output.writeBytes(treeOf(file));
      return 0;
    }
    const chunk = combine(request.files.map(load), request.files);
    if (request.listingLevel > 0) {
      const { listingLevel: level, json } = request;
      output.writeBytes(json ? `${JSON.stringify(listingData(chunk), undefined, 2)}\n` : listing(chunk, { level }));
    }
    if (request.output !== undefined) write(request.output, dump(chunk, { strip: request.strip }), output);
    return 0;
  } catch (error) {
    const isUsage = error instanceof WrongUsage;
    if (!isUsage && !(error instanceof Failure) && !(error instanceof LuaSyntaxError)) throw error;
    output.flush();
    writeAll(2, `${PROGRAM}: ${error.message}\n${isUsage ? USAGE : ""}`);
    return 1;
  } finally {
    output.flush();
  }
}

process.exitCode = main(process.argv.slice(2));
