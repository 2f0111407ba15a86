-- attack: closing variables, handlers, finalizers and coroutines all wait for the limit at once
-- expect: limit fuel
-- profile: host
local class = { __close = function() host.survived() end, __gc = function() host.survived() end,
  __tostring = function() host.survived() return "" end }
local function object() return setmetatable({}, class) end
kept = object()
local outer <close> = object()
xpcall(function()
  local middle <close> = object()
  coroutine.wrap(function()
    local inner <close> = object()
    for _, last in (function() while true do end end), nil, nil, object() do end
  end)()
end, function() host.survived() return object() end)
host.survived()
