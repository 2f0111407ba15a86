-- Each iteration of a generic for has its own variables.
local list = {}
for _, word in ipairs { "a", "b", "c" } do list[#list + 1] = function() return word end end
print(list[1](), list[2](), list[3]()) --> expect: a	b	c
