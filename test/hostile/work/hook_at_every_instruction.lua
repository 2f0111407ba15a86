-- attack: a hook for every instruction that does as much again
-- expect: limit fuel
debug.sethook(function() for _ = 1, 10 do end end, "crl", 1)
while true do local _ = math.abs(-1) end
