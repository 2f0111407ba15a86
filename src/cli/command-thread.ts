/**
 * Commands whose input or output is a pipe to the program (`io.popen`), run by a second thread. A process can be talked to only by a thread
 * that is free to wait for it, and the program's own is not: it asks the other one and sleeps until that has answered.
 *
 * Used by node-processes.ts. What must stay true: there is an answer to every question, one at a time; a command is read from only as far as
 * the program asks, so that one which prints without end takes no memory.
 */
import type { MessagePort } from "node:worker_threads";

/** What the program asks of the thread about a command, which it has numbered. */
export type Question =
  | { readonly kind: "open"; readonly command: number; readonly file: string; readonly args: readonly string[]; readonly mode: "r" | "w" }
  | { readonly kind: "read"; readonly command: number }
  | { readonly kind: "write"; readonly command: number; readonly bytes: Uint8Array }
  | { readonly kind: "close"; readonly command: number };

/** An empty answer to `read` is the end. A code is that of a failure. */
export interface Answer {
  readonly bytes?: Uint8Array;
  readonly code?: string;
  readonly status?: number | null;
  readonly signal?: NodeJS.Signals | null;
}

interface ThreadData {
  readonly port: MessagePort;
  /** Counts the answers. */
  readonly answers: Int32Array;
}

/** What the thread runs: its text is given to it, so it uses nothing from outside itself. */
function serve(): void {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { workerData } = process.getBuiltinModule("node:worker_threads");
  const { port, answers } = workerData as ThreadData;
  type Child = ReturnType<typeof spawn>;
  const children = new Map<number, { child: Child; end: Promise<Answer> }>();
  const answer = (message: Answer): void => {
    port.postMessage(message);
    Atomics.add(answers, 0, 1);
    Atomics.notify(answers, 0);
  };
  const read = (child: Child): void => {
    const stream = child.stdout as NonNullable<Child["stdout"]>;
    const bytes: Buffer | null = stream.read();
    if (bytes !== null) answer({ bytes });
    else if (stream.readableEnded || stream.destroyed) answer({ bytes: new Uint8Array() });
    else {
      const again = (): void => {
        stream.off("readable", again).off("end", again).off("close", again);
        read(child);
      };
      stream.on("readable", again).on("end", again).on("close", again);
    }
  };
  port.on("message", (question: Question) => {
    if (question.kind === "open") {
      const { file, args, mode } = question;
      const child = spawn(file, args, {
        stdio: [mode === "w" ? "pipe" : "inherit", mode === "r" ? "pipe" : "inherit", "inherit"],
        windowsVerbatimArguments: true,
      });
      const end = new Promise<Answer>((resolve) => {
        child.on("exit", (status, signal) => resolve({ status, signal }));
        child.on("error", (error) => resolve({ code: (error as NodeJS.ErrnoException).code ?? "EIO" }));
      });
      child.stdin?.on("error", () => undefined);
      // Node throws away what a process has written when it ends while nobody listens.
      child.stdout?.on("readable", () => undefined);
      children.set(question.command, { child, end });
      answer({});
      return;
    }
    const { child, end } = children.get(question.command) as { child: Child; end: Promise<Answer> };
    if (question.kind === "read") read(child);
    else if (question.kind === "write") {
      child.stdin?.write(question.bytes, (error) => answer(error ? { code: (error as NodeJS.ErrnoException).code ?? "EPIPE" } : {}));
    } else {
      children.delete(question.command);
      child.stdin?.end();
      child.stdout?.destroy();
      void end.then(answer);
    }
  });
}

export class CommandThread {
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private readonly port: MessagePort;
  // Loaded only when a program opens a command: others start faster without it.
  private readonly threads = process.getBuiltinModule("node:worker_threads");

  constructor() {
    const { MessageChannel, Worker } = this.threads;
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadData = { port: port2, answers: this.answers };
    new Worker(`(${serve})()`, { eval: true, workerData, transferList: [port2] }).unref();
    port1.unref();
    this.port = port1;
  }

  /** Asks, and waits for the answer. */
  ask(question: Question): Answer {
    this.port.postMessage(question);
    for (;;) {
      const count = Atomics.load(this.answers, 0);
      const received = this.threads.receiveMessageOnPort(this.port);
      if (received !== undefined) return received.message as Answer;
      Atomics.wait(this.answers, 0, count);
    }
  }
}
