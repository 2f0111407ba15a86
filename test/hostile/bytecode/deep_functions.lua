-- attack: functions nested in functions, dumped and loaded
-- expect: ok
local depth = 60
local code = ("return function(a) "):rep(depth) .. "return a" .. (" end"):rep(depth)
local chunk = assert(load(code))
local copy = assert(load(string.dump(chunk), "=deep", "b"))
local f = copy()
for _ = 1, depth - 1 do f = f(1) end
assert(f(7) == 7)
local image = string.dump(chunk, true)
assert(load(image, "=deep", "b"))
