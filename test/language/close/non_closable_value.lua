-- A value without __close is refused when the variable is made; one that lost it, when it is closed.
print(pcall(function() local x <close> = 5 end)) --> expect: false	non_closable_value.lua:2: variable 'x' got a non-closable value
print(pcall(function() local x <close> = {} end)) --> expect: false	non_closable_value.lua:3: variable 'x' got a non-closable value
print(pcall(function() local name <close> = setmetatable({}, {}) end)) --> expect: false	non_closable_value.lua:4: variable 'name' got a non-closable value
print(pcall(function() local x <close> = "s" end)) --> expect: false	non_closable_value.lua:5: variable 'x' got a non-closable value
print(pcall(function() local a <close> = setmetatable({}, { __close = function() print("a closed") end }) local b <close> = true end)) --> expect: a closed
--> expect: false	non_closable_value.lua:6: variable 'b' got a non-closable value
print(pcall(function() local mt = { __close = print } local x <close> = setmetatable({}, mt) mt.__close = nil end)) --> expect: false	non_closable_value.lua:8: attempt to call a nil value (metamethod 'close')
print(pcall(function() local x <close> = setmetatable({}, { __close = 5 }) end)) --> expect: false	non_closable_value.lua:9: attempt to call a number value (metamethod 'close')
