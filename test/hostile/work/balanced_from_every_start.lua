-- attack: %b from every start of deeply nested brackets
-- expect: limit fuel
local text = ("("):rep(200000) .. (")"):rep(199999)
print(select(2, text:gsub("%b()x", "")))
