-- A proxy that logs every access and forwards it.
local function proxy(target, log)
  return setmetatable({}, { __index = function(_, k)
    log[#log + 1] = "get " .. tostring(k)
    return target[k]
  end, __newindex = function(_, k, v)
    log[#log + 1] = "set " .. tostring(k)
    target[k] = v
  end, __len = function() return #target end, __call = function(_, ...)
    return select("#", ...)
  end, __pairs = function() return pairs(target) end })
end
local log = {}
local p = proxy({ 1, 2, 3 }, log)
p.x = p[1] + p[2] ;
p[#p + 1] = p.x
print(p[4], #p, p(1, nil, nil), table.concat(log, ",")) --> expect: 3	4	3	get 1,get 2,set x,get x,set 4,get 4
local n = 0
for _ in pairs(p) do n = n + 1 end
print(n) --> expect: 5
