-- attack: 64-bit hashes computed a hundred thousand times
-- expect: ok
local state = 0x9e3779b97f4a7c15
for _ = 1, 100000 do
  state = state ~ (state << 13)
  state = state ~ (state >> 7)
  state = state ~ (state << 17)
end
local copy = 0x9e3779b97f4a7c15
local function turn(x) x = x ~ x << 13 x = x ~ x >> 7 return x ~ x << 17 end
for _ = 1, 100000 do copy = turn(copy) end
assert(state == copy and math.type(state) == "integer" and state ~= 0)
