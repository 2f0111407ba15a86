-- attack: pieces collected in a table, joined, and collected again
-- expect: limit memory
local pieces = { ("piece"):rep(100) }
while true do
  for index = 1, 8 do pieces[#pieces + 1] = table.concat(pieces, tostring(index)) end
end
