-- ... gives one value unless it is last.
local function f(...)
  local t = { ..., "end" }
  return t[1], t[2], ..., "x"
end
print(f(1, 2, 3)) --> expect: 1	end	1	x
print(f()) --> expect: nil	end	nil	x
