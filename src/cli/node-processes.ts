/**
 * Commands of the system's shell on Node, for `os.execute` and `io.popen` (vm/host.ts).
 *
 * Made by the commands. A command that is only waited for runs in this thread; one that is talked to is run by another (command-thread.ts).
 *
 * What must stay true: what the program wrote before stands before what the command writes; what is written to a command reaches it when its
 * file is flushed or closed, or there is much of it, and at the end of the program.
 */
import type { FileFailure, ProcessEnd, ProcessPipe, ProcessRunner } from "../../vm/host.ts";
import { decodeText } from "../host/encoding.ts";
import { failureNamed } from "../host/failures.ts";
import { type Answer, CommandThread } from "./command-thread.ts";
import { failureOf } from "./node-failures.ts";

/** Writes are collected up to this many bytes. */
const MAX_PENDING = 0x10000;

/** The program that runs a command, with its arguments. */
function shellFor(command: string): { readonly file: string; readonly args: readonly string[] } {
  const text = decodeText(command);
  if (process.platform === "win32") return { file: "cmd.exe", args: ["/d", "/s", "/c", `"${text}"`] };
  return { file: "/bin/sh", args: ["-c", text] };
}

function endOf(status: number | null | undefined, signal: NodeJS.Signals | null | undefined): ProcessEnd {
  if (signal) return { by: "signal", code: process.getBuiltinModule("node:os").constants.signals[signal] };
  return { by: "exit", code: status ?? 0 };
}

/** One end of a pipe to a command. */
class CommandPipe implements ProcessPipe {
  /** Of the output of the command: what was got and not read. */
  private ahead = "";
  /** Of its input: what was written and not sent. */
  private pending = "";

  constructor(
    private readonly thread: CommandThread,
    private readonly command: number,
    private readonly mode: "r" | "w",
    private readonly whenClosed: (pipe: CommandPipe) => void,
  ) {}

  read(count: number): string | FileFailure {
    if (this.mode === "w") return failureNamed("EBADF");
    if (this.ahead === "") {
      const { bytes, code } = this.thread.ask({ kind: "read", command: this.command });
      if (code !== undefined) return failureNamed(code);
      this.ahead = Buffer.from(bytes as Uint8Array).toString("latin1");
    }
    const text = this.ahead.slice(0, count);
    this.ahead = this.ahead.slice(text.length);
    return text;
  }

  write(text: string): undefined | FileFailure {
    if (this.mode === "r") return failureNamed("EBADF");
    this.pending += text;
    return this.pending.length > MAX_PENDING ? this.flush() : undefined;
  }

  seek(): FileFailure {
    return failureNamed("ESPIPE");
  }

  flush(): undefined | FileFailure {
    if (this.pending === "") return undefined;
    const bytes = Buffer.from(this.pending, "latin1");
    this.pending = "";
    const { code } = this.thread.ask({ kind: "write", command: this.command, bytes });
    return code === undefined ? undefined : failureNamed(code);
  }

  close(): ProcessEnd | FileFailure {
    this.whenClosed(this);
    this.flush();
    const { code, status, signal }: Answer = this.thread.ask({ kind: "close", command: this.command });
    return code === undefined ? endOf(status, signal) : failureNamed(code);
  }
}

export class NodeProcesses implements ProcessRunner {
  private readonly pipes = new Set<CommandPipe>();
  private thread: CommandThread | undefined;
  private opened = 0;

  /** `flush` writes whatever the program has written and the system has not yet. */
  constructor(private readonly flush: () => void) {}

  execute(command: string): ProcessEnd | FileFailure {
    this.flush();
    const { file, args } = shellFor(command);
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    const { status, signal, error } = spawnSync(file, args, { stdio: "inherit", windowsVerbatimArguments: true });
    return status === null && signal === null ? failureOf(error) : endOf(status, signal);
  }

  open(command: string, mode: "r" | "w"): ProcessPipe {
    this.flush();
    this.thread ??= new CommandThread();
    const number = ++this.opened;
    this.thread.ask({ kind: "open", command: number, ...shellFor(command), mode });
    const pipe = new CommandPipe(this.thread, number, mode, (closed) => {
      this.pipes.delete(closed);
      this.flush();
    });
    this.pipes.add(pipe);
    return pipe;
  }

  /** Closes what was left open, as the end of a C program does: each command runs to its end. */
  finish(): void {
    for (const pipe of this.pipes) pipe.close();
  }
}
