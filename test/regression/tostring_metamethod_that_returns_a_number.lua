local o = setmetatable({}, { __tostring = function() return 1.5 end })
print(tostring(o), math.type(tostring(o)), o) --> expect: 1.5	nil	1.5
print(pcall(tostring, setmetatable({}, { __tostring = function() return {} end }))) --> expect: false	'__tostring' must return a string
