-- Classes by __index, three levels, super calls and tostring inheritance by copy.
local function class(parent)
  local c = { __tostring = parent and parent.__tostring }
  c.__index = c
  return setmetatable(c, { __index = parent, __call = function(cls, ...)
    local o = setmetatable({}, cls)
    o:init(...)
    return o
  end })
end
local Animal = class()
function Animal:init(name) self.name = name end
function Animal:speak() return self.name .. " makes " .. self:sound() end
function Animal:sound() return "nothing" end
Animal.__tostring = function(self) return "<" .. self.name .. ">" end
local Dog = class(Animal)
function Dog:sound() return "woof" end
local Puppy = class(Dog)
function Puppy:init(name) Dog.init(self, name .. " jr") end
function Puppy:sound() return "tiny " .. Dog.sound(self) end
print(Animal("cat"):speak(), Dog("rex"):speak(), Puppy("rex"):speak()) --> expect: cat makes nothing	rex makes woof	rex jr makes tiny woof
print(Animal("x"), Dog("y"), Puppy("z")) --> expect: <x>	<y>	<z jr>
print(rawget(Puppy, "speak"), Puppy.speak == Animal.speak) --> expect: nil	true
function Animal:sound() return "changed" end
print(Animal("cat"):speak(), Dog("rex"):speak()) --> expect: cat makes changed	rex makes woof
