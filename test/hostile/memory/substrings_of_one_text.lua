-- attack: short pieces of one long text
-- expect: limit memory
-- memory: 16M
local text = ("0123456789abcdef"):rep(4096)
local kept = {}
while true do
  for first = 1, #text - 40 do kept[#kept + 1] = text:sub(first, first + 39) .. #kept end
end
