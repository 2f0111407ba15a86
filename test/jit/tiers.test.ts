/**
 * The programs beside this file, each about one thing that compiled code could get wrong, in every mode of the tier above the interpreter:
 * what they print, their errors and the fuel they use are those of the interpreter alone.
 */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { run } from "./run.ts";

const modes: Record<string, Record<string, unknown>> = {
  "compiled at the first sample": { jitThreshold: 1 },
  "compiled at once": { jitThreshold: 0 },
  "left at every site": { stress: ["exit-at-every-site"] },
  "compiled at once, with the loop left at charge points": { jitThreshold: 0, stress: ["suspend-everywhere"] },
  "compiled at once, with collections": { jitThreshold: 0, stress: ["collect-always"] },
};

for (const name of readdirSync(new URL("programs/", import.meta.url))) {
  describe(name, () => {
    const file = `programs/${name}`;
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
