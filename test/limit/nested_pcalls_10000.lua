--! tsuki-only: PUC stops at about 200 C calls
local function nest(n) if n == 0 then return "bottom" end local ok, v = pcall(nest, n - 1) return v end
print(nest(10000)) --> expect: bottom
local function fail(n) if n == 0 then error("innermost", 0) end local ok, e = pcall(fail, n - 1) error(e, 0) end
print(pcall(fail, 10000)) --> expect: false	innermost
