-- attack: replacements that double, kept
-- expect: limit memory
local kept, text = {}, "xx"
while true do
  text = text:gsub("x", "xx")
  kept[#kept + 1] = text
end
