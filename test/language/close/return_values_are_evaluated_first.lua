-- Closing methods run after the values of return were computed, and cannot change them.
local value = 1
local function f() local x <close> = setmetatable({}, { __close = function() value = 2 end }) return value, value + 10 end
print(f(), value) --> expect: 1	2
local function g() local t = {} local x <close> = setmetatable({}, { __close = function() t[1] = "changed" end }) return t end print(g()[1]) --> expect: changed
local function h(...) local x <close> = setmetatable({}, { __close = function() return "ignored" end }) return ... end print(h(1, nil, 3)) --> expect: 1	nil	3
