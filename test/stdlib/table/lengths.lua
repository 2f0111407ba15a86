-- What a __len may return: only integers, and not too many for sort.
local function of(length) return setmetatable({}, { __len = function() return length end }) end
for _, length in ipairs { "x", 1.5, {}, true, 1e100, "2.5" } do
  for _, name in ipairs { "insert", "remove", "concat", "unpack", "sort" } do print(name, pcall(table[name], of(length), name == "insert" and 1 or nil)) end --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
  --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
  --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
  --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
  --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
  --> expect: insert	false	object length is not an integer
  --> expect: remove	false	object length is not an integer
  --> expect: concat	false	object length is not an integer
  --> expect: unpack	false	object length is not an integer
  --> expect: sort	false	object length is not an integer
end
for _, length in ipairs { 0, -1, 2.0, "2", math.mininteger } do
  local t = of(length)
  print(length, pcall(table.insert, t, "new")) --> expect: 0	true
  print(next(t)) --> expect: 1	new
  print(pcall(table.remove, of(length))) --> expect: true	nil
  print(pcall(table.sort, of(length))) --> expect: true
  --> expect: -1	true
  --> expect: 0	new
  --> expect: true	nil
  --> expect: true
  --> expect: 2.0	true
  --> expect: 3	new
  --> expect: true	nil
  --> expect: false	attempt to compare two nil values
  --> expect: 2	true
  --> expect: 3	new
  --> expect: true	nil
  --> expect: false	attempt to compare two nil values
  --> expect: -9223372036854775808	true
  --> expect: -9223372036854775807	new
  --> expect: true	nil
  --> expect: true
end
print(pcall(table.sort, of(math.maxinteger))) --> expect: false	bad argument #1 to 'table.sort' (array too big)
print(pcall(table.sort, of((1 << 31) - 1))) --> expect: false	bad argument #1 to 'table.sort' (array too big)
print(pcall(table.unpack, of(math.maxinteger))) --> expect: false	too many results to unpack
print(pcall(table.insert, of(math.maxinteger), "wrapped")) --> expect: true
