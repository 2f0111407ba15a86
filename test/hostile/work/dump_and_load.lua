-- attack: binary chunks written and verified without end
-- expect: limit fuel
local lines = {}
for index = 1, 1000 do lines[index] = ("local function f%d(a, b) if a then return a.x + b[%d] end return b end f%d()"):format(index % 100,
  index, index % 100) end
local chunk = assert(load("do " .. table.concat(lines, " end do ") .. " end"))
while true do chunk = assert(load(string.dump(chunk), "again", "b")) end
