/**
 * The layers of ARCHITECTURE.md, stated once and checked on every import, of types as well as of values.
 *
 * What must stay true: a folder imports only from the folders listed for it, folders do not import each other in circles, and nothing that
 * `src/index.ts` reaches is a built-in of Node.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What the files of a layer may import: other layers, files named one by one, and packages. */
const layers: Record<string, { may: string[]; files?: string[]; packages?: string[] }> = {
  grammar: { may: [], packages: ["chevrotain"] },
  vm: { may: [] },
  "vm/jit": { may: ["vm"] },
  "vm/snapshot": { may: ["vm"] },
  stdlib: { may: ["vm"], packages: ["tsuki:library-code"] }, // the self-hosted functions, compiled by the build
  "src/compiler": { may: ["grammar"], files: ["vm/opcodes.ts", "vm/instruction.ts", "vm/prototype.ts"] },
  "src/host": { may: ["src/compiler", "vm", "vm/jit", "stdlib", "grammar"] },
  "src/debug": { may: ["src/host", "vm"] },
  "src/cli": { may: ["src/host", "src/debug", "src/compiler", "vm", "grammar", "stdlib", "src"], packages: ["node"] },
  "src/playground": { may: ["src/host", "src/debug", "vm"] },
  src: { may: ["src/host", "src/compiler", "vm", "stdlib", "grammar"] },
};

/** Plain data that the compiler has to know too: numbers and values, to write constants down; how messages name a chunk. */
const dataFiles = ["vm/numbers.ts", "vm/value.ts", "vm/chunk-name.ts"];

/** Lines a file may have; the loop and the emitter of the second tier are one function each and may be longer. */
const hardLimit = 800;
const exempt = [/^vm\/interpreter\.ts$/, /^vm\/jit\/emit[a-z-]*\.ts$/];

function sources(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = ["grammar", "src", "vm", "stdlib"].flatMap(sources).sort();

/** The layer of a file: the longest folder of the table that contains it. */
function layerOf(file: string): string {
  const found = Object.keys(layers).filter((layer) => file.startsWith(`${layer}/`));
  const layer = found.sort((a, b) => b.length - a.length)[0];
  if (layer === undefined) throw new Error(`${file} belongs to no layer`);
  return layer;
}

/** Everything a file imports or re-exports: files of the project as paths from its root, packages by name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "");
  const found = [
    ...text.matchAll(/(?:^|[\n;}])\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']/g),
    ...text.matchAll(/\bimport\s*\(?\s*["']([^"']+)["']/g),
  ];
  return [...new Set(found.map((match) => match[1] as string))].map((name) =>
    name.startsWith(".") ? relative(root, resolve(join(root, dirname(file)), name)) : name,
  );
}

function isBuiltin(name: string): boolean {
  return name.startsWith("node:") || builtinModules.includes(name);
}

function mayImport(file: string, target: string): boolean {
  const layer = layerOf(file);
  const rules = layers[layer] as (typeof layers)[string];
  if (isBuiltin(target)) return rules.packages?.includes("node") ?? false;
  if (!/^(grammar|src|vm|stdlib)\//.test(target)) return rules.packages?.includes(target) ?? false;
  if (target.startsWith("src/compiler/") && layer === "src/compiler") return true;
  const other = layerOf(target);
  if (other === layer || rules.may.includes(other)) return true;
  return (rules.files?.includes(target) ?? false) || (layer === "src/compiler" && dataFiles.includes(target));
}

test("there is something to check", () => {
  expect(files.length).toBeGreaterThan(20);
});

test("every import goes down the layers", () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => !mayImport(file, target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test("folders do not import each other in circles", () => {
  const edges = new Map<string, Set<string>>();
  for (const file of files) {
    for (const target of importsOf(file)) {
      if (!/^(grammar|src|vm|stdlib)\//.test(target)) continue;
      const [from, to] = [layerOf(file), layerOf(target)];
      if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const circles: string[] = [];
  const visit = (layer: string, path: string[]): void => {
    if (path.includes(layer)) circles.push([...path.slice(path.indexOf(layer)), layer].join(" → "));
    else for (const next of edges.get(layer) ?? []) visit(next, [...path, layer]);
  };
  for (const layer of edges.keys()) visit(layer, []);
  expect(circles).toEqual([]);
});

test("no built-in of Node is reachable from the public entries", () => {
  for (const entry of ["src/index.ts", "src/runtime.ts", "src/browser.ts"]) {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      if (existsSync(join(root, file)) && file.endsWith(".ts")) importsOf(file).forEach(visit);
    };
    visit(entry);
    expect([...reached].filter(isBuiltin)).toEqual([]);
  }
});

test("files stay readable in size", () => {
  const long = files.filter(
    (file) => !exempt.some((pattern) => pattern.test(file)) && readFileSync(join(root, file), "utf8").split("\n").length > hardLimit,
  );
  expect(long).toEqual([]);
});
