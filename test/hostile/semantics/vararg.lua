-- attack: varargs, select, pack and unpack with nils and negative indices
-- expect: ok
local function n(...) return select("#", ...) end
assert(n() == 0 and n(nil) == 1 and n(nil, nil) == 2 and n((function() end)()) == 0 and n((function() return nil end)()) == 1
  and n(((function() end)())) == 1)
local function f(...) local a, b, c = ...; local t = { ... }; local u = { n = select("#", ...), ... }; return a, b, c, #t, u.n end
local a, b, c, l, m = f(1, nil, 3); assert(a == 1 and b == nil and c == 3 and m == 3 and (l == 3 or l == 1))
assert(select(2, "a", "b", "c") == "b" and select(-2, "a", "b", "c") == "b" and n(select(4, 1, 2, 3)) == 0 and n(select(100, 1)) == 0
  and not pcall(select, -5, 1) and not pcall(select, "x") and select("2", "a", "b") == "b")
local p = table.pack(); assert(p.n == 0 and #p == 0); p = table.pack(nil, 2, nil); assert(p.n == 3 and p[2] == 2)
assert(n(table.unpack(p, 1, p.n)) == 3 and n(table.unpack({ 1, 2, 3 }, 2)) == 2 and n(table.unpack({ 1, 2 }, 0, 3)) == 4
  and n(table.unpack({}, 5, 4)) == 0 and n(table.unpack({}, -2, 0)) == 3)
local function outer(...) local function inner(...) return n(...) end; return inner(...), n(...), (...) end
local x, y, z = outer(9, 8, 7); assert(x == 3 and y == 3 and z == 9)
local co = coroutine.wrap(function(...) local t = { ... }; while true do t = { coroutine.yield(#t, ...) } end end)
assert(n(co(1, 2, 3)) == 4 and co() == 0)
assert(load("local a <const> = ...; return a")(5) == 5 and load("return function() return ... end") == nil)
local function tail(...) return n(...) end; assert(tail(tail(1, 2), tail()) == 2)
local function many(k, ...) if k == 0 then return n(...) end return many(k - 1, k, ...) end; assert(many(200) == 200)
local t = setmetatable({}, { __call = function(self, ...) return n(self, ...) end })
assert(t() == 1 and t(nil) == 2 and t(1, 2, 3) == 4)
assert(string.format("%s%s", (function() return "a", "b" end)()) == "ab" and #{ n(), n(1), (n(1, 2)) } == 3
  and math.max((function() return 3, 9, 4 end)()) == 9)
assert(print == print and type(next) == "function" and n(pcall(error)) == 2 and n(pcall(function() return 1, nil, nil end)) == 4
  and n(xpcall(n, print, 1, 2)) == 2)
