-- attack: handlers that close coroutines whose handlers resume coroutines, all in protected calls, none of which gives up
-- expect: limit fuel
local function stubborn(depth)
  return setmetatable({}, {
    __close = function()
      pcall(function()
        local inner = coroutine.create(function()
          local guard <close> = stubborn(depth + 1)
          coroutine.yield()
          error("closed")
        end)
        coroutine.resume(inner)
        pcall(coroutine.close, inner)
        pcall(coroutine.wrap(function() local again <close> = stubborn(depth + 1) error("again") end))
      end)
    end,
  })
end
while true do
  pcall(function()
    local guard <close> = stubborn(0)
    error("begin")
  end)
end
