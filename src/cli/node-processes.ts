/**
 * Commands of the system's shell on Node, for `os.execute` and `io.popen` (vm/host.ts).
 *
 * Made by the commands. Node can wait for a process only by running it to its end at once. So the output of `popen(command, "r")` is
 * complete when the command starts to be read, and a command of `popen(command, "w")` runs when its file is closed, or at the end of the
 * program, with all that was written as its input.
 *
 * What must stay true: what the program wrote before stands before what the command writes.
 */
import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import type { FileFailure, ProcessEnd, ProcessPipe, ProcessRunner } from "../../vm/host.ts";
import { decodeText } from "../host/encoding.ts";
import { failureNamed } from "../host/failures.ts";
import { failureOf } from "./node-failures.ts";

/** A command with its output, if that was asked for. */
interface Run {
  readonly end: ProcessEnd | FileFailure;
  readonly output: Buffer;
}

function runCommand(command: string, input: Buffer | undefined, wantsOutput: boolean): Run {
  const text = decodeText(command);
  const [shell, ...options] = process.platform === "win32" ? ["cmd.exe", "/d", "/s", "/c", `"${text}"`] : ["/bin/sh", "-c", text];
  const { status, signal, stdout, error } = spawnSync(shell as string, options, {
    input,
    stdio: [input === undefined ? "inherit" : "pipe", wantsOutput ? "pipe" : "inherit", "inherit"],
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsVerbatimArguments: true,
  });
  const output = stdout ?? Buffer.alloc(0);
  if (signal !== null) return { end: { by: "signal", code: constants.signals[signal] }, output };
  if (status !== null) return { end: { by: "exit", code: status }, output };
  return { end: failureOf(error), output };
}

/** A command that has run, and its output. */
class OutputPipe implements ProcessPipe {
  private position = 0;

  constructor(private readonly run: Run) {}

  read(count: number): string {
    const text = this.run.output.toString("latin1", this.position, Math.min(this.position + count, this.run.output.length));
    this.position += text.length;
    return text;
  }

  write(): FileFailure {
    return failureNamed("EBADF");
  }

  seek(): FileFailure {
    return failureNamed("ESPIPE");
  }

  flush(): undefined {}

  close(): ProcessEnd | FileFailure {
    return this.run.end;
  }
}

/** A command that is still to run, and its input. */
class InputPipe implements ProcessPipe {
  private readonly pieces: Buffer[] = [];

  constructor(private readonly start: (pipe: InputPipe, input: Buffer) => ProcessEnd | FileFailure) {}

  read(): FileFailure {
    return failureNamed("EBADF");
  }

  write(text: string): undefined {
    this.pieces.push(Buffer.from(text, "latin1"));
  }

  seek(): FileFailure {
    return failureNamed("ESPIPE");
  }

  flush(): undefined {}

  close(): ProcessEnd | FileFailure {
    return this.start(this, Buffer.concat(this.pieces));
  }
}

export class NodeProcesses implements ProcessRunner {
  /** Commands that were opened to be written to and not closed yet. */
  private readonly waiting = new Set<InputPipe>();

  /** `flush` writes whatever the program has written and the system has not yet. */
  constructor(private readonly flush: () => void) {}

  execute(command: string): ProcessEnd | FileFailure {
    this.flush();
    return runCommand(command, undefined, false).end;
  }

  open(command: string, mode: "r" | "w"): ProcessPipe {
    this.flush();
    if (mode === "r") return new OutputPipe(runCommand(command, undefined, true));
    const pipe = new InputPipe((self, input) => {
      this.waiting.delete(self);
      this.flush();
      return runCommand(command, input, false).end;
    });
    this.waiting.add(pipe);
    return pipe;
  }

  /** Runs what still waits for more input: the program has ended. */
  finish(): void {
    for (const pipe of this.waiting) pipe.close();
  }
}
