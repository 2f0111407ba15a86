-- attack: error values that carry coroutines that failed with error values, ten thousand of them
-- expect: ok
local value = "first"
for _ = 1, 10000 do
  local carried = value
  local thread = coroutine.create(function() error({ carried }) end)
  local _, raised = coroutine.resume(thread)
  value = { thread, raised }
end
local depth = 0
while type(value) == "table" do
  value = value[2][1]
  depth = depth + 1
end
assert(depth == 10000 and value == "first")
