-- Operands that have no integer representation.
print(pcall(function() return 1.5 | 1 end)) --> expect: false	bitwise_errors.lua:2: number has no integer representation
print(pcall(function() return 1 & 2 ^ 64 end)) --> expect: false	bitwise_errors.lua:3: number has no integer representation
print(pcall(function() local x = 1.5; return ~x end)) --> expect: false	bitwise_errors.lua:4: number (local 'x') has no integer representation
print(pcall(function() return "a" | 1 end)) --> expect: false	bitwise_errors.lua:5: attempt to perform bitwise operation on a string value (constant 'a')
print(pcall(function() return "1.5" | 1 end)) --> expect: false	bitwise_errors.lua:6: attempt to perform bitwise operation on a string value (constant '1.5')
print(pcall(function() return {} & 1 end)) --> expect: false	bitwise_errors.lua:7: attempt to perform bitwise operation on a table value
print(pcall(function() local s = {}; return 1 ~ s.field end)) --> expect: false	bitwise_errors.lua:8: attempt to perform bitwise operation on a nil value (field 'field')
print(pcall(function() return nil << 1 end)) --> expect: false	bitwise_errors.lua:9: attempt to perform bitwise operation on a nil value
print(pcall(function() return 1 >> true end)) --> expect: false	bitwise_errors.lua:10: attempt to perform bitwise operation on a boolean value
print(pcall(function() local a, b = "x", 1.5; return a & b end)) --> expect: false	bitwise_errors.lua:11: attempt to perform bitwise operation on a string value (local 'a')
print(pcall(function() local a, b = 2 ^ 53, 1e100; return a & b end)) --> expect: false	bitwise_errors.lua:12: number (local 'b') has no integer representation
print(pcall(function() return -{} end), pcall(function() return ~{} end)) --> expect: false	false	bitwise_errors.lua:13: attempt to perform bitwise operation on a table value
