/**
 * The fuzzer of binary chunks: damaged dumps of real programs are loaded and, where the verifier accepts them, run. A chunk must be refused
 * with an ordinary error or behave as a Lua program: no host exception, no hang, nothing seen that it was not given.
 *
 *     node test/fuzz/chunks.mjs --count 1000000 --seed 1
 *     node test/fuzz/chunks.mjs --seed 1 --only 4711 > damaged.out     (one chunk again, written out)
 *
 * `--hang 10` are the seconds after which a chunk counts as hung. Chunks run in a worker thread that this thread watches.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { listPrograms } from "../expectations.mjs";
import { mutatedChunk } from "./chunk-mutations.mjs";
import { ChunkSubject } from "./chunk-subject.mjs";
import { Random } from "./random.mjs";

const programs = fileURLToPath(new URL("..", import.meta.url));
const folders = ["language", "stdlib/base", "stdlib/coroutine", "stdlib/string", "stdlib/table"];
/** Larger programs are left out: most of their code is never reached. */
const MAX_PROGRAM = 3000;
/** Chunks run in one state before it is thrown away, so that what one leaves behind does not confuse the others for long. */
const CHUNKS_PER_STATE = 100;
const PROGRESS = 100;

function corpus(subject) {
  const prototypes = [];
  for (const folder of folders) {
    for (const file of listPrograms(join(programs, folder))) {
      const source = readFileSync(join(programs, folder, file));
      const prototype = source.length > MAX_PROGRAM ? undefined : subject.prototype(source, `@${file}`);
      if (prototype !== undefined) prototypes.push(prototype);
    }
  }
  return prototypes;
}

/** The chunks of a seed, by number. */
export class ChunkFuzzer {
  constructor(seed) {
    this.seed = seed;
    this.subject = new ChunkSubject();
    this.prototypes = corpus(this.subject);
    this.used = 0;
  }

  chunk(number) {
    const random = new Random(this.seed * 1000003 + number);
    return mutatedChunk(random, random.pick(this.prototypes), random.pick(this.prototypes), (prototype, strip) =>
      this.subject.dump(prototype, strip),
    );
  }

  /** What became of a chunk: "rejected", "ran", or a finding. */
  run(number) {
    if (this.used++ >= CHUNKS_PER_STATE) {
      this.subject = new ChunkSubject();
      this.used = 0;
    }
    return this.subject.run(this.chunk(number));
  }
}

/* ---- In the worker ---- */

function work({ options, first, shared }) {
  const current = new Int32Array(shared);
  const fuzzer = new ChunkFuzzer(options.seed);
  const totals = { rejected: 0, ran: 0 };
  for (let number = first; number < options.count; number++) {
    Atomics.store(current, 0, number);
    const result = fuzzer.run(number);
    if (result in totals) totals[result]++;
    else parentPort.postMessage({ type: "finding", number, result });
    if ((number + 1) % PROGRESS === 0 || number + 1 === options.count) {
      parentPort.postMessage({ type: "progress", ...totals });
      totals.rejected = totals.ran = 0;
    }
  }
  parentPort.postMessage({ type: "end" });
}

/* ---- In the main thread ---- */

function readOptions(list) {
  const options = { count: 10_000, seed: 1, hang: 10, only: -1 };
  for (let index = 0; index < list.length; index += 2) {
    const name = list[index].replace(/^--/, "");
    if (!(name in options)) throw new Error(`unknown option ${list[index]}`);
    options[name] = Number(list[index + 1]);
  }
  return options;
}

async function watch(options) {
  const begun = Date.now();
  const totals = { rejected: 0, ran: 0, findings: 0 };
  const report = (number, text) => {
    totals.findings++;
    console.log(`\nFINDING, mutation ${number}: ${text}`);
  };
  for (let first = 0; first < options.count; ) {
    first = await new Promise((resolve) => {
      const shared = new SharedArrayBuffer(4);
      const current = new Int32Array(shared);
      const worker = new Worker(new URL(import.meta.url), { workerData: { options, first, shared } });
      let seen = -1;
      let beat = Date.now();
      const finish = (next) => {
        clearInterval(timer);
        worker.terminate().then(() => resolve(next));
      };
      const timer = setInterval(() => {
        const now = Atomics.load(current, 0);
        if (now !== seen) {
          seen = now;
          beat = Date.now();
        } else if (Date.now() - beat > options.hang * 1000) {
          report(now, `runs longer than ${options.hang} s`);
          finish(now + 1);
        }
      }, 250);
      worker.on("error", (error) => {
        report(Atomics.load(current, 0), `the worker died: ${error.stack}`);
        finish(Atomics.load(current, 0) + 1);
      });
      worker.on("message", (message) => {
        if (message.type === "finding") report(message.number, message.result);
        else if (message.type === "end") finish(options.count);
        else {
          totals.rejected += message.rejected;
          totals.ran += message.ran;
          const done = totals.rejected + totals.ran + totals.findings;
          if (done % 50_000 < PROGRESS)
            process.stderr.write(`${done} chunks, ${Math.round((1000 * done) / (Date.now() - begun))} a second\n`);
        }
      });
    });
  }
  const { rejected, ran, findings } = totals;
  console.log(
    `${options.count} chunks, seed ${options.seed}: ${rejected} rejected, ${ran} ran, ${findings} findings, ${Math.round((Date.now() - begun) / 1000)} s`,
  );
  process.exitCode = findings === 0 ? 0 : 1;
}

if (!isMainThread) work(workerData);
else if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = readOptions(process.argv.slice(2));
  if (options.only < 0) await watch(options);
  else {
    const fuzzer = new ChunkFuzzer(options.seed);
    const chunk = fuzzer.chunk(options.only);
    process.stdout.write(Buffer.from(process.stdout.isTTY ? "" : chunk, "latin1"));
    process.stderr.write(`${fuzzer.run(options.only)}\n`);
  }
}
