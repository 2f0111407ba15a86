/**
 * Programs for the string library: every function of `string` and `utf8`, conversions between numbers and strings, and the functions of
 * `table` that work through many elements, on random patterns, subjects, formats and numbers. Only for a native oracle: the sizes of
 * `string.pack` are those of a 64-bit machine, the digits those of glibc.
 *
 * What must stay true: every statement stands alone, in a protected call; nothing shows an address.
 */
import { floats, integers } from "./literals.mjs";

/** A Lua literal of a string whose characters are bytes. */
function quote(text) {
  return `"${text.replace(/[^ !#-[\]-~]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, "0")}`)}"`;
}

const words = new DataView(new ArrayBuffer(8));

/** A literal of a random double: any bits, few digits, near a power of ten, or near a tie of `%.nf`. */
function floatLiteral(random) {
  const value = random.choose([
    () => {
      words.setUint32(0, random.next());
      words.setUint32(4, random.next());
      return words.getFloat64(0);
    },
    () => (random.below(2_000_001) - 1_000_000) / 10 ** random.below(9),
    () => (random.below(20_001) - 10_000) / 2 ** random.below(14),
    () => random.next() * 10 ** (random.below(40) - 20),
    () => 10 ** (random.below(60) - 30) * (1 + (random.below(5) - 2) * 2 ** -52),
    () => (random.below(2001) - 1000) * 10 ** random.below(25),
    () => random.below(1_000_000) / 1000 + 0.0005,
  ]);
  if (Number.isNaN(value)) return "1.5";
  if (!Number.isFinite(value)) return value > 0 ? "math.huge" : "-math.huge";
  const text = Object.is(value, -0) ? "-0.0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function integerLiteral(random) {
  return random.choose([
    [2, () => random.pick(integers)],
    () => String(random.below(300)),
    () => `0x${random.next().toString(16)}${random.next().toString(16).padStart(8, "0")}`,
  ]);
}

const letters = ["a", "b", "c", "x", "1", "2", " ", ".", "(", ")", "[", "]", "%", "-", "_", "A", "\n", "\0", "\xff", "\x80"];

function subject(random) {
  let text = "";
  const size = random.below(random.once(10) ? 60 : 25);
  const few = random.once(3) ? 3 : letters.length;
  while (text.length < size) text += letters[random.below(few)];
  return text;
}

/* ---- Patterns ---- */

const classLetters = "acdglpsuwxACDGLPSUWXz";

function setText(random) {
  let text = random.once(4) ? "[^" : "[";
  for (let count = 1 + random.below(3); count > 0; count--) {
    text += random.choose([
      [3, () => random.pick(letters.filter((letter) => letter !== "%"))],
      () => `%${random.pick([...classLetters, "]", "-", "%", "."])}`,
      () => `${random.pick(["a", "0", "A", "\0", "z"])}-${random.pick(["c", "9", "Z", "\xff", "]"])}`,
    ]);
  }
  return `${text}]`;
}

function single(random) {
  return random.choose([
    [5, () => random.pick(["a", "b", "c", "x", "1", " ", "_"])],
    [2, () => "."],
    [3, () => `%${random.pick([...classLetters])}`],
    [2, () => setText(random)],
    () => `%${random.pick(letters)}`,
  ]);
}

function pattern(random) {
  if (random.once(60)) {
    // As many items as PUC's matcher has depth, or captures.
    const item = random.pick(["a?", "a*", "a-", "a+", "(a)", "()", "(a?)", "%f[a]a?"]);
    return (
      item.repeat(random.pick([20, 30, 31, 32, 33, 60, 98, 99, 100, 101, 197, 198, 199, 200, 201])) + (random.once(2) ? single(random) : "")
    );
  }
  let text = random.once(5) ? "^" : "";
  let open = 0;
  for (let count = random.below(7); count > 0; count--) {
    text += random.choose([
      [6, () => single(random) + random.pick(["", "", "*", "+", "-", "?"])],
      [
        2,
        () => {
          open++;
          return "(";
        },
      ],
      [2, () => (open-- > 0 ? ")" : "()")],
      () => `%b${random.pick(["()", "ab", "aa", "[]"])}`,
      () => `%f${setText(random)}`,
      () => `%${random.below(4)}`,
    ]);
  }
  if (!random.once(20)) while (open-- > 0) text += ")";
  if (random.once(5)) text += "$";
  if (random.once(12)) {
    const at = random.below(text.length + 1);
    text = text.slice(0, at) + random.pick([...letters, "", "^", "$", "*", "%b", "%f"]) + text.slice(at + random.below(2));
  }
  return text;
}

function position(random) {
  return random.choose([
    [4, () => String(random.below(40) - 15)],
    () => "nil",
    () => integerLiteral(random),
    () => random.pick(["2.0", "'3'", "1.5", "{}", "'x'"]),
  ]);
}

function replacement(random) {
  return random.choose([
    [
      4,
      () => {
        let text = "";
        for (let count = random.below(5); count > 0; count--) {
          text += random.choose([
            () => random.pick(letters.filter((letter) => letter !== "%")),
            [2, () => `%${random.below(4)}`],
            () => "%%",
          ]);
        }
        return quote(random.once(15) ? `${text}%${random.pick(["", "x", "9"])}` : text);
      },
    ],
    () => `{a = "A", b = false, c = 12, [1] = "one", [" "] = 1.5, x = ${random.pick(["true", "{}", "nil", "''"])}}`,
    () => `setmetatable({}, {__index = function(_, k) return ${random.pick(["k", "nil", "#tostring(k)", "false", "{}"])} end})`,
    () =>
      `function(...) return ${random.pick(["...", "select('#', ...)", "nil", "false", "(select(-1, ...))", "{}", "'<' .. tostring((...)) .. '>'"])} end`,
    () => random.pick(["12", "1.5", "nil", "true"]),
  ]);
}

/** With probability: another argument, after a comma. */
function maybe(random, argument) {
  return random.once(2) ? `, ${argument()}` : "";
}

const patternCalls = (random) => {
  const text = pattern(random);
  // Backtracking through many items takes time exponential in the length of the subject.
  const s = quote(text.length > 40 ? "a".repeat(random.below(3)) : subject(random));
  const p = quote(text);
  return random.choose([
    [
      3,
      () =>
        `out(pcall(string.find, ${s}, ${p}${maybe(random, () => position(random) + maybe(random, () => random.pick(["true", "nil", "1"])))}))`,
    ],
    [3, () => `out(pcall(string.match, ${s}, ${p}${maybe(random, () => position(random))}))`],
    [3, () => `out(pcall(string.gsub, ${s}, ${p}, ${replacement(random)}${maybe(random, () => position(random))}))`],
    [
      2,
      () =>
        `out(pcall(function() local n = 0 for a, b, c in string.gmatch(${s}, ${p}${maybe(random, () => position(random))}) do out(a, b, c) n = n + 1 if n > 12 then break end end end))`,
    ],
  ]);
};

/* ---- Formats ---- */

function value(random) {
  return random.choose([
    [4, () => integerLiteral(random)],
    [4, () => floatLiteral(random)],
    () => random.pick(floats.filter((text) => text !== "(0/0)")),
    [3, () => quote(subject(random))],
    () => random.pick(["nil", "true", "false", "'10'", "'0x1p4'", "' 7 '", "'1e1'"]),
    () => "setmetatable({}, {__tostring = function() return 'shown' end})",
    () => "setmetatable({}, {__tostring = function() return 1 end})",
  ]);
}

function directive(random, conversions) {
  let text = "%";
  for (const flag of "-+ #0") if (random.once(6)) text += flag;
  if (random.once(3)) text += random.below(random.once(20) ? 200 : 30);
  if (random.once(3)) text += `.${random.once(5) ? "" : random.below(random.once(20) ? 150 : 25)}`;
  if (random.once(100)) text += "0000000000000000000000";
  return text + random.pick(conversions);
}

const formatCall = (random) => {
  const count = 1 + random.below(3);
  let format = "";
  const values = [];
  for (let index = 0; index < count; index++) {
    format += random.once(3) ? random.pick(["text", "%%", "\0", "é".slice(0, 0), "%5%"]) : "";
    const conversions = [..."dddiuxXofeEgGaAcsssqq"];
    format += directive(random, random.once(30) ? [..."hlyzLpFn.\0", ""] : conversions);
    if (!random.once(40)) values.push(value(random));
  }
  if (/%[-+ #0-9.]*p/.test(format)) values.fill("nil");
  return `out(pcall(string.format, ${[quote(format), ...values].join(", ")}))`;
};

const floatCall = (random) => {
  const format = random.once(4) ? "%.14g" : directive(random, [..."feEgGaAfg"]);
  return `out(pcall(string.format, ${quote(format)}, ${floatLiteral(random)}))`;
};

/* ---- pack and unpack ---- */

function packFormat(random) {
  let text = "";
  for (let count = 1 + random.below(5); count > 0; count--) {
    text += random.choose([
      [6, () => random.pick([..."bBhHlLjJTfdn"])],
      [4, () => random.pick(["i", "I", "s"]) + (random.once(2) ? 1 + random.below(random.once(10) ? 20 : 16) : "")],
      [2, () => `c${random.once(20) ? "" : random.below(12)}`],
      [2, () => "z"],
      () => "x",
      () => `X${random.pick([..."bhijdz", "i3", "c4", ""])}`,
      [3, () => random.pick(["<", ">", "=", "!", "!1", "!2", "!4", "!8", "!16", "!3", "!17", " "])],
      () => (random.once(10) ? random.pick(["i0", "i17", "y", "\0", "i4294967296"]) : " "),
    ]);
  }
  return text;
}

const packCalls = (random) =>
  random.choose([
    [
      3,
      () => {
        const values = Array.from({ length: random.below(7) }, () =>
          random.choose([[3, () => integerLiteral(random)], () => floatLiteral(random), [2, () => quote(subject(random).slice(0, 9))]]),
        );
        return `out(pcall(string.pack, ${[quote(packFormat(random)), ...values].join(", ")}))`;
      },
    ],
    [
      3,
      () =>
        `out(pcall(string.unpack, ${quote(packFormat(random))}, ${quote(`${subject(random)}\0\x01\x80\xff${subject(random)}`)}${maybe(random, () => position(random))}))`,
    ],
    () => `out(pcall(string.packsize, ${quote(packFormat(random) + random.pick(["", "", "", "c99999999999", "c2147483639x"]))}))`,
  ]);

/* ---- The rest ---- */

function utf8Text(random) {
  let text = "";
  for (let count = random.below(8); count > 0; count--) {
    text += random.pick([
      "a",
      "\xc3\xa9",
      "\xe6\x9c\x88",
      "\xf0\x9f\x8c\x99",
      "\xed\xa0\x80",
      "\xf4\x90\x80\x80",
      "\xfd\xbf\xbf\xbf\xbf\xbf",
      "\x80",
      "\xc3",
      "\xe6\x9c",
      "\xc0\x80",
      "\xff",
      "\xe0\x80\x80",
      "\0",
    ]);
  }
  return text;
}

const utf8Calls = (random) => {
  const s = quote(utf8Text(random));
  const lax = () => maybe(random, () => random.pick(["true", "false"]));
  return random.choose([
    () =>
      `out(pcall(utf8.char, ${Array.from({ length: random.below(4) + 1 }, () => (random.once(3) ? integerLiteral(random) : String(random.next() >>> random.below(32)))).join(", ")}))`,
    [2, () => `out(pcall(utf8.codepoint, ${s}${maybe(random, () => position(random) + maybe(random, () => position(random) + lax()))}))`],
    [2, () => `out(pcall(utf8.len, ${s}${maybe(random, () => position(random) + maybe(random, () => position(random) + lax()))}))`],
    [2, () => `out(pcall(utf8.offset, ${s}, ${position(random)}${maybe(random, () => position(random))}))`],
    [2, () => `out(pcall(function() for p, c in utf8.codes(${s}${lax()}) do out(p, c) end end))`],
    () => `out(pcall((utf8.codes("a")), ${s}, ${position(random)}))`,
  ]);
};

function numeral(random) {
  return random.choose([
    () => floatLiteral(random),
    () => String(random.below(100000)),
    () => integerLiteral(random),
    () => {
      let text = random.pick(["", "", " ", "-", "+", "0x", "-0X", "\t "]);
      for (let count = random.below(9); count > 0; count--)
        text += random.pick([..."0123456789", "0", "1", ".", "e", "E", "p", "-", "a", "F", "x", " ", "_", "\0"]);
      return text + random.pick(["", "", " ", "\n", "e5", "p3", "e-3", "."]);
    },
    () =>
      random.pick([
        "inf",
        "nan",
        "0x",
        "1e",
        "1e+",
        ".",
        "5.",
        ".5",
        "0x.8",
        "0x8.",
        "0x1p",
        "1 2",
        "9223372036854775808",
        "-9223372036854775809",
        "1e400",
        "123456789012345678",
        "0.1234567890123456789",
        "1".repeat(40),
      ]),
  ]);
}

const conversionCalls = (random) => {
  const text = quote(numeral(random));
  return random.choose([
    [3, () => `out(pcall(tonumber, ${text}${maybe(random, () => String(random.below(40)))}))`],
    [2, () => `out(tostring(${random.once(2) ? floatLiteral(random) : integerLiteral(random)}))`],
    [
      2,
      () =>
        `out(pcall(function() return ${text} ${random.pick(["+", "-", "*", "/", "//", "%", "..", "|", "<<", "<", "=="])} ${random.pick([text, value(random), quote(numeral(random))])} end))`,
    ],
    () => `out(pcall(function() return -${text} end))`,
    () => `out(pcall(function() return ${value(random)} .. ${value(random)} end))`,
    () => `local x = tonumber(${text}) out(x and tonumber(tostring(x)), x and math.type(x))`,
  ]);
};

const plainCalls = (random) => {
  const s = random.once(8) ? value(random) : quote(subject(random));
  return random.choose([
    [2, () => `out(pcall(string.sub, ${s}, ${position(random)}${maybe(random, () => position(random))}))`],
    [2, () => `out(pcall(string.byte, ${s}${maybe(random, () => position(random) + maybe(random, () => position(random)))}))`],
    () =>
      `out(pcall(string.char, ${Array.from({ length: random.below(5) + 1 }, () => (random.once(9) ? value(random) : String(random.below(260)))).join(", ")}))`,
    () => `out(pcall(string.rep, ${s}, ${position(random)}${maybe(random, () => quote(random.pick(["", ",", "ab"])))}))`,
    () => `out(pcall(string.${random.pick(["upper", "lower", "reverse", "len"])}, ${s}))`,
    () =>
      `out(pcall(string.${random.pick(["sub", "byte", "char", "rep", "upper", "len", "find", "match", "gsub", "gmatch", "format", "pack", "unpack", "packsize"])}${random.once(2) ? "" : `, ${value(random)}`}))`,
    () =>
      `out(pcall(function() return (${s}):${random.pick(["sub", "rep", "upper", "find", "match", "byte", "format"])}(${random.once(3) ? "" : value(random)}) end))`,
  ]);
};

const tableCalls = (random) => {
  const t = `{${Array.from({ length: random.below(6) }, () => random.pick(["1", "'b'", "2.5", "'x'", "nil", "true", "{}"])).join(", ")}, ${random.pick(["'e'", "7"])}}`;
  return random.choose([
    [
      2,
      () =>
        `out(pcall(table.concat, ${t}${maybe(random, () => random.pick(["','", "1", "nil", "{}"]) + maybe(random, () => position(random) + maybe(random, () => String(random.below(8)))))}))`,
    ],
    () => `out(pcall(table.unpack, {1, 'b', 3}, ${random.below(5) - 1}, ${random.below(6) - 1}))`,
    () => `local t = {1, 2, 3} out(pcall(table.insert, t${maybe(random, () => String(random.below(7) - 1))}, 'n')) out(table.unpack(t))`,
    () => `local t = {1, 2, 3} out(pcall(table.remove, t${maybe(random, () => String(random.below(7) - 1))})) out(table.unpack(t))`,
    () =>
      `local t = {1, 2, 3, 4} out(pcall(function() table.move(t, ${random.below(5)}, ${random.below(6)}, ${random.below(6)}) end)) out(table.unpack(t, 1, 9))`,
    () =>
      `local t = {${Array.from({ length: random.below(9) }, () => (random.once(3) ? floatLiteral(random) : integerLiteral(random))).join(", ")}} out(pcall(table.sort, t)) out(table.unpack(t))`,
  ]);
};

/** A program that formats floats, a hundred of them. */
export function generateFloats(random) {
  return Array.from({ length: 100 }, () => floatCall(random));
}

/** A program of single calls. */
export function generateStrings(random) {
  const calls = random.choose([
    [3, () => [patternCalls]],
    () => [formatCall],
    () => [floatCall],
    () => [packCalls],
    () => [utf8Calls, conversionCalls, plainCalls, tableCalls],
  ]);
  return Array.from({ length: 25 }, () => random.pick(calls)(random));
}
