-- attack: coroutines in coroutines, each a thousand frames deep
-- expect: ok
local function deep(n, action) if n == 0 then return (action()) end return (deep(n - 1, action)) end
local function nest()
  local thread = coroutine.wrap(function() return deep(1000, nest) end)
  return (thread())
end
local ok, message = pcall(nest)
assert(not ok and message:find("overflow", 1, true), message)
assert(deep(1000, function() return 7 end) == 7)
