-- Objects as operands of // and % never raise division errors.
local mt = { __idiv = function(a, b) return "idiv" end, __mod = function() return "mod" end, __div = function() return "div" end }
local t = setmetatable({}, mt)
print(t // 0, t % 0, t / 0, 0 // t, 0 % t, 1.5 // t) --> expect: idiv	mod	div	idiv	mod	idiv
