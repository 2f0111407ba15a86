-- xpcall hands the error to its handler and returns what the handler returns.
print(xpcall(function(a, b) return a, b end, print, 1, 2)) --> expect: true	1	2
print(xpcall(error, function(m) return "handled " .. tostring(m), "second" end, "oops")) --> expect: false	handled oops
print(xpcall(function() local x = nil; x() end, function(m) return m:gsub("^.-:", "") end)) --> expect: false	4: attempt to call a nil value (local 'x')
print(xpcall(error, function(m) return nil end, "x")) --> expect: false	nil
print(xpcall(function() error({ 1 }) end, function(m) return type(m) end)) --> expect: false	table
print(pcall(xpcall)) --> expect: false	bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall, print)) --> expect: false	bad argument #2 to 'xpcall' (function expected, got no value)
print(pcall(xpcall, print, nil, "a handler is needed")) --> expect: false	bad argument #2 to 'xpcall' (function expected, got nil)
print(xpcall(error, print, "printed by the handler")) --> expect: printed by the handler
--> expect: false	nil
print(select("#", xpcall(function() end, print))) --> expect: 1
