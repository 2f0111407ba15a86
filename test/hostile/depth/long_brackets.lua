-- attack: long brackets of any level, comments in comments
-- expect: ok
local level = ("="):rep(100000)
assert(load("return [" .. level .. "[text]" .. level .. "]")() == "text")
assert(load("--[" .. level .. "[text]" .. level .. "] return 1"))
assert(not load("return [" .. level .. "[text]" .. level .. "="))
assert(not load("return [" .. level))
assert(load(("--[[ "):rep(1000) .. "]] return 1")() == 1)
