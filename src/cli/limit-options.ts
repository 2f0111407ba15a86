/**
 * The long options of `tsuki` that confine a program: limits, deterministic mode, sandbox, as a part of the table in options.ts. lua.ts makes
 * the state with `confinedOptions`, and ends with `limitExitCode` when a limit was reached.
 *
 * What must stay true: a value that makes no sense is a wrong option, found before anything has run.
 */
import type { LuaLimitError } from "../host/errors.ts";
import type { LuaOptions } from "../host/lua.ts";
import { flag, type LongOption } from "./long-options.ts";
import type { NodeHost } from "./node.ts";
import type { Request } from "./options.ts";

/** What was asked for. */
export interface Confinement {
  readonly limits: { fuel?: number; memory?: number; deadline?: number };
  seed: bigint | undefined;
  isDeterministic: boolean;
  isSandbox: boolean;
}

export function noConfinement(): Confinement {
  return { limits: {}, seed: undefined, isDeterministic: false, isSandbox: false };
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** A whole number from 1 up, with a unit if there are any. */
function figureIn(text: string, units: boolean): number | undefined {
  const [, digits, unit = ""] = /^(\d{1,15})([kmg]?)$/i.exec(text) ?? [];
  const figure = Number(digits) * (UNITS[unit.toLowerCase()] as number);
  return figure >= 1 && Number.isSafeInteger(figure) && (units || unit === "") ? figure : undefined;
}

/** An option that sets a limit. */
function limit(name: keyof Confinement["limits"], value: string, help: string, expected: string, units = false): LongOption<Request> {
  return {
    name: `--${name}`,
    value,
    help,
    take({ confinement: { limits } }, text) {
      const figure = figureIn(text, units);
      if (figure === undefined) return `needs ${expected}, not '${text}'`;
      limits[name] = figure;
      return undefined;
    },
  };
}

export const limitOptions: readonly LongOption<Request>[] = [
  limit("fuel", "n", "stop after n units of work (exit code 3)", "a number of units from 1 up"),
  limit("memory", "n[k|M|G]", "stop when more than n bytes are in use (exit code 4)", "a number of bytes from 1 up, or 64k, 64M, 1G", true),
  limit("deadline", "ms", "stop after so many milliseconds (exit code 3)", "a number of milliseconds from 1 up"),
  {
    name: "--seed",
    value: "n",
    help: "start math.random with n",
    take({ confinement }, text) {
      if (!/^-?\d{1,19}$/.test(text) || BigInt.asIntN(64, BigInt(text)) !== BigInt(text))
        return `needs an integer of 64 bits, not '${text}'`;
      confinement.seed = BigInt(text);
      return undefined;
    },
  },
  flag("--deterministic", "the same run every time: seed, time and environment are fixed", ({ confinement }) => {
    confinement.isDeterministic = true;
  }),
  flag("--sandbox", "safe libraries only: no files, processes, environment, time", ({ confinement }) => {
    confinement.isSandbox = true;
  }),
];

/** What the state is made with. Runs that are not to be the same have random numbers of their own, as in PUC Lua. */
export function confinedOptions({ limits, seed, isDeterministic, isSandbox }: Confinement, host: NodeHost): LuaOptions {
  const { fs, warn } = host;
  const { stdin, stdout, stderr } = fs;
  const given = isSandbox ? { stdin, stdout, stderr, warn } : isDeterministic ? { fs, warn, exit: host.exit } : host;
  return {
    libs: isSandbox ? "safe" : "all",
    ...given,
    limits,
    deterministic: isDeterministic,
    seed: seed ?? (isDeterministic ? 0n : process.hrtime.bigint()),
  };
}

/** 4 for memory, 3 for any other limit. */
export function limitExitCode({ kind }: LuaLimitError): number {
  return kind === "memory" ? 4 : 3;
}
