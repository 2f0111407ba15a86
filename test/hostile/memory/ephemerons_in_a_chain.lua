-- attack: ephemerons whose values are the keys of the next
-- expect: limit memory
local weak = setmetatable({}, { __mode = "k" })
local first = {}
local key = first
while true do
  local value = {}
  weak[key] = { value }
  key = value
  weak[value] = value
  first[#first + 1] = value
end
