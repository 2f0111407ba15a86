-- An upvalue passes through functions that do not use it.
local function a()
  local x = 1
  return function() return function() return function() x = x * 2; return x end end end
end
local make = a()
local f, g = make()(), make()()
print(f(), g(), f()) --> expect: 2	4	8
