-- attack: names of JavaScript as labels, functions, methods, fields and attributes
-- expect: ok
for _, name in ipairs { "constructor", "prototype", "__proto__", "arguments", "eval", "await", "yield", "let", "class", "this", "undefined", "NaN" } do
  local text = [[
    local NAME <const>, count = 1, 0
    local object = { NAME = function(self) return NAME end }
    function object:m() return self:NAME() end
    local function f(NAME) return NAME end
    goto NAME
    count = 100
    ::NAME:: count = count + 1
    for NAME = 1, 300 do count = count + f(NAME) * 0 + object:m() end
    return count, object.NAME ~= nil, _ENV.NAME]]
  local count, has, global = load((text:gsub("NAME", name)))()
  assert(count == 301 and has and global == nil, name)
end
