--! tsuki-only: PUC stops at about 200 C calls
local function nest(n) if n == 0 then return "x" end return (("a"):gsub("a", function() return nest(n - 1) end)) end
print(nest(10000)) --> expect: x
