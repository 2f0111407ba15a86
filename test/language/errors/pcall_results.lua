-- pcall returns true and all results, or false and the error.
print(pcall(function() return 1, nil, 3 end)) --> expect: true	1	nil	3
print(pcall(function() end)) --> expect: true
print(select("#", pcall(function() return nil, nil end))) --> expect: 3
print(pcall(pcall, error, "x")) --> expect: true	false	x
print(pcall(pcall)) --> expect: false	bad argument #1 to 'pcall' (value expected)
print(pcall(function(...) return select("#", ...) end, 1, nil, nil)) --> expect: true	3
print(pcall(pcall, pcall, pcall, error, "deep")) --> expect: true	true	true	false	deep
print((pcall(error))) --> expect: false
print(not pcall(error, "x") and "caught") --> expect: caught
