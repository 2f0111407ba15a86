/** The opcode table and the code generator: every instruction of the table is emitted somewhere, and the enum agrees with the table. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../src/compiler/compile.ts";
import { operationOf } from "../../vm/instruction.ts";
import { opcodeTable } from "../../vm/opcodes.ts";
import type { Prototype } from "../../vm/prototype.ts";
import { topics } from "./cases/index.ts";
import { listingOf } from "./listing-topic.ts";

/** Instructions for sizes that no readable listing has. */
const generated: readonly { readonly source: string; readonly operations: readonly string[] }[] = [
  { source: manyConstants(70_000), operations: ["LOADKX", "EXTRAARG"] },
  { source: `return {${"0,".repeat(400)}}`, operations: ["SETLIST", "EXTRAARG"] },
];

/** Instructions that the compiler never emits, with the reason. */
const unused: Readonly<Record<string, string>> = {};

function manyConstants(count: number): string {
  return Array.from({ length: count }, (_, index) => `x = ${index + 100_000}`).join("\n");
}

function operationsOf(prototype: Prototype): Set<string> {
  return new Set(Array.from(prototype.code, (word) => opcodeTable[operationOf(word)]?.name ?? "?"));
}

describe("the opcode table", () => {
  it("is in the order of the enum", () => {
    const text = readFileSync(new URL("../../vm/opcodes.ts", import.meta.url), "utf8");
    const body = /enum Op \{([^}]*)\}/.exec(text)?.[1] ?? "";
    const names = [...body.matchAll(/^\s*([A-Z0-9]+),/gm)].map((match) => match[1]);
    expect(names).toEqual(opcodeTable.map((description) => description.name));
    expect(names.length).toBeLessThanOrEqual(128);
  });

  it("has no instruction that the compiler does not emit", () => {
    const emitted = new Set<string>(Object.keys(unused));
    for (const { cases } of topics) {
      for (const { parameters, source } of cases) {
        for (const part of listingOf(parameters, source).split("; ")) emitted.add(part.split(" ", 1)[0] as string);
        emitted.add("RETURN0");
      }
    }
    for (const { source, operations } of generated) {
      const found = operationsOf(compile(source, "=test"));
      for (const operation of operations) {
        expect(found).toContain(operation);
        emitted.add(operation);
      }
    }
    expect(opcodeTable.map(({ name }) => name).filter((name) => !emitted.has(name))).toEqual([]);
  });
});
