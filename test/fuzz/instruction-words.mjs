/**
 * Instruction words for mutations of bytecode. The numbers of operations are read from the source of the machine, which the built bundle
 * does not show.
 */
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("../../vm/opcodes.ts", import.meta.url), "utf8");
const names = [.../enum Op \{([^}]*)\}/.exec(source)[1].matchAll(/^\s*([A-Z0-9]+),/gm)].map((match) => match[1]);

/** The numbers of all operations, and of one that does not exist. */
export const operations = Array.from({ length: names.length + 1 }, (_, index) => index);

export function operationNamed(name) {
  return names.indexOf(name);
}

export function packABC(operation, a, b, c) {
  return operation | (a << 8) | (b << 16) | (c << 24);
}
