/**
 * Runs the hostile scripts on the built machine, in child processes that take one after the other, and says how each ended:
 *
 *     node test/hostile/run.mjs [words in names …] [--fuel N] [--memory BYTES] [--flag NODE-FLAG] [--verbose]
 *     node test/hostile/run.mjs --native /path/to/lua [words …]       the expectations themselves, on PUC Lua
 *
 * `runScripts` is the same for `hostile.test.ts`. A script that hangs is ended after `hangSeconds`, one that takes the memory of the process
 * breaks it; either is an ending like others, and a new process goes on.
 */
import { fork, spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { faultsOf, listScripts, onSmallStack } from "./header.mjs";

const subject = fileURLToPath(new URL("subject.mjs", import.meta.url));

/** Far more than any script takes, for machines that are slow or busy. */
const hangSeconds = 30;
/** The heap a child may have, in megabytes: what exceeds every limit on memory by far breaks it. */
const heapMegabytes = 768;

/** A child process that runs one script after the other, started when it is needed. */
class Subject {
  constructor(flags) {
    this.flags = flags;
  }

  start() {
    const execArgv = ["--expose-gc", `--max-old-space-size=${heapMegabytes}`, ...this.flags];
    this.child = fork(subject, { execArgv, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    this.complaint = "";
    this.child.stderr.setEncoding("utf8").on("data", (text) => {
      this.complaint = (this.complaint + text).slice(-400);
    });
  }

  /** Runs a script; always resolves. */
  run(task) {
    if (this.child === undefined) this.start();
    const { child } = this;
    return new Promise((resolve) => {
      let isHung = false;
      const timer = setTimeout(() => {
        isHung = true;
        child.kill("SIGKILL");
      }, hangSeconds * 1000);
      const settle = (result) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(result);
      };
      child.once("message", settle);
      child.once("exit", (code, signal) => {
        this.child = undefined;
        const message = `${signal ?? code} ${this.complaint}`;
        settle({ ending: isHung ? "hang" : "crash", message, faults: [], fuelUsed: 0, seconds: 0, residentPeak: 0 });
      });
      child.send(task);
    });
  }

  stop() {
    this.child?.disconnect();
  }
}

/**
 * Runs scripts, by default in two processes at a time, and gives a list in the order of the scripts, of `{ ...script, ...result, faults }`,
 * where `faults` is empty if all went as it should. `flags` are for node, `limits` replace those of the scripts.
 */
export async function runScripts(scripts, { flags = [], limits = {}, processes = 2, onResult = () => undefined } = {}) {
  const results = [];
  const isStackSmall = flags.some((flag) => flag.startsWith("--stack-size"));
  let next = 0;
  const work = async () => {
    const child = new Subject(flags);
    while (next < scripts.length) {
      const index = next++;
      const script = scripts[index];
      const header = { ...(isStackSmall ? onSmallStack(script) : script.header), ...limits };
      const result = await child.run({ path: script.path, header });
      results[index] = { ...script, ...result, faults: faultsOf(header, result) };
      onResult(results[index]);
    }
    child.stop();
  };
  await Promise.all(Array.from({ length: processes }, work));
  return results;
}

/** Scripts that need no limit and no host, on a native Lua: what they expect is true. */
function checkOnNative(lua, scripts) {
  let wrong = 0;
  const checked = scripts.filter(
    ({ header }) => header.native === undefined && header.profile === "full" && !header.expect.some((each) => each.startsWith("limit")),
  );
  for (const { name, path, header } of checked) {
    const { status, signal, stderr } = spawnSync(lua, [path], { encoding: "latin1", timeout: 20_000, maxBuffer: 1 << 28 });
    const ending = status === 0 ? "ok" : "error";
    const faults = faultsOf(header, { ending, message: stderr, faults: signal === null ? [] : [`ended by ${signal}`] });
    if (faults.length === 0) continue;
    wrong++;
    console.log(`${name}: ${faults.join("; ")}`);
  }
  console.log(`${checked.length} of ${scripts.length} scripts checked on ${lua}, ${wrong} otherwise`);
  return wrong;
}

async function main(list) {
  const options = { flags: [], limits: {} };
  const words = [];
  let isVerbose = false;
  let native;
  while (list.length > 0) {
    const argument = list.shift();
    if (argument === "--verbose") isVerbose = true;
    else if (argument === "--native") native = list.shift();
    else if (argument === "--flag") options.flags.push(list.shift());
    else if (argument === "--fuel" || argument === "--memory") options.limits[argument.slice(2)] = Number(list.shift());
    else words.push(argument);
  }
  const scripts = listScripts().filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (native !== undefined) return checkOnNative(native, scripts);
  options.onResult = ({ name, ending, message, seconds, faults }) => {
    const time = `${seconds.toFixed(2).padStart(6)} s`;
    if (faults.length > 0) console.log(`${time}  ${name}: ${faults.join("\n    ")}`);
    else if (isVerbose) console.log(`${time}  ${name}: ${ending} ${message}`);
  };
  const begun = Date.now();
  const results = await runScripts(scripts, options);
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  const slowest = results.reduce((a, b) => (a.seconds > b.seconds ? a : b));
  const peak = Math.max(...results.map(({ residentPeak }) => residentPeak));
  console.log(
    `${results.length} scripts, ${failed} failed, ${((Date.now() - begun) / 1000).toFixed(1)} s; slowest ${slowest.name} ` +
      `${slowest.seconds.toFixed(2)} s, resident peak ${peak >> 20} MiB`,
  );
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = (await main(process.argv.slice(2))) > 0 ? 1 : 0;
