-- attack: weak keys, values and both; strings and numbers in them; resurrection through them
-- expect: ok
local values = setmetatable({}, { __mode = "v" })
values[1], values[2], values[3], values.text = {}, print, 5, "string"
local keys = setmetatable({}, { __mode = "k" })
keys[{}], keys[print], keys[1] = 1, 2, {}
local both = setmetatable({}, { __mode = "kv" })
both[{}], both[1], both.x = 1, {}, "x"
local held = {}
keys[held] = held
collectgarbage()
assert(values[1] == nil and values[2] == print and values[3] == 5 and values.text == "string")
assert(keys[print] == 2 and keys[1] ~= nil and keys[held] == held and both[1] == nil and both.x == "x")
local count = 0
for _ in pairs(keys) do count = count + 1 end
assert(count == 3)
local chain = setmetatable({}, { __mode = "k" })
local first = {}
local key = first
for index = 1, 100 do
  local following = { index }
  chain[key] = following
  key = following
end
key = nil
collectgarbage()
key = first
for index = 1, 100 do key = chain[key] assert(key[1] == index) end
first, key = nil, nil
collectgarbage()
assert(next(chain) == nil)
