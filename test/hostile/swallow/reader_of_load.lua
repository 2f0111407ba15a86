-- attack: a reader that never gives its piece
-- expect: limit fuel
-- profile: host
pcall(load, function() while true do end end)
host.survived()
