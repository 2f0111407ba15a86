-- attack: floats whose shortest digits are hard to find
-- expect: limit fuel
local value = 5e-324
while true do
  local text = tostring(value) .. tostring(1.7976931348623157e308) .. (value * 3.3)
  value = #text > 0 and value * 1.0000001 + 5e-324 or value
end
