print(pcall(function() return "a\0b" | 1.5 end)) --> expect: false	names_in_messages_end_at_a_zero_byte.lua:1: attempt to perform bitwise operation on a string value (constant 'a')
print(pcall(function() local t = {} return t["x\0y"].z end)) --> expect: false	names_in_messages_end_at_a_zero_byte.lua:2: attempt to index a nil value (field 'x')
print(pcall(function() return #nil .. setmetatable({}, { __name = "My\0Type" }) end)) --> expect: false	names_in_messages_end_at_a_zero_byte.lua:3: attempt to get length of a nil value
