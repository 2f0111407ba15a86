-- §2.5.4: with weak keys, a value is reachable only if its key is, even when the value leads to the key.
collectgarbage("stop")
local notes = setmetatable({}, { __mode = "k" })
do
  local key = {}
  notes[key] = { about = key }
end
local kept = {}
notes[kept] = { about = kept }
notes.text = { "strings are strong keys" }
notes[1] = { "numbers too" }
notes[true] = { "and booleans" }
collectgarbage()
local count = 0
for _ in pairs(notes) do count = count + 1 end
print(count, notes[kept].about == kept, notes.text[1], notes[1][1], notes[true][1]) --> expect: 4	true	strings are strong keys	numbers too	and booleans

-- A chain in one ephemeron table: each value is the next key.
local chain = setmetatable({}, { __mode = "k" })
local head = {}
do
  local last = head
  for position = 1, 500 do
    local following = { position }
    chain[last] = following
    last = following
  end
end
collectgarbage()
local length, node = 0, head
while chain[node] do node = chain[node] length = length + 1 end
print(length, node[1]) --> expect: 500	500
head, node = nil, nil
collectgarbage()
print(next(chain)) --> expect: nil

-- The same chain across two tables, made backwards.
local left, right = setmetatable({}, { __mode = "k" }), setmetatable({}, { __mode = "k" })
local first
do
  local following = { "end" }
  for position = 1, 100 do
    local key = {}
    left[key] = { following }
    right[left[key]] = following
    following = key
  end
  first = following
end
collectgarbage()
length = 0
local key = first
while left[key] do key = right[left[key]] length = length + 1 end
print(length, key[1]) --> expect: 100	end
