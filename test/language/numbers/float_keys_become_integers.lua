-- A float key with an integer value is the integer key.
local t = {}
t[1.0], t[2], t[2 ^ 53] = "one", "two", "big"
print(t[1], t[2.0], t[9007199254740992], t[9007199254740993], #t) --> expect: one	two	big	nil	2
for k, v in pairs({ [3.0] = "x" }) do print(k, math.type(k), v) end --> expect: 3	integer	x
t = { [1.5] = "a", [-1.5] = "b", [2 ^ 63] = "c", [2 ^ 62] = "d" }
print(t[1.5], t[-1.5], t[2 ^ 63], t[1 << 62], t[math.mininteger]) --> expect: a	b	c	d	nil
t[2 ^ 53 + 2] = "even" ; print(t[9007199254740994], t[9007199254740993]) --> expect: even	nil
