/**
 * Programs whose names and texts are made to break out of source text that they might get into: no text of a script may become part of the
 * JavaScript that it is compiled to.
 *
 *     node test/fuzz/hostile-names.mjs [--count 20000] [--seed 1]
 *
 * Each program is compiled at once, and the texts it is compiled to are checked three times: they consist of the emitter's own words
 * (emitted-text.mjs), they are the same, but for the numbers of fields, as those of the same program with harmless names, and running them does what
 * the interpreter does. A script that gets out sets a global variable of JavaScript.
 *
 * What must stay true: the two programs have the same tokens in the same places, and their texts the same length.
 */
import { fileURLToPath } from "node:url";
import { Lua } from "../../dist/index.js";
import { foreignText } from "./emitted-text.mjs";
import { Random } from "./random.mjs";

const payload = "globalThis.ESCAPED=1";

/** Names: of JavaScript's own objects, its keywords, and what the emitter calls things. */
const names = [
  ...["constructor", "__proto__", "prototype", "arguments", "caller", "callee", "eval", "hasOwnProperty", "toString", "valueOf", "toJSON"],
  ...[
    "__defineGetter__",
    "__lookupSetter__",
    "this",
    "new",
    "delete",
    "var",
    "let",
    "const",
    "class",
    "await",
    "async",
    "yield",
    "with",
    "void",
  ],
  ...[
    "null",
    "undefined",
    "NaN",
    "Infinity",
    "globalThis",
    "process",
    "require",
    "import",
    "export",
    "Function",
    "Object",
    "Math",
    "Symbol",
  ],
  ...[
    "S",
    "T",
    "K",
    "P",
    "Z",
    "Q",
    "J",
    "B",
    "M",
    "N",
    "U",
    "V",
    "L",
    "c",
    "t",
    "o",
    "a",
    "h",
    "e",
    "r0",
    "r1",
    "q0",
    "k0",
    "d0",
    "x0",
    "f0",
    "u0",
  ],
  ...[
    "B0",
    "L0",
    "leave",
    "Cell",
    "LuaTable",
    "tableClass",
    "array",
    "hash",
    "metatable",
    "fieldCount",
    "value",
    "enter",
    "intrinsic",
    "charge",
  ],
  ...["_", "__index", "__newindex", "__gc", "__name", `x${"y".repeat(70_000)}`],
];

/** Texts: ends of strings, comments, templates and lines in JavaScript, directives, and bytes that are no UTF-8. */
const texts = [
  ...["'", '"', "`", "\\", "\n", "\r", "\0", "*/", "/*", "//", "<!--", "-->", "]]>", "</script>", "${", "}", ");", "'+'", "\\u0027"],
  ...[`';${payload};'`, `";${payload};"`, `\`;${payload};\``, `*/${payload}/*`, `\n${payload}\n`, `\r${payload}//`, `\${${payload}}`],
  ...[`);${payload};(`, `};${payload};{`, `]=0;${payload};[`, `\\';${payload};//`, `"use strict";${payload}`, `//# sourceURL=${payload}`],
  // The line separators U+2028 and U+2029, a byte order mark, half a character, bytes that were never one.
  ...[`\xe2\x80\xa8${payload}`, `\xe2\x80\xa9${payload}`, `\xef\xbb\xbf${payload}`, "\xed\xa0\xbd", "\xff\xfe", "\x85", "\xa0"],
  ...["$0", "$1", "$", "$__proto__", "use strict", "number", "string", "#", "__proto__", "constructor", "".padEnd(300, "'\\"), "", " "],
];

const numbers = [
  ...["0", "1", "127", "128", "-1", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967296", "9007199254740991"],
  ...[
    "9007199254740992",
    "9007199254740993",
    "9223372036854775807",
    "math.mininteger",
    "0x7fffffffffffffff",
    "1e15",
    "1e16",
    "1e21",
    "1e308",
  ],
  ...["1e309", "-1e309", "5e-324", "1e-7", "0.1", "-0.0", "(0/0)", "2^53", "2^63", "123456789012345678901234567890", "0x1p-1074", "3.0"],
];

/** A text as Lua writes it, whatever its bytes. */
function quoted(text) {
  return `"${text.replace(/[^ !#-[\]-~]/g, (character) => `\\${String(character.charCodeAt(0)).padStart(3, "0")}`)}"`;
}

/**
 * Harmless texts in the place of others: of the same length, different where those are, and names where those are. Too short ones of which there
 * is none left stay as they are.
 */
function harmless() {
  const given = new Map();
  const taken = new Set(["do", "if", "in", "or", "and", "end", "for", "nil", "not"]);
  return (text) => {
    let other = given.get(text);
    for (let number = 0; other === undefined && number < 2000; number++) {
      const candidate = [...number.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join("");
      const padded = candidate.padStart(text.length, "z");
      if (padded.length === text.length && !taken.has(padded)) other = padded;
    }
    other ??= text;
    taken.add(other);
    given.set(text, other);
    return other;
  };
}

/** The source of a program; `say` gives the text that stands for one. The seed decides all else. */
function program(seed, say) {
  const random = new Random(seed);
  const chosen = Array.from({ length: 8 }, () => random.pick(names));
  const name = () => say(random.pick(chosen));
  const text = () => quoted(say(random.pick(texts)));
  const key = () => (random.once(2) ? `.${name()}` : `[${random.pick([text(), random.pick(numbers).replace("(0/0)", "7")])}]`);
  const value = () => random.choose([[2, name], [2, text], () => random.pick(numbers), () => `${name()}${key()}`, () => "{}", () => "nil"]);
  const label = { count: 0 };
  const statement = (depth) =>
    random.choose([
      [3, () => `local ${name()} = ${value()}`],
      [3, () => `${name()}${key()} = ${value()}`],
      [2, () => `${name()} = ${value()}`],
      [2, () => `local ${name()} = { ${name()} = ${value()}, [${text()}] = ${value()}, ${name()} = ${value()} }`],
      [2, () => `local ${name()} = ${value()} .. ${value()}`],
      [2, () => `local ${name()} = ${value()} ${random.pick(["+", "-", "*", "/", "//", "%", "&", "<<", "==", "and", "or"])} ${value()}`],
      [2, () => `if ${value()} == ${random.pick([text(), random.pick(numbers)])} then ${name()} = ${value()} end`],
      () => `${name()}:${name()}(${value()}, ${value()})`,
      () => `OUT(${name()}${key()}, ${value()})`,
      () => `local function ${name()}(${name()}, ...) ${name()} = ... return ${value()} end`,
      () => "\n".repeat(random.pick([1, 300, 70_000])),
      ...(depth > 0
        ? [
            () => `for ${name()} = 1, 3 do ${body(depth - 1)} end`,
            () => `for ${name()}, ${name()} in PAIRS({ ${value()} }) do ${body(depth - 1)} end`,
            () => {
              const target = `${say(random.pick(chosen))}_${++label.count}`;
              return `do goto ${target} ${body(depth - 1)} ::${target}:: end`;
            },
          ]
        : []),
    ]);
  const body = (depth) => Array.from({ length: 1 + random.below(3) }, () => `OUT(PCALL(function() ${statement(depth)} end))`).join(" ");
  const head = `local ${chosen.map(say).join(", ")} = {}, 1, {}, 2.5, {}, ${text()}, {}, function(...) return ... end\n`;
  const source = `local OUT, PCALL, PAIRS = OUT, PCALL, PAIRS\n${head}${body(2)}\n${body(2)}\n${body(2)}\nreturn ${value()}, ${value()}`;
  return { source, chunkName: `${random.pick(["@", "=", ""])}${random.pick(texts)}` };
}

/** What a program does, and the texts it is compiled to. */
function run({ source, chunkName }, options) {
  const texts = [];
  const done = [];
  let foreign;
  const onEmit = (text, parameters) => {
    texts.push(text.replace(/\$\d+/g, "$"));
    foreign ??= foreignText(text, parameters);
  };
  const lua = new Lua({ libs: "safe", strings: "bytes", onEmit, limits: { fuel: 5_000_000 }, ...options });
  lua.globals.set("OUT", (...values) => void done.push(values.map(shown).join()));
  lua.exec("PCALL, PAIRS = pcall, pairs");
  try {
    done.push(
      lua
        .load(
          Uint8Array.from(source, (character) => character.charCodeAt(0)),
          { name: chunkName },
        )
        .evalAll()
        .map(shown)
        .join(),
    );
  } catch (error) {
    done.push(`${error.name}: ${error.message}`);
  }
  const { fuelUsed } = lua.budget;
  lua.close();
  return { texts, foreign, done: `${done.join("\n")}\nfuel ${fuelUsed}` };
}

function shown(value) {
  return value instanceof Uint8Array ? `text ${[...value].join()}` : typeof value === "object" ? "object" : String(value);
}

/** What is wrong with the program of a seed; undefined if nothing is. */
export function problemOf(seed) {
  const hostile = program(seed, (text) => text);
  const compiled = run(hostile, { jitThreshold: 0 });
  if (compiled.foreign !== undefined) return `not of the alphabet: ${compiled.foreign}`;
  if (globalThis.ESCAPED !== undefined) return "it has run JavaScript of its own";
  const plain = run(program(seed, harmless()), { jitThreshold: 0 });
  const place = compiled.texts.findIndex((text, index) => text !== plain.texts[index]);
  if (place >= 0 || compiled.texts.length !== plain.texts.length) {
    return `depends on names:\n${compiled.texts[place]}\n---- and ----\n${plain.texts[place]}`;
  }
  const interpreted = run(hostile, { jit: false });
  return compiled.done === interpreted.done ? undefined : `does\n${compiled.done}\n---- and not ----\n${interpreted.done}`;
}

/** The source of the program of a seed. */
export function sourceOf(seed) {
  return program(seed, (text) => text).source;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name, usual) => {
    const place = process.argv.indexOf(`--${name}`);
    return place < 0 ? usual : Number(process.argv[place + 1]);
  };
  const count = option("count", 20_000);
  const first = option("seed", 1) * 1_000_003;
  let wrong = 0;
  for (let seed = first; seed < first + count && wrong < 5; seed++) {
    const problem = problemOf(seed);
    if (problem === undefined) continue;
    wrong++;
    console.log(`program ${seed}: ${problem}`);
  }
  console.log(`${count} programs, ${wrong} of them wrong`);
  process.exitCode = wrong === 0 ? 0 : 1;
}
