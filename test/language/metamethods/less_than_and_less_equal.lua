-- __lt and __le, for all four operators and mixed operands.
local mt = {}
mt.__lt = function(a, b) local x, y = type(a) == "table" and a.v or a, type(b) == "table" and b.v or b return x < y end
mt.__le = function(a, b) local x, y = type(a) == "table" and a.v or a, type(b) == "table" and b.v or b return x <= y and "truthy" end
local a, b = setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a < b, a > b, a <= b, a >= b, a < 2, 2 < a, 1 <= a, a >= 1, a > 0, not (a < b)) --> expect: true	false	true	false	true	false	true	true	true	false
print(pcall(function() return {} < {} end)) --> expect: false	less_than_and_less_equal.lua:7: attempt to compare two table values
print(pcall(function() return {} < 1 end)) --> expect: false	less_than_and_less_equal.lua:8: attempt to compare table with number
print(pcall(function() return nil > 1 end)) --> expect: false	less_than_and_less_equal.lua:9: attempt to compare number with nil
print(pcall(function() return print <= print end)) --> expect: false	less_than_and_less_equal.lua:10: attempt to compare two function values
