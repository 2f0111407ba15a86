-- rawlen measures tables and strings without metamethods.
local function try(...) print(pcall(...)) end

local t = setmetatable({ 1, 2, 3 }, { __len = function() return 42 end })
print(#t, rawlen(t), rawlen {}, rawlen "", rawlen "a\0b") --> expect: 42	3	0	0	3
try(rawlen) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got no value)
try(rawlen, nil) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got nil)
try(rawlen, 5) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got number)
try(rawlen, print) --> expect: false	bad argument #1 to 'rawlen' (table or string expected, got function)
