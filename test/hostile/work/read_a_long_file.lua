-- attack: lines and numbers of files, without end
-- expect: limit fuel
-- expect: limit memory
local file = assert(io.tmpfile())
file:write(("12345\n"):rep(10000))
while true do
  file:seek("set")
  repeat local number = file:read("n") until not number
  file:seek("set")
  for _ in file:lines("L") do end
end
