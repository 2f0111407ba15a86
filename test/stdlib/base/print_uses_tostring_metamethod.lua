-- print converts its arguments as tostring does, with tabs between them.
print(setmetatable({}, { __tostring = function() return "object" end }), 1, nil, "x") --> expect: object	1	nil	x
print() --> expect:
print(nil) --> expect: nil
print("a\tb", "c") --> expect: a	b	c
print(pcall(print, setmetatable({}, { __tostring = function() return {} end }))) --> expect: false	'__tostring' must return a string
