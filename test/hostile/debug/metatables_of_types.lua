-- attack: metatables for nil, booleans, numbers, functions and threads, with every event
-- expect: ok
local values = { [1] = 5, [2] = true, [3] = print, [4] = coroutine.create(print), n = 5 }
local class = {}
for _, event in ipairs { "index", "call", "add", "concat", "len", "unm", "lt", "le", "idiv", "band", "close", "tostring" } do
  class["__" .. event] = function() return event end
end
for index = 1, values.n do
  local value = values[index]
  debug.setmetatable(value, class)
  local ok, message = pcall(function()
    assert(value.field == "index")
    assert(value("x") == "call" or type(value) == "function" or type(value) == "thread")
    assert(tostring(value) == "tostring")
    assert(value .. {} == "concat")
    do local guard <close> = value end
  end)
  debug.setmetatable(value, nil)
  assert(ok, message)
end
assert(1 + 1 == 2 and not pcall(function() return nil .. "" end) and not pcall(function() return (5)() end))
