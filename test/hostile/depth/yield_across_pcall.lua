-- attack: yields from within deep pcall, xpcall, metamethods, iterators and __close
-- expect: ok
local function nest(n) if n == 0 then return coroutine.yield("deep") end local ok, v = pcall(nest, n - 1); return v end
local co = coroutine.wrap(nest)
assert(co(100) == "deep")
assert(co("back") == "back")
co = coroutine.wrap(function() return xpcall(function() return coroutine.yield(1) end, debug and debug.traceback or print) end)
assert(co() == 1)
local ok, v = co("v"); assert(ok == true and v == "v")
local mt = { __add = function(a, b) return coroutine.yield("add") end, __index = function(t, k) return coroutine.yield("index") end,
  __lt = function() return coroutine.yield("lt") end, __concat = function() return coroutine.yield("concat") end,
  __eq = function() return coroutine.yield("eq") end, __len = function() return coroutine.yield("len") end, __call = function(_,
  x) return coroutine.yield("call") end }
co = coroutine.wrap(function()
  local a, b = setmetatable({}, mt), setmetatable({}, mt)
  local r = { a + b, a.k, a < b, a .. b, a == b, #a, a(1) }
  return table.unpack(r)
end)
assert(co() == "add"); assert(co(1) == "index"); assert(co(2) == "lt"); assert(co(3) == "concat"); assert(co(4) == "eq")
assert(co(5) == "len"); assert(co(6) == "call")
local r = table.pack(co(7))
assert(r.n == 7 and r[1] == 1 and r[2] == 2 and r[3] == true and r[4] == 4 and r[5] == true and r[6] == 6 and r[7] == 7)
co = coroutine.wrap(function() for v in function(_,
  i) return coroutine.yield("iter") end do if v == "stop" then return "stopped" end end return "ended" end)
assert(co() == "iter"); assert(co(1) == "iter"); assert(co("stop") == "stopped")
co = coroutine.wrap(function() do local c <close> = setmetatable({},
  { __close = function() coroutine.yield("closing") end }) end return "after" end)
assert(co() == "closing"); assert(co() == "after")
