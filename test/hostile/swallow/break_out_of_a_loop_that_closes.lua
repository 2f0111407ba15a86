-- attack: a loop left by break whose closing value loops
-- expect: limit fuel
-- profile: host
for _ in function() return 1 end, nil, nil, setmetatable({}, { __close = function() while true do end end }) do break end
host.survived()
