/**
 * Builds dist/: the library, the commands and their types. Two stages: first the compiler alone, which then compiles the library
 * functions that are written in Lua; then everything.
 *
 * What must stay true: const enums are inlined (an imported enum object makes the interpreter loop nine times slower), and nothing outside
 * dist/ is needed to run.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";
import { libraryCode } from "./library-code.mjs";
import { withoutEval } from "./without-eval.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const optimization = { inlineConst: { mode: "all", pass: 3 } };

const stage = mkdtempSync(join(tmpdir(), "tsuki-build-"));
try {
  await build({
    input: join(root, "src/compiler/compile.ts"),
    platform: "node",
    optimization,
    output: { file: join(stage, "compile.mjs") },
    logLevel: "warn",
  });
  const { compile } = await import(pathToFileURL(join(stage, "compile.mjs")).href);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const plugins = [libraryCode(compile), withoutEval()];
  const common = { platform: "neutral", optimization, plugins, external: [/^node:/], logLevel: "warn", resolve: { mainFields: ["module", "main"] } };
  await build({ ...common, input: join(root, "src/index.ts"), output: { file: join(root, "dist/index.js"), legalComments: "inline" } });
  for (const command of ["lua", "luac"]) {
    await build({
      ...common,
      platform: "node",
      input: join(root, `src/cli/${command}.ts`),
      output: { file: join(root, `dist/${command === "lua" ? "cli" : "luac"}.js`), minify: true },
    });
    chmodSync(join(root, `dist/${command === "lua" ? "cli" : "luac"}.js`), 0o755);
  }
} finally {
  rmSync(stage, { recursive: true, force: true });
}
if (!process.argv.includes("--no-types")) {
  execFileSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "build/tsconfig.types.json")], { stdio: "inherit" });
}
