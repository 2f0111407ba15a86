-- __len decides the length of a table; rawlen does not ask it.
local t = setmetatable({ 1, 2, 3 }, { __len = function(self) return rawlen(self) * 100 end })
print(#t, rawlen(t)) --> expect: 300	3
print(pcall(function() return #5 end)) --> expect: false	length.lua:4: attempt to get length of a number value
print(pcall(function() return #nil end)) --> expect: false	length.lua:5: attempt to get length of a nil value
print(pcall(function() local u return #u.v end)) --> expect: false	length.lua:6: attempt to index a nil value (local 'u')
print(#setmetatable({}, { __len = function() return nil end }), #setmetatable({}, { __len = function() return 1.5 end })) --> expect: nil	1.5
