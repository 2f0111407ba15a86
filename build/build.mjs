/**
 * Builds dist/: the library, the commands and their types. Two stages: first the compiler alone, which then compiles the library
 * functions that are written in Lua; then everything.
 *
 * The library is a module for each entry of package.json and one, `machine.js`, with what they share: everything but parser and compiler, so that
 * `tsuki/runtime` loads nothing else, and all entries have the same classes. The commands are modules on top of these, started by launcher.cjs.
 *
 * What must stay true: const enums are inlined (an imported enum object makes the interpreter loop nine times slower), the machine is one module
 * (the loop must not reach for its helpers in another), and nothing outside dist/ is needed to run.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "rolldown";
import { parseAst } from "rolldown/parseAst";
import { dts } from "rolldown-plugin-dts";
import { finishModules } from "./finish-modules.mjs";
import { leanChevrotain } from "./lean-chevrotain.mjs";
import { libraryCode } from "./library-code.mjs";
import { thirdPartyLicenses } from "./third-party.mjs";
import { withoutEval } from "./without-eval.mjs";
import { withoutSentences } from "./without-sentences.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
/** Classes keep their names: users see them, in stack traces and in consoles. */
const minify = { compress: { keepNames: { class: true, function: false } }, mangle: { keepNames: { class: true, function: false } } };
const optimization = { inlineConst: { mode: "all", pass: 3 } };

const libraryEntries = { index: "src/index.ts", runtime: "src/runtime.ts", browser: "src/browser.ts", node: "src/cli/node.ts" };
const commandEntries = { tsuki: "src/cli/lua.ts", tsukic: "src/cli/luac.ts" };
/** What a command is run with once, for the code cache to hold the functions that a start and ordinary programs need. */
const warmUps = {
  tsuki: [join(root, "build/warm-up.lua")],
  tsukic: ["-p", join(root, "examples/hello.lua")],
};

/** Which modules share a file, with all they import: the first group that takes one has it. */
const groups = [
  { name: "machine", test: /[\\/](vm[\\/](?!listing)|stdlib[\\/])|[\\/]src[\\/]host[\\/](?!compiling-lua)/ },
  { name: "compiler", test: /[\\/]src[\\/](compiler[\\/](?!lint)|host[\\/]compiling-lua)/ },
  { name: "node-host", test: /[\\/]src[\\/]cli[\\/]node\.ts/ },
  { name: "commands", test: /[\\/]src[\\/]cli[\\/](?!luac?\.ts)/ },
];

const inputs = (entries) => Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)]));

/** Makes sure of what launcher.cjs relies on: an export is a value, for good. */
function checkExports({ fileName, code }) {
  const { body } = parseAst(code);
  const variables = body.filter(({ type, kind }) => type === "VariableDeclaration" && kind === "let");
  const changing = variables.flatMap(({ declarations }) => declarations.map(({ id }) => id.name));
  const exported = body
    .flatMap(({ type, specifiers }) => (type === "ExportNamedDeclaration" ? specifiers : []))
    .map(({ local }) => local.name);
  const wrong = exported.filter((name) => changing.includes(name));
  if (wrong.length > 0) throw new Error(`${fileName} exports what may change later: ${wrong.join(", ")}`);
}

/** Puts the launcher of each command beside its bundle, and makes the code cache by running it once. */
function installCommands() {
  for (const [command, warmUp] of Object.entries(warmUps)) {
    const launcher = join(dist, `${command}.cjs`);
    copyFileSync(join(root, "build/launcher.cjs"), launcher);
    chmodSync(launcher, 0o755);
    execFileSync(process.execPath, [launcher, ...warmUp]);
  }
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
  rmSync(dist, { recursive: true, force: true });
  const { output } = await build({
    input: inputs({ ...libraryEntries, ...commandEntries }),
    platform: "neutral",
    optimization,
    plugins: [libraryCode(compile), leanChevrotain(), withoutEval(), withoutSentences()],
    external: [/^node:/],
    resolve: { mainFields: ["module", "main"] },
    output: {
      dir: dist,
      minify,
      entryFileNames: ({ name }) => (name in commandEntries ? "[name].main.js" : "[name].js"),
      chunkFileNames: "[name].js",
      sourcemap: true,
      sourcemapExcludeSources: true,
      codeSplitting: { groups },
    },
    logLevel: "warn",
  });
  const modules = new Set();
  for (const chunk of output.filter(({ type }) => type === "chunk")) {
    for (const id of chunk.moduleIds) modules.add(id);
    checkExports(chunk);
  }
  finishModules(dist);
  installCommands();
  writeFileSync(join(dist, "THIRD_PARTY_LICENSES"), thirdPartyLicenses(modules));
} finally {
  rmSync(stage, { recursive: true, force: true });
}
if (!process.argv.includes("--no-types")) {
  await build({
    input: inputs(libraryEntries),
    plugins: [dts({ tsconfig: join(root, "build/tsconfig.types.json"), emitDtsOnly: true })],
    external: [/^node:/, "tsuki:library-code"],
    // `using` needs the type Disposable, which projects do not have by default.
    output: { dir: dist, chunkFileNames: "[name].d.ts", banner: '/// <reference lib="esnext.disposable" />' },
    logLevel: "warn",
    checks: { pluginTimings: false },
  });
}
