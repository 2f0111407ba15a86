-- attack: __proto__ in table constructors, in code that is run often
-- expect: ok
local function make(value) return { __proto__ = value, constructor = value, [1] = value } end
for index = 1, 1000 do
  local object = make({ polluted = index })
  assert(object.polluted == nil and object.__proto__.polluted == index and object.constructor == object.__proto__)
  assert(rawget(object, "__proto__") == object.__proto__ and rawlen(object) == 1)
  object.__proto__ = nil
  assert(object.__proto__ == nil and object.toString == nil)
end
local count = 0
for key in pairs(make(1)) do count = count + 1 end
assert(count == 3 and ({}).polluted == nil)
