-- attack: floats and integers turned into text
-- expect: limit fuel
local x = 0.1
while true do
  local text = x .. "" .. 1e300 .. "" .. math.mininteger .. "" .. x * 1e-300
  x = tonumber(text:sub(1, 3)) + 0.1
end
