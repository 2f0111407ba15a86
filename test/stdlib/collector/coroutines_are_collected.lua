-- Coroutines that nothing refers to are garbage with all they hold; their to-be-closed variables are not closed.
collectgarbage("stop")
local freed = 0
local function counted() return setmetatable({}, { __gc = function() freed = freed + 1 end }) end
for _ = 1, 5 do
  local thread = coroutine.wrap(function(object)
    local own <close> = setmetatable({}, { __close = function() print("never") end })
    local other = counted()
    coroutine.yield()
    return object, other
  end)
  thread(counted())
end
collectgarbage()
print(freed) --> expect: 10
-- A coroutine that refers to itself.
do
  local thread
  thread = coroutine.create(function() local object = counted() coroutine.yield(thread) return object end)
  coroutine.resume(thread)
end
collectgarbage()
print(freed) --> expect: 11
-- One that is alive keeps its locals, and loses what went out of scope.
local alive = coroutine.create(function()
  local kept = counted()
  do local gone = counted() end
  local overwritten = nil
  coroutine.yield()
  return kept
end)
coroutine.resume(alive)
collectgarbage()
print(freed) --> expect: 12
coroutine.resume(alive)
alive = nil
collectgarbage()
print(freed) --> expect: 13
