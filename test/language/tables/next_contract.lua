-- next visits every field once and refuses keys it does not know.
local t = { 10, 20, x = 1 }
local count = 0
local k, v = next(t)
while k ~= nil do count = count + 1 k, v = next(t, k) end
print(count, next({}), type(next)) --> expect: 3	nil	function
print(pcall(next, t, "absent")) --> expect: false	invalid key to 'next'
print(pcall(next, {}, 1)) --> expect: false	invalid key to 'next'
print(pcall(next)) --> expect: false	bad argument #1 to 'next' (table expected, got no value)
print(next({}, nil), next({ 5 }), next({ 5 }, 1)) --> expect: nil	1	nil
