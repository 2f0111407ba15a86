-- and and or give one of their operands.
print(nil and error(), false and error(), 1 or error()) --> expect: nil	false	1
print(1 and 2, 1 and nil, false or false, nil or false, false or nil) --> expect: 2	nil	false	false	nil
local function f(x) return x and "yes" or "no" end
print(f(0), f(""), f(false), f(nil)) --> expect: yes	yes	no	no
local a, b = nil, 5
local c = a or b and 6
print(c, (a and b) == nil, (b or a) == 5) --> expect: 6	true	true
print((function() return 1, 2 end)() and 3) --> expect: 3
local t = {}
t.x = t.x or {} ; t.x.y = not t.x.y and "new" or "old"
print(t.x.y) --> expect: new
