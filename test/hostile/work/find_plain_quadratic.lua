-- attack: plain search whose every start agrees for half a megabyte
-- expect: limit fuel
local text = ("a"):rep(1 << 20)
local needle = ("a"):rep(1 << 19) .. "b"
while true do assert(not text:find(needle, 1, true)) end
