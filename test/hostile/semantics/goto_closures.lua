-- attack: fresh locals per iteration with goto continue, repeat-until scope, nested breaks, label rules
-- expect: ok
local fs = {}
for i = 1, 5 do local v = i * 10; if i % 2 == 0 then goto continue end; fs[#fs + 1] = function() v = v + 1; return v, i end ::continue:: end
assert(#fs == 3 and fs[1]() == 11 and fs[1]() == 12 and fs[2]() == 31 and select(2, fs[3]()) == 5)
fs = {}; local i = 0
while i < 3 do i = i + 1; local v = i; fs[i] = function() v = v + 1; return v end end
assert(fs[1]() == 2 and fs[2]() == 3 and fs[1]() == 3)
fs = {}; i = 0
repeat i = i + 1; local v = i; fs[i] = function() return v end until v >= 3
assert(fs[1]() == 1 and fs[3]() == 3)
fs = {}
do local k = 1 ::again:: local v = k; fs[k] = function() v = v + 100; return v end; k = k + 1; if k <= 3 then goto again end end
assert(fs[1]() == 101 and fs[2]() == 102 and fs[1]() == 201)
for a = 1, 3 do for b = 1, 3 do if b == 2 then goto next_a end; fs[#fs + 1] = a * 10 + b end ::next_a:: end
assert(fs[4] == 11 and fs[5] == 21 and fs[6] == 31)
local function none(src, want) local f, e = load(src); assert(f == nil and e:find(want, 1, true), tostring(e)) end
none("goto nope", "no visible label 'nope'")
none("::a:: ::a::", "label 'a' already defined")
none("goto l; local x ::l:: print(x)", "jumps into the scope of local 'x'")
none("do ::inner:: end goto inner", "no visible label 'inner'")
none("break", "break outside loop")
none("repeat if x then goto cont end; local y = 1 ::cont:: until y", "jumps into the scope of local 'y'")
assert(load("goto l; local x ::l::") and load("do goto l; local x ::l:: end") and load("::a:: do ::b:: end goto a"))
local function up() local r = {}; for n = 1, 3 do local x <const> = n * 2
r[n] = function() return x end end return r[1]() + r[2]() + r[3]() end
assert(up() == 12)
local shared = {}; for n = 1, 2 do local v = 0; shared[n] = { function() v = v + 1 end, function() return v end } end
shared[1][1](); shared[1][1](); assert(shared[1][2]() == 2 and shared[2][2]() == 0)
