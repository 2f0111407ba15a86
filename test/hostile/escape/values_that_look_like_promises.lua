-- attack: tables with `then`, returned to the host and awaited by nobody
-- expect: ok
-- profile: host
local called = false
local function fake() return { ["then"] = function() called = true end, ["catch"] = print, finally = print } end
assert(type(host.callback(fake)) == "table")
assert(type(host.echo(fake())["then"]) == "function" and not host.is_promise(fake()))
assert(host.is_promise("x") == false and not called)
local co = coroutine.wrap(function() return host.callback(fake) end)
assert(type(co()) == "table" and not called)
