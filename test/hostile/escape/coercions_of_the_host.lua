-- attack: tables with the names of JavaScript's conversions, wherever the host might ask for them
-- expect: ok
-- profile: host
-- native: it has no host
local asked = 0
local function ask() asked = asked + 1 return 1 end
local t = { valueOf = ask, toString = ask, toJSON = ask, ["then"] = ask, length = ask, ["Symbol.iterator"] = ask, ["@@iterator"] = ask, next = ask }
host.echo(t)
assert(host.callback(function(x) return x end, t) == t)
pcall(error, t)
pcall(host.throws, t)
assert(tostring(t):find("table", 1, true) and asked == 0)
