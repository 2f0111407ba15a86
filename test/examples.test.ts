/**
 * The rules engine of examples/ while its rules are edited: what its README cannot show, because it takes two to do it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const program = fileURLToPath(new URL("../examples/rules-engine/main.mjs", import.meta.url));

let folder: string;
let engine: ChildProcess;
let lines: AsyncIterator<string>;
let count: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tsuki-rules-"));
  writeFileSync(join(folder, "limits.json"), JSON.stringify({ all: { fuel: 1_000_000, memory: 100_000 } }));
  engine = spawn(process.execPath, [program, folder, "-"], { stdio: ["pipe", "pipe", "inherit"] });
  lines = createInterface({ input: engine.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  count = 0;
});
afterEach(() => {
  engine.kill();
  rmSync(folder, { recursive: true });
});

/** Writes a rule. Each text has another length, for a file system may not tell two times of one millisecond apart. */
function write(rule: string, text: string): void {
  writeFileSync(join(folder, `${rule}.lua`), `${text}${" ".repeat(++count)}\n`);
}

/** Sends an event: what is printed about it, up to the verdict, and so many lines behind that. */
async function send(type: string, reasons: number): Promise<string[]> {
  const id = ++count;
  engine.stdin?.write(`${JSON.stringify({ id, type })}\n`);
  const printed: string[] = [];
  let left = -1;
  while (left !== 0) {
    const { value } = await lines.next();
    printed.push(String(value).replace(`${id} `, ""));
    left = left < 0 && printed.at(-1)?.startsWith(`${type}: `) ? reasons : left - 1;
  }
  return printed;
}

const counter = (text: string): string => `
memory.seen = memory.seen or 0
on("sale", function() memory.seen = memory.seen + 1; flag(${text} .. memory.seen) end)`;

test("a rule that is edited goes on with what it remembers, and a text that does not load changes nothing", async () => {
  expect(await send("sale", 0)).toEqual(["sale: ok"]);
  write("counter", counter("'first '"));
  expect(await send("sale", 1)).toEqual(["sale: flagged", "  counter: first 1"]);
  write("counter", counter("'second '"));
  expect(await send("sale", 1)).toEqual(["! counter: loaded anew", "sale: flagged", "  counter: second 2"]);
  write("counter", "on('sale',");
  expect(await send("sale", 1)).toEqual([
    "! counter.lua:2: unexpected symbol near <eof>",
    "      1 | on('sale',",
    "    > 2 |",
    "        | ^",
    "sale: flagged",
    "  counter: second 3",
  ]);
  rmSync(join(folder, "counter.lua"));
  expect(await send("sale", 0)).toEqual(["! counter: removed", "sale: ok"]);
});

test("a rule that goes on failing is switched off until its file changes; others never notice", async () => {
  write("counter", counter("''"));
  write("wrong", "on('sale', function() error('no') end)");
  const failure = ["! wrong.lua:1: no", "    > 1 | on('sale', function() error('no') end)"];
  expect(await send("sale", 1)).toEqual([...failure, "sale: flagged", "  counter: 1"]);
  expect((await send("sale", 1)).at(-1)).toBe("  counter: 2");
  expect(await send("sale", 1)).toEqual([...failure, "! wrong: switched off after 3 failures", "sale: flagged", "  counter: 3"]);
  expect(await send("sale", 1)).toEqual(["sale: flagged", "  counter: 4"]);
  write("wrong", "on('sale', function() flag('right') end)");
  expect(await send("sale", 2)).toEqual(["! wrong: loaded anew", "sale: flagged", "  counter: 5", "  wrong: right"]);
});

test("a rule keeps within its limits, and in its state", async () => {
  write("greedy", "on('sale', function() hoard = ('gold'):rep(50000) end)");
  write("loud", "on('sale', function() while true do flag('!') end end)");
  write("nosy", "on('sale', function() flag(io.open('/etc/passwd'):read('a')) end)");
  const printed = await send("sale", 0);
  expect(printed.filter((line) => line.startsWith("!"))).toEqual([
    "! greedy.lua: used up its memory (100000)",
    "! loud.lua: no more than 10 flags for an event",
    "! nosy.lua:1: io is not available in this state",
  ]);
});
