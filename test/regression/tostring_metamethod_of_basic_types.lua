-- print and tostring ask the metatables of booleans, numbers, strings, nil and functions too.
local class = { __tostring = function(value) return "<" .. type(value) .. ">" end }
for _, value in ipairs { true, 5, 2.5, print } do
  local show = print
  debug.setmetatable(value, class)
  show(value, tostring(value), string.format("%s", value))
  debug.setmetatable(value, nil)
end
--> expect: <boolean>	<boolean>	<boolean>
--> expect: <number>	<number>	<number>
--> expect: <number>	<number>	<number>
--> expect: <function>	<function>	<function>
debug.setmetatable(nil, class)
print(nil, tostring(nil)) --> expect: <nil>	<nil>
debug.setmetatable(nil, nil)
local strings = getmetatable("")
strings.__tostring = function(value) return #value .. " bytes" end
print("text", tostring("")) --> expect: 4 bytes	7 bytes
strings.__tostring = nil
print(true, 5, "text", nil) --> expect: true	5	text	nil
