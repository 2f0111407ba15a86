-- attack: pieces of a megabyte, each one byte shorter
-- expect: limit fuel
local text = ("z"):rep(1 << 20)
while true do
  for start = 1, 1000 do
    local piece = text:sub(start) .. "!"
    assert(#piece == #text - start + 2)
  end
end
