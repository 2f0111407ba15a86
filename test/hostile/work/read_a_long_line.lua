-- attack: a line and a numeral of a megabyte
-- expect: limit fuel
-- expect: limit memory
local file = assert(io.tmpfile())
file:write(("9"):rep(1 << 20))
while true do
  file:seek("set")
  file:read("n")
  file:seek("set")
  assert(#file:read("l") == 1 << 20)
end
