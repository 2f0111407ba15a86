-- attack: thousands of blocks with hundreds of locals, each captured
-- expect: ok
local block = {}
for i = 1, 180 do block[i] = ("local v%d = %d"):format(i, i) end
local text = "do " .. table.concat(block, " ") .. " local f = function() return v1, v180 end end "
assert(load(text:rep(150)))()
