/**
 * Source texts for the fuzzer of the parser: from a seed to a byte string that is a program, almost one, or nothing of the kind. Nothing of it
 * is ever run.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { listPrograms } from "../expectations.mjs";
import { generate } from "./generate.mjs";
import { Random } from "./random.mjs";

/** What texts are made of: every token, numerals and strings in all their forms, whole and broken, and what is no token at all. */
const tokens = [
  ..."and break do else elseif end false for function goto if in local nil not or repeat return then true until while".split(" "),
  ..."+ - * / % ^ # & ~ | << >> // == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ...".split(" "),
  ..."a b x _ENV self continue const close <const> <close> <foo> ::x:: ::a:: 0 1 3.5 .5 5. 0x1p4 0xA.8 1e5 9223372036854775808".split(" "),
  ..."0x 1e 3x 0x.p 1..2 3...4 1e+ 08 ''  \"\" 'x' \"y\" [[]] [==[z]==] --[[c]] ! @ $ ? ` ~ \\ \u00e9".split(" "),
  "'\\n\\x41\\u{20ac}\\z  \\065'",
  "'\\q'",
  "'\\300'",
  "'\\x4'",
  "'\\u{110000000}'",
  "'open",
  '"open\n',
  "[=[ open",
  "[=",
  "--[==[ open",
  "--[ line\n",
  "-- line\n",
  "\n",
  "\r\n",
  "\t",
  "\0",
  "\x1b",
  "#!",
  "\ufeff",
];

/** Constructs that nest: what opens one, what stands in its middle, and what closes it. */
const nests = [
  ["(", ")", "1"],
  ["{", "}", ""],
  ["{x=", "}", "1"],
  ["{[", "]=1}", "1"],
  ["a[", "]", "1"],
  ["f(", ")", ""],
  ["f{", "}", ""],
  ["not ", "", "x"],
  ["- ", "", "x"],
  ["~", "", "x"],
  ["#", "", "x"],
  ["x..", "", "x"],
  ["x^", "", "x"],
  ["x+", "", "x"],
  ["x and ", "", "x"],
  ["function() return ", " end", "1"],
  ["do ", " end ", ""],
  ["while x do ", " end ", ""],
  ["repeat ", " until x ", ""],
  ["if x then ", " end ", ""],
  ["if x then else ", " end ", ""],
  ["for i=1,2 do ", " end ", ""],
  ["for k in x do ", " end ", ""],
  ["local function f() ", " end ", ""],
  ["a.", "", "b"],
  ["a:b(", ")", ""],
  ["a=", "", "1"],
  ["a,", "=1", "b"],
  ["local a <const>, ", "", "b"],
  ["::l", ":: ", ""],
  ["goto x ", "", "::x::"],
  ["[", "]", "[["],
  ["--[[", "]]", ""],
];

const folder = fileURLToPath(new URL("../language", import.meta.url));
let programs;

function soup(random) {
  const parts = [];
  const length = 1 + random.below(40);
  for (let index = 0; index < length; index++) parts.push(random.pick(tokens), random.once(8) ? "" : " ");
  return parts.join("");
}

function bytes(random) {
  let text = "";
  const length = random.below(60);
  const isAnything = random.once(2);
  for (let index = 0; index < length; index++) text += String.fromCharCode(isAnything ? random.below(256) : 32 + random.below(95));
  return text;
}

function nest(random) {
  let text = random.once(2) ? "return " : "";
  let ending = "";
  const layers = 1 + random.below(3);
  for (let layer = 0; layer < layers; layer++) {
    const [open, close, middle] = random.pick(nests);
    const count = random.once(4) ? random.below(300) : random.below(20);
    text += open.repeat(count);
    if (layer === layers - 1) text += middle;
    ending = close.repeat(random.once(10) ? random.below(count + 2) : count) + ending;
  }
  return text + ending;
}

/** A program of the tests, cut, or with a piece repeated, removed or changed. */
function damaged(random) {
  programs ??= listPrograms(folder).map((name) => readFileSync(`${folder}/${name}`, "latin1"));
  const text = random.pick(programs);
  const from = random.below(text.length);
  const to = Math.min(text.length, from + random.below(12));
  const start = Math.max(0, from - random.below(400));
  const rest = text.slice(to, to + random.below(400));
  const change = [() => "", () => text.slice(from, to).repeat(2), () => random.pick(tokens), () => bytes(random).slice(0, 3)];
  return text.slice(start, from) + random.choose(change) + rest;
}

const kinds = { grammar: (random, seed) => generate(random.below(1 << 30) + (seed & 1)).source, soup, bytes, nest, damaged };
/** Whole programs take as long as twenty of the others. */
const order = ["soup", "bytes", "nest", "damaged", "soup", "damaged", "nest", "soup", "bytes", "damaged", "grammar"];

/** The text of a seed: `{ kind, text }`, the text as one character a byte. */
export function sourceText(seed) {
  const kind = order[seed % order.length];
  const text = kinds[kind](new Random(seed), seed);
  return { kind, text: Buffer.from(text, kind === "bytes" || kind === "damaged" ? "latin1" : "utf8").toString("latin1") };
}
