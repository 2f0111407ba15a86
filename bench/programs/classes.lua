-- Method-heavy objects: shapes and accounts in a class hierarchy, with inheritance and super calls through __index.
-- n: 16000  expected: 380789294
-- test n: 20  expected: 42804
local function class(parent)
  local new = {}
  new.__index = new
  if parent then setmetatable(new, { __index = parent }) end
  return new
end

local Shape = class()
function Shape.new(kind, ...)
  local self = setmetatable({ moved = 0 }, kind)
  self:initialise(...)
  return self
end
function Shape:initialise(name) self.name = name end
function Shape:area() return 0 end
function Shape:move(by) self.moved = self.moved + by return self end
function Shape:describe() return self:area() + self.moved + self:corners() end
function Shape:corners() return 0 end

local Rectangle = class(Shape)
function Rectangle:initialise(width, height)
  Shape.initialise(self, "rectangle")
  self.width, self.height = width, height
end
function Rectangle:area() return self.width * self.height end
function Rectangle:corners() return 4 end

local Square = class(Rectangle)
function Square:initialise(side) Rectangle.initialise(self, side, side) end
function Square:move(by) return Rectangle.move(self, by * 2) end

local Group = class(Shape)
function Group:initialise() Shape.initialise(self, "group") self.members = {} end
function Group:add(shape) self.members[#self.members + 1] = shape return self end
function Group:area()
  local total = 0
  for _, member in ipairs(self.members) do total = total + member:area() end
  return total
end
function Group:move(by)
  for _, member in ipairs(self.members) do member:move(by) end
  return Shape.move(self, by)
end
function Group:describe()
  local total = Shape.describe(self)
  for i = 1, #self.members do total = total + self.members[i]:describe() end
  return total
end

local Vector = {}
Vector.__index = Vector
Vector.__add = function(a, b) return setmetatable({ x = a.x + b.x, y = a.y + b.y }, Vector) end
Vector.__mul = function(a, factor) return setmetatable({ x = a.x * factor, y = a.y * factor }, Vector) end
Vector.__eq = function(a, b) return a.x == b.x and a.y == b.y end

function run(n)
  local group = Shape.new(Group)
  for i = 1, 10 do
    group:add(Shape.new(Rectangle, i, i + 1)):add(Shape.new(Square, i))
  end
  group:add(Shape.new(Group):add(Shape.new(Square, 3)))
  local checksum, position = 0, setmetatable({ x = 0, y = 0 }, Vector)
  for i = 1, n do
    group:move(i % 3)
    checksum = (checksum + group:describe()) % 1000000007
    local step = setmetatable({ x = i % 7, y = i % 5 }, Vector)
    position = position + step * 2
    if position == step then checksum = checksum + 1 end
  end
  return checksum + position.x + position.y
end
