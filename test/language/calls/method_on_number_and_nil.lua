-- Methods of values that have none: which name the message shows.
print(pcall(function() return (5):foo() end)) --> expect: false	method_on_number_and_nil.lua:2: attempt to index a number value
print(pcall(function() return (nil):foo() end)) --> expect: false	method_on_number_and_nil.lua:3: attempt to index a nil value
print(pcall(function() local n = 5; return n:foo() end)) --> expect: false	method_on_number_and_nil.lua:4: attempt to index a number value (local 'n')
print(pcall(function() return ({}):foo() end)) --> expect: false	method_on_number_and_nil.lua:5: attempt to call a nil value (method 'foo')
print(pcall(function() local t = { a = {} }; return t.a.b:foo() end)) --> expect: false	method_on_number_and_nil.lua:6: attempt to index a nil value (field 'b')
