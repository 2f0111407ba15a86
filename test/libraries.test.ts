/**
 * The functions of a state, one by one: each has its row in COMPATIBILITY.md, and each of the libraries that are tested function by
 * function has a program for it under `stdlib/`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runProgram } from "./built.ts";

/** Prints the name of every function, with its library. */
const lister = `
local function list(prefix, functions)
  for name, value in pairs(functions) do
    if type(value) == "function" then print(prefix .. name) end
  end
end
list("", _G)
for _, library in ipairs { "coroutine", "package", "string", "utf8", "table", "math", "io", "os", "debug" } do list(library .. ".", _G[library]) end
list("file:", getmetatable(io.stdout).__index)`;

const functions = runProgram(lister, "=lister", true).printed.trimEnd().split("\n");

test("COMPATIBILITY.md has a row for every function, and no other", () => {
  const text = readFileSync(fileURLToPath(new URL("../COMPATIBILITY.md", import.meta.url)), "utf8");
  const rows = [...text.matchAll(/^\| `([\w.:]+)` \| complete \|/gm)].map((match) => match[1] as string);
  expect(rows.length).toBe(new Set(rows).size);
  expect(rows.sort()).toEqual([...new Set(functions)].sort());
});

/** The programs of a folder: a function `f` is tested by `f.lua` or by several named `f_….lua`. */
function programsOf(folder: string): string[] {
  return readdirSync(fileURLToPath(new URL(`stdlib/${folder}/`, import.meta.url))).map((file) => file.replace(/\.lua$/, ""));
}

for (const library of ["base", "coroutine", "package", "table", "math", "io", "os"]) {
  test(`every function of ${library} has a program`, () => {
    const prefix = library === "base" ? "" : `${library}.`;
    const names = functions.flatMap((name) => {
      if (library === "io" && name.startsWith("file:")) return [name.replace(":", "_")];
      return name.startsWith(prefix) && !/[.:]/.test(name.slice(prefix.length)) ? [name.slice(prefix.length)] : [];
    });
    const programs = library === "base" ? [...programsOf("base"), ...programsOf("collector")] : programsOf(library);
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !programs.some((program) => program === name || program.startsWith(`${name}_`)))).toEqual([]);
  });
}
