-- Each value of a weak table is the key of the next entry: marking them must not need the host's stack.
local chain = setmetatable({}, { __mode = "k" })
local first = {}
local key = first
for index = 1, 100000 do
  local following = { index }
  chain[key] = following
  key = following
end
key = nil
collectgarbage()
key = first
for _ = 1, 100000 do key = chain[key] end
print(key[1]) --> expect: 100000
first, key = nil, nil
collectgarbage()
print(next(chain)) --> expect: nil
