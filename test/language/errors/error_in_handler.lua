-- An error in a message handler ends in the handler's own handling: status false and the handler's error as PUC gives it.
print(xpcall(error, function() error("again", 0) end, "first")) --> expect: false	error in error handling
print(xpcall(error, function(m) if m == "first" then error("second", 0) end return "got " .. tostring(m) end, "first")) --> expect: false	got second
print(pcall(xpcall, error, 5, "no callable handler")) --> expect: false	bad argument #2 to 'xpcall' (function expected, got number)
print(select("#", xpcall(error, function() end, "x"))) --> expect: 2
