/** Every benchmark program is a correct program: run with a small argument, it gives the checksum that native Lua gives. */
import { expect, test } from "vitest";
import { readPrograms } from "../bench/programs.mjs";
import { runProgram } from "./built.ts";

for (const program of [...readPrograms(), ...readPrograms("library"), ...readPrograms("real")]) {
  test(program.name, () => {
    const { n, expected } = program.small;
    const { printed, error } = runProgram(`${program.source}\nprint(run(${n}))`, `@${program.name}.lua`);
    expect(error).toBeUndefined();
    expect(printed.trimEnd()).toBe(expected);
  });
}
