-- attack: rules of goto, labels and attributes that a compiler may get wrong
-- expect: ok
assert(not load("goto x; local a; ::x:: print(a)"))
assert(load("do goto x; local a; ::x:: end"))
assert(not load("::x:: ::x::"))
assert(load("::x:: do ::y:: end ::z::"))
assert(not load("local x <const> = 1; x = 2"))
assert(not load("local x <unknown> = 1"))
assert(not load("local x <close>, y <close> = 1, 2"))
assert(not load("break"))
assert(not load("repeat local x; if y then goto continue end; local z; ::continue:: until z"))
local out = {}
for i = 1, 3 do
  local f
  ::again::
  local v = i
  if not f then f = function() return v end goto again end
  out[i] = f() + v
end
assert(out[1] == 2 and out[2] == 4 and out[3] == 6)
