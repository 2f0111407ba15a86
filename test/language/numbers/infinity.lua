-- Arithmetic with infinities, and infinities as keys.
local inf = math.huge
print(inf, -inf, inf == inf, inf > math.maxinteger, -inf < math.mininteger, inf - inf ~= inf - inf) --> expect: inf	-inf	true	true	true	true
print(inf * 0 ~= inf * 0, inf + 1, inf // 1, 1 / inf, -1 / inf, inf ^ 0, 0 ^ inf) --> expect: true	inf	inf	0.0	-0.0	1.0	0.0
print(pcall(function() return inf | 0 end)) --> expect: false	infinity.lua:5: number (upvalue 'inf') has no integer representation
print(math.tointeger(inf), math.floor(inf), math.ceil(-inf), string.format("%d", 3.0)) --> expect: nil	inf	-inf	3
local t = { [inf] = "inf", [-inf] = "-inf" }
print(t[inf], t[-inf], t[1 / 0]) --> expect: inf	-inf	inf
