-- attack: __eq, __lt and __le: who is asked, and what is made of the answer
-- expect: ok
local log = {}
local function mt(name) return { __eq = function() log[#log + 1] = name return 1 end, __lt = function(a, b) return nil end, __le = function() return "yes" end } end
local a, b = setmetatable({}, mt("a")), setmetatable({}, mt("b"))
assert((a == b) == true and log[1] == "a" and (a ~= b) == false)
assert((a == 1) == false and (a == a) == true and #log == 2)
assert((a < b) == false and (a <= b) == true and (a > 1) == false and (1 >= a) == true)
assert(not pcall(function() return {} < {} end) and not pcall(function() return 1 < "1" end))
assert(rawequal(a, a) and not rawequal(a, b))
