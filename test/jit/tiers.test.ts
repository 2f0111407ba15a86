/**
 * The programs beside this file, each about one thing that compiled code could get wrong, in every mode of the tier above the interpreter:
 * what they print, their errors and the fuel they use are those of the interpreter alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { newLua } from "../built.ts";

const folder = fileURLToPath(new URL("programs/", import.meta.url));

const modes: Record<string, Record<string, unknown>> = {
  "compiled at the first sample": { jitThreshold: 1 },
  "compiled at once": { jitThreshold: 0 },
  "left at every site": { stress: ["exit-at-every-site"] },
  "compiled at once, with the loop left at charge points": { jitThreshold: 0, stress: ["suspend-everywhere"] },
  "compiled at once, with collections": { jitThreshold: 0, stress: ["collect-always"] },
};

function run(file: string, options: Record<string, unknown>): { printed: string; error: string | undefined; fuel: number } {
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
    lua.load(readFileSync(folder + file), { name: `@${file}` }).exec();
  } catch (thrown) {
    error = String(thrown);
  }
  const fuel = lua.budget.fuelUsed;
  lua.close();
  return { printed, error, fuel };
}

for (const file of readdirSync(folder)) {
  describe(file, () => {
    const expected = run(file, { jit: false });
    // Collections at other times find other things alive, so what they cost is left out.
    const expectedWithFreeCollections = run(file, { jit: false, stress: ["free-collections"] });

    test("runs to its end", () => {
      expect(expected.error).toBeUndefined();
    });

    test.each(Object.keys(modes))("%s", (mode) => {
      const options = modes[mode] as Record<string, unknown>;
      const collects = (options.stress as string[] | undefined)?.includes("collect-always") === true;
      expect(run(file, options)).toEqual(collects ? expectedWithFreeCollections : expected);
    });
  });
}
