-- attack: one element at every power of two must not become an array
-- expect: ok
local list = {}
for exponent = 0, 62 do list[1 << exponent] = exponent end
list[math.maxinteger], list[math.mininteger] = "max", "min"
local count = 0
for key, value in pairs(list) do
  count = count + 1
  assert(math.type(key) == "integer" and list[key] == value)
end
assert(count == 65)
