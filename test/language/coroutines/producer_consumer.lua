-- A pipeline of coroutines that pull from each other.
local function producer() return coroutine.create(function() for i = 1, 4 do coroutine.yield("item " .. i) end return nil end) end
local function filter(p)
  return coroutine.create(function()
    local n = 1
    while true do local _, v = coroutine.resume(p) if not v then return nil end coroutine.yield(n .. ": " .. v) n = n + 1 end
  end)
end
local f = filter(producer())
while true do local _, v = coroutine.resume(f) if not v then break end print(v) end --> expect: 1: item 1
--> expect: 2: item 2
--> expect: 3: item 3
--> expect: 4: item 4
print(coroutine.status(f)) --> expect: dead
