-- rawget, rawset, rawlen and rawequal ask no metamethod.
local t = setmetatable({}, { __index = function() return "index" end, __newindex = function() error("newindex") end,
  __len = function() return 99 end, __eq = function() return true end })
print(t.x, rawget(t, "x"), rawset(t, "x", 5) == t, t.x, #t, rawlen(t), rawequal(t, {}), t == setmetatable({}, getmetatable(t))) --> expect: index	nil	true	5	99	0	false	true
print(pcall(rawlen, 5)) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got number)
print(pcall(rawget, 1, 2)) --> expect: false	bad argument #1 to 'rawget' (table expected, got number)
print(pcall(rawset, {}, 1)) --> expect: false	bad argument #3 to 'rawset' (value expected)
print(pcall(rawequal, 1)) --> expect: false	bad argument #2 to 'rawequal' (value expected)
print(rawlen("abc")) --> expect: 3
