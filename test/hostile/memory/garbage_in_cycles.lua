-- attack: cycles let go of by the hundred thousand
-- expect: ok
for _ = 1, 300000 do
  local a, b = {}, {}
  a.other, b.other = b, a
  setmetatable(a, b)
end
