/**
 * The package as a user gets it: packed, and installed into an empty project from the tarball alone. Used by the tests of this folder and by those of
 * the documentation.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Project {
  readonly folder: string;
  /** Where the package was installed to. */
  readonly installed: string;
  /** Writes a file of the project. */
  write(name: string, text: string): string;
  /** Runs a program of the project with Node; throws if it fails. Gives what it printed. */
  node(...args: string[]): string;
  remove(): void;
}

/** An empty project with the package installed. The build that is there is packed: `npm pack` must not make another while tests read it. */
export function newProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), "tsuki-project-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: root, stdio: "pipe" });
  const [tarball] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "project", private: true, type: "module" }));
  const options = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"];
  execFileSync("npm", ["install", ...options, `./${tarball}`], { cwd: folder, stdio: "pipe" });
  const write = (name: string, text: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  return {
    folder,
    installed: join(folder, "node_modules/tsuki"),
    write,
    node(...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
      if (status !== 0 || stderr !== "") throw new Error(`node ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
      return stdout;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
