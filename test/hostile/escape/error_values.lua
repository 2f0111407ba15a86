-- attack: error values of every type through pcall, xpcall, coroutines, close handlers, nested rethrow
-- expect: ok
local co = coroutine.create(print)
local values = { false, true, 0, -0.0, 1e308, "", "\0", "x", {}, print, co, setmetatable({}, { __tostring = function() return "t" end }),
  setmetatable({}, { __index = error, __eq = error }) }
for i = 1, #values do
  local v = values[i]
  local ok, e = pcall(error, v, 0)
  assert(not ok and rawequal(e, v))
  ok, e = xpcall(error, function(x) return x end, v, 0)
  assert(not ok and rawequal(e, v))
  local c = coroutine.create(function() error(v, 0) end)
  ok, e = coroutine.resume(c)
  assert(not ok and rawequal(e, v) and coroutine.status(c) == "dead")
  local seen
  ok, e = pcall(function() local g <close> = setmetatable({}, { __close = function(_, x) seen = x end }); error(v, 0) end)
  assert(not ok and rawequal(e, v) and rawequal(seen, v))
  if type(v) ~= "string" then
    ok, e = pcall(coroutine.wrap(function() error(v) end))
    assert(not ok and rawequal(e, v))
  end
end
local ok, e = pcall(error); assert(not ok and e == nil)
ok, e = pcall(error, nil); assert(not ok and e == nil)
for _, lvl in ipairs { 1, 2, 3, 100, math.maxinteger, 0, -1, math.mininteger } do
  ok, e = pcall(error, "m", lvl); assert(not ok and e:sub(-1) == "m")
end
assert(not pcall(error, "m", "notanumber") and not pcall(error, "m", 1.5))
ok, e = pcall(assert, false); assert(e == "assertion failed!")
ok, e = pcall(assert, nil, { 1 }); assert(type(e) == "table")
ok, e = pcall(assert); assert(not ok and e:find("value expected", 1, true))
