-- attack: tables a hundred thousand deep, and circular, handed to host functions and back
-- expect: ok
-- profile: host
local deep = {}
for _ = 1, 100000 do deep = { deep, next = deep } end
assert(host.echo(deep) == deep and host.count(deep, deep) == 2)
local circle = {}
circle[1], circle[circle] = circle, circle
assert(host.echo(circle) == circle and host.same(circle, circle))
