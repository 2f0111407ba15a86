-- attack: tens of thousands of jumps that wait for as many labels
-- expect: limit fuel
local jumps, labels = {}, {}
for index = 1, 50000 do
  jumps[index] = "goto label" .. index
  labels[index] = "::label" .. index .. "::"
end
local text = table.concat(jumps, " ") .. " " .. table.concat(labels, " ")
while true do assert(load(text)) end
