-- The message handler runs at the point of the error, with the stack intact.
local depth
local function deep(n) if n == 0 then error("bottom", 0) end deep(n - 1) return nil end
local function count() local n = 0 for _ in debug.traceback("", 2):gmatch("in upvalue 'deep'") do n = n + 1 end return n end
print(xpcall(deep, function(m) depth = count() return m end, 5)) --> expect: false	bottom
print(depth) --> expect: 5
local level = 1
local seen
local function f() local secret = "local of f" error("x") end
xpcall(f, function() seen = level end)
print(seen) --> expect: 1
