-- attack: what a host function threw, taken apart, and thrown back
-- expect: ok
-- profile: host
for _, kind in ipairs { "error", "range", "symbol", "proxy", "getter" } do
  local _, value = pcall(host.throw, kind)
  for _, name in ipairs { "constructor", "__proto__", "stack", "message", "name", "cause", "toString", "prototype" } do
    local ok, field = pcall(function() return value[name] end)
    assert(not ok or field == nil or type(field) == "string", kind .. "." .. name)
    assert(not pcall(function() return value[name].constructor("globalThis.__escaped = 1")() end))
  end
  pcall(function() value.message = "changed" end)
  pcall(function() value.__proto__ = {} end)
  local meta = getmetatable(value)
  assert(type(meta) ~= "table" or rawget(meta, "constructor") == nil)
  pcall(setmetatable, value, {})
  assert(not pcall(error, value))
  assert(not pcall(host.callback, function() error(value) end))
end
assert(not host.escaped() and not host.polluted())
