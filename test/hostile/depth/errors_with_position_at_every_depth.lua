-- attack: errors raised at all depths, with levels beyond the stack
-- expect: ok
local function down(n, level) if n == 0 then error("x", level) end down(n - 1, level) return n end
for _, depth in ipairs { 1, 10, 100, 1000, 10000 } do
  for _, level in ipairs { 0, 1, 2, depth, depth + 10, 2^31, math.maxinteger } do
    local ok, message = pcall(down, depth, level)
    assert(not ok and message:sub(-1) == "x")
  end
end
