-- attack: each call makes a megabyte that nobody keeps
-- expect: limit fuel
while true do local _ = ("x"):rep(1 << 20) end
