-- attack: debug functions over closures, without end
-- expect: limit fuel
local a, b = 1, 2
local function first() return a end
local function second() return b end
while true do
  debug.upvaluejoin(first, 1, second, 1)
  debug.setupvalue(first, 1, debug.upvalueid(second, 1))
  debug.getupvalue(first, 1)
end
