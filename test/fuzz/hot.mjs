/**
 * Hot programs: functions with loops that run often enough to be compiled, on values that change their kind on the way, so that what compiled code
 * takes for granted fails in the middle: integers that grow, floats, strings, objects with a metamethod for every event, fields that come and go,
 * closures over loop variables, coroutines that yield in loops, errors, variables to be closed, callbacks of the library.
 *
 * What must stay true: as for typed programs; every loop has constant bounds, and the borders of tables with holes are not asked for.
 */
import { block } from "./program.mjs";

const edges = [
  ...["0", "1", "-1", "2", "3", "7", "127", "128", "255", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296"],
  ...["9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740992", "math.maxinteger", "math.mininteger", "1 << 62"],
  ...[
    "0.0",
    "-0.0",
    "0.5",
    "-2.5",
    "1.0",
    "2.0^31",
    "2.0^53",
    "2.0^63",
    "1e308",
    "5e-324",
    "(0/0)",
    "(1/0)",
    "(-1/0)",
    "3.0",
    "1e15",
    "123456.789",
  ],
];
const others = ['"10"', '"0x10"', '"1e2"', '"9007199254740993"', "O", "O", "O", "O"];
/** Most operations raise on these. */
const odd = ['"word"', '""', "nil", "true", "false", "P", "{}"];
const small = ["1", "2", "3", "5", "8", "-1", "0"];
const arithmetic = ["+", "-", "*", "/", "//", "%", "&", "|", "~", "<<", ">>"];
const comparison = ["<", "<=", ">", ">=", "==", "~="];

export function generateHot(random) {
  let counter = 0;
  const fresh = (prefix) => `${prefix}${++counter}`;
  /** Whether the function has variable arguments; inner ones always do. */
  let isVararg = true;
  const all = () => (isVararg ? "..." : random.pick(values));
  /** Local variables that hold numbers, and whatever. */
  let numbers = [];
  let values = [];
  const inner = (build) => {
    const saved = [numbers, values];
    [numbers, values] = [[...numbers], [...values]];
    const result = build();
    [numbers, values] = saved;
    return result;
  };
  const number = (d) =>
    random.choose([
      [5, () => random.pick(numbers)],
      [2, () => random.pick(small)],
      () => random.pick(edges),
      () => `#L`,
      () => `(L[${random.pick([random.pick(numbers), random.pick(small)])}] or ${random.pick(small)})`,
      () => `R.${random.pick(["a", "b"])}`,
      ...(d > 0
        ? [
            [5, () => `(${number(d - 1)} ${random.pick(["+", "-", "*", "+", "-"])} ${number(d - 1)})`],
            [2, () => `(${number(d - 1)} ${random.pick(["//", "%"])} ${random.pick(["3", "7", "-5", "2.5", "1024", "math.maxinteger"])})`],
            [
              2,
              () =>
                `(integer(${number(d - 1)}) ${random.pick(["&", "|", "~", "<<", ">>"])} ${random.pick(["1", "7", "31", "255", "-1", "65535", "4294967295"])})`,
            ],
            () => `(${number(d - 1)} / ${random.pick(["2", "3.0", "4"])})`,
            () => `-${number(d - 1)}`,
            () => `math.${random.pick(["abs", "floor", "ceil"])}(finite(${number(d - 1)}))`,
            () => `math.${random.pick(["max", "min"])}(${number(d - 1)}, ${number(d - 1)})`,
            () => `inc(${number(d - 1)})`,
            () => `select("#", ${all()})`,
            () => `((${condition(d - 1)}) and ${number(d - 1)} or ${number(d - 1)})`,
          ]
        : []),
    ]);
  const value = (d) =>
    random.choose([
      [4, () => random.pick(values)],
      [3, () => number(d)],
      [2, () => random.pick(others)],
      () => random.pick(random.once(4) ? odd : edges),
      () => `(R.${random.pick(["a", "b", "c", "d", "deep"])} or ${random.pick(small)})`,
      () => `O.${random.pick(["x", "y", "x", "deep", "missing"])}`,
      () => `(H[${random.pick([random.pick(numbers), random.pick(small), '"k"', "2^53"])}] or 1)`,
      () => `((${all()}) or 2)`,
      () => `((select(${random.pick(["1", "2", "-1"])}, 0, ${all()})) or 3)`,
      ...(d > 0
        ? [
            [4, () => `(${value(d - 1)} ${random.pick(arithmetic)} ${value(d - 1)})`],
            [2, () => `(${value(d - 1)} ${random.pick(comparison)} ${value(d - 1)})`],
            [2, () => `cap(${value(d - 1)} .. ${value(d - 1)})`],
            () => `${random.pick(["-", "~", "#", "not "])}${random.pick(values)}`,
            () => `(${value(d - 1)} ${random.pick(["and", "or"])} ${value(d - 1)})`,
            () => `O${random.pick([`:method(${value(d - 1)})`, `(${value(d - 1)})`, ".x", `[${number(0)}]`])}`,
            () => `P${random.pick([`:method(${value(d - 1)})`, `:both(${value(d - 1)}, ${value(0)})`, ".deep"])}`,
            () => `tostring(${value(d - 1)})`,
            () => `type(${value(d - 1)})`,
            () => `S:${random.pick(["byte(2)", "sub(2, 4)", "upper()", "len()", 'find("o", 1, true)', 'match("(%w)%w")', "rep(2)"])}`,
            () => `(pcall(function(...) return ${value(d - 1)} end))`,
            () => `(select(2, pcall(function(...) return ${value(d - 1)} end, ${value(0)})))`,
          ]
        : []),
    ]);
  const condition = (d) =>
    random.choose([
      [4, () => `${number(d)} ${random.pick(comparison)} ${number(0)}`],
      [2, () => `${random.pick(values)} ${random.pick(["==", "~="])} ${value(0)}`],
      () => `${random.pick(numbers)} % ${random.pick(["2", "3", "5"])} == ${random.pick(["0", "1"])}`,
      () => `not ${value(0)}`,
      () => random.pick(values),
    ]);

  const simple = () =>
    random.choose([
      [4, () => [`${random.pick(numbers)} = ${number(2)}`]],
      [4, () => [`${random.pick(values)} = ${value(2)}`]],
      [2, () => [`${random.pick(numbers)}, ${random.pick(values)} = ${number(1)}, ${value(1)}`]],
      () => [`${random.pick(numbers)}, ${random.pick(numbers)} = ${random.pick(numbers)}, ${random.pick(numbers)}`],
      [2, () => [`R.${random.pick(["a", "b"])} = ${number(1)}`]],
      [2, () => [`R.${random.pick(["c", "d"])} = ${value(1)}`]],
      () => [`R.${random.pick(["c", "d"])} = nil`],
      () => [`O.${random.pick(["x", "y", "z"])} = ${value(1)}`],
      [2, () => [`if #L < 30 then L[#L + 1] = ${number(1)} end`]],
      () => [`if #L > 0 then L[#L] = nil end`],
      () => [`if L[1] then L[1] = ${number(1)} end`],
      [
        2,
        () =>
          [`H[${random.pick([`${random.pick(numbers)} % 9`, random.pick(small), '"k"', "1.5"])}] = ${random.pick([value(1), "nil"])}`].map(
            (text) => `if plain(${random.pick(numbers)}) then ${text} end`,
          ),
      ],
      () => [`S = cap(S .. ${random.pick([number(0), '"o"', "S:sub(1, 3)"])})`, "if #S > 60 then S = S:sub(-5) end"],
      () => [`F[#F % 6 + 1] = function(d) ${random.pick(numbers)} = ${random.pick(numbers)} + 1 return d, ${random.pick(values)} end`],
      () => [`if F[1] then out(F[1](${random.pick(numbers)})) end`],
      () => [`if coroutine.isyieldable() then ${random.pick(values)} = coroutine.yield(${value(0)}, ${number(0)}) end`],
      () => [`G${random.pick([1, 2])} = ${value(1)}`],
      () => [`out(${value(1)})`],
      () => [
        `if plain(#L) then table.sort(L, function(a, b) ${random.pick(["", "bump() "])}return a ${random.pick(["<", ">"])} b end) end`,
      ],
      () => [
        `${random.pick(values)} = S:gsub("%w", ${random.pick(['"%0%0"', `{ o = "0", w = ${number(0)} }`, `function(c) bump() return c == "o" and "x" or nil end`])}, 4)`,
      ],
      () => [`${random.pick(values)} = { ${value(0)}, ${value(0)}, x = ${value(0)}, ${all()} }`],
      () => [`${random.pick(values)} = select("#", table.unpack(L, 1, ${random.pick(small)}))`],
    ]);

  const compound = (d) =>
    random.choose([
      [
        3,
        () => [
          block(
            `if ${condition(1)} then`,
            inner(() => body(d - 1)),
          ),
        ],
      ],
      [
        2,
        () => [
          {
            parts: [
              { open: `if ${condition(1)} then`, body: inner(() => body(d - 1)) },
              { open: "else", body: inner(() => body(d - 1)) },
            ],
            close: "end",
          },
        ],
      ],
      [
        3,
        () => {
          const name = fresh("j");
          const bounds = random.pick([
            "1, 4",
            "4, 1, -1",
            "1, #L",
            "math.maxinteger - 2, math.maxinteger",
            "math.mininteger + 2, math.mininteger, -1",
            "math.maxinteger - 5, math.maxinteger, 3",
            "(1 << 53) - 2, (1 << 53) + 1",
            "2147483646, 2147483649",
            "0, 1, 0.25",
            "1.0, 4",
            "-3, 3, 2",
            "1, 0",
            `1, math.min(finite(${number(0)}), 5)`,
            `${random.pick(values)}, 3`,
          ]);
          const content = inner(() => {
            numbers.push(name);
            const label = random.once(3) ? fresh("continue") : "";
            const rest = body(d - 1);
            return ["bump()", ...(label === "" ? rest : [`if ${condition(0)} then goto ${label} end`, block("do", rest), `::${label}::`])];
          });
          return [block(`for ${name} = ${bounds} do`, content)];
        },
      ],
      [
        2,
        () => {
          const [k, v] = [fresh("k"), fresh("v")];
          const [call, isNumber] = random.pick([
            ["ipairs(L)", true],
            ["ipairs(P)", false],
            ["next, { 10, 20, 30 }", true],
            ["each(setmetatable({}, { __pairs = function(t) return next, { 7, 8 }, nil end }))", true],
            ["counted, 4, 0", true],
            ["coroutine.wrap(function() for n = 1, 3 do coroutine.yield(n, n / 2) end end)", true],
            [`setmetatable({}, { __call = function(_, s, c) if c < 3 then return c + 1, ${random.pick(small)} end end }), nil, 0`, true],
          ]);
          const content = inner(() => {
            if (isNumber) numbers.push(k, v);
            else values.push(k, v);
            return ["bump()", ...body(d - 1), ...(random.once(4) ? [`if ${condition(0)} then break end`] : [])];
          });
          return [block(`for ${k}, ${v} in ${call} do`, content)];
        },
      ],
      () => {
        const n = fresh("n");
        const content = inner(() => [
          `${n} = ${n} + 1`,
          "bump()",
          ...body(d - 1),
          ...(random.once(3) ? [`if ${condition(0)} then break end`] : []),
        ]);
        return [`local ${n} = 0`, random.once(2) ? block(`while ${n} < 4 do`, content) : block("repeat", content, `until ${n} > 3`)];
      },
      [
        2,
        () => {
          const [x, y] = [fresh("x"), fresh("y")];
          const content = inner(() => {
            const first = `local ${x}, ${y} = ${number(1)}, ${value(1)}`;
            numbers.push(x);
            values.push(x, y);
            return [first, ...body(d - 1), `F[#F % 6 + 1] = function(d) ${x} = d or ${x} return ${x}, ${y} end`];
          });
          return [block("do", content)];
        },
      ],
      () => [block("do", [`local closed <close> = closer(${number(0)})`, ...inner(() => body(d - 1))])],
      () => [
        block(
          "out(pcall(function(...)",
          [
            ...inner(() => body(d - 1)),
            random.pick([`error(${value(0)}, ${random.pick(["0", "1", "2"])})`, `return ${value(1)}`, `local z = ${value(1)} z.field = 1`]),
          ],
          `end, ${value(0)}))`,
        ),
      ],
      () => {
        const co = fresh("co");
        return [
          block(`local ${co} = coroutine.wrap(function(...)`, [...inner(() => body(d - 1)), `return ${value(0)}`], "end)"),
          block(`for turn = 1, 4 do`, [`local ok, a, b = pcall(${co}, turn)`, "out(ok, a, b)", "if not ok then break end"]),
        ];
      },
    ]);
  const body = (d) => {
    const lines = [];
    for (let count = 1 + random.below(3); count > 0; count--) lines.push(...(d > 0 && random.once(3) ? compound(d) : simple()));
    return lines;
  };

  const scenes = [];
  const count = 2 + random.below(2);
  for (let scene = 1; scene <= count; scene++) {
    isVararg = random.once(2);
    numbers = ["n", "m", "i"];
    values = ["v", "w", "p"];
    const rest = random.pick([
      "return n, v",
      "return m, w, n",
      "return inc(n)",
      "return v",
      "do return n end",
      `return select(2, n, v, ${all()})`,
    ]);
    const content = inner(() => body(2));
    const text = [
      "local n, m, w = 1, 2.5, p",
      block(`for i = 1, ${random.pick(["12", "20", "33"])} do`, ["bump()", "v = pick(i + offset)", ...content]),
      rest,
    ];
    scenes.push(block(`local function scene${scene}(offset, p, v${isVararg ? ", ..." : ""})`, text));
    const call = `scene${scene}, round * 3, pick(round), pick(round + 1)${random.pick(["", ", 4, 5", ", nil, 'x', 2.5"])}`;
    scenes.push(
      random.once(4)
        ? block("for round = 1, 4 do", [
            "turns = 0",
            `local co = coroutine.create(scene${scene})`,
            `local given = table.pack(coroutine.resume(co, round, pick(round), pick(round + 2), 3))`,
            block("for turn = 1, 12 do", [
              "out(table.unpack(given, 1, 3))",
              'if coroutine.status(co) ~= "suspended" then break end',
              "given = table.pack(coroutine.resume(co, turn))",
            ]),
          ])
        : block(`for round = 1, ${random.pick(["4", "6"])} do`, ["turns = 0", `out(pcall(${call}))`]),
    );
  }
  const pool = Array.from({ length: 3 + random.below(5) }, () => random.pick(random.once(8) ? odd : random.once(3) ? others : edges));
  // Long runs of one kind, and then another.
  const kinds = random.once(2) ? `${pool.join(", ")}` : `${Array(9).fill(random.pick(small)).join(", ")}, ${pool.join(", ")}`;
  return [
    ...prelude,
    `local pool = table.pack(${kinds})`,
    "pick = function(i) return pool[i % pool.n + 1] end",
    ...scenes,
    "out(#L, R.a, R.b, S, G1, G2)",
  ];
}

/** What hot programs start from: objects with metamethods for all events, tables, and small functions. */
const prelude = [
  "local turns, pick = 0",
  "local function bump() turns = turns + 1 if turns > 4000 then error('TURNS', 0) end end",
  "local function inc(x) return x + 1 end",
  "local function integer(x) return math.tointeger(x) or 5 end",
  "local function finite(x) if x ~= x or x == 1/0 or x == -1/0 then return 3 end return x end",
  "local function plain(x) return x == x end",
  "local function counted(last, i) if i < last then return i + 1, i * 0.5 end end",
  "local function each(t) local mt = getmetatable(t) return mt.__pairs(t) end",
  "local function closer(n) return setmetatable({}, { __close = function(_, e) out('close', n, e) end }) end",
  "local base = { deep = 11, method = function(self, v) return v, 1 end, both = function(self, a, b) return b, a end }",
  "base.__index = base",
  "local middle = setmetatable({ near = 3 }, base)",
  "middle.__index = middle",
  "local P = setmetatable({ 1, 2, 3, x = 1 }, middle)",
  "local E = {}",
  "E.__index = function(t, k) if k == 'deep' then return 12 elseif k == 'method' then return function(self, v) return v end end return nil end",
  "E.__newindex = function(t, k, v) rawset(t, k == 'z' and 'zz' or k, v) end",
  "for _, name in ipairs({ 'add', 'sub', 'mul', 'div', 'mod', 'pow', 'idiv', 'band', 'bor', 'bxor', 'shl', 'shr', 'concat' }) do E['__' .. name] = function(a, b) bump() return type(a) == 'number' and a or type(b) == 'number' and b or name end end",
  "E.__unm, E.__bnot, E.__len = function() return -1 end, function() return 2.5 end, function() return 4 end",
  "E.__eq, E.__lt, E.__le = function() return true end, function(a) return type(a) == 'table' end, function() return nil end",
  "E.__call = function(self, v) bump() return v, 2 end",
  "E.__tostring = function() return 'O!' end",
  "local O = setmetatable({ x = 5, y = 2.5 }, E)",
  "local L, R, H, F, S = { 3, 1, 2 }, { a = 1, b = 2.5, c = 'c' }, {}, {}, 'words'",
];
