/**
 * Ordinary Lua source text of any size, generated: functions, classes, tables, loops, string handling, comments, as programs have them.
 * Used by `parse.mjs`. What must stay true: the same size and seed give the same text, and the text compiles on every Lua 5.4.
 */
const nouns = ["account", "buffer", "channel", "document", "element", "filter", "group", "handler", "index", "journal", "key", "layer"];
const verbs = ["open", "close", "update", "collect", "render", "parse", "format", "resolve", "merge", "split", "visit", "apply"];

export function generateSource(bytes, seed = 1) {
  let state = seed;
  const random = (n) => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  const pick = (list) => list[random(list.length)];
  const pieces = [];
  let size = 0;
  let count = 0;
  const templates = [
    (noun, verb, k) => `
-- ${verb[0].toUpperCase()}${verb.slice(1)}s the ${noun} and returns what is left of it.
local function ${verb}_${noun}_${k}(${noun}, options, ...)
  if not ${noun} or type(${noun}) ~= "table" then
    return nil, "expected a ${noun}, got " .. type(${noun})
  end
  local count, total = 0, options and options.start or ${random(100)}
  for index, value in ipairs(${noun}) do
    if value.kind == "${pick(nouns)}" and value.size > ${random(1000)} then
      total = total + value.size * ${random(50)}.5 - index % 3
      count = count + 1
    elseif value.next then
      total = total - #value.next.name
    else
      goto continue
    end
    ::continue::
  end
  return total // (count + 1), select("#", ...)
end
M.${verb}_${noun}_${k} = ${verb}_${noun}_${k}
`,
    (noun, verb, k) => `
local ${noun[0].toUpperCase()}${noun.slice(1)}${k} = setmetatable({}, { __index = M.base })
function M.${noun}${k}_new(name, parent)
  local self = { name = name, parent = parent, children = {}, flags = { visible = true, dirty = false, depth = parent and parent.flags.depth + 1 or 0 } }
  self.${verb} = function(this, amount)
    this.flags.dirty = amount ~= nil
    return this.parent and this.parent:${verb}(amount) or ("%s:%d"):format(this.name, amount or ${random(10)})
  end
  return setmetatable(self, { __tostring = function(it) return "<" .. it.name .. ">" end })
end
`,
    (noun, verb, k) => `
M.${noun}_settings_${k} = {
  title = "The ${noun} number ${k}", "first", 'second', [[third]],
  limits = { ${random(100)}, ${random(1000)}, 0x${random(65536).toString(16)}, ${random(100)}e-2, -${random(9) + 1}.25 },
  ["${verb} me"] = function(a, b) return a and b or not a == b, (a or 1) + (b or 2) * 3 ^ 2 end,
  [${k}] = true, nested = { deeper = { deepest = { ${verb} = nil } } },
}
`,
    (noun, verb, k) => `
do
  local text = "${noun} ${verb} ${k}\\n\\t\\"quoted\\""
  local i, words = 1, {}
  while i <= #text do
    local from, to = text:find("%a+", i)
    if not from then break end
    words[#words + 1] = text:sub(from, to):upper()
    i = to + 1
  end
  M.words_${k} = table.concat(words, ", ") .. (#words > ${random(9)} and "!" or "?")
  repeat i = i - (i & 1) - 2 until i < 0 or i ~ 5 == 1
end
`,
  ];
  const push = (text) => {
    pieces.push(text);
    size += text.length;
  };
  push("local M = { base = {} }\n");
  while (size < bytes) {
    count++;
    const text = pick(templates)(pick(nouns), pick(verbs), count);
    push(`do${text}end\n`);
  }
  push("return M\n");
  return pieces.join("");
}
