-- NaN is not equal to itself, is no key, and starts no loop but one.
local nan = 0 / 0
print(nan == nan, nan ~= nan, nan < nan, nan <= nan, nan > 1, nan < 1, 1 == nan, not (nan >= 1)) --> expect: false	true	false	false	false	false	false	true
local t = {}
print(t[nan], pcall(function() t[nan] = 1 end)) --> expect: nil	false	nan.lua:5: table index is NaN
print(rawequal(nan, nan), math.max(1, nan) ~= 1, math.type(nan), math.tointeger(nan)) --> expect: false	false	float	nil
print(pcall(function() return nan | 0 end)) --> expect: false	nan.lua:7: number (upvalue 'nan') has no integer representation
for i = nan, 2 do print("never") end --> expect: never
for i = 1, nan do print("never") end
print(pcall(function() for i = 1, 2, nan do print "once" break end end)) --> expect: true
