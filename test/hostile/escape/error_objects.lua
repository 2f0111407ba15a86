-- attack: errors caught by the script have no JavaScript object behind them
-- expect: ok
for _, raise in ipairs {
  function() error("x") end, function() local x = nil; x() end, function() string.rep() end, function() return 1 < {} end,
  function() error() end, function() coroutine.resume(1) end, function() load(1)() end,
} do
  local ok, value = pcall(raise)
  assert(not ok and (type(value) == "string" or value == nil))
  if value then
    for _, name in ipairs { "stack", "message", "cause", "constructor", "name", "traceback", "frames" } do assert(value[name] == nil
      or string[name], name) end
    assert(not value:find("%.js") and not value:find("node:") and not value:find("file://") and not value:find("TypeError")
      and not value:find("undefined"))
  end
end
local _, trace = pcall(function() error(debug.traceback("t")) end)
assert(not trace:find("%.js") and not trace:find("node:"))
