-- Iterator functions and __pairs may yield.
local co = coroutine.wrap(function()
  for i, v in (function(s, i)
    if i < s then coroutine.yield("iter " .. i) return i + 1, i * 10 end
  end), 2, 0 do coroutine.yield("body " .. i .. " " .. v) end
  return "end"
end)
print(co()) --> expect: iter 0
print(co()) --> expect: body 1 0
print(co()) --> expect: iter 1
print(co()) --> expect: body 2 10
print(co()) --> expect: end
co = coroutine.wrap(function()
  for k in pairs(setmetatable({}, { __pairs = function()
    coroutine.yield("pairs")
    return function(_, k) if not k then return 1 end end
  end })) do coroutine.yield(k) end
  return "finished"
end)
print(co()) --> expect: pairs
print(co()) --> expect: 1
print(co()) --> expect: finished
