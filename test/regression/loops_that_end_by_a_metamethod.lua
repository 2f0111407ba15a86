-- The jump back after a comparison by metamethod is an instruction of its own: it was not charged, and no instruction once the loop was compiled.
local rounds = 0
local function next50() rounds = rounds + 1 return rounds % 50 == 0 end
local meta = { __eq = function() return next50() end, __lt = function() return not next50() end }
local a, b = setmetatable({}, meta), setmetatable({}, meta)
for i = 1, 20 do
  repeat local x = i until a == b
  repeat local x = i until not (a < b)
end
print(rounds) --> expect: 2000
