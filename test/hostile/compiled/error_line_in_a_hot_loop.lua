-- attack: the error of the last turn must name its line and variable
-- expect: ok
local function run(list)
  local sum = 0
  for index = 1, #list do
    local item = list[index]
    sum = sum
      + item.value
  end
  return sum
end
local list = {}
for index = 1, 100000 do list[index] = { value = index } end
assert(run(list) == 5000050000)
list[100000] = false
local ok, message = pcall(run, list)
assert(not ok and message:find(":8: attempt to index a boolean value (local 'item')", 1, true), message)
list[100000] = {}
ok, message = pcall(run, list)
assert(not ok and message:find("attempt to perform arithmetic on a nil value (field 'value')", 1, true), message)
