/**
 * What the documents tell a reader to type, typed: commands in ```console blocks print what stands under them, JavaScript what stands behind `// →`.
 * README's run in a project where the package is installed, those of the examples in this repository.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { newProject, root } from "./package/tarball.ts";

const project = newProject();
afterAll(() => project.remove());
copyFileSync(join(root, "examples/hello.lua"), join(project.folder, "hello.lua"));
project.write("line.lua", "local t = {x = 1}; print(t.x + 1)");

function blocks(file: string, language: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map((match) => match[1] as string);
}

/** The commands of a document, each with the output that is told under it. */
function commandsOf(file: string): { command: string; output: string }[] {
  return blocks(file, "console").flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((entry) => ({ command: entry.slice(0, entry.indexOf("\n")), output: entry.slice(entry.indexOf("\n") + 1) })),
  );
}

/** Runs a command line where `tsuki` and `tsukic` are installed: all it prints. */
function run(command: string, folder: string): string {
  const PATH = [join(project.folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const { stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8", env: { ...process.env, PATH } });
  return stdout + stderr;
}

describe.each([
  ["README.md", project.folder],
  ["examples/README.md", root],
])("the commands of %s", (file, folder) => {
  test.each(commandsOf(file))("$command", ({ command, output }) => {
    expect(run(command, folder)).toBe(output);
  });
});

test("the JavaScript of README.md", () => {
  const [program] = blocks("README.md", "js") as [string];
  const expected = [...program.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]);
  expect(expected.length).toBeGreaterThan(3);
  project.write("readme.js", program);
  expect(project.node("readme.js").trimEnd().split("\n")).toEqual(expected);
});

test("every script that is told of exists", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
  const told = ["README.md", "CONTRIBUTING.md", "test/README.md"].flatMap((file) => [
    ...readFileSync(join(root, file), "utf8").matchAll(/npm run (?:--silent )?([a-z:]+)/g),
  ]);
  expect(told.map((match) => match[1]).filter((name) => !(String(name) in scripts))).toEqual([]);
  expect(scripts.test).toBeDefined();
});

test("npm run demo shows the first program and the embedding example", () => {
  const script = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { demo: string } }).scripts.demo;
  const printed = run(script.replace("npm run --silent build && ", ""), root);
  expect(printed).toMatch(/^the {3}3\n/);
  expect(printed).toContain("hi moon!");
});
