-- Strings share one metatable; its __index can be extended by programs.
function string.double(s) return s .. s end
print(("ab"):double(), ("x").double ~= nil) --> expect: abab	true
string.double = nil
print(pcall(function() return ("ab"):double() end)) --> expect: false	sandbox_of_metatable.lua:5: attempt to call a nil value (method 'double')
