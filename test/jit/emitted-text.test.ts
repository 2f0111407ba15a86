/**
 * No text of a script becomes text of the JavaScript it is compiled to: what is emitted for the test programs, and for programs whose names and
 * texts are made to break out, consists of the emitter's own words. That it parses is seen by its being loaded.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newLua } from "../built.ts";
import { listPrograms } from "../expectations.mjs";
import { foreignText } from "../fuzz/emitted-text.mjs";
import { problemOf } from "../fuzz/hostile-names.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));

test.each([
  ["language", {}],
  ["regression", {}],
  ["jit/programs", {}],
  ["jit/programs", { stress: ["exit-at-every-site"] }],
])("of the programs in %s is of the emitter's alphabet (%j)", (folder, options) => {
  let units = 0;
  for (const path of listPrograms(join(here, folder))) {
    let foreign: string | undefined;
    const onEmit = (text: string, parameters: readonly string[]) => {
      units++;
      foreign ??= foreignText(text, parameters);
    };
    const lua = newLua(() => undefined, true, { stress: [], jitThreshold: 0, ...options, onEmit });
    try {
      lua.load(readFileSync(join(here, folder, path)), { name: `@${basename(path)}` }).exec();
    } catch (error) {
      if (!/^Lua(Syntax)?Error$/.test((error as Error).name)) throw error;
    }
    lua.close();
    expect(`${path}: ${foreign}`).toBe(`${path}: undefined`);
  }
  expect(units).toBeGreaterThan(50);
});

test("the alphabet has no room for anything else", () => {
  const given = ["leave", "LuaTable"];
  const isForeign = (text: string) => foreignText(text, given) !== undefined;
  const fine = `"use strict";\nvar k0=K[0];\nreturn function(r0){var t;if(r0 instanceof LuaTable&&(t=r0.$12)!==undefined)return leave(this,k0,-1.5e+300);}`;
  expect(foreignText(fine, given)).toBeUndefined();
  const wrong = [
    ...[
      "alert",
      "globalThis",
      "process",
      "eval('1')",
      "r0.constructor",
      "r0['constructor']",
      "r0.__proto__",
      "import('x')",
      "new Function",
    ],
    ...[
      "`a`",
      "'a'",
      '"$1;"',
      "// a",
      "/* a */",
      "\\u0061",
      "r0\u2028",
      "'number\n'",
      "rx",
      "$12",
      "r0.$1a",
      "1n",
      "0x10",
      "é",
      "@",
      "#a",
      "\t",
    ],
  ];
  expect(wrong.filter((text) => !isForeign(text))).toEqual([]);
});

test("hostile names, texts and chunk names stay out of it", () => {
  for (let seed = 1; seed <= 60; seed++) expect(problemOf(seed)).toBeUndefined();
});
