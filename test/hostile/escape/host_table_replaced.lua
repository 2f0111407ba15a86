-- attack: the table of host functions emptied, filled with traps, and given a metatable
-- expect: ok
-- profile: host
local echo, escaped, obj = host.echo, host.escaped, host.obj
setmetatable(host, { __index = function() return print end, __newindex = error, __gc = error, __close = error, __mode = "kv" })
host.echo = nil
assert(host.echo == print and echo(5) == 5)
for key in pairs(host) do rawset(host, key, nil) end
assert(next(host) == nil)
obj.greet = nil
assert(obj.greet == nil and obj.name == "obj")
obj.__proto__ = { x = 5 }
assert(obj.x == 1 and not escaped())
host = nil
collectgarbage()
assert(echo("alive") == "alive")
