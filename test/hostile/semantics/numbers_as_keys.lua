-- attack: integers, floats and what is equal to them, as keys
-- expect: ok
local t = { [1] = "a", [2.0] = "b", [2^53] = "c" }
assert(t[1.0] == "a" and t[2] == "b" and t[1 << 53] == "c" and next({ [3.0] = 1 }) == 3 and math.type(next({ [3.0] = 1 })) == "integer")
t[-0.0] = "zero"
assert(t[0] == "zero" and t[0.0] == "zero")
t[math.maxinteger] = 1 t[math.maxinteger + 0.0] = 2
assert(t[math.maxinteger] == 1 and t[2^63] == 2)
t[0.1] = "x"
assert(t[0.1] == "x" and t[0.2] == nil)
assert(not pcall(function() t[0/0] = 1 end) and not pcall(function() t[nil] = 1 end) and t[nil] == nil and t[0/0] == nil)
t[math.huge] = 1
assert(t[math.huge] == 1 and t[-math.huge] == nil)
local count = 0
for i = -5, 5 do t = {} t[i] = 1 for k, v in pairs(t) do count = count + 1 assert(k == i and math.type(k) == "integer") end end
assert(count == 11)
