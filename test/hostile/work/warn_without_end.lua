-- attack: warnings without end
-- expect: limit fuel
-- expect: limit output
warn("@on")
while true do warn("again", ("w"):rep(1000), "and again") end
