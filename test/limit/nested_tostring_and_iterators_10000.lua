--! tsuki-only: PUC stops at about 200 C calls
local function nest(n)
  if n == 0 then return "x" end
  return tostring(setmetatable({}, { __tostring = function() return nest(n - 1) end }))
end
print(nest(10000)) --> expect: x
local function iterate(n)
  if n == 0 then return 0 end
  for v in function(_, c) if not c then return 1 + iterate(n - 1) end end do return v end
end
print(iterate(10000)) --> expect: 10000
local function closing(n) if n > 0 then local x <close> = setmetatable({}, { __close = function() closing(n - 1) end }) end end
closing(10000) print("closed") --> expect: closed
