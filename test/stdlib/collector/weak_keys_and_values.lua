-- Both weak: an entry goes when its key or its value goes.
collectgarbage("stop")
local both = setmetatable({}, { __mode = "kv" })
local key, value = {}, {}
both[key] = value
both[{}] = value
both[key] = value
both.x = {}
both[1] = {}
both[2] = value
both["a" .. "b"] = "text"
do local self = {} both[self] = self end
collectgarbage()
local count = 0
for _ in pairs(both) do count = count + 1 end
print(count, both[key] == value, both[2] == value, both.ab) --> expect: 3	true	true	text

-- The mode may be set or changed after the metatable.
local metatable = {}
local later = setmetatable({ {} }, metatable)
collectgarbage()
print(later[1] ~= nil) --> expect: true
metatable.__mode = "v"
collectgarbage()
print(later[1]) --> expect: nil
later[1] = {}
metatable.__mode = nil
collectgarbage()
print(later[1] ~= nil) --> expect: true

-- Only strings with k or v in them are modes.
local odd = setmetatable({ {} }, { __mode = "nothing" })
collectgarbage()
print(odd[1] ~= nil) --> expect: true
odd = setmetatable({ {} }, { __mode = "xyz" })
local number = setmetatable({ {} }, { __mode = 5 })
collectgarbage()
print(odd[1] ~= nil, number[1] ~= nil) --> expect: true	true
