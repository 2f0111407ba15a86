-- Every metamethod may yield; what the coroutine is resumed with becomes the result of the event.
local y = coroutine.yield
local mt = {
  __add = function(a, b) return y("add") end,
  __index = function(t, k) return y("index " .. k) end,
  __newindex = function(t, k, v)
    y("newindex " .. k)
    rawset(t, k, v)
  end,
  __eq = function() return y("eq") end,
  __lt = function() return y("lt") end,
  __le = function() return y("le") end,
  __concat = function() return y("concat") end,
  __len = function() return y("len") end,
  __call = function(_, ...) return y("call", ...) end,
  __unm = function() return y("unm") end,
  __idiv = function() return y("idiv") end,
  __band = function() return y("band") end,
  __bnot = function() return y("bnot") end,
  __shl = function() return y("shl") end,
}
local function new() return setmetatable({}, mt) end
local function run(f)
  local co = coroutine.create(f)
  local values = table.pack(coroutine.resume(co))
  local n = 0
  while coroutine.status(co) ~= "dead" do
    n = n + 1
    print(table.unpack(values, 2, values.n))
    values = table.pack(coroutine.resume(co, n))
  end
  print("=", table.unpack(values, 1, values.n))
end
run(function() local t = new() return t + 1, t + t end) --> expect: add
--> expect: add
--> expect: =	true	1	2
run(function() local t = new() return t.x, t.y end) --> expect: index x
--> expect: index y
--> expect: =	true	1	2
run(function() local t = new() t.x = 5 return rawget(t, "x") end) --> expect: newindex x
--> expect: =	true	5
run(function() return new() == new(), new() ~= new() end) --> expect: eq
--> expect: eq
--> expect: =	true	true	false
run(function() local a, b = new(), new() if a < b then return "less" end end) --> expect: lt
--> expect: =	true	less
run(function() local a, b = new(), new() return a <= b, a > b, not (a >= b) end) --> expect: le
--> expect: lt
--> expect: le
--> expect: =	true	true	true	false
run(function() return new() .. "x" .. new() end) --> expect: concat
--> expect: concat
--> expect: =	true	2
run(function() return #new() + 1 end) --> expect: len
--> expect: =	true	2
run(function() return new()(1, 2) end) --> expect: call	1	2
--> expect: =	true	1
run(function() return -new(), ~new(), new() // 1, new() & 1, 1 << new() end) --> expect: unm
--> expect: bnot
--> expect: idiv
--> expect: band
--> expect: shl
--> expect: =	true	1	2	3	4	5
run(function() local t, s = new(), 0 for i = 1, 3 do s = s + t["k" .. i] end return s end) --> expect: index k1
--> expect: index k2
--> expect: index k3
--> expect: =	true	6
run(function() local t = new() while t < 1 do return "entered" end end) --> expect: lt
--> expect: =	true	entered
