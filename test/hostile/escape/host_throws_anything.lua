-- attack: host functions that throw every kind of value, in every position
-- expect: ok
-- profile: host
local kinds = { "error", "range", "text", "null", "undefined", "symbol", "proxy", "getter" }
for _, kind in ipairs(kinds) do
  local function raise() host.throw(kind) end
  local ok, value = pcall(raise)
  assert(not ok, kind)
  assert(type(tostring(value)) == "string", kind)
  assert(not xpcall(raise, function(message) return message end))
  assert(not coroutine.resume(coroutine.create(raise)))
  assert(not pcall(coroutine.wrap(raise)))
  assert(not pcall(table.sort, { 2, 1 }, raise))
  assert(not pcall(string.gsub, "x", ".", raise))
  assert(not pcall(function() return setmetatable({}, { __index = raise }).x end))
  assert(not pcall(function() return setmetatable({}, { __add = raise }) + 1 end))
  assert(not pcall(tostring, setmetatable({}, { __tostring = raise })))
  assert(not pcall(function() local guard <close> = setmetatable({}, { __close = raise }) end))
  assert(not pcall(function() for _ in raise do end end))
  assert(load(raise) == nil)
  assert(not pcall(host.callback, raise))
  local caught, value = pcall(error, value)
  assert(not caught)
end
assert(not host.escaped() and host.echo("alive") == "alive")
