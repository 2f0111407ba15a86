-- Integers beyond 2^53 are exact as table keys.
local t = {}
t[math.maxinteger], t[math.mininteger], t[9007199254740993], t[9007199254740992] = "max", "min", "odd", "even"
print(t[math.maxinteger], t[math.mininteger], t[9007199254740993], t[2 ^ 53], t[-2 ^ 63]) --> expect: max	min	odd	even	min
print(t[math.maxinteger - 1], t[math.mininteger + 1], t[9007199254740994]) --> expect: nil	nil	nil
t[math.maxinteger] = nil
print(t[math.maxinteger], rawget(t, math.mininteger), #t) --> expect: nil	min	0
local seen = 0
for k, v in pairs(t) do seen = seen + 1 assert(t[k] == v) end
print(seen) --> expect: 3
