-- __call gets the object and all arguments, and may return any number of results.
local t = setmetatable({ n = 10 }, { __call = function(self, a, b, ...) return self.n, a, b, select("#", ...) end })
print(t(1, 2, 3, 4)) --> expect: 10	1	2	2
print(t()) --> expect: 10	nil	nil	0
print((t(1))) --> expect: 10
print(pcall(t, "x")) --> expect: true	10	x	nil	0
print(select("#", t(nil, nil, nil))) --> expect: 4
local object = { method = t }
print(object.method(5)) --> expect: 10	5	nil	0
print(object:method(6) == 10) --> expect: true
print(pcall(function() return setmetatable({}, { __call = 5 })() end)) --> expect: false	call.lua:11: attempt to call a number value
print(table.unpack({ t(7) }, 1, 2)) --> expect: 10	7
