/**
 * The differential fuzzer: generated programs on our machine and on an oracle, results compared to the byte.
 *
 *     node test/fuzz/run.mjs --count 100000 --seed 1 --native /path/to/lua     (or --wasmoon)
 *     node test/fuzz/run.mjs --count 20000 --tiers                             (compiled code against our interpreter: fuel and memory too)
 *     node test/fuzz/run.mjs --program 4711 --native /path/to/lua              (one program again, with both results)
 *     node test/fuzz/run.mjs --stdin < program.lua                             (our result for a program of your own)
 *     node test/fuzz/run.mjs --native A --against B --count 1000               (two oracles against each other, to test the fuzzer)
 *
 * Further: `--kind typed|untyped|hot|deep|mutated|strings|floats` (or some of them with commas, among which seeds choose), `--stop 10` (differences
 * to report before giving up), `--no-minimise`, `--options JSON` (for `new Lua`), `--hang 10` (seconds after which a program counts as hung).
 * Program number k of seed n has the seed n * 1000003 + k.
 *
 * Programs run in a worker thread; this thread watches it, so that a hang of our machine is a finding with a seed as well.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { interpreterEngine, nativeEngine, tiersEngine, tsukiEngine, wasmoonEngine } from "./engines.mjs";
import { kinds as generalKinds, generate, kindsForTiers } from "./generate.mjs";
import { explain } from "./known-differences.mjs";
import { minimise } from "./minimise.mjs";

const batchSize = 50;

function readOptions(list) {
  const options = {
    count: 1000,
    seed: 1,
    native: "",
    against: "",
    wasmoon: false,
    tiers: false,
    kinds: undefined,
    stop: 10,
    minimise: true,
    program: -1,
    options: {},
    hang: 10,
  };
  for (let index = 0; index < list.length; index++) {
    const name = list[index].replace(/^--/, "");
    if (name === "wasmoon" || name === "tiers") options[name] = true;
    else if (name === "no-minimise") options.minimise = false;
    else if (name === "options") options.options = JSON.parse(list[++index]);
    else if (name === "kind") options.kinds = list[++index].split(",");
    else if (["native", "against"].includes(name)) options[name] = list[++index];
    else if (["count", "seed", "stop", "program", "hang"].includes(name)) options[name] = Number(list[++index]);
    else throw new Error(`unknown option ${list[index]}`);
  }
  if (!options.native && !options.wasmoon && !options.tiers) throw new Error("name an oracle: --native PATH, --wasmoon or --tiers");
  return options;
}

function oracleName({ tiers, wasmoon, against, native }) {
  return tiers ? "the interpreter alone" : wasmoon && !against ? "wasmoon" : native;
}

function programOf({ kinds, tiers }, seed) {
  const choice = kinds ?? (tiers ? kindsForTiers : generalKinds);
  return generate(seed, choice[seed % choice.length]);
}

/** The two engines that the options ask for: the one under test and the oracle. */
async function openEngines(options) {
  if (options.tiers) return [await tiersEngine(), await interpreterEngine()];
  const oracle = options.wasmoon && !options.against ? await wasmoonEngine() : nativeEngine(options.native);
  if (options.against === "wasmoon") return [await wasmoonEngine(), oracle];
  if (options.against) return [nativeEngine(options.against), oracle];
  return [await tsukiEngine(options.options), oracle];
}

/** In the worker: runs all programs, posts differences, and keeps the number of the program that is running in shared memory. */
async function work({ options, first, shared }) {
  const [subject, oracle] = await openEngines(options);
  const current = new Int32Array(shared);
  const difference = (ours, theirs, source) => ours !== theirs && explain([subject.name, oracle.name], ours, theirs, source) === undefined;
  let known = 0;
  let endedWell = 0;
  for (let start = first; start < options.count; start += batchSize) {
    const numbers = Array.from({ length: Math.min(batchSize, options.count - start) }, (_, index) => start + index);
    const programs = numbers.map((number) => programOf(options, options.seed * 1000003 + number));
    const sources = programs.map((program) => program.source);
    const pending = oracle.run(sources);
    const ours = await subject.run(sources, { before: (index) => Atomics.store(current, 0, start + index) });
    // From here on nobody waits for our machine: the number of the next program, negative.
    Atomics.store(current, 0, -(start + numbers.length));
    const theirs = await pending;
    for (let index = 0; index < sources.length; index++) {
      // Behind it may be what it took.
      const [output] = theirs[index].split("\nfuel ");
      if (/true ;$| true (?!.*false).*;$/.test(output)) endedWell++;
      if (ours[index] === theirs[index]) continue;
      if (!difference(ours[index], theirs[index], sources[index])) {
        known++;
        continue;
      }
      const failing = async (source) =>
        difference((await subject.run([source], { fresh: true }))[0], (await oracle.run([source], { fresh: true }))[0], source);
      const alone = await failing(sources[index]);
      const small = alone && options.minimise ? await minimise(programs[index].statements, failing) : sources[index];
      const result = alone
        ? { ours: (await subject.run([small], { fresh: true }))[0], theirs: (await oracle.run([small], { fresh: true }))[0] }
        : { ours: ours[index], theirs: theirs[index] };
      parentPort.postMessage({ type: "difference", number: numbers[index], kind: programs[index].kind, alone, small, ...result });
    }
    Atomics.store(current, 1, start + numbers.length);
    parentPort.postMessage({ type: "progress", done: start + numbers.length, known, endedWell });
    known = 0;
    endedWell = 0;
  }
  subject.close();
  oracle.close();
  parentPort.postMessage({ type: "end" });
}

/** Whether a program keeps our machine busy for more than two seconds, in a process of its own. */
async function hangsAlone(source) {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), "--stdin"], {
    input: source,
    timeout: 2000,
    killSignal: "SIGKILL",
  });
  return run.error?.code === "ETIMEDOUT";
}

/** Where two results part, with some text around it. */
function excerpt(text, other) {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return `${at > 60 ? "…" : ""}${text.slice(Math.max(0, at - 60), at + 240)}`;
}

async function watch(options) {
  const seedOf = (number) => options.seed * 1000003 + number;
  console.log(`fuzzing ${options.count} programs, seed ${options.seed}, against ${oracleName(options)}`);
  const begun = Date.now();
  const totals = { done: 0, known: 0, differences: 0, endedWell: 0 };
  let first = 0;
  while (first < options.count && totals.differences < options.stop) {
    first = await new Promise((resolve, reject) => {
      const shared = new SharedArrayBuffer(8);
      const current = new Int32Array(shared);
      const worker = new Worker(new URL(import.meta.url), { workerData: { options, first, shared } });
      let beat = Date.now();
      let seen = -1;
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
          clearInterval(timer);
          if (now < 0) {
            console.log(`the oracle does not answer; going on with program ${-now}`);
            finish(-now);
            return;
          }
          totals.differences++;
          console.log(`\nHANG: program ${now} (seed ${seedOf(now)}) runs longer than ${options.hang} s`);
          const program = programOf(options, seedOf(now));
          minimise(options.minimise ? program.statements : [], hangsAlone, 60).then((small) => {
            console.log(small || program.source);
            finish(now + 1);
          });
        }
      }, 250);
      worker.on("error", reject);
      worker.on("message", (message) => {
        beat = Date.now();
        if (message.type === "progress") {
          totals.done = message.done;
          totals.known += message.known;
          totals.endedWell += message.endedWell;
          if (message.done % 5000 === 0)
            process.stderr.write(`${message.done} programs, ${Math.round(message.done / ((Date.now() - begun) / 1000))} a second\n`);
        } else if (message.type === "difference") {
          totals.differences++;
          console.log(
            `\nDIFFERENCE in program ${message.number} (seed ${seedOf(message.number)}, ${message.kind}${message.alone ? "" : ", not when run alone: state left by earlier programs"})`,
          );
          console.log(message.small.trimEnd());
          console.log(`  ours:   ${excerpt(message.ours, message.theirs)}\n  oracle: ${excerpt(message.theirs, message.ours)}`);
          if (totals.differences >= options.stop) finish(options.count);
        } else finish(options.count);
      });
    });
  }
  console.log(
    `${totals.done} programs in ${((Date.now() - begun) / 1000).toFixed(1)} s: ${totals.differences} differences, ${totals.known} known, ${Math.round((100 * totals.endedWell) / Math.max(1, totals.done))} % ended without error`,
  );
  process.exitCode = totals.differences === 0 ? 0 : 1;
}

/** One program by its seed, printed with both results. */
async function show(options) {
  const program = programOf(options, options.program);
  const [subject, oracle] = await openEngines(options);
  const [ours] = await subject.run([program.source], { fresh: true });
  const [theirs] = await oracle.run([program.source], { fresh: true });
  console.log(
    `${program.source}\n  ours:   ${ours}\n  oracle: ${theirs}\n  ${ours === theirs ? "equal" : `different${explain([subject.name, oracle.name], ours, theirs, program.source) ? ` (${explain([subject.name, oracle.name], ours, theirs, program.source)})` : ""}`}`,
  );
  subject.close();
  oracle.close();
}

if (!isMainThread) await work(workerData);
else if (process.argv[2] === "--stdin") {
  const subject = await tsukiEngine();
  console.log((await subject.run([readFileSync(0, "utf8")], { fresh: true }))[0]);
} else {
  const options = readOptions(process.argv.slice(2));
  if (options.program >= 0) await show(options);
  else await watch(options);
}
