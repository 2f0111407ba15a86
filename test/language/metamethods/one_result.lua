-- A handler's results are adjusted to one.
local t = setmetatable({}, { __add = function() return 1, 2, 3 end, __sub = function() end, __index = function() return "x",
  "y" end, __unm = function() return nil, 1 end, __len = function() return 7, 8 end })
print((t + 1), t + 1, t - 1, t.k, -t, #t) --> expect: 1	1	nil	x	nil	7
print(select("#", t + 1), select("#", t - 1), select("#", t.k)) --> expect: 1	1	1
