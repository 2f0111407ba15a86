/**
 * What a hostile script says about itself in the comments it opens with, and whether a run of it went as they say. Used by `run.mjs` and
 * `hostile.test.ts`.
 *
 *     -- attack: what it tries
 *     -- expect: limit fuel          `ok`, `limit KIND` or `error TEXT`; with several lines any of them is right
 *     -- profile: host               what it finds: `full` (default, all libraries), `sandbox`, or `host` (sandbox and a table `host`)
 *     -- fuel: 200M, -- memory: 16M  limits other than the usual ones
 *     -- native: why                 what PUC Lua does instead, for scripts that cannot be checked on it
 */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { listPrograms } from "../expectations.mjs";

/** Where the scripts are, in folders by what they attack. */
export const corpus = fileURLToPath(new URL(".", import.meta.url));

/** Limits of a script that names none: what a host might set; less fuel where it is to run out, so that the whole corpus takes seconds. */
export const usualLimits = { fuel: 200_000_000, fuelToRunOut: 50_000_000, memory: 64 << 20 };

const line = /^-- (attack|expect|profile|fuel|memory|native):\s*(.*)$/;
const profiles = ["full", "sandbox", "host"];
const endings = /^(ok|limit (fuel|memory|output)|error( \S.*)?)$/;

function amount(text) {
  const [, digits, unit] = /^(\d+)([kM]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new Error(`not an amount: ${text}`);
  return Number(digits) * { k: 1000, M: 1_000_000, "": 1 }[unit];
}

/** The header of a script; throws if it makes no sense. */
export function readHeader(path) {
  const header = { attack: "", expect: [], profile: "full", native: undefined, fuel: undefined, memory: usualLimits.memory };
  for (const text of readFileSync(path, "latin1").split("\n")) {
    if (!text.startsWith("--")) break;
    const [, name, value] = line.exec(text) ?? [];
    if (name === undefined) continue;
    if (name === "expect") header.expect.push(value);
    else if (name === "fuel" || name === "memory") header[name] = amount(value);
    else header[name] = value;
  }
  header.fuel ??= header.expect.includes("limit fuel") ? usualLimits.fuelToRunOut : usualLimits.fuel;
  const isRight =
    header.attack !== "" &&
    header.expect.length > 0 &&
    header.expect.every((each) => endings.test(each)) &&
    profiles.includes(header.profile);
  if (!isRight) throw new Error(`${path}: a header needs an attack, an ending and a profile that exist`);
  return header;
}

/** All scripts: `name` (folder and file), `path`, `header`. */
export function listScripts() {
  return listPrograms(corpus).map((name) => ({ name, path: corpus + name, header: readHeader(corpus + name) }));
}

/** Scripts that hand over more values at once than a stack smaller than usual has room for. */
const valuesByTheThousand = ["string_byte_and_char", "table_pack_and_unpack", "unpack_amplify", "unpack_many_values", "vararg_copies"];

/** The header of a script for a process whose stack is small: `stack overflow` is an ending, too, where there are too many values. */
export function onSmallStack({ name, header }) {
  if (!valuesByTheThousand.includes(basename(name, ".lua"))) return header;
  return { ...header, expect: [...header.expect, "error stack overflow"] };
}

/** What is wrong about a run: its ending, if it is none that the header names, and what was found amiss afterwards. */
export function faultsOf(header, result) {
  const isExpected = header.expect.some((expected) =>
    expected.startsWith("error ") ? result.ending === "error" && result.message.includes(expected.slice(6)) : result.ending === expected,
  );
  const wanted = header.expect.join(" or ");
  return isExpected ? result.faults : [`ended with ${result.ending} (${result.message}), not ${wanted}`, ...result.faults];
}
