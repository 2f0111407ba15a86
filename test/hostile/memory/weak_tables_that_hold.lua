-- attack: weak tables whose entries keep one another alive
-- expect: limit memory
local ephemerons = setmetatable({}, { __mode = "k" })
local key = {}
_G.first = key
while true do
  local value = {}
  ephemerons[key] = value
  key = value
end
