-- attack: elseif by the ten thousand and else if nested
-- expect: ok
assert(load("if x then " .. ("elseif x then "):rep(20000) .. "end"))
local chunk, message = load(("if x then else "):rep(1000) .. ("end "):rep(1000))
assert(not chunk and message:find("overflow", 1, true), message)
