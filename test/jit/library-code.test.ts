/** What compiled code holds while it calls a library function that loads its Lua code stays alive, wherever a collection is due. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newLua } from "../built.ts";

const program = readFileSync(new URL("first_use_of_library_code.lua", import.meta.url));
/** What each of its functions returns. */
const results = ["text", "text", "1,2,3", "true", "false", "sum", "1", "aBc"].map((result, index) => [index + 1, result] as const);
/** Bytes that a program uses before the call: some of them leave little until the first collection of a state. */
const fillers = Array.from({ length: 30 }, (_, index) => index * 40_000);

test.each(results)("use %d gives %s", (which, result) => {
  for (const options of [{ jit: false }, { jitThreshold: 0 }]) {
    for (const filler of fillers) {
      const lua = newLua(() => undefined, false, { stress: [], ...options });
      const run = lua.load(program, { name: "@first_use_of_library_code.lua" }).toFunction() as (which: number, filler: number) => unknown;
      expect(run(which, filler)).toBe(result);
      lua.close();
    }
  }
});
