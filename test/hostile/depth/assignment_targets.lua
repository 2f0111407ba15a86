-- attack: a thousand targets of one assignment, and calls as targets
-- expect: ok
local chunk, message = load(("a, "):rep(150) .. "a = 1")
assert(chunk or message:find("overflow", 1, true), message)
chunk, message = load(("a, "):rep(100000) .. "a = 1")
assert(not chunk and message:find("overflow", 1, true), message)
chunk, message = load("local " .. ("a, "):rep(100000) .. "a = 1")
assert(not chunk and message:find("too many local variables", 1, true), message)
