-- attack: megabytes through pack and unpack
-- expect: limit fuel
local text = ("p"):rep(1 << 20)
while true do text = string.unpack("s8", string.pack("s8", text)) end
