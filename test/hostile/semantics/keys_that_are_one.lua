-- attack: floats, integers and strings that are the same key, or are not
-- expect: ok
local t = {}
t[1], t[1.0], t["1"] = "a", "b", "c"
assert((t[1] == "a" or t[1] == "b") and t["1"] == "c" and #t == 1)
t[2^53] = "x" assert(t[1 << 53] == "x" and t[(1 << 53) + 1] == nil and math.type(next({ [2^53] = 1 })) == "integer")
t[-0.0] = "zero" assert(t[0] == "zero" and t[0.0] == "zero")
t[2^63] = "huge" assert(t[math.mininteger] == nil and t[2^63] == "huge" and t[math.maxinteger] == nil)
t[-2^63] = "low" assert(t[math.mininteger] == "low")
t[math.huge], t[-math.huge] = 1, 2 assert(t[1 / 0] == 1 and t[-1 / 0] == 2)
t[1.5], t["1.5"] = "f", "s" assert(t[1.5] == "f" and t["1.5"] == "s" and t[3 / 2] == "f")
t[true], t["true"] = 1, 2 assert(t[true] == 1 and t["true"] == 2 and t[false] == nil)
t[5e-324] = "tiny" assert(t[5e-324] == "tiny" and t[0] == "zero")
t[print], t[t] = "function", "self" assert(t[print] == "function" and t[t] == "self")
