--! tsuki-only: PUC cannot yield across string.gsub
local co = coroutine.wrap(function() return (("abc"):gsub(".", function(c) return coroutine.yield(c) end)) end)
print(co()) --> expect: a
print(co("1")) --> expect: b
print(co("2")) --> expect: c
print(co("3")) --> expect: 123
