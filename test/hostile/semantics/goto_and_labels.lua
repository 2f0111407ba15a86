-- attack: jumps into and out of scopes, with closures, and names that hide
-- expect: ok
local function fails(text, code)
  local chunk, message = load(code)
  assert(not chunk and message:find(text, 1, true), message)
end
fails("no visible label 'x'", "goto x; do ::x:: end")
fails("no visible label 'x'", "do ::x:: end goto x")
fails("no visible label 'x'", "goto x; local function f() ::x:: end")
fails("jumps into the scope of local 'a'", "goto x; local a ::x:: print(a)")
fails("label 'x' already defined on line 1", "::x:: ::x::")
fails("label 'x' already defined on line 1", "::x:: do ::x:: end")
fails("break outside loop at line 1", "break")
fails("no visible label 'continue'", "for i = 1, 2 do goto continue end")
assert(load("goto x; local a ::x::") and load("do goto x; local a ::x:: end") and load("goto x; local a ::x:: ;;;"))
fails("jumps into the scope of local 'a'", "repeat goto x; local a; ::x:: until a")
local kept = {}
for index = 1, 5 do
  local own = index
  if index == 3 then goto continue end
  kept[#kept + 1] = function() own = own + 10 return own end
  ::continue::
end
assert(#kept == 4 and kept[1]() == 11 and kept[1]() == 21 and kept[3]() == 14 and kept[4]() == 15)
local functions, turn = {}, 0
do
  ::again::
  local own = turn
  functions[#functions + 1] = function() return own end
  turn = turn + 1
  if turn < 3 then goto again end
end
assert(functions[1]() == 0 and functions[2]() == 1 and functions[3]() == 2)
