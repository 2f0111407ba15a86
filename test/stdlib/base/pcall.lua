-- pcall tells success and failure apart and passes values through.
local function try(...) print(pcall(...)) end

print(pcall(function(...) return ... end, 1, nil, 3)) --> expect: true	1	nil	3
print(select("#", pcall(function() end)), select("#", pcall(error))) --> expect: 1	2
print(pcall(error, "message", 0)) --> expect: false	message
print(pcall(nil)) --> expect: false	attempt to call a nil value
print(pcall(5)) --> expect: false	attempt to call a number value
print(pcall({})) --> expect: false	attempt to call a table value
print(pcall(setmetatable({}, { __call = function(_, x) return "called", x end }), 7)) --> expect: true	called	7
print(pcall(pcall)) --> expect: false	bad argument #1 to 'pcall' (value expected)
print(pcall(pcall, error, "x")) --> expect: true	false	x
print(pcall(pcall, pcall, pcall, error)) --> expect: true	true	true	false	nil
print(pcall(string.rep)) --> expect: false	bad argument #1 to 'string.rep' (string expected, got no value)
print(pcall(string.rep, "x", -1)) --> expect: true
try(pcall) --> expect: false	bad argument #1 to 'pcall' (value expected)
print(coroutine.wrap(function() return pcall(function() return coroutine.yield(1) end) end)()) --> expect: 1
