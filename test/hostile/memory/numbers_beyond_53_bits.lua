-- attack: integers beyond 2^53, which need more room than others
-- expect: limit memory
local kept = {}
local number = math.maxinteger
while true do
  kept[#kept + 1] = number
  number = number - 1
end
