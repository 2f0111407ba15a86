-- attack: load with every wrong chunk, name, mode and environment, and readers that misbehave
-- expect: ok
local function fails(text, ...)
  local chunk, message = load(...)
  assert(chunk == nil and message:find(text, 1, true), tostring(message))
end
fails("attempt to load a text chunk (mode is 'b')", "return 1", "n", "b")
fails("attempt to load a binary chunk (mode is 't')", string.dump(function() end), "n", "t")
fails("reader function must return a string", function() return 1 < 2 end)
fails("reader function must return a string", function() return {} end)
fails("from reader", function() error("from reader") end)
fails("truncated", "\27Lua")
assert(not pcall(load) and not pcall(load, nil) and not pcall(load, {}) and not pcall(load, 5 < 6))
assert(load(function() return nil end)() == nil and load("")() == nil and load("return 1", ("n"):rep(1000), "bt")() == 1)
assert(load("x = 1; return x", "n", "t", {})() == 1 and x == nil)
assert(not pcall(load("return x.y", "n", "t", nil)) and not pcall(load("x = 1", "n", "t", 5)))
local environment = setmetatable({}, { __index = function(_, name) return name end, __newindex = function() error("read-only", 0) end })
assert(load("return constructor .. __proto__", "n", "t", environment)() == "constructor__proto__")
local ok, message = pcall(load("y = 1", "n", "t", environment))
assert(not ok and message == "read-only")
local pieces, turn = { "ret", "urn ", "1", "0", "", "2" }, 0
assert(load(function() turn = turn + 1 return pieces[turn] end)() == 10)
local text = load("return ...", "=name")
assert(select("#", text()) == 0 and text(7) == 7)
local up = 1
local dumped = load(string.dump(function() return up end), "n", "b", { 5 })
assert(debug.getupvalue(dumped, 1) == "up" and type(dumped()) == "table")
