-- attack: messages that name ever longer things
-- expect: ok
local name = ("n"):rep(100000)
local ok, message = pcall(load("local t = {} t." .. name .. "()"))
assert(not ok and #message < 400000)
local chunk, problem = load("x = = 1", "=" .. name)
assert(not chunk and #problem < 300)
chunk, problem = load("x = '" .. name)
assert(not chunk and #problem < 300000)
chunk, problem = load("goto " .. name)
assert(not chunk and #problem < 300000)
