/**
 * The fuzzer of the parser: source texts of every kind (source-texts.mjs) are loaded, and never run. What must hold: nothing but a syntax
 * error is ever thrown, and the verdict and the message, with its line, are those of PUC Lua.
 *
 *     node test/fuzz/parser.mjs --count 1000000 --seed 1 --native /path/to/lua     some minutes
 *     node test/fuzz/parser.mjs --text SEED --native /path/to/lua                  one text again, with both verdicts
 *     node test/fuzz/parser.mjs --linear                                           ten times the text takes how many times as long?
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Lua, LuaSyntaxError } from "../../dist/index.js";
import { sourceText } from "./source-texts.mjs";

const driver = fileURLToPath(new URL("parse-driver.lua", import.meta.url));
const batchSize = 5000;

const bytesOf = (text) => Buffer.from(text, "latin1");

/** A state that texts are compiled in; a new one now and then. */
export class Parser {
  lua = new Lua();

  /** "ok", the message of a syntax error as bytes, or `EXCEPTION …`, which must not be. */
  verdict(text) {
    try {
      this.lua.load(bytesOf(text), { name: "=text", mode: "t" }).toFunction().dispose();
      return "ok";
    } catch (error) {
      if (!(error instanceof LuaSyntaxError)) return `EXCEPTION ${error?.stack ?? error}`;
      return Buffer.from(error.message, "utf8").toString("latin1");
    }
  }
}

/** PUC Lua's verdicts. */
function nativeVerdicts(lua, texts) {
  const input = Buffer.concat(texts.flatMap((text) => [bytesOf(`${text.length}\n`), bytesOf(text)]));
  const { stdout, status } = spawnSync(lua, [driver], { input, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`the oracle ended with ${status}`);
  const original = (line) => line.replace(/\\(n|\\)/g, (_, character) => (character === "n" ? "\n" : "\\"));
  return stdout.toString("latin1").split("\n").slice(0, -1).map(original);
}

/** The line a verdict names. */
function lineOf(verdict) {
  return /^text:\d+:/.exec(verdict)?.[0] ?? verdict;
}

/** Bytes that are not UTF-8 come out as half surrogate pairs, so messages are compared without them. */
function comparable(verdict) {
  return verdict.replace(/[^ -~]+/g, "?");
}

/**
 * What PUC Lua finds while it parses, for it makes code in the same pass: limits of the code, and at the end of each block its jumps. We parse
 * to the end first, so that of several errors another one comes first. And its count of nested C calls, to which those of the program that
 * loads the text belong, is not ours to the digit.
 */
const foundInOnePass =
  /C stack overflow|needs too many registers|too many (local variables|upvalues|labels|returns)|control structure too long|jumps into the scope|no visible label|outside loop|already defined|const variable|multiple to-be-closed/;

/** How two verdicts differ: "verdicts" (or lines), "messages", "order" (see above), or not at all. */
function difference(ours, theirs) {
  if (comparable(ours) === comparable(theirs)) return undefined;
  if (theirs.startsWith("C stack overflow") || (ours !== "ok" && foundInOnePass.test(theirs + ours))) return "order";
  return lineOf(ours) === lineOf(theirs) ? "messages" : "verdicts";
}

function compare({ count, seed, native }) {
  const parser = new Parser();
  const totals = { ok: 0, exceptions: 0, verdicts: 0, messages: 0, order: 0 };
  const report = (kind, number, text, ours, theirs) => {
    totals[kind]++;
    if (kind !== "order" && totals[kind] <= 20)
      console.log(
        `${kind} ${number}: ${JSON.stringify(text.slice(0, 300))}\n  ours:   ${ours.slice(0, 200)}\n  theirs: ${theirs.slice(0, 200)}`,
      );
  };
  const begun = Date.now();
  for (let first = seed * 1_000_003; first < seed * 1_000_003 + count; first += batchSize) {
    const size = Math.min(batchSize, seed * 1_000_003 + count - first);
    const texts = Array.from({ length: size }, (_, index) => sourceText(first + index).text);
    const theirs = nativeVerdicts(native, texts);
    for (const [index, text] of texts.entries()) {
      const ours = parser.verdict(text);
      if (ours === "ok") totals.ok++;
      const kind = ours.startsWith("EXCEPTION") ? "exceptions" : difference(ours, theirs[index]);
      if (kind !== undefined) report(kind, first + index, text, ours, theirs[index]);
    }
    if (process.stdout.isTTY) process.stdout.write(`\r${first + size - seed * 1_000_003} texts `);
  }
  const { ok, exceptions, verdicts, messages, order } = totals;
  console.log(
    `${count} texts, ${ok} of them programs, in ${((Date.now() - begun) / 1000).toFixed(0)} s: ${exceptions} exceptions, ` +
      `${verdicts} other verdicts or lines, ${messages} other messages; ${order} times another error came first`,
  );
  return exceptions + verdicts + messages;
}

/** Texts that repeat one thing; each must take a time that grows with its length and no faster. */
const repeated = {
  statements: ["", "x = x + 1; ", ""],
  "calls with strings": ["", "f('text', \"more\", [[long]]) ", ""],
  locals: ["", "do local a, b <const>, c = 1, 2, 3 end ", ""],
  functions: ["", "function f(a, b, ...) return a, b, ... end ", ""],
  closures: ["local a, b = 1, 2 ", "f = function() return a + b end ", ""],
  "table of numbers": ["return {", "1, ", "}"],
  "table of names": ["return {", "name = 1.5, ", "}"],
  operands: ["return 1", " + x * 2", ""],
  concatenations: ["return {", "a .. b .. c, ", "}"],
  indices: ["return a", ".b[1]", ""],
  calls: ["return f", "()", ""],
  "else ifs": ["if x then ", "elseif x == 1 then f() ", "end"],
  blocks: ["", "while x do if y then break end end ", ""],
  "gotos and labels": ["", "do goto x ::x:: end ", ""],
  comments: ["", "-- text\n--[[ more ]] ", ""],
  "a long string": ["return [[", "text\n", "]]"],
  "a quoted string": ["return '", "\\65\\x41\\u{20ac}", "'"],
  "a numeral": ["return 0x", "ab", ""],
  "a decimal numeral": ["return ", "98", ""],
  "a name": ["local ", "name", ""],
  spaces: ["", " \t\r\n", ""],
  "wrong at the end": ["", "x = 1 ", "+"],
};

/**
 * Milliseconds of processor time that loading a text so many times takes: the least of some, for other programs run too. Long and short texts
 * are loaded to the same amount in all, so that the engine's collector has the same to do.
 */
function timeOf(parser, text, times) {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn++) {
    const begun = process.cpuUsage();
    for (let time = 0; time < times; time++) parser.verdict(text);
    least = Math.min(least, process.cpuUsage(begun).user / 1000 / times);
  }
  return least;
}

function linear() {
  const parser = new Parser();
  let worst = 0;
  for (const [name, [head, piece, tail]] of Object.entries(repeated)) {
    const ofLength = (length) => head + piece.repeat(Math.ceil(length / piece.length)) + tail;
    const short = timeOf(parser, ofLength(100_000), 10);
    const long = timeOf(parser, ofLength(1_000_000), 1);
    worst = Math.max(worst, long / short);
    console.log(
      `${name.padEnd(20)} ${short.toFixed(1).padStart(8)} ms ${long.toFixed(1).padStart(9)} ms  ${(long / short).toFixed(1).padStart(6)}x`,
    );
  }
  console.log(`worst: ${worst.toFixed(1)}x the time for 10x the text (at most 15x)`);
  return worst > 15 ? 1 : 0;
}

function main(list) {
  const options = { count: 100_000, seed: 1, native: "", text: -1, linear: false };
  while (list.length > 0) {
    const name = list.shift().replace(/^--/, "");
    if (!(name in options)) throw new Error(`unknown option ${name}`);
    if (name === "linear") options.linear = true;
    else if (name === "native") options.native = list.shift();
    else options[name] = Number(list.shift());
  }
  if (options.linear) return linear();
  if (options.native === "") throw new Error("name an oracle: --native PATH");
  if (options.text < 0) return compare(options);
  const { kind, text } = sourceText(options.text);
  console.log(`${kind}\n${text}\nours:   ${new Parser().verdict(text)}\ntheirs: ${nativeVerdicts(options.native, [text])[0]}`);
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2)) > 0 ? 1 : 0;
