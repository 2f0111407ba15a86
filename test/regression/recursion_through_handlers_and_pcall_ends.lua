-- Each of these took minutes.
--! tsuki-only: the oracle takes minutes for a value that is its own __call
local function loop() assert(pcall(loop)) end
local succeeded, message = xpcall(loop, loop)
print(succeeded, message:find("error") ~= nil)
--> expect: false	true
local function chain() return pcall(chain) end
print((chain()))
--> expect: true
local selfCalled = {}
setmetatable(selfCalled, { __call = selfCalled })
succeeded, message = pcall(function() selfCalled() end)
print(succeeded, message:match("stack overflow"))
--> expect: false	stack overflow
