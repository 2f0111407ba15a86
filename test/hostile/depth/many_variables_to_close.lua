-- attack: a hundred thousand frames, each with a variable to close, left by one error
-- expect: ok
local closed = 0
local class = { __close = function() closed = closed + 1 end }
local function down(n)
  local guard <close> = setmetatable({}, class)
  if n == 0 then error("bottom", 0) end
  down(n - 1)
end
local ok, message = pcall(down, 50000)
assert(not ok and (message == "bottom" and closed == 50001 or message:find("overflow", 1, true)), message)
