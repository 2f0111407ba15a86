-- Unary minus converts strings that denote numbers.
print(-"10", -"0x10", -"1.5", - -"3", -"  7  ") --> expect: -10	-16	-1.5	3	-7
print(math.type(-"10"), math.type(-"10.0"), pcall(function() return -"abc" end)) --> expect: integer	float	false	unary_minus_on_strings.lua:3: attempt to unm a 'string' with a 'string'
