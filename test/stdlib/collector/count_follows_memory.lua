-- `count` grows with what is allocated and falls when it is collected; it is a float, in kilobytes (§6.1).
collectgarbage()
local before = collectgarbage("count")
print(math.type(before), before > 5, before < 500) --> expect: float	true	true
local list = {}
for position = 1, 10000 do list[position] = { position } end
local full = collectgarbage("count")
print(full - before > 300, full - before < 3000) --> expect: true	true
collectgarbage()
print(collectgarbage("count") - before > 300) --> expect: true
list = nil
collectgarbage()
print(math.abs(collectgarbage("count") - before) < 5) --> expect: true
local text = string.rep("x", 1 << 20)
print(collectgarbage("count") - before > 1024) --> expect: true
collectgarbage()
print(collectgarbage("count") - before > 1024) --> expect: true
text = nil
collectgarbage()
print(collectgarbage("count") - before < 5) --> expect: true
-- Stopped, the collector lets garbage pile up; running, it keeps up with it.
collectgarbage("stop")
repeat local _ = {} until collectgarbage("count") > before + 5000
collectgarbage("restart")
repeat local _ = {} until collectgarbage("count") < before + 2500
print("kept up") --> expect: kept up
