/**
 * The interactive mode in a real terminal: `tsuki` runs inside tmux, which types keys and tells what is on the screen. Needs tmux, as Debian's
 * package of that name has it; without it the tests fail.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "tsuki-terminal-"));
const command = fileURLToPath(new URL("../../dist/tsuki.cjs", import.meta.url));
const history = join(folder, "tsuki_history");
/** How long to wait for the screen to be as expected, in milliseconds. */
const PATIENCE = 10_000;

function tmux(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync("tmux", ["-L", `tsuki-${process.pid}`, ...args], { encoding: "utf8" });
  if (error !== undefined) throw new Error("the tests of the interactive mode need tmux", { cause: error });
  if (status !== 0) throw new Error(`tmux ${args.join(" ")}: ${stderr}`);
  return stdout;
}

beforeAll(() => {
  // A session of its own keeps the server alive between tests.
  tmux("-f", "/dev/null", "new-session", "-d", "-s", "keep", "sleep 600");
});
afterEach(() => {
  if (tmux("list-sessions").includes("lua:")) tmux("kill-session", "-t", "lua");
  rmSync(history, { force: true });
});
afterAll(() => {
  tmux("kill-server");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the command in a terminal, with variables such as `NO_COLOR=1`. */
function open(size: { columns: number }, args: readonly string[] = [], variables = ""): void {
  const words = [process.execPath, command, ...args].map((word) => `'${word}'`).join(" ");
  const line = `env XDG_STATE_HOME='${folder}' ${variables} ${words}; echo "ended with $?"; sleep 60`;
  tmux("new-session", "-d", "-s", "lua", "-x", String(size.columns), "-y", "24", "-c", folder, line);
}

const type = (text: string): string => tmux("send-keys", "-t", "lua", "-l", text);
const press = (...keys: string[]): string => tmux("send-keys", "-t", "lua", ...keys);
const enter = (text: string): void => {
  type(text);
  press("Enter");
};
const screen = (...options: string[]): string => tmux("capture-pane", "-p", "-t", "lua", ...options);

/** Waits until the screen ends in some lines. */
async function shows(...lines: string[]): Promise<void> {
  const end = Date.now() + PATIENCE;
  let last: string[] = [];
  while (Date.now() < end) {
    last = screen().trimEnd().split("\n").slice(-lines.length);
    if (JSON.stringify(last) === JSON.stringify(lines)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(last).toEqual(lines);
}

describe.skipIf(process.platform === "win32")("in a terminal", () => {
  test("lines are run, and their values printed", async () => {
    open({ columns: 60 });
    await shows(">");
    enter("1 + 1, 'a'");
    await shows("> 1 + 1, 'a'", "2       a", ">");
    enter("for i = 1, 2 do");
    await shows("> for i = 1, 2 do", ">>");
    enter("print(i) end");
    await shows(">> print(i) end", "1", "2", ">");
    enter("io.read()");
    // Until the line is run, the terminal belongs to the prompt.
    await shows("2", "> io.read()");
    await new Promise((resolve) => setTimeout(resolve, 300));
    enter("for the program");
    await shows("> io.read()", "for the program", "for the program", ">");
    press("C-d");
    await shows(">", "ended with 0");
  });

  test("tables are shown with what is in them", async () => {
    open({ columns: 60 }, [], "NO_COLOR=1");
    await shows(">");
    enter("t = {1, 'two', x = {y = true}} t.self = t");
    enter("t");
    await shows("> t", '{ 1, "two", x = { y = true }, self = <cycle> }', ">");
    enter("setmetatable({}, {__tostring = function() return 'itself' end})");
    await shows("itself", ">");
    expect(screen("-e")).not.toContain("\x1b[3");
  });

  test("colours are for terminals that want them", async () => {
    open({ columns: 60 }, [], "TERM=xterm-256color NO_COLOR=");
    await shows(">");
    enter("{1}");
    await shows("{ 1 }", ">");
    expect(screen("-e")).toContain("\x1b[33m1");
  });

  test("names are completed without running anything", async () => {
    open({ columns: 60 });
    await shows(">");
    enter("trap = setmetatable({field = 1, other = print}, {__index = function() error('ran') end})");
    await shows(">");
    type("string.for");
    press("Tab");
    await shows("> string.format");
    press("C-u");
    type("('x').trap:oth");
    press("C-u");
    type("trap:");
    press("Tab");
    await shows("> trap:other");
    press("C-u");
    type("io.stdout:see");
    press("Tab");
    await shows("> io.stdout:seek");
  });

  test("Ctrl-C stops the script, and gives up a line, and ends nothing", async () => {
    open({ columns: 60 });
    await shows(">");
    enter("while true do end");
    await new Promise((resolve) => setTimeout(resolve, 300));
    press("C-c");
    await shows("^Cinterrupted!", "stack traceback:", "        stdin:1: in main chunk", "        [C]: in ?", ">");
    type("nothing of this(");
    press("C-c");
    await shows("> nothing of this(^C", ">");
    enter("'still here'");
    await shows("still here", ">");
  });

  test("the history is there the next time", async () => {
    writeFileSync(history, "'from before'\n");
    open({ columns: 60 });
    await shows(">");
    press("Up");
    await shows("> 'from before'");
    press("Enter");
    await shows("from before", ">");
    enter("'kept'");
    await shows("kept", ">");
    expect(readFileSync(history, "utf8")).toBe("'from before'\n'from before'\n'kept'\n");
  });

  test("a history that cannot be kept is no error", async () => {
    open({ columns: 60 }, [], "XDG_STATE_HOME=/nonexistent/folder");
    await shows(">");
    enter("'all the same'");
    await shows("all the same", ">");
    expect(existsSync(history)).toBe(false);
  });

  test("errors show their place and what was meant", async () => {
    writeFileSync(join(folder, "wrong.lua"), "local settings = { colour = 1 }\nprint(settings.colur.red)\n");
    open({ columns: 60 }, ["wrong.lua"]);
    await shows(
      "tsuki: wrong.lua:2: attempt to index a nil value (field 'col",
      "ur')",
      "stack traceback:",
      "        wrong.lua:2: in main chunk",
      "        [C]: in ?",
      " 1 | local settings = { colour = 1 }",
      " 2 | print(settings.colur.red)",
      "   |       ^^^^^^^^^^^^^^",
      "did you mean 'colour'?",
      "ended with 1",
    );
  });

  test("a terminal may be 20 columns wide", async () => {
    open({ columns: 20 });
    await shows(">");
    enter("{'longer', 'than it'}");
    await shows("{", '  "longer",', '  "than it"', "}", ">");
    enter("local veryLongName = 1 + undefined");
    await shows(" 1 | 1 + undefined", "   |     ^^^^^^^^^", ">");
  });
});
