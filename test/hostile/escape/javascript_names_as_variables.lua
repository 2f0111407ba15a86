-- attack: JavaScript's names and reserved words as locals, parameters, upvalues, labels and methods
-- expect: ok
local names = {
  "constructor", "__proto__", "arguments", "eval", "this", "new", "class", "var", "let", "const", "await", "async", "yield", "null",
  "undefined",
  "typeof", "void", "delete", "switch", "case", "default", "try", "catch", "throw", "with", "enum", "export", "import", "super", "static",
  "package",
  "interface", "frame", "stack", "base", "registers", "state", "budget", "thread", "sentinel", "pc", "k", "constants", "of", "get", "set",
}
for _, name in ipairs(names) do
  local code = ([[
    local NAME = 1
    local function f(NAME) local g = function() NAME = NAME + 1 return NAME end g() return NAME end
    local object = { NAME = 5 }
    function object:NAME_() return self.NAME end
    for NAME = 1, 3 do if NAME == 2 then goto NAME end ::NAME:: end
    for NAME, other in pairs(object) do local NAME <const> = NAME end
    local NAME <close> = nil
    return f(10), object:NAME_(), object.NAME, object["NAME"]
  ]]):gsub("NAME", name)
  local a, b, c, d = assert(load(code))()
  assert(a == 11 and b == 5 and c == 5 and d == 5, name)
end
