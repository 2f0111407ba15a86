-- attack: a set of 200 000 characters is looked through for each of 200 000
-- expect: ok
-- expect: limit fuel
local set = "[" .. ("a-b"):rep(70000) .. "]"
print((("z"):rep(200000)):find(set))
