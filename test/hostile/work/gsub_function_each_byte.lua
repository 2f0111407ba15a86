-- attack: a call for each byte of a megabyte
-- expect: limit fuel
local count = 0
local text = ("x"):rep(1 << 20)
while true do
  text:gsub(".", function() count = count + 1 end)
end
