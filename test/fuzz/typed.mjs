/**
 * Typed programs: every expression has a type, so that programs mostly run to their end and print many results.
 *
 * Called with a random generator, gives a tree of statements (`program.mjs`). What must stay true: loops are bounded and call `tick`,
 * tables stay sequences, results do not depend on the order of `pairs` or on the stability of `sort`.
 */
import { floats, integers, patterns, smallIntegers, strings } from "./literals.mjs";
import { block } from "./program.mjs";

const types = ["integer", "float", "string", "boolean", "list", "record"];

export function generateTyped(random) {
  let counter = 0;
  let depth = 0;
  /** Visible variables: { name, type, constant }. Functions have the type "function". */
  let scope = [];
  const fresh = (prefix) => `${prefix}${++counter}`;
  const variables = (type, writable = false) => scope.filter((v) => v.type === type && !(writable && v.constant));
  const variable = (type) => {
    const found = variables(type);
    return found.length > 0 ? random.pick(found).name : undefined;
  };
  const inner = (build) => {
    const saved = scope;
    scope = [...scope];
    depth++;
    const result = build();
    depth--;
    scope = saved;
    return result;
  };

  // Expressions

  const integer = (d) => {
    const known = variable("integer");
    if (d <= 0)
      return random.choose([
        [2, () => random.pick(integers)],
        [2, () => random.pick(smallIntegers)],
        [4, () => known ?? random.pick(smallIntegers)],
      ]);
    return random.choose([
      [6, () => `(${integer(d - 1)} ${random.pick(["+", "-", "*"])} ${integer(d - 1)})`],
      [
        3,
        () =>
          `(${integer(d - 1)} ${random.pick(["//", "%"])} ${random.pick(["1", "2", "3", "7", "-1", "-3", "10", "math.maxinteger", "math.mininteger", "(1 << 53)"])})`,
      ],
      [1, () => `(${integer(d - 1)} ${random.pick(["//", "%"])} ((${integer(d - 1)}) | 1))`],
      [4, () => `(${integer(d - 1)} ${random.pick(["&", "|", "~"])} ${integer(d - 1)})`],
      [
        3,
        () =>
          `(${integer(d - 1)} ${random.pick(["<<", ">>"])} ${random.pick([integer(d - 1), random.pick(smallIntegers), "31", "32", "53", "63", "64", "-1", "-64"])})`,
      ],
      [2, () => `${random.pick(["-", "~", "- -"])}${integer(d - 1)}`],
      [2, () => `#${string(d - 1)}`],
      () => `#${list()}`,
      [2, () => `(${list()}[${random.pick(["1", "2", "3", "1.0", integer(d - 1)])}] or ${integer(0)})`],
      [2, () => `${record()}.n`],
      () => `(${boolean(d - 1)} and ${integer(d - 1)} or ${integer(d - 1)})`,
      () => `(math.tointeger(${float(d - 1)}) or ${integer(0)})`,
      () => `math.${random.pick(["max", "min"])}(${integer(d - 1)}, ${integer(d - 1)})`,
      () => `math.abs(${integer(d - 1)})`,
      () => `select("#", ${value(d - 1)}, ${value(d - 1)})`,
      () => `(${string(d - 1)}:byte(${random.pick(["1", "2", "-1", ""])}) or ${integer(0)})`,
      () => `(${string(d - 1)}:find(${random.pick(patterns)}) or 0)`,
      () => `(math.floor(${random.pick(["1.5", "-2.5", "2.0^52", "7.999", "-0.5"])}) + ${integer(d - 1)})`,
      [3, () => call(d)],
      () =>
        `(function(...) local a, b = ...; return ${random.pick(["a", "b or a", "select('#', ...)", "(a + b)", "(select(2, ...))"])} end)(${integer(d - 1)}, ${integer(d - 1)})`,
      () => `(tonumber(${random.pick(['"10"', '"0x7f"', '"  12  "', '"1e1"', '"9007199254740993"'])}) | 0)`,
      () => `(${float(d - 1)} // 1 == 0 and 1 or 2)`,
    ]);
  };
  const float = (d) => {
    const known = variable("float");
    if (d <= 0)
      return random.choose([[2, () => random.pick(floats)], [2, () => known ?? random.pick(floats)], () => `(${integer(0)} + 0.0)`]);
    return random.choose([
      [5, () => `(${float(d - 1)} ${random.pick(["+", "-", "*", "/"])} ${float(d - 1)})`],
      [3, () => `(${float(d - 1)} ${random.pick(["+", "-", "*", "/", "//", "%"])} ${integer(d - 1)})`],
      [2, () => `(${integer(d - 1)} ${random.pick(["+", "-", "*", "//", "%"])} ${float(d - 1)})`],
      [2, () => `(${integer(d - 1)} / ${integer(d - 1)})`],
      () => `(${float(d - 1)} ${random.pick(["//", "%"])} ${float(d - 1)})`,
      () => `(2.0 ^ ${random.pick(["0", "1", "10", "52", "53", "62", "63", "64", "-1", "-10", "1023"])})`,
      () => `-${float(d - 1)}`,
      () => `math.${random.pick(["abs", "max", "min"])}(${float(d - 1)})`,
      () => `math.sqrt(math.abs(${float(d - 1)}))`,
      () => `math.fmod(${float(d - 1)}, ${random.pick(["2.0", "3", "0.5", "-7.25"])})`,
      () => `${record()}.x`,
      () => `(${boolean(d - 1)} and ${float(d - 1)} or ${float(d - 1)})`,
      () => `(tonumber(${random.pick(['"1.5"', '"0x.8p1"', '"1e300"', '" -2.25 "', '"5e-324"'])}) + 0.0)`,
    ]);
  };
  const string = (d) => {
    const known = variable("string");
    if (d <= 0)
      return random.choose([
        [2, () => `(${random.pick(strings)})`],
        [3, () => known ?? `(${random.pick(strings)})`],
      ]);
    return random.choose([
      [4, () => `(${string(d - 1)} .. ${random.pick([string(d - 1), integer(d - 1), float(d - 1)])})`],
      [
        2,
        () =>
          `${string(d - 1)}:sub(${random.pick(smallIntegers)}, ${random.pick([...smallIntegers, "math.maxinteger", "math.mininteger"])})`,
      ],
      () => `${string(d - 1)}:${random.pick(["upper", "lower", "reverse"])}()`,
      () => `string.rep(${string(0)}, ${random.pick(["0", "1", "3", "-1"])}, ${random.pick(['""', '","'])})`,
      [
        2,
        () =>
          `string.format(${random.pick(['"%d"', '"%5d|"', '"%-8d|"', '"%+d"', '"%08d"', '"%x"', '"%X"', '"%o"', '"%i"', '"%.3d"', '"% d"', '"%#x"'])}, ${integer(d - 1)})`,
      ],
      () => `string.format("%c%5c", 65, ${integer(0)} & 127)`,
      [
        2,
        () =>
          `string.format(${random.pick(['"%g"', '"%.3f"', '"%10.2f|"', '"%e"', '"%.14g"', '"%.17g"', '"%+.1e"', '"%a"', '"%-12g|"', '"%.0f"', '"%5.1f"', '"%#.0f"'])}, ${random.pick([float(0), integer(0)])})`,
      ],
      () =>
        `string.format(${random.pick(['"%s"', '"%10s|"', '"%-10s|"', '"%.2s"', '"%q"', '"%%%s"'])}, ${random.pick([string(d - 1), integer(d - 1), string(0)])})`,
      () => `tostring(${value(d - 1)})`,
      [2, () => `table.concat(${list()}, ${random.pick(['","', '""', '" - "'])})`],
      [
        2,
        () =>
          `(${string(d - 1)}:gsub(${random.pick(patterns)}, ${random.pick(['"x"', '"%0%0"', '"<%1>"', '""', "string.upper", "{ a = 1, l = 'L', x = false }", "function(c) return c ~= '' and #c or nil end"])}))`,
      ],
      () => `((${string(d - 1)}:match(${random.pick(patterns)}) or "none") .. "")`,
      () => `${record()}.name`,
      () => `(${boolean(d - 1)} and ${string(d - 1)} or ${string(d - 1)})`,
      () => `string.char(${integer(d - 1)} & 127, ${integer(0)} & 255)`,
      () => `type(${value(d - 1)})`,
      () => `(math.type(${value(d - 1)}) or "no number")`,
    ]);
  };
  const boolean = (d) => {
    const known = variable("boolean");
    if (d <= 0) return random.choose([() => random.pick(["true", "false"]), [2, () => known ?? "true"]]);
    const comparison = () => random.pick(["<", "<=", ">", ">=", "==", "~="]);
    return random.choose([
      [3, () => `(${integer(d - 1)} ${comparison()} ${integer(d - 1)})`],
      [3, () => `(${integer(d - 1)} ${comparison()} ${float(d - 1)})`],
      [2, () => `(${float(d - 1)} ${comparison()} ${float(d - 1)})`],
      () => `(${float(d - 1)} ${comparison()} ${integer(d - 1)})`,
      [2, () => `(${string(d - 1)} ${comparison()} ${string(d - 1)})`],
      () => `(${integer(d - 1)} ${comparison()} ${random.pick(smallIntegers)})`,
      [2, () => `(${boolean(d - 1)} ${random.pick(["and", "or", "==", "~="])} ${boolean(d - 1)})`],
      () => `(not ${boolean(d - 1)})`,
      () => `(${value(d - 1)} == ${value(d - 1)})`,
      () => `(${value(d - 1)} ~= nil)`,
      () => `rawequal(${value(d - 1)}, ${value(d - 1)})`,
      () => `math.ult(${integer(d - 1)}, ${integer(d - 1)})`,
      () => `(not not ${string(d - 1)}:find(${random.pick(strings)}, 1, true))`,
    ]);
  };
  const list = () => variable("list") ?? `({ ${integer(0)}, ${integer(0)} })`;
  const record = () => variable("record") ?? "R";
  const value = (d) => random.choose([[3, () => integer(d)], [2, () => float(d)], [2, () => string(d)], () => boolean(d)]);
  const expression = (type, d) => {
    switch (type) {
      case "integer":
        return integer(d);
      case "float":
        return float(d);
      case "string":
        return `cap(${string(d)})`;
      case "boolean":
        return boolean(d);
      case "list":
        return random.choose([
          () => `{ ${Array.from({ length: random.below(5) }, () => integer(1)).join(", ")} }`,
          () => `table.pack(${integer(1)}, ${integer(1)})`,
          () => `{ table.unpack(${list()}) }`,
          () => `table.move(${list()}, 1, ${random.pick(["0", "1", "2"])}, 1, { 1, 2 })`,
        ]);
      default:
        return random.choose([
          () => `new(${integer(1)}, ${float(1)}, ${string(1)})`,
          () => `setmetatable({ n = ${integer(1)} }, { __index = R })`,
          () => `(${record()} + ${record()})`,
        ]);
    }
  };
  const call = (d) => {
    const functions = variables("function");
    if (functions.length === 0 || d <= 0) return integer(0);
    return random.choose([
      [3, () => `${random.pick(functions).name}(${integer(d - 1)}, ${integer(d - 1)})`],
      () => `${record()}:get(${integer(d - 1)})`,
      () => `(pcall(${random.pick(functions).name}, ${integer(0)}, ${integer(0)}) and 1 or 0)`,
      () => `(math.tointeger((select(2, pcall(${random.pick(functions).name}, ${integer(d - 1)}, ${integer(d - 1)})))) or -5)`,
    ]);
  };

  // Statements

  const declare = (type, constant = false) => {
    const name = fresh(type[0]);
    return { name, push: () => scope.push({ name, type, constant }) };
  };
  const statements = (count) => {
    const body = [];
    for (let index = 0; index < count; index++) body.push(...statement());
    return body;
  };
  const body = () => inner(() => ["tick()", ...statements(1 + random.below(3))]);
  const output = () => `out(${Array.from({ length: 1 + random.below(3) }, () => value(2)).join(", ")})`;
  const closer = () => `setmetatable({}, { __close = function(_, e) out("close", ${integer(0)}, e) end })`;

  const simple = () =>
    random.choose([
      [
        4,
        () => {
          const type = random.pick(types);
          const constant = random.once(6);
          const { name, push } = declare(type, constant);
          const text = `local ${name}${constant ? " <const>" : ""} = ${expression(type, 3)}`;
          push();
          return [text];
        },
      ],
      [
        5,
        () => {
          const type = random.pick(types);
          const writable = variables(type, true);
          if (writable.length === 0) return [output()];
          return [`${random.pick(writable).name} = ${expression(type, 3)}`];
        },
      ],
      [
        2,
        () => {
          const a = variables(random.pick(types.slice(0, 4)), true);
          const b = variables(random.pick(types.slice(0, 4)), true);
          if (a.length === 0 || b.length === 0) return [output()];
          const x = random.pick(a);
          const y = random.pick(b);
          return [
            `${x.name}, ${y.name} = ${x.type === y.type && random.once(2) ? `${y.name}, ${x.name}` : `${expression(x.type, 2)}, ${expression(y.type, 2)}`}`,
          ];
        },
      ],
      [6, () => [output()]],
      [
        2,
        () => {
          const target = record();
          const field = random.pick([
            ["n", () => integer(2)],
            ["x", () => float(2)],
            ["name", () => `cap(${string(2)})`],
          ]);
          return [`${target}.${field[0]} = ${field[1]()}`];
        },
      ],
      [
        3,
        () => {
          const l = variable("list");
          if (!l) return [output()];
          return [
            random.choose([
              () => `${l}[#${l} + 1] = ${integer(2)}`,
              () => `if #${l} < 40 then table.insert(${l}, ${integer(2)}) end`,
              () => `if #${l} < 40 then table.insert(${l}, 1, ${integer(1)}) end`,
              () => `out(table.remove(${l}))`,
              () => `out(table.remove(${l}, ${random.pick(["1", `#${l}`])}))`,
              () => `table.sort(${l})`,
              () => `table.sort(${l}, function(a, b) return a > b end)`,
              () => `out(table.concat(${l}, " "))`,
              () => `out(table.unpack(${l}))`,
              () => `out(#${l}, ${l}[1], ${l}[#${l}])`,
              () => `if #${l} > 0 then ${l}[#${l}] = nil end`,
              () => `if ${l}[2] then ${l}[1], ${l}[2] = ${l}[2], ${l}[1] end`,
              () => `out(select(${random.pick(["1", "2", "-1"])}, 0, table.unpack(${l})))`,
            ]),
          ];
        },
      ],
      [2, () => [`out(fields(${record()}))`]],
      () => [`out(${string(1)}:find(${random.pick(patterns)}${random.pick(["", ", 2", ", -3", ", 1, true"])}))`],
      () => [
        `out(string.gsub(${string(1)}, ${random.pick(patterns)}, ${random.pick(['"%0."', "string.reverse", "function(a, b) return (b or a) .. '!' end"])}${random.pick(["", ", 1", ", 2"])}))`,
      ],
      () => [`out(${string(1)}:byte(${random.pick(["1, -1", "2", "-2, -1", "0"])}))`],
      () => [`out(${record()}:method(${value(1)}, ${value(1)}))`],
      () => [
        `out(${record()} == ${record()}, ${record()} < ${record()}, ${record()} <= ${record()}, #${record()}, -${record()} == nil, ${record()} .. "s", ${record()}(${integer(1)}))`,
      ],
      () => [`out(tostring(${record()}), ${record()}.missing, rawlen(${record()}), rawget(${record()}, "n"))`],
    ]);

  const compound = () =>
    random.choose([
      [
        3,
        () => {
          const parts = [{ open: `if ${boolean(2)} then`, body: body() }];
          if (random.once(3)) parts.push({ open: `elseif ${boolean(2)} then`, body: body() });
          if (random.once(2)) parts.push({ open: "else", body: body() });
          return [{ parts, close: "end" }];
        },
      ],
      [
        4,
        () => {
          const [from, to, step] = random.pick([
            ["1", "3", ""],
            ["3", "1", ", -1"],
            ["1", "2.5", ""],
            ["1.0", "3", ""],
            ["0", "1", ", 0.25"],
            ["math.maxinteger - 2", "math.maxinteger", ""],
            ["math.mininteger + 1", "math.mininteger", ", -1"],
            ["math.maxinteger - 3", "math.huge", ", 2"],
            ["1", "0", ""],
            ["-2", "4", ", 3"],
            ["(1 << 53) - 1", "(1 << 53) + 1", ""],
            ["10", "1", ", -4"],
            ["1", `#${list()}`, ""],
            ["2^53", "2^53 + 2", ""],
            ["1", "-math.huge", ", 1"],
          ]);
          const name = fresh("i");
          const type = /\.|\^|huge,/.test(from + step) ? "float" : "integer";
          const content = inner(() => {
            scope.push({ name, type, constant: false });
            return ["tick()", `out(${name})`, ...statements(1 + random.below(3)), ...escapeLoop()];
          });
          return [block(`for ${name} = ${from}, ${to}${step} do`, content)];
        },
      ],
      [
        2,
        () => {
          const [i, v] = [fresh("i"), fresh("v")];
          const content = inner(() => {
            scope.push({ name: i, type: "integer", constant: false }, { name: v, type: "integer", constant: false });
            return ["tick()", `if ${i} > 6 then break end`, ...statements(1 + random.below(2)), ...escapeLoop()];
          });
          return [block(`for ${i}, ${v} in ipairs(${list()}) do`, content)];
        },
      ],
      [
        2,
        () => {
          const n = fresh("n");
          const open = `while ${n} < ${1 + random.below(4)} do`;
          const skip = random.once(3) ? fresh("l") : "";
          const rest = inner(() => [...statements(1 + random.below(3)), ...escapeLoop()]);
          const content = [
            "tick()",
            `${n} = ${n} + 1`,
            ...(skip ? [`if ${boolean(1)} then goto ${skip} end`, block("do", rest), `::${skip}::`] : rest),
          ];
          return [`local ${n} = 0`, block(open, content)];
        },
      ],
      [
        2,
        () => {
          const n = fresh("n");
          const b = fresh("b");
          const content = [
            "tick()",
            `${n} = ${n} + 1`,
            ...inner(() => statements(1 + random.below(2))),
            `local ${b} = ${n} > ${random.below(4)} or ${boolean(1)}`,
          ];
          return [`local ${n} = 0`, block("repeat", content, `until ${b}`)];
        },
      ],
      () => [
        block(
          "do",
          inner(() => statements(1 + random.below(3))),
        ),
      ],
      () => {
        const label = fresh("l");
        const n = fresh("n");
        return [
          block("do", [
            `local ${n} = 0`,
            `::${label}::`,
            "tick()",
            `${n} = ${n} + 1`,
            ...inner(() => statements(1 + random.below(2))),
            `if ${n} < ${1 + random.below(3)} then goto ${label} end`,
          ]),
        ];
      },
      [
        3,
        () => {
          const name = fresh("f");
          const content = inner(() => {
            scope.push({ name: "a", type: "integer", constant: false }, { name: "b", type: "integer", constant: false });
            return [
              "tick()",
              ...statements(1 + random.below(2)),
              random.pick([
                `return ${integer(2)}`,
                "return a, b",
                `return ${integer(1)}, ${value(1)}`,
                `if a > 0 and a < 5 then return ${name}(a - 1, b) end return b`,
                `if a > 0 and a < 5 then return 1 + ${name}(a - 1, b) end return ${integer(1)}`,
              ]),
            ];
          });
          scope.push({ name, type: "function", constant: true });
          return [block(`local function ${name}(a, b)`, content)];
        },
      ],
      [
        2,
        () => {
          const name = fresh("f");
          const content = inner(() => {
            scope.push({ name: "a", type: "integer", constant: false }, { name: "b", type: "integer", constant: false });
            const result = random.pick([
              "return ...",
              `return select("#", ...), ...`,
              "return (...)",
              "return ({ ... })[2], a",
              "return a, ..., b",
            ]);
            return ["tick()", `local a, b = ...`, ...statements(1), result];
          });
          const calls = inner(() => [
            `out(${name}(${integer(1)}, ${integer(1)}))`,
            `out((${name}(${integer(1)}, ${integer(1)}, ${value(1)})))`,
          ]);
          return [block(`local function ${name}(...)`, content), ...calls];
        },
      ],
      [
        2,
        () => {
          const text = random.pick([
            "error('message')",
            `error(${value(1)}, ${random.pick(["0", "1", "2"])})`,
            `out(${integer(1)} // (${integer(0)} & 0))`,
            "local z; z.field = 1",
            "local z = R.missing + 1",
            `return ${integer(1)}, ${string(1)}`,
            "out({} .. 'x')",
            "out(R < 1)",
            "missing()",
            `error({ code = ${integer(0)} })`,
            "error()",
            `assert(${boolean(1)}, 'assertion')`,
            "error(setmetatable({}, { __tostring = function() return 'E' end }))",
          ]);
          return [block("out(pcall(function()", [...inner(() => statements(random.below(3))), text], "end))")];
        },
      ],
      () => [
        block(
          "out(xpcall(function(...)",
          [...inner(() => statements(1)), `error(${value(1)})`],
          `end, function(m) out("handler", m) return ${random.pick(["m", "1, 2", "tostring(m) .. '!'", "nil"])} end, 1))`,
        ),
      ],
      [
        2,
        () => {
          const co = fresh("co");
          const content = inner(() => {
            scope.push({ name: "p", type: "integer" });
            return [
              "tick()",
              ...statements(1 + random.below(2)),
              `local q = coroutine.yield(${value(1)}, ${value(1)})`,
              "out(q)",
              ...statements(1),
              random.pick([`coroutine.yield(${integer(1)})`, "error('in coroutine')", `return ${value(1)}`]),
            ];
          });
          return [
            block(`local ${co} = coroutine.create(function(p)`, content, "end)"),
            `out(coroutine.resume(${co}, ${integer(1)}))`,
            `out(coroutine.status(${co}), coroutine.resume(${co}, ${value(1)}))`,
            `out(coroutine.status(${co}), coroutine.resume(${co}))`,
            `out(${random.pick([`coroutine.close(${co})`, `coroutine.status(${co})`, "coroutine.isyieldable()"])})`,
          ];
        },
      ],
      [
        2,
        () => {
          const v = fresh("v");
          const producer = inner(() => [
            `for i = 1, ${2 + random.below(3)} do`,
            "tick()",
            `coroutine.yield(i * ${random.pick(smallIntegers)})`,
            "end",
          ]);
          const consumer = inner(() => {
            scope.push({ name: v, type: "integer", constant: false });
            return ["tick()", ...statements(1 + random.below(2)), ...escapeLoop()];
          });
          return [block(`for ${v} in coroutine.wrap(function() ${producer.join(" ")} end) do`, consumer)];
        },
      ],
      [
        2,
        () => {
          const [open, close] = random.pick([
            ["do", "end"],
            ["do", "end"],
            ["out(pcall(function()", "end))"],
          ]);
          const second = random.once(3) ? [`local d <close> = ${closer()}`] : [];
          return [block(open, [`local c <close> = ${closer()}`, ...second, ...inner(() => statements(1 + random.below(2)))], close)];
        },
      ],
      () => [
        block(
          `for _, i in (function(s, c) if c < 3 then return c + 1, c end end), nil, 0, ${closer()} do`,
          inner(() => {
            scope.push({ name: "i", type: "integer", constant: false });
            return ["tick()", ...statements(1), ...escapeLoop()];
          }),
        ),
      ],
      () => {
        const fs = fresh("fs");
        return [
          `local ${fs} = {}`,
          block(`for i = 1, 3 do`, ["tick()", `local x = i * ${integer(0)}`, `${fs}[i] = function(d) x = x + (d or 1) return x, i end`]),
          `out(${fs}[1](), ${fs}[1](${integer(1)}), ${fs}[2](), ${fs}[3]())`,
        ];
      },
      () => [block(`for w in (${string(1)}):gmatch(${random.pick(patterns)}) do`, ["tick()", "out(w)", ...inner(() => statements(1))])],
    ]);

  /** A way to leave the loop that encloses the statement, sometimes. */
  const escapeLoop = () => (random.once(4) ? [`if ${boolean(1)} then break end`] : []);
  const statement = () =>
    depth > 3 || counter > 60
      ? simple()
      : random.choose([
          [3, simple],
          [2, compound],
        ]);

  return [...prelude, ...statements(6 + random.below(8)), output()];
}

/** What typed programs start from: a class with metamethods, and an object of it. */
const prelude = [
  "local class = {}",
  "local new = function(n, x, name) return setmetatable({ n = n, x = x, name = name }, class) end",
  "class.__index = function(t, k) if k == 'get' then return function(self, d) return self.n + d end elseif k == 'method' then return function(self, ...) return select('#', ...), ..., self.n end end end",
  "class.__add = function(a, b) return new(a.n + b.n, a.x + b.x, a.name) end",
  "class.__eq = function(a, b) return a.n == b.n end",
  "class.__lt, class.__le = function(a, b) return a.n < b.n end, function(a, b) return a.x <= b.x end",
  "class.__len = function(a) return a.n end",
  "class.__unm = function(a) return new(-a.n, -a.x, a.name) end",
  "class.__concat = function(a, b) return 'cc' end",
  "class.__call = function(self, d) return d end",
  "class.__tostring = function(self) return 'object ' .. self.name end",
  "local R = new(7, 2.5, 'root')",
];
