-- PUC Lua on x86: 0/0 is a NaN with its sign set, and a minus clears it. The sign survives arithmetic with numbers.
local negative = 0 / 0
local positive = -negative
print(negative, positive, -positive, math.huge - math.huge, 0 * math.huge) --> expect: -nan	nan	-nan	-nan	-nan
print(positive + 1, 1 + positive, positive - 0.5, 2 * positive, positive / 3, positive ^ 2, positive % 2, positive // 2) --> expect: nan	nan	nan	nan	nan	nan	nan	nan
print(negative + 1, 1 - negative, negative * 2.5) --> expect: -nan	-nan	-nan
print(string.format("%f %g %.1f %a %5.1f %+f %q", positive, positive, negative, positive, negative, positive, positive)) --> expect: nan nan -nan nan  -nan +nan (0/0)
print(math.abs(negative), math.floor(positive), math.acos(2), math.sqrt(-1), (-1) ^ 0.5) --> expect: nan	nan	nan	-nan	-nan
print(string.pack(">d", positive):byte(1, 2)) --> expect: 127	248
print(string.pack(">d", negative):byte(1, 2)) --> expect: 255	248
print(string.unpack("<d", string.pack("<d", positive)), (string.unpack("<f", string.pack("<f", negative)))) --> expect: nan	-nan
-- It is a NaN in every other way.
print(positive == positive, positive ~= positive, rawequal(positive, positive), positive < 1, positive >= 1, positive == negative) --> expect: false	true	false	false	false	false
print(math.type(positive), math.tointeger(positive), positive .. "", ({ 1 })[positive]) --> expect: float	nil	nan	nil
print(pcall(function() local t = {} t[positive] = 1 end)) --> expect: false	sign_of_nan.lua:15: table index is NaN
print(pcall(function() return positive | 0 end)) --> expect: false	sign_of_nan.lua:16: number (upvalue 'positive') has no integer representation
for i = 1, positive do print(i) end
