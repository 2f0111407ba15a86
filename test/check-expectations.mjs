/**
 * Checks that the expectations in our Lua test programs are true: runs each program on a native `lua` and compares.
 *
 *     node test/check-expectations.mjs --lua PATH [--write] [file or folder …]
 *
 * `--write` adds the expectations of programs that have none yet (read what it wrote before you keep it: the oracle says what Lua does,
 * not what you meant to test). Programs marked `--! tsuki-only: reason` are skipped: they test limits that PUC does not share.
 * What must stay true: the program runs under its base name, so that messages read `file.lua:3: …`, as in `programs.test.ts`.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { listPrograms, parseExpectations, printedLines, programFolders } from "./expectations.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const options = { lua: "lua5.4", write: false, paths: [] };
for (let index = 2; index < process.argv.length; index++) {
  const argument = process.argv[index];
  if (argument === "--lua") options.lua = process.argv[++index];
  else if (argument === "--write") options.write = true;
  else options.paths.push(resolve(argument));
}
if (options.paths.length === 0) options.paths = programFolders.map((folder) => join(here, folder));
const files = options.paths.flatMap((path) => (statSync(path).isDirectory() ? listPrograms(path).map((file) => join(path, file)) : [path]));

/** Runs a program as `lua file.lua` in its folder. */
function runNative(file, prelude = []) {
  const run = spawnSync(options.lua, [...prelude, basename(file)], {
    cwd: dirname(file),
    encoding: "latin1",
    timeout: 60_000,
    maxBuffer: 1 << 28,
  });
  let error;
  if (run.status !== 0) {
    const text = run.stderr.slice(run.stderr.indexOf(": ") + 2);
    const end = text.indexOf("\nstack traceback:");
    error = (end < 0 ? text : text.slice(0, end)).trimEnd();
    if (run.signal) error = `killed by ${run.signal}`;
  }
  return { output: printedLines(run.stdout), error, stderr: run.stderr };
}

/** Differences between what a program promises and what it did. */
function differences(expected, actual) {
  const found = [];
  const count = Math.max(expected.output.length, actual.output.length);
  for (let index = 0; index < count; index++) {
    if (expected.output[index] === actual.output[index]) continue;
    found.push(
      `line ${index + 1} of output: expected ${JSON.stringify(expected.output[index])}, printed ${JSON.stringify(actual.output[index])}`,
    );
    break;
  }
  const error = expected.error ?? expected.syntaxError;
  if (error !== actual.error) found.push(`expected error ${JSON.stringify(error)}, got ${JSON.stringify(actual.error)}`);
  return found;
}

/** Wraps `print` so that standard error tells which line of the main chunk each printed line belongs to. */
const recorder = `
local print, tostring, getinfo, concat, select = print, tostring, debug.getinfo, table.concat, select
local main, errors = coroutine.running(), io.stderr
_G.print = function(...)
  local line, level = 0, 1
  while true do
    local info = getinfo(main, level, "Sl")
    if not info then break end
    if info.what == "main" and info.currentline > 0 and info.short_src ~= "(command line)" then line = info.currentline end
    level = level + 1
  end
  local parts = {}
  for index = 1, select("#", ...) do parts[index] = tostring((select(index, ...))) end
  local text = concat(parts, "\\t")
  local _, breaks = text:gsub("\\n", "")
  errors:write("@@", line, ":", breaks + 1, "@@")
  print(...)
end`;

/** Adds the expectations of a program that has none. */
function writeExpectations(file, source) {
  const plain = runNative(file);
  const recorded = runNative(file, ["-e", recorder]);
  const lines = source.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const notes = new Map();
  const note = (line, text) => notes.set(line, [...(notes.get(line) ?? []), text]);
  const counts = [...recorded.stderr.matchAll(/@@(\d+):(\d+)@@/g)].map((match) => [Number(match[1]), Number(match[2])]);
  let cursor = 1;
  let next = 0;
  for (const [line, count] of counts) {
    if (line > cursor) cursor = line;
    for (let index = 0; index < count; index++) note(cursor, `--> expect: ${plain.output[next++] ?? ""}`);
  }
  while (next < plain.output.length) note(cursor, `--> expect: ${plain.output[next++]}`);
  if (plain.error !== undefined) {
    const position = /^[^:\n]*:(\d+):/.exec(plain.error);
    const syntax = !plain.stderr.includes("\nstack traceback:"); // a chunk that does not compile was never running
    const line = position && !syntax ? Math.min(Number(position[1]), lines.length) : lines.length;
    note(Math.max(line, 1), `--> ${syntax ? "syntax error" : "error"}: ${plain.error}`);
  }
  const output = [];
  lines.forEach((line, index) => {
    const texts = notes.get(index + 1) ?? [];
    if (texts.length === 0) output.push(line);
    else {
      output.push(`${line}${line === "" ? "" : " "}${texts[0]}`.trimEnd());
      const indent = /^\s*/.exec(line)[0];
      for (const text of texts.slice(1)) output.push((indent + text).trimEnd());
    }
  });
  // Comment lines that were added move every later line down; where line numbers show in messages, the program is run again.
  writeFileSync(file, `${output.join("\n")}\n`, "latin1");
}

/** Removes the expectations again, so that a second pass sees the final line numbers. */
function settle(file) {
  for (let pass = 0; pass < 4; pass++) {
    const source = readFileSync(file, "latin1");
    const found = differences(parseExpectations(source), runNative(file));
    if (found.length === 0) return true;
    const actual = runNative(file);
    let next = 0;
    const updated = source
      .split("\n")
      .map((line) =>
        line
          .replace(/(-->\s*expect:).*$/, (_, head) => `${head} ${actual.output[next++] ?? ""}`.trimEnd())
          .replace(/(-->\s*(?:syntax )?error:).*$/, (_, head) => `${head} ${actual.error ?? ""}`.trimEnd()),
      );
    writeFileSync(file, updated.join("\n"), "latin1");
  }
  return false;
}

let passed = 0;
let skipped = 0;
const failed = [];
for (const file of files) {
  const source = readFileSync(file, "latin1");
  const expected = parseExpectations(source);
  if (expected.pragmas.has("tsuki-only")) {
    skipped++;
    continue;
  }
  const empty = expected.output.length === 0 && expected.error === undefined && expected.syntaxError === undefined;
  if (empty && options.write) {
    writeExpectations(file, source);
    if (!settle(file)) failed.push([file, ["the expectations do not settle"]]);
    else passed++;
    continue;
  }
  const found = empty ? ["no expectation"] : differences(expected, runNative(file));
  if (found.length === 0) passed++;
  else failed.push([file, found]);
}
for (const [file, found] of failed) console.log(`${file}\n  ${found.join("\n  ")}`);
console.log(`${passed} true, ${failed.length} false, ${skipped} skipped (tsuki-only)`);
process.exitCode = failed.length === 0 ? 0 : 1;
