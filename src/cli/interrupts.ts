/**
 * Ctrl-C while a script runs. The script has the thread of the process to itself, so no handler of Node's would ever be called; a second
 * thread watches for the signal instead and notes it in a shared word, which the machine asks for at its traps (vm/trap.ts).
 *
 * The thread waits inside a script that the engine ends when SIGINT arrives (`breakOnSigint`): the one way in which a thread that is not the
 * main one gets to know of a signal.
 *
 * Used by program.ts. What must stay true, as in PUC Lua: only a script that runs is interrupted; a signal that comes before the script has
 * noticed the last one ends the process, and so does every one until the next call begins.
 */
/** What the first word says. */
const enum Watch {
  /** Signals end the process. */
  IDLE,
  /** The next signal is noted. */
  ARMED,
  /** A signal has come. */
  SIGNALLED,
}

/** Index of the word that says what to do, and of the one that says whether the watcher has begun. */
const WATCH = 0;
const READY = 1;

const WATCHER = `
const { workerData: words } = require("node:worker_threads");
const { Script } = require("node:vm");
globalThis.words = words;
const wait = new Script("Atomics.store(words, ${READY}, 1); while (Atomics.load(words, ${WATCH}) === ${Watch.ARMED}) Atomics.wait(words, ${WATCH}, ${Watch.ARMED});");
for (;;) {
  for (let word = Atomics.load(words, ${WATCH}); word !== ${Watch.ARMED}; word = Atomics.load(words, ${WATCH})) Atomics.wait(words, ${WATCH}, word);
  try {
    wait.runInThisContext({ breakOnSigint: true });
  } catch {
    Atomics.compareExchange(words, ${WATCH}, ${Watch.ARMED}, ${Watch.SIGNALLED});
  }
}`;

export class Interrupts {
  private readonly words = new Int32Array(new SharedArrayBuffer(8));
  private hasWatcher = false;

  /** Starts the watcher. That takes a while, in which signals still end the process; short scripts do without. */
  start(): void {
    if (this.hasWatcher) return;
    this.hasWatcher = true;
    try {
      // Loaded only now: short scripts start faster without it.
      const { Worker } = process.getBuiltinModule("node:worker_threads");
      new Worker(WATCHER, { eval: true, workerData: this.words, stdin: false }).unref();
    } catch {
      // No threads to be had: signals end the process.
    }
  }

  /** Whether the watcher watches. */
  get isReady(): boolean {
    return Atomics.load(this.words, READY) === 1;
  }

  /** A call begins. */
  arm(): void {
    this.set(Watch.ARMED);
  }

  /** It has ended. */
  disarm(): void {
    this.set(Watch.IDLE);
  }

  /** Whether a signal has come. */
  get hasCome(): boolean {
    return Atomics.load(this.words, WATCH) === Watch.SIGNALLED;
  }

  /** The same; it is forgotten by that. */
  take(): boolean {
    if (!this.hasCome) return false;
    this.disarm();
    return true;
  }

  private set(watch: Watch): void {
    Atomics.store(this.words, WATCH, watch);
    Atomics.notify(this.words, WATCH);
  }
}
