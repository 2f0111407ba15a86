-- rawget reads a table without metamethods.
local function try(...) print(pcall(...)) end

local t = setmetatable({ 1, x = 2, [1.5] = 3 }, { __index = function() return "from __index" end })
print(t.missing, rawget(t, "missing"), rawget(t, 1), rawget(t, 1.0), rawget(t, "x"), rawget(t, 1.5)) --> expect: from __index	nil	1	1	2	3
print(rawget(t, nil), rawget(t, 0 / 0), rawget(t, t)) --> expect: nil	nil	nil
try(rawget) --> expect: false	bad argument #1 to 'rawget' (table expected, got no value)
try(rawget, {}) --> expect: false	bad argument #2 to 'rawget' (value expected)
try(rawget, nil, 1) --> expect: false	bad argument #1 to 'rawget' (table expected, got nil)
try(rawget, "text", 1) --> expect: false	bad argument #1 to 'rawget' (table expected, got string)
