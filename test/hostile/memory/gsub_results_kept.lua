-- attack: replacements that double, kept
-- expect: limit memory
-- memory: 16M
local kept, text = {}, "xx"
while true do
  text = text:gsub("x", "xx")
  kept[#kept + 1] = text
end
