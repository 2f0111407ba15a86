-- attack: frontiers with large sets at every position of a megabyte
-- expect: ok
-- expect: limit fuel
local text = ("a "):rep(1 << 19)
print(select(2, text:gsub("%f[" .. ("b-c"):rep(3000) .. "]", "")))
