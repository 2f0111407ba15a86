-- rawequal compares without metamethods.
local function try(...) print(pcall(...)) end

local always = { __eq = function() return true end }
local a, b = setmetatable({}, always), setmetatable({}, always)
print(a == b, rawequal(a, b), rawequal(a, a)) --> expect: true	false	true
print(rawequal(1, 1.0), rawequal("1", 1), rawequal("ab", "a" .. "b"), rawequal(0 / 0, 0 / 0), rawequal(0, -0.0)) --> expect: true	false	true	false	true
print(rawequal(nil, nil), rawequal(nil, false), rawequal(math.maxinteger, 2^63)) --> expect: true	false	false
try(rawequal) --> expect: false	bad argument #1 to 'rawequal' (value expected)
try(rawequal, 1) --> expect: false	bad argument #2 to 'rawequal' (value expected)
print(rawequal(1, nil), rawequal(1, 1, 2)) --> expect: false	true
