-- What counts as reachable on the stack: variables in scope, arguments and temporaries of calls in progress.
collectgarbage("stop")
local weak = setmetatable({}, { __mode = "k" })
local function object(name) local o = {} weak[o] = name return o end
local function alive()
  collectgarbage()
  local names = {}
  for _, name in pairs(weak) do names[#names + 1] = name end
  table.sort(names)
  return table.concat(names, " ")
end
local a = object "a"
do local b = object "b" end
print(alive()) --> expect: a
print((function(parameter, ...) return alive() end)(object "parameter", object "vararg")) --> expect: a
print((function(parameter, ...) local text = alive() return text, parameter ~= nil end)(object "parameter", object "vararg")) --> expect: a parameter vararg	true
print(select(2, object "temporary", alive())) --> expect: a temporary
local function loop()
  for position = 1, 2 do
    local inner = object("inner" .. position)
    if position == 2 then return alive() end
  end
end
print(loop()) --> expect: a
print(alive(), a ~= nil) --> expect: a	true
local captured
do
  local upvalue = object "upvalue"
  captured = function() return upvalue end
end
print(alive()) --> expect: a upvalue
captured = nil
print(alive()) --> expect: a
