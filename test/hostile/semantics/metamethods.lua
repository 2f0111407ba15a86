-- attack: metamethod selection, result adjustment and rawness
-- expect: ok
local log = {}
local function mk(name) return setmetatable({}, { __add = function(a, b) return name .. "+" end,
  __sub = function() return name .. "-" end, __idiv = function() return name .. "//" end, __band = function() return name .. "&" end,
  __shl = function() return name .. "<<" end, __bnot = function() return name .. "~" end, __unm = function(a, b) return rawequal(a, b)
  and name .. "neg" end, __concat = function(a, b) return name .. ".." end, __len = function(a) return 77 end,
  __eq = function() return 1 end, __lt = function() return nil end, __le = function() return "yes" end, __call = function(self,
  ...) return name, ... end, __index = function(_, k) return k .. "!" end, __name = "MK" }) end
local a, b = mk "a", mk "b"
assert(a + 1 == "a+" and 1 + b == "b+" and a + b == "a+" and "x" - b == "b-" and a // 0 == "a//" and 1 & b == "b&" and 2.5 << b == "b<<"
  and ~a == "a~" and -a == "aneg" and a .. 1 == "a.." and 1 .. b == "b.." and "s" .. a == "a.." and #a == 77)
assert(a == b and not (a ~= b) and a ~= 1 and not rawequal(a, b) and (a < b) == false and (a <= b) == true and (a > b) == false
  and (a >= b) == true)
assert(select("#", a(1, nil, 3)) == 4 and a.foo == "foo!" and rawget(a, "foo") == nil and rawlen(a) == 0)
local w = {}; local p = setmetatable({}, { __newindex = w, __index = w }); p.x = 5
assert(rawget(p, "x") == nil and w.x == 5 and p.x == 5); rawset(p, "x", 6); assert(p.x == 6 and w.x == 5); p.x = 7
assert(rawget(p, "x") == 7)
local q = setmetatable({ 1 }, { __newindex = function() error("should not be called for existing") end }); q[1] = 2
assert(q[1] == 2 and not pcall(function() q[2] = 1 end))
local str = setmetatable({}, { __tostring = function() return "S" end })
assert(tostring(str) == "S" and not pcall(function() return str .. "x" end))
local pr = setmetatable({}, { __pairs = function(t) return function(_, k) if not k then return 1, 2 end end, t, nil end }); local c = 0
for k, v in pairs(pr) do c = c + k + v end; assert(c == 3)
local ip = setmetatable({}, { __index = function(_, i) if i <= 3 then return i * 10 end end }); c = 0
for _, v in ipairs(ip) do c = c + v end; assert(c == 60)
local ok, e = pcall(function() return a + nil, setmetatable({}, { __name = "MyType" }) < 1 end)
assert(not ok and e:find("attempt to compare MyType with number", 1, true), e)
local r = { (setmetatable({}, { __index = function() return 1, 2, 3 end })).x }; assert(#r == 1)
local mod = setmetatable({}, { __mod = function(x, y) return y end, __div = function(x, y) return x end, __pow = function() return 0 end,
  __mul = function() return {} end }); assert(mod % 5 == 5 and 6 / mod == 6 and mod ^ mod == 0 and type(mod * 1) == "table")
local t1 = setmetatable({}, { __eq = function() error("no") end })
assert(t1 == t1 and t1 ~= 1 and not pcall(function() return t1 ~= {} end))
assert(not pcall(function() return t1 == setmetatable({}, {}) end))
local cc = setmetatable({}, { __concat = function(x, y) return (type(x) == "table" and "T" or x) .. "|" .. (type(y) == "table" and "T"
  or y) end }); assert("a" .. "b" .. cc .. "c" .. "d" == "ab|T|cd"
  or "a" .. "b" .. cc .. "c" .. "d" == "a" .. ("b" .. (cc .. ("c" .. "d"))))
setmetatable(w, { __index = function(t, k) return rawget(t, "x") end }); assert(p.nope == 5)
assert(getmetatable("").__index == string or type(getmetatable("")) ~= "table")
