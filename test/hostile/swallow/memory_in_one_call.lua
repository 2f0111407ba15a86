-- attack: one call that asks for a gigabyte, in a protected call, again and again
-- expect: limit memory
-- expect: limit fuel
while true do pcall(string.rep, "x", 1 << 30) end
