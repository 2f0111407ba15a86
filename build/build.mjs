/**
 * Builds dist/: the library, the commands and their types. Two stages: first the compiler alone, which then compiles the library
 * functions that are written in Lua; then everything.
 *
 * What must stay true: const enums are inlined (an imported enum object makes the interpreter loop nine times slower), and nothing outside
 * dist/ is needed to run.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";
import { libraryCode } from "./library-code.mjs";
import { thirdPartyLicenses } from "./third-party.mjs";
import { withoutEval } from "./without-eval.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const optimization = { inlineConst: { mode: "all", pass: 3 } };

/** Writes a command: the launcher, the bundle as the text of a function, and the code cache made by running it once. */
function installCommand(command, bundle, warmUp) {
  const launcher = join(root, "dist", `${command}.cjs`);
  const main = launcher.replace(/\.cjs$/, ".main.js");
  writeFileSync(main, `(function (require, module, exports) {${bundle.replace(/^#!.*/, "")}\n})`);
  copyFileSync(join(root, "build/launcher.cjs"), launcher);
  chmodSync(launcher, 0o755);
  execFileSync(process.execPath, [join(root, "build/code-cache.cjs"), main, ...warmUp]);
}

const stage = mkdtempSync(join(tmpdir(), "tsuki-build-"));
try {
  const compiler = join(stage, "compile.mjs");
  await build({
    input: join(root, "src/compiler/compile.ts"),
    platform: "node",
    optimization,
    output: { file: compiler },
    logLevel: "warn",
  });
  const { compile } = await import(pathToFileURL(compiler).href);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const modules = new Set();
  const bundle = async (input, platform, output) => {
    const result = await build({
      input: join(root, input),
      platform,
      optimization,
      plugins: [libraryCode(compile), withoutEval()],
      external: [/^node:/],
      resolve: { mainFields: ["module", "main"] },
      output,
      logLevel: "warn",
    });
    for (const chunk of result.output) for (const id of chunk.moduleIds ?? []) modules.add(id);
  };
  await bundle("src/index.ts", "neutral", { file: join(root, "dist/index.js") });
  await bundle("src/cli/node.ts", "node", { file: join(root, "dist/node.js") });
  const program = "local t = {} for i = 1, 3 do t[i] = tostring(i) end return #table.concat(t)";
  for (const [command, input, warmUp] of [
    ["tsuki", "src/cli/lua.ts", ["-e", program]],
    ["tsukic", "src/cli/luac.ts", ["-p", join(root, "examples/hello.lua")]],
  ]) {
    const file = join(stage, `${command}.cjs`);
    await bundle(input, "node", { file, format: "cjs", minify: true });
    installCommand(command, readFileSync(file, "utf8"), warmUp);
  }
  writeFileSync(join(root, "dist/THIRD_PARTY_LICENSES"), thirdPartyLicenses(modules));
} finally {
  rmSync(stage, { recursive: true, force: true });
}
if (!process.argv.includes("--no-types")) {
  const arguments_ = [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "build/tsconfig.types.json")];
  execFileSync(process.execPath, arguments_, { stdio: "inherit" });
}
