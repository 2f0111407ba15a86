-- Every option and what it returns (§6.1 `collectgarbage`).
print(collectgarbage("isrunning"), collectgarbage("stop"), collectgarbage("isrunning"), collectgarbage("restart"), collectgarbage("isrunning")) --> expect: true	0	false	0	true
collectgarbage("incremental") -- the stand-alone PUC Lua begins in generational mode
print(collectgarbage("incremental"), collectgarbage("generational"), collectgarbage("generational"), collectgarbage("incremental")) --> expect: incremental	incremental	generational	generational
print(collectgarbage("setpause", 150), collectgarbage("setpause", 200), collectgarbage("setstepmul", 300), collectgarbage("setstepmul", 100)) --> expect: 200	148	100	300
print(collectgarbage("incremental", 120, 200, 10), collectgarbage("setpause", 200), collectgarbage("setstepmul", 100)) --> expect: incremental	120	200
print(collectgarbage("generational", 20, 100), collectgarbage("step"), collectgarbage("incremental")) --> expect: incremental	false	generational
print(collectgarbage("step", 100000), math.type(collectgarbage("count"))) --> expect: true	float
-- Small steps finish a cycle in the end.
local steps = 0
repeat steps = steps + 1 until collectgarbage("step", 1)
print(steps > 1) --> expect: true
-- A stopped collector still obeys.
local isCollected = false
collectgarbage("stop")
setmetatable({}, { __gc = function() isCollected = true end })
for _ = 1, 100000 do local _ = {} end
print(isCollected) --> expect: false
collectgarbage()
print(isCollected, collectgarbage("isrunning")) --> expect: true	false
collectgarbage("restart")
print(pcall(collectgarbage, "step", "x")) --> expect: false	bad argument #2 to 'collectgarbage' (number expected, got string)
print(pcall(collectgarbage, "setpause", {})) --> expect: false	bad argument #2 to 'collectgarbage' (number expected, got table)
print(pcall(collectgarbage, {})) --> expect: false	bad argument #1 to 'collectgarbage' (string expected, got table)
print(pcall(collectgarbage, "Collect")) --> expect: false	bad argument #1 to 'collectgarbage' (invalid option 'Collect')
