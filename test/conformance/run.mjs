/**
 * Runs PUC's official test suite (not part of this repository) on our machine, file by file, each in a process of its own.
 *
 *     node test/conformance/run.mjs --suite PATH [--only file,file] [--lua PATH] [--timeout 120] [--exclusions FILE] [--verbose]
 *
 * `--suite` is the unpacked folder `testes` of lua-5.4.8-tests. Without `--lua` the built `dist/tsuki.cjs` runs; with it, the binary given,
 * to check this runner and the exclusions. Files run with the suite's own switches for user tests (`_port`, `_soft`, `_nomsg`), on a
 * copy, in which the lines named in `exclusions.txt` are blank: a line number in a message is a line number of the original.
 * `main.lua` tests the command itself, and would do nothing under `_port`; it starts it by its name, so that is put into `PATH`.
 *
 * What must stay true: nothing is left out silently. Every exclusion has a reason, and one that fits nothing is an error.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const options = { suite: "", only: [], lua: "", timeout: 120, exclusions: join(here, "exclusions.txt"), verbose: false };
for (let index = 2; index < process.argv.length; index++) {
  const name = process.argv[index];
  if (name === "--verbose") options.verbose = true;
  else if (name === "--only") options.only = process.argv[++index].split(",").map((file) => (file.endsWith(".lua") ? file : `${file}.lua`));
  else if (name === "--timeout") options.timeout = Number(process.argv[++index]);
  else if (["--suite", "--lua", "--exclusions"].includes(name)) options[name.slice(2)] = resolve(process.argv[++index]);
  else throw new Error(`unknown option ${name}`);
}
if (!options.suite) throw new Error("say where the official suite is: --suite PATH");

/**
 * One exclusion a line, `#` starts a comment: `[native] target  reason`, where target is a file, `file:first-last`, or `file:/pattern/`.
 * With `native` it holds for `--lua` runs too; otherwise it is a difference of ours only.
 */
function readExclusions(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((text, index) => ({ text: text.trim(), line: index + 1 }))
    .filter(({ text }) => text !== "" && !text.startsWith("#"))
    .map(({ text, line }) => {
      const found = /^(native\s+)?([\w-]+\.lua)(?::(?:(\d+)(?:-(\d+))?|\/((?:\\.|[^/])+)\/))?\s{2,}(\S.*)$/.exec(text);
      if (!found) throw new Error(`exclusions line ${line}: expected 'file[:lines or :/pattern/]  reason'`);
      const [, native, name, first, last, pattern, reason] = found;
      return {
        native: native !== undefined,
        file: name,
        first: first && Number(first),
        last: Number(last ?? first),
        pattern: pattern && new RegExp(pattern),
        reason,
        line,
        used: false,
      };
    });
}

const exclusions = readExclusions(options.exclusions).filter((item) => item.native || !options.lua);
const work = mkdtempSync(join(tmpdir(), "tsuki-conformance-"));
cpSync(options.suite, work, { recursive: true });
const files = readdirSync(options.suite).filter(
  (file) => file.endsWith(".lua") && (options.only.length === 0 || options.only.includes(file)),
);
const ownCommand = join(here, "..", "..", "dist", "tsuki.cjs");
const command = options.lua ? [options.lua] : [process.execPath, ownCommand];
const prelude = "_port = true _soft = true _nomsg = true";
const bin = join(work, "bin");
mkdirSync(bin);
symlinkSync(ownCommand, join(bin, "tsuki"));

/** The command and its first arguments for a file. */
function commandFor(file) {
  if (file !== "main.lua") return [...command, "-e", prelude];
  return options.lua ? command : [join(bin, "tsuki")];
}

/** Blanks the excluded lines of a file's copy; gives how many. */
function patch(file) {
  const path = join(work, file);
  const lines = readFileSync(path, "latin1").split("\n");
  let blanked = 0;
  for (const item of exclusions) {
    if (item.file !== file || (item.first === undefined && item.pattern === undefined)) continue;
    lines.forEach((text, index) => {
      if (item.pattern ? !item.pattern.test(text) : index + 1 < item.first || index + 1 > item.last) return;
      item.used = true;
      lines[index] = "";
      blanked++;
    });
  }
  if (blanked > 0) writeFileSync(path, lines.join("\n"), "latin1");
  return blanked;
}

const counts = { pass: 0, fail: 0, timeout: 0, excluded: 0 };
let blankedLines = 0;
for (const file of files) {
  const whole = exclusions.find((item) => item.file === file && item.first === undefined && item.pattern === undefined);
  if (whole) {
    whole.used = true;
    counts.excluded++;
    console.log(`${file.padEnd(18)} excluded          ${whole.reason}`);
    continue;
  }
  const blanked = patch(file);
  blankedLines += blanked;
  const start = performance.now();
  const [program, ...args] = commandFor(file);
  const run = spawnSync(program, [...args, file], {
    cwd: work,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
    encoding: "latin1",
    timeout: options.timeout * 1000,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
  const status = run.error?.code === "ETIMEDOUT" ? "timeout" : run.status === 0 ? "pass" : "fail";
  counts[status]++;
  const message = status === "pass" ? "" : (run.stderr.trim().split("\n")[0] ?? "").slice(0, 160);
  console.log(
    `${file.padEnd(18)} ${status.padEnd(8)} ${seconds} s  ${blanked > 0 ? `(${blanked} lines excluded) ` : ""}${message}`.trimEnd(),
  );
  if (options.verbose && status !== "pass") console.log(`${run.stdout.slice(-2000)}\n${run.stderr}`);
}
rmSync(work, { recursive: true });
const unused = exclusions.filter((item) => !item.used && files.includes(item.file));
for (const item of unused) console.log(`exclusions line ${item.line} fits nothing: ${item.file}`);
console.log(
  `${files.length} files: ${counts.pass} pass, ${counts.fail} fail, ${counts.timeout} time out, ${counts.excluded} excluded, ${blankedLines} lines excluded`,
);
process.exitCode = counts.fail + counts.timeout + unused.length === 0 ? 0 : 1;
