-- attack: a hundred protected calls around one another
-- expect: limit fuel
-- profile: host
local function guard(depth)
  pcall(depth == 0 and function() while true do end end or guard, depth - 1)
  host.survived()
end
guard(100)
