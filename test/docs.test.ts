/**
 * The documentation: generated pages are what `npm run docs` would write, and every public item of the API is documented.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { diagramAssets, howItRuns, opcodeReference, syntaxDiagrams } from "../build/docs/index.ts";
import { runLine } from "../build/docs/run-line.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

test("docs/opcodes.md is the table of opcodes", () => {
  expect(readFileSync(join(root, "docs/opcodes.md"), "utf8")).toBe(opcodeReference());
});

test("docs/how-it-runs.md is what the machine makes of the line", () => {
  expect(readFileSync(join(root, "docs/how-it-runs.md"), "utf8")).toBe(howItRuns(runLine));
});

test("the syntax diagrams have the rules of the grammar, and need nothing from elsewhere", () => {
  const page = syntaxDiagrams("diagrams/");
  expect(page).toContain('"name": "whileStatement"');
  const links = [...page.matchAll(/(?:src|href)=(["'])(.*?)\1/g)].map((match) => match[2] as string);
  expect(links.length).toBeGreaterThan(4);
  for (const link of links) {
    expect(link).toMatch(/^diagrams\//);
    expect(diagramAssets).toContain(link.replace("diagrams/", ""));
    expect(existsSync(join(root, "node_modules/chevrotain", link))).toBe(true);
  }
});

test("every public item has a doc comment, and every type it names is public", () => {
  const typedoc = join(root, "node_modules/typedoc/bin/typedoc");
  const { stdout, stderr } = spawnSync(process.execPath, [typedoc, "--emit", "none"], {
    cwd: root,
    encoding: "utf8",
    env: { NO_COLOR: "1" },
  });
  // The name of an error's class needs no words.
  const complaints = `${stdout}${stderr}`
    .split("\n")
    .filter((line) => line !== "" && !/(Error|Fault)\.name \(Property\)|^\[warning\] Found /.test(line));
  expect(complaints).toEqual([]);
});

/** Every link of a document to a file of this repository. */
function localLinks(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8").replace(/^```.*?^```/gms, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string).filter((link) => !/^(https?:|#)/.test(link));
}

const documents = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".md") && !/(^|[\\/])(node_modules|dist|site)[\\/]/.test(file),
);

test.each(documents)("the links of %s lead somewhere", (file) => {
  const missing = localLinks(file).filter((link) => !existsSync(join(root, file, "..", link.replace(/#.*/, ""))));
  expect(missing).toEqual([]);
});
