/**
 * The package in a user's project: installed from the tarball without a network, imported, required, type-checked in the strictest mode, and bundled
 * for a browser page.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, expect, test } from "vitest";
import { newProject, root, sizeOf } from "./tarball.ts";

const project = newProject();
afterAll(() => project.remove());

const program = `
import { Lua, LuaError } from "tsuki";
const lua = new Lua();
lua.globals.set("greet", (name) => "hi " + name);
console.log(lua.eval("return greet('moon')"), LuaError.name);
lua.close();
`;

test("it is one package of less than a megabyte, and the code caches of this machine are not in it", () => {
  expect(readdirSync(join(project.folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["tsuki"]);
  expect(sizeOf(project.installed)).toBeLessThan(1_000_000);
  expect(readdirSync(join(project.installed, "dist")).filter((name) => name.endsWith(".cache"))).toEqual([]);
});

test("publint finds nothing", async () => {
  const { messages } = await publint({ pkgDir: project.installed, pack: false, strict: true });
  const manifest = JSON.parse(readFileSync(join(project.installed, "package.json"), "utf8"));
  expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
});

test("import", () => {
  project.write("import.js", program);
  expect(project.node("import.js")).toBe("hi moon LuaError\n");
});

test("require, without a warning", () => {
  project.write("require.cjs", `const { Lua } = require("tsuki");\nconsole.log(new Lua().eval("return 6 * 7"));`);
  expect(project.node("require.cjs")).toBe("42\n");
});

test("with code generation from strings forbidden", () => {
  project.write("strict.js", program);
  expect(project.node("--disallow-code-generation-from-strings", "strict.js")).toBe("hi moon LuaError\n");
});

test("the runtime runs what the whole package compiled, with the same classes, and has no parser", () => {
  project.write(
    "runtime.js",
    `import { Lua } from "tsuki";
import { Lua as RuntimeLua, LuaSyntaxError } from "tsuki/runtime";
const code = new Lua().load("local a, b = ... return a + b, string.format('%5.2f', math.pi)", { name: "=sum" }).toBytecode();
const lua = new RuntimeLua();
console.log(lua.load(code).call(40, 2), new Lua() instanceof RuntimeLua);
try { lua.eval("return 1"); } catch (error) { console.log(error instanceof LuaSyntaxError, error.message); }
const dumped = new Lua().load("return load('return 1')").toBytecode();
console.log(lua.evalAll(dumped)[1]);
`,
  );
  const message = "this is source text, and there is no parser here: tsuki/runtime takes binary chunks only";
  expect(project.node("runtime.js")).toBe(`42 true\ntrue ${message}\n${message}\n`);
});

test("an error that nobody catches is told in some lines, none of them longer than a method", () => {
  const uncaught = (file: string, ...options: string[]): string => {
    const run = spawnSync(process.execPath, [...options, file], { cwd: project.folder, encoding: "utf8" });
    expect(run.status).toBe(1);
    return run.stderr;
  };
  project.write("lua-error.js", `import { Lua } from "tsuki";\nnew Lua().load("local t\\nreturn t.x", { name: "@job.lua" }).exec();`);
  project.write("syntax-error.js", `import { Lua } from "tsuki";\nnew Lua().exec("x =");`);
  project.write("closed.js", `import { Lua } from "tsuki";\nconst lua = new Lua();\nlua.close();\nlua.exec("x = 1");`);
  const told = uncaught("lua-error.js");
  expect(told).toContain("\nLuaError: job.lua:2: attempt to index a nil value (local 't')\n    at ");
  expect(uncaught("syntax-error.js")).toContain('\nLuaSyntaxError: [string "x ="]:1: unexpected symbol near <eof>\n    at ');
  expect(uncaught("closed.js")).toContain("\nLuaClosedError: load: the state is closed\n    at ");
  expect(told.length).toBeLessThan(2000);
  const thrownAt = /at \S+ \((.*?\.ts):(\d+):/.exec(uncaught("lua-error.js", "--enable-source-maps"));
  const [file, line] = [thrownAt?.[1]?.replace(/^.*\/node_modules\/tsuki\//, root) as string, Number(thrownAt?.[2])];
  expect(readFileSync(file, "utf8").split("\n")[line - 1]).toContain("return new LuaError(");
});

test("tsuki/node and tsuki/cli", () => {
  project.write("data.txt", "from a file");
  project.write(
    "files.js",
    `import { Lua } from "tsuki";
import { nodeHost } from "tsuki/node";
import { createRequire } from "node:module";
import { execFileSync } from "node:child_process";
console.log(new Lua({ libs: "all", ...nodeHost() }).eval("return io.open('data.txt'):read('a')"));
const command = createRequire(import.meta.url).resolve("tsuki/cli");
console.log(execFileSync(process.execPath, [command, "-e", "print(_VERSION)"], { encoding: "utf8" }));`,
  );
  expect(project.node("files.js")).toBe("from a file\nLua 5.4\n\n");
});

test("the commands, and a code cache that the first run leaves behind", () => {
  const run = (command: string, ...args: string[]): string =>
    execFileSync(join(project.folder, "node_modules/.bin", command), args, { cwd: project.folder, encoding: "utf8" });
  project.write("hello.lua", "print('hello', ...)");
  expect(run("tsuki", "hello.lua", "a", "b")).toBe("hello\ta\tb\n");
  expect(existsSync(join(project.installed, "dist/machine.js.cache"))).toBe(true);
  expect(run("tsuki", "hello.lua", "a", "b")).toBe("hello\ta\tb\n");
  expect(run("tsukic", "-o", "hello.out", "hello.lua")).toBe("");
  expect(run("tsuki", "hello.out")).toBe("hello\n");
  expect(readdirSync(join(project.installed, "dist")).filter((name) => /cache\./.test(name))).toEqual([]);
});

test("the types, in strict mode and with their own files checked", () => {
  project.write(
    "typed.ts",
    `import { Lua, type LuaFunction, type LuaOptions, LuaError } from "tsuki";
import { Lua as RuntimeLua } from "tsuki/runtime";
import { runScripts, type RunScriptsOptions } from "tsuki/browser";
import { nodeHost } from "tsuki/node";
const options: LuaOptions = { libs: "all", ...nodeHost() };
using lua = new Lua(options);
const runtime: RuntimeLua = lua;
const add = runtime.eval("return function(a, b) return a + b end") as LuaFunction;
const sum: unknown = add(1, 2);
const scripts: (options?: RunScriptsOptions) => Promise<Lua> = runScripts;
// @ts-expect-error there is no such option
new Lua({ lib: "all" });
class Point { constructor(public x: number) {} move(by: number): void { this.x += by; } }
lua.registerClass(Point, { fields: { x: "read" }, methods: { move: { borrow: "mut", parameters: ["number"] } } });
export { sum, scripts, LuaError };
`,
  );
  const compilerOptions = {
    strict: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom"],
    types: [],
  };
  for (const resolution of [{ module: "nodenext" }, { module: "esnext", moduleResolution: "bundler" }]) {
    project.write("tsconfig.json", JSON.stringify({ compilerOptions: { ...compilerOptions, ...resolution }, files: ["typed.ts"] }));
    const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc")], {
      cwd: project.folder,
      encoding: "utf8",
    });
    expect(stdout).toBe("");
  }
});

const page = `
import { Lua } from "tsuki";
const lua = new Lua({ print: (text) => { document.title += text; } });
lua.exec("print('hello')");
`;

test("esbuild bundles it for a page, without a warning", async () => {
  const entry = project.write("page.js", page);
  const result = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: "browser",
    minify: true,
    write: false,
    logLevel: "silent",
  });
  expect(result.warnings).toEqual([]);
  expect(result.outputFiles[0]?.text).not.toMatch(/\beval\)\(|new Function\b/);
});

test("a bundler drops it all where nothing of it is used", async () => {
  const entry = project.write("unused.js", `import { Lua } from "tsuki";\nimport "tsuki/runtime";\nconsole.log("nothing");`);
  const result = await esbuild.build({ entryPoints: [entry], bundle: true, format: "esm", minify: true, write: false, logLevel: "silent" });
  expect(result.outputFiles[0]?.text.trim()).toBe('console.log("nothing");');
});

test("vite bundles it for a page, without a warning", async () => {
  project.write("page.js", page);
  project.write("index.html", `<!doctype html><script type="module" src="./page.js"></script>`);
  const { build } = await import("vite");
  const said: string[] = [];
  const say = (message: string): void => {
    said.push(message);
  };
  const logger = {
    info: () => undefined,
    warn: say,
    warnOnce: say,
    error: say,
    clearScreen: () => undefined,
    hasErrorLogged: () => false,
    hasWarned: false,
  };
  await build({ root: project.folder, configFile: false, customLogger: logger, build: { outDir: "out", sourcemap: true } });
  expect(said).toEqual([]);
  expect(readdirSync(join(project.folder, "out/assets")).some((name) => name.endsWith(".js"))).toBe(true);
});
