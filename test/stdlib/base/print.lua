-- print writes its arguments as tostring shows them, tabs between, a newline at the end.
local function try(...) print(pcall(...)) end

print() --> expect:
print(nil) --> expect: nil
print(nil, nil) --> expect: nil	nil
print(1, 1.0, -0.0, 1e100, true, "text", 0x10) --> expect: 1	1.0	-0.0	1e+100	true	text	16
print("a\tb", "c\\n") --> expect: a	b	c\n
print(setmetatable({}, { __tostring = function() return "object" end })) --> expect: object
print((tostring(setmetatable({}, { __name = "Named" })):gsub("0x%x+", "ADDRESS"))) --> expect: Named: ADDRESS
local old = tostring
tostring = function() return "replaced" end
print(1) --> expect: 1
tostring = old
try(print, setmetatable({}, { __tostring = function() return nil end })) --> expect: false	'__tostring' must return a string
try(print, setmetatable({}, { __tostring = function() return 5 end })) --> expect: 5
--> expect: true
try(print, setmetatable({}, { __tostring = function() error("in __tostring", 0) end })) --> expect: false	in __tostring
print(select("#", print("x"))) --> expect: x
--> expect: 0
