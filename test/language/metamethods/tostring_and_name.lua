-- __tostring and __name in tostring, print and messages.
print(tostring(setmetatable({}, { __tostring = function() return "custom" end }))) --> expect: custom
print(pcall(tostring, setmetatable({}, { __tostring = function() return 1 end }))) --> expect: true	1
print((tostring(setmetatable({}, { __name = "My.Type" })):gsub("0x%x+", "ADDR"):gsub(": .*", ": ADDR"))) --> expect: My.Type: ADDR
print((tostring(setmetatable({}, { __name = 5 })):gsub(": .*", ": ADDR"))) --> expect: table: ADDR
print(tostring(nil), tostring(true), tostring(1), tostring(1.0), tostring("s")) --> expect: nil	true	1	1.0	s
print(pcall(function() return setmetatable({}, { __name = "My.Type" }) + 1 end)) --> expect: false	tostring_and_name.lua:7: attempt to perform arithmetic on a My.Type value
print(pcall(string.rep, setmetatable({}, { __name = "My.Type" }))) --> expect: false	bad argument #1 to 'string.rep' (string expected, got My.Type)
print(pcall(function() return setmetatable({}, { __name = "My.Type" }) < 1 end)) --> expect: false	tostring_and_name.lua:9: attempt to compare My.Type with number
print(setmetatable({}, { __tostring = function() return "printed" end })) --> expect: printed
print(pcall(tostring)) --> expect: false	bad argument #1 to 'tostring' (value expected)
