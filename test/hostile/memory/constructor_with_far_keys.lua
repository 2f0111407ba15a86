-- attack: keys near the end of the integers in constructors and assignments
-- expect: ok
local list = { [math.maxinteger] = 1, [1 << 40] = 2, [2^53] = 3, [-1] = 4, [0] = 5, 6 }
assert(#list == 1 and list[9007199254740992] == 3 and list[1 << 40] == 2)
list[(1 << 53) + 1] = "odd"
assert(list[1 << 53] == 3 and list[(1 << 53) + 1] == "odd" and list[2^53 + 1] == 3)
list[4294967295], list[4294967294], list[2147483648] = "a", "b", "c"
assert(list[4294967295] == "a" and list[4294967296 - 1] == "a" and #list == 1)
