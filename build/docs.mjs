/**
 * `npm run docs`: writes the generated pages of docs/, which are committed, and into site/, which is not, the syntax diagrams and the API reference.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";
import { runLine } from "./docs/run-line.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = join(root, "site");

const stage = mkdtempSync(join(tmpdir(), "tsuki-docs-"));
try {
  const file = join(stage, "docs.mjs");
  await build({ input: join(root, "build/docs/index.ts"), platform: "node", output: { file }, logLevel: "warn" });
  const { diagramAssets, howItRuns, opcodeReference, syntaxDiagrams } = await import(pathToFileURL(file).href);
  writeFileSync(join(root, "docs/opcodes.md"), opcodeReference());
  writeFileSync(join(root, "docs/how-it-runs.md"), howItRuns(runLine));
  rmSync(site, { recursive: true, force: true });
  for (const asset of diagramAssets) {
    const target = join(site, "diagrams", asset);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, "node_modules/chevrotain/diagrams", asset), target);
  }
  writeFileSync(join(site, "syntax.html"), syntaxDiagrams("diagrams/"));
} finally {
  rmSync(stage, { recursive: true, force: true });
}
execFileSync(process.execPath, [join(root, "node_modules/typedoc/bin/typedoc"), "--logLevel", "Error"], { cwd: root, stdio: "inherit" });
console.log("docs/opcodes.md, docs/how-it-runs.md, site/syntax.html, site/api/index.html");
