#!/usr/bin/env node
/**
 * `tsukic`: lists the bytecode of Lua files, as PUC Lua's `luac -l` does.
 */
import { writeSync } from "node:fs";
import { listing } from "../../vm/listing.ts";
import { compile } from "../compiler/compile.ts";
import { encodeText, textOfBytes } from "../host/encoding.ts";
import { LuaSyntaxError } from "../host/errors.ts";
import { nodeReadFile, Output } from "./node-files.ts";

const PROGRAM = "tsukic";
const USAGE = `usage: ${PROGRAM} [options] [filenames]
Available options are:
  -l   list (use -l -l for constants, locals and upvalues too)
  -p   parse only
  -v   show version information
  --   stop handling options
  -    process stdin
`;

function main(args: readonly string[]): number {
  const output = new Output();
  let level = 0;
  let position = 0;
  for (; position < args.length; position++) {
    const option = args[position] as string;
    if (option === "-" || !option.startsWith("-")) break;
    if (option === "--") {
      position++;
      break;
    }
    if (option === "-l") level++;
    else if (option === "-v") output.write("Lua 5.4 (Tsuki 0.1.0)\n");
    else if (option !== "-p") {
      writeSync(2, `${PROGRAM}: unrecognized option '${option}'\n${USAGE}`);
      return 1;
    }
  }
  const files = args.slice(position);
  if (files.length === 0 && !args.includes("-v")) {
    writeSync(2, `${PROGRAM}: no input files given\n${USAGE}`);
    return 1;
  }
  try {
    for (const name of files) {
      const file = nodeReadFile(name === "-" ? undefined : name);
      if ("reason" in file) {
        output.flush();
        writeSync(2, `${PROGRAM}: cannot open ${name}: ${file.reason}\n`);
        return 1;
      }
      const chunkName = name === "-" ? "=stdin" : `@${name}`;
      const prototype = compile(textOfBytes(file.bytes), encodeText(chunkName), { skipShebang: true });
      if (level > 0) output.write(listing(prototype, { level }));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof LuaSyntaxError)) throw error;
    output.flush();
    writeSync(2, `${PROGRAM}: ${error.message}\n`);
    return 1;
  } finally {
    output.flush();
  }
}

process.exitCode = main(process.argv.slice(2));
