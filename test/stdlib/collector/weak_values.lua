-- §2.5.4: a weak value does not keep its object. Strings, numbers and library functions are no objects here.
collectgarbage("stop")
local cache = setmetatable({}, { __mode = "v" })
local kept = { "kept" }
cache[1] = {}
cache[2] = kept
cache[3] = "text " .. 3
cache[4] = 4.5
cache[5] = print
cache[6] = function() end
cache[7] = coroutine.create(print)
cache.field = {}
cache.kept = kept
cache[{}] = "a strong key of a weak value"
cache[2.5] = {}
collectgarbage()
print(cache[1], cache[2] == kept, cache[3], cache[4], cache[5] == print, cache[6], cache[7], cache.field, cache.kept == kept, cache[2.5]) --> expect: nil	true	text 3	4.5	true	nil	nil	nil	true	nil
local count = 0
for key in pairs(cache) do if type(key) == "table" then count = count + 1 end end
print(count) --> expect: 1

-- The table can be used as before: borders, traversal and assignments see what is left.
local list = setmetatable({}, { __mode = "v" })
for position = 1, 10 do list[position] = position <= 5 and kept or {} end
collectgarbage()
print(#list) --> expect: 5
for position = 6, 8 do list[position] = position end
print(#list, list[7]) --> expect: 8	7

-- A value that only other weak tables hold, and one that only itself holds.
local one, two = setmetatable({}, { __mode = "v" }), setmetatable({}, { __mode = "v" })
do
  local object = {}
  object.self = object
  one.x, two.x = object, object
end
collectgarbage()
print(one.x, two.x) --> expect: nil	nil
