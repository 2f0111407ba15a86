-- attack: megabytes of carriage returns in a long string, in a comment and in skipped space
-- expect: limit fuel
local returns = ("\r"):rep(1 << 22)
while true do
  assert(#load("return [[" .. returns .. "]]")() == (1 << 22) - 1)
  assert(load("--[[" .. returns .. "]]"))
  assert(load("return '\\z" .. returns .. "'")() == "")
end
