-- attack: the limit is reached inside a message handler
-- expect: limit fuel
-- profile: host
local ok = xpcall(error, function() while true do end end, "start")
host.survived()
print(ok)
