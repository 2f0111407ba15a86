-- __pairs gives the three values of the loop.
local t = setmetatable({ hidden = 1 }, { __pairs = function(t)
  return function(_, k) if not k then return 1, "one" elseif k < 3 then return k + 1, "more" end end, t, nil
end })
for k, v in pairs(t) do print(k, v) end --> expect: 1	one
--> expect: 2	more
--> expect: 3	more
print(select("#", pairs {}), type(pairs {}), pcall(function() for _ in pairs(nil) do end end)) --> expect: 3	function	false	pairs.lua:8: bad argument #1 to 'for iterator' (table expected, got nil)
local u = setmetatable({}, { __pairs = function() return 1, 2, 3, 4 end })
print(pairs(u)) --> expect: 1	2	3
