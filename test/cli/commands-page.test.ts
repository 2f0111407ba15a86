/**
 * docs/commands.md: every command on the page is run in a shell, and prints what stands below it. Blocks of Lua that begin with a comment like
 * `-- name.lua` are files.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tsuki-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const bin = join(folder, "bin");
mkdirSync(bin);
for (const command of ["tsuki", "tsukic"]) {
  symlinkSync(fileURLToPath(new URL(`../../dist/${command}.cjs`, import.meta.url)), join(bin, command));
}

const page = readFileSync(fileURLToPath(new URL("../../docs/commands.md", import.meta.url)), "utf8");
for (const [, text, name] of page.matchAll(/^```lua\n(-- (\S+\.lua)\n.*?)^```/gms))
  writeFileSync(join(folder, name as string), text as string);

describe.skipIf(process.platform === "win32")("docs/commands.md", () => {
  const blocks = [...page.matchAll(/^```console\n(.*?)^```/gms)].map(([, block]) => block as string);
  const examples = blocks.flatMap((block) => block.split(/^\$ /m).slice(1));

  test.each(examples.map((example) => [example.split("\n", 1)[0] as string, example] as const))("%s", (command, example) => {
    const { stdout } = spawnSync("/bin/sh", ["-c", command], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    });
    expect(stdout).toBe(example.slice(command.length + 1));
  });

  test("lists every option that the commands list", () => {
    for (const command of ["tsuki", "tsukic"]) {
      const { stderr } = spawnSync(join(bin, command), ["--no-such-option"], { encoding: "utf8" });
      const options = [...stderr.matchAll(/^ {2}(-\S*(?: [a-z][\w=]*)?) {2,}/gm)].map(([, option]) => option as string);
      expect(options.length).toBeGreaterThan(5);
      for (const option of options) expect(page).toContain(`| \`${option}\` |`);
    }
  });
});
