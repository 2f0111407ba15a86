-- attack: operators whose precedence rises and falls
-- expect: ok
local chunk, message = load("local x = 1 return " .. ("x or x and x < x | x ~ x & x << x .. x + x * -x ^ "):rep(2000) .. "x")
assert(chunk or message:find("overflow", 1, true) or message:find("registers", 1, true), message)
chunk, message = load("local x = 1 return " .. ("2 ^ - "):rep(100000) .. "x")
assert(not chunk and message:find("overflow", 1, true), message)
