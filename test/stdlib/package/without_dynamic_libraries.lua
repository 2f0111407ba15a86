--! tsuki-only: PUC on this system is built with dynamic libraries
print(package.loadlib("./nowhere.so", "luaopen_x")) --> expect: nil	dynamic libraries not enabled; check your Lua installation	absent
print(package.loadlib("./nowhere.so", "*")) --> expect: nil	dynamic libraries not enabled; check your Lua installation	absent

-- `require` may be suspended.
package.preload.slow = function() return coroutine.yield("waiting") end
local co = coroutine.wrap(function() return require "slow" end)
print(co()) --> expect: waiting
print(co("ready")) --> expect: ready	:preload:
