/** Runs a program on a state of its own, as the tests beside this file compare them. */
import { readFileSync } from "node:fs";
import { newLua } from "../built.ts";

export interface Outcome {
  readonly printed: string;
  /** What it ended with, if that was an error. */
  readonly error: string | undefined;
  readonly fuel: number;
}

/** `file`: a path relative to this folder. */
export function run(file: string, options: Record<string, unknown>): Outcome {
  let printed = "";
  let error: string | undefined;
  const lua = newLua(
    (text) => {
      printed += text;
    },
    true,
    { stress: [], jitThreshold: undefined, ...options },
  );
  try {
    lua.load(readFileSync(new URL(file, import.meta.url)), { name: `@${file}` }).exec();
  } catch (thrown) {
    error = String(thrown);
  }
  const fuel = lua.budget.fuelUsed;
  lua.close();
  return { printed, error, fuel };
}
