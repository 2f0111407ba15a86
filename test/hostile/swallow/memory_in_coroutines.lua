-- attack: each coroutine fills memory and is caught
-- expect: limit memory
-- expect: limit fuel
-- profile: host
local kept = {}
local function fill() while true do kept[#kept + 1] = { {} } end end
for _ = 1, 100 do
  coroutine.resume(coroutine.create(fill))
  host.survived()
end
