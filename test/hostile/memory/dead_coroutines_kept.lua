-- attack: coroutines that have ended after a deep recursion and are kept for nothing
-- expect: ok
-- memory: 16M
local function down(n) if n > 0 then down(n - 1) end return n end
local kept = {}
for i = 1, 3000 do
  local thread = coroutine.create(down)
  assert(coroutine.resume(thread, 1000))
  kept[i] = thread
end
assert(coroutine.status(kept[1]) == "dead" and collectgarbage("count") < 8000)
