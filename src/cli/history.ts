/**
 * The lines typed in interactive mode, kept in a file: `tsuki_history` in `$XDG_STATE_HOME`, or `~/.tsuki_history`. A file that cannot be read
 * or written is no error: the lines are forgotten at the end then.
 */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class History {
  /** Lines kept. */
  static readonly SIZE = 1000;
  private readonly file = historyFile();
  private last = "";

  /** The lines, the last one first. */
  load(): string[] {
    try {
      const lines = readFileSync(this.file, "utf8").split("\n").filter(isWorthKeeping);
      if (lines.length > 2 * History.SIZE) writeFileSync(this.file, `${lines.slice(-History.SIZE).join("\n")}\n`, { mode: 0o600 });
      return lines.slice(-History.SIZE).reverse();
    } catch {
      return [];
    }
  }

  add(line: string): void {
    if (!isWorthKeeping(line) || line === this.last) return;
    this.last = line;
    try {
      // What is typed may be nobody else's business.
      appendFileSync(this.file, `${line}\n`, { mode: 0o600 });
    } catch {
      // No place to keep it.
    }
  }
}

function isWorthKeeping(line: string): boolean {
  return line.trim() !== "";
}

function historyFile(): string {
  const { XDG_STATE_HOME } = process.env;
  return XDG_STATE_HOME ? join(XDG_STATE_HOME, "tsuki_history") : join(process.getBuiltinModule("node:os").homedir(), ".tsuki_history");
}
