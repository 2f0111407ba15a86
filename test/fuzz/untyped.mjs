/**
 * Untyped programs: any value meets any operation, so that most lines raise; what is compared is above all the error texts, with the
 * names of variables in them, and that the state after an error is right.
 *
 * What must stay true: as for typed programs; besides, anything that could raise stands in a protected call, so that the program goes on.
 */
import { floats, integers, patterns, smallIntegers, strings } from "./literals.mjs";
import { block } from "./program.mjs";

const events = [
  "add",
  "sub",
  "mul",
  "div",
  "mod",
  "pow",
  "unm",
  "idiv",
  "band",
  "bor",
  "bxor",
  "shl",
  "shr",
  "bnot",
  "concat",
  "len",
  "eq",
  "lt",
  "le",
  "index",
  "newindex",
  "call",
  "tostring",
  "name",
];

export function generateUntyped(random) {
  const names = ["a", "b", "c", "t", "f", "g", "s", "G1", "o"];
  let counter = 0;
  const name = () => random.pick(names);
  const literal = () =>
    random.choose([
      [3, () => random.pick(integers)],
      [3, () => random.pick(floats)],
      [4, () => random.pick(strings)],
      () => "nil",
      () => "true",
      () => "false",
      [2, () => random.pick(smallIntegers)],
    ]);
  const place = (d) =>
    random.choose([
      [5, name],
      () => `${name()}.x`,
      () => `${name()}.y.z`,
      () => `${name()}[${expression(d - 1)}]`,
      () => `t[key(${expression(d - 1)})]`,
      () => `t.${random.pick(["x", "y", "n"])}`,
    ]);
  const expression = (d) => {
    if (d <= 0)
      return random.choose([
        [3, literal],
        [4, name],
      ]);
    return random.choose([
      [
        6,
        () =>
          `(${expression(d - 1)} ${random.pick(["+", "-", "*", "/", "//", "%", "..", "&", "|", "~", "<<", ">>"])} ${expression(d - 1)})`,
      ],
      [3, () => `(${expression(d - 1)} ${random.pick(["==", "~=", "<", "<=", ">", ">="])} ${expression(d - 1)})`],
      [2, () => `(${expression(d - 1)} ${random.pick(["and", "or"])} ${expression(d - 1)})`],
      [2, () => `${random.pick(["-", "not ", "~", "- -"])}${expression(d - 1)}`],
      () => `#${random.pick(["s", "a", "t", "o"])}`,
      () => `{ ${expression(d - 1)} or 0, x = ${expression(d - 1)}, [key(${expression(d - 1)})] = ${expression(d - 1)} }`,
      [3, () => place(d)],
      () =>
        `string.${random.pick(["sub", "rep", "byte", "upper", "reverse", "len", "lower"])}(${expression(d - 1)}, ${expression(0)}, ${expression(0)})`,
      () =>
        `string.format(${random.pick(['"%d"', '"%5.2f"', '"%g"', '"%q"', '"%x"', '"%c"', '"%i"', '"%y"', '"%"', '"%10.123f"'])}, ${expression(d - 1)})`,
      () => `string.format(${random.pick(['"%s"', '"%5s"', '"%-3s|"', '"%.2s"'])}, tostring(${expression(d - 1)}))`,
      () =>
        `string.${random.pick(["find", "match", "gsub", "gmatch"])}(${random.pick(["s", random.pick(strings), expression(0)])}, ${random.pick([random.pick(patterns), '"("', '"%"', '"[a"', '"%1"', '"(.-)%"', expression(0)])}, ${expression(0)})`,
      () =>
        `math.${random.pick(["floor", "ceil", "abs", "tointeger", "type", "sqrt", "max", "min", "ult", "fmod", "modf"])}(${expression(d - 1)}, ${expression(0)})`,
      () => `${random.pick(["tonumber", "type", "tostring"])}(${expression(d - 1)})`,
      () => `tonumber(${random.pick(strings)}, ${random.pick(["2", "10", "16", "36", "37", "1", "x"])})`,
      () => `select(${random.pick(["1", "2", "-1", "'#'", "0", expression(0)])}, ${expression(d - 1)}, ${expression(0)})`,
      () =>
        `(function(...) local x, y = ...; return ${random.pick(["x", "y", "x + y", "...", "x.f", "y()", "x .. y", "-x", "x < y"])} end)(${expression(d - 1)}, ${expression(0)})`,
      [2, () => `${random.pick(["f", "g", name()])}(${expression(d - 1)}, ${expression(0)})`],
      () => `${random.pick(["t", "o", "s", "a"])}:${random.pick(["method", "len", "upper", "nope", "reverse"])}(${expression(d - 1)})`,
      () =>
        `table.${random.pick(["concat", "unpack", "remove", "insert", "sort", "pack"])}(${random.pick(["t", "o", expression(0)])}, ${random.pick(smallIntegers)}, ${random.pick(smallIntegers)})`,
      () => `rawget(${name()}, ${expression(0)})`,
      () => `rawlen(${expression(0)})`,
      () => `rawequal(${expression(0)}, ${expression(0)})`,
      () => `setmetatable(${random.pick(["{}", "t", expression(0)])}, ${random.pick(["nil", "getmetatable(o)", "{}", expression(0)])})`,
      () =>
        `load(${random.pick(['"return 1 +"', '"return a"', '"x = = 2"', '"local x <const> = 1; x = 2"', '"goto z"', '"return ..."', '"for i = 1 do end"', '"return \\"\\\\q\\""'])})`,
      () => `assert(${expression(d - 1)}, ${expression(0)})`,
    ]);
  };
  const attempt = (d) => `out(pcall(function(...) return ${expression(d)} end, ${expression(0)}, ${expression(0)}))`;
  const safe = (d) => `cap((select(2, pcall(function() return ${expression(d)} end))))`;
  const inner = (d) => ["tick()", ...statements(1 + random.below(3), d - 1)];
  const statements = (count, d) => {
    const list = [];
    for (let index = 0; index < count; index++) list.push(...statement(d));
    return list;
  };
  const metatable = () => {
    const chosen = events.filter(() => random.once(4));
    // Builds differ in whether `<=` falls back on `__lt` (LUA_COMPAT_LT_LE): no program may tell.
    if (chosen.includes("lt") && !chosen.includes("le")) chosen.push("le");
    const fields = chosen.map((event) => {
      if (event === "name") return `__name = ${random.pick(['"Named"', "5"])}`;
      // A length that is huge would keep the table functions busy for years.
      if (event === "len") return `__len = function() return ${random.pick([...smallIntegers, '"3"', "nil", "2.0", "1.5"])} end`;
      if (event === "tostring") return `__tostring = function() return ${random.pick(['"text"', "1", 'error("ts", 0)'])} end`;
      if (event === "index" || event === "newindex")
        return `__${event} = ${random.pick(["{ x = 5, method = function(self, v) return v end }", "function(_, k) return k end", "5", '"str"', "function(_, k) error('no ' .. type(k), 2) end"])}`;
      return `__${event} = function(x, y) ${random.pick([`return ${literal()}`, "return y", "error('in event', 2)", "return x, y", "return type(x) .. type(y)", "return nil"])} end`;
    });
    return `setmetatable({ ${random.pick(["", "10, 20", "x = 1"])} }, { ${fields.join(", ")} })`;
  };
  const statement = (d) =>
    random.choose([
      [8, () => [attempt(3)]],
      [3, () => [`${name()} = ${safe(2)}`]],
      [2, () => [`local ${random.pick(["a", "b", "c", "s"])} = ${safe(2)}`]],
      [2, () => [`o = ${metatable()}`]],
      [2, () => [`out(pcall(function() ${place(1)} = ${expression(2)} end))`]],
      [2, () => [`out(pcall(function() t[key(${expression(1)})] = ${expression(2)} end))`]],
      () => [`out(pcall(function() ${place(1)}, ${place(1)} = ${expression(1)}, ${expression(1)} end))`],
      () => [`out(pcall(${name()}, ${expression(0)}))`],
      () => [
        `out(pcall(function() return ${name()} ${random.pick(["+", "..", "<", "==", "&", "//"])} ${name()}, #${random.pick(["o", "s"])}, ${name()}.x end))`,
      ],
      () => [`out(select("#", pcall(function() return ${expression(2)} end)))`],
      () => [`t = { ${expression(0)} or 1, x = ${expression(0)} }`],
      ...(d <= 0
        ? []
        : [
            [
              2,
              () => [
                {
                  parts: [
                    { open: `if ${safe(2)} then`, body: inner(d) },
                    { open: "else", body: inner(d) },
                  ],
                  close: "end",
                },
              ],
            ],
            () => [
              block(
                `out(pcall(function() for i = ${expression(0)}, ${random.pick(["3", "2.5", expression(0)])}${random.pick(["", ", 1", `, ${expression(0)}`])} do`,
                ["tick()", "out(i)", "if i ~= i or i > 1e3 or i < -1e3 then break end", ...statements(1, d - 1)],
                "end end))",
              ),
            ],
            () => [
              block(
                `out(pcall(function() for k, v in ${random.pick(["next", "ipairs(t)", "ipairs(o)", name(), expression(1)])}, ${random.pick(["{ 5 }", expression(0)])} do`,
                ["tick()", "if type(k) == 'table' then break end", "out(k, v)", ...statements(1, d - 1)],
                "end end))",
              ),
            ],
            () => {
              const n = `n${++counter}`;
              return [
                `local ${n} = 0`,
                block(`while ${n} < ${1 + random.below(3)} do`, [
                  "tick()",
                  `${n} = ${n} + 1`,
                  ...statements(1, d - 1),
                  `if ${safe(1)} then break end`,
                ]),
              ];
            },
            () => [
              block("f = function(x, y)", [
                "enter()",
                ...statements(1, d - 1),
                `${random.pick(["return", "return x,", "do return y end return"])} ${expression(1)}`,
              ]),
            ],
            () => [
              block(
                "out(pcall(function()",
                [
                  `local z <close> = ${random.pick(["nil", "false", expression(0), 'setmetatable({}, { __close = function(_, e) out("close", e) end })', 'setmetatable({}, { __close = function(_, e) error("in close", 0) end })'])}`,
                  ...statements(1, d - 1),
                  `return ${expression(2)}`,
                ],
                "end))",
              ),
            ],
            () => {
              const co = `co${++counter}`;
              return [
                block(
                  `local ${co} = coroutine.${random.pick(["create", "create", "wrap"])}(function(p)`,
                  ["tick()", ...statements(1, d - 1), `out(coroutine.yield(${expression(1)}))`, `return ${expression(2)}`],
                  "end)",
                ),
                `for i = 1, 3 do tick() out(pcall(function() if type(${co}) == "thread" then return coroutine.resume(${co}, ${expression(0)}) end return ${co}(${expression(0)}) end)) end`,
              ];
            },
            () => [
              block(
                `out(xpcall(function(x)`,
                [...statements(1, d - 1), `return ${expression(2)}`],
                `end, function(m) out(m) return ${expression(0)} end, ${expression(0)}))`,
              ),
            ],
            () => [
              block(`do local a <const>, g = ${safe(0)}, ${safe(0)}`, [
                `f = function(x, y) enter() ${random.pick(["return y, a", "return x", "g = x; return g", "return a + x", "return g.x", "return a .. g", "g()", "return g[a]"])} end`,
                ...statements(1, d - 1),
              ]),
            ],
          ]),
    ]);
  return [
    "local a, b, c, s, t, o, f = 1, 2.5, nil, 'text', { 1, 2, x = 'field' }, {}, function(x, y) return y, x end",
    "function g(x) return x.y end",
    "G1 = 'global'",
    ...statements(5 + random.below(8), 2),
  ];
}
