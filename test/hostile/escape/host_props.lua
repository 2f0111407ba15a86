-- attack: walk from a host function to the JavaScript Function constructor
-- expect: ok
-- profile: host
local function try(f) local ok, v = pcall(f); return ok and v or nil end
for _, k in ipairs { "constructor", "__proto__", "prototype", "call", "apply", "bind", "toString", "name", "length", "caller",
  "arguments" } do
  assert(try(function() return host.echo[k] end) == nil, "host function exposes " .. k)
end
try(function() return host.echo.constructor("globalThis.__escaped = 1")() end)
try(function() return host.echo.constructor.constructor("globalThis.__escaped = 2")() end)
try(function() return host.echo.__proto__.constructor("globalThis.__escaped = 3")() end)
try(function() return host.echo.call(nil, "x") end)
assert(not host.escaped(), "JavaScript code was run from Lua")
assert(host.echo(5) == 5 and type(host.echo) == "function")
