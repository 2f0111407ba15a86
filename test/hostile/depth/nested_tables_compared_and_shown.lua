-- attack: tables in tables, a hundred thousand deep, handled by what might recurse
-- expect: ok
local deep = {}
for _ = 1, 100000 do deep = { deep } end
assert(#tostring(deep) > 5 and deep == deep and #deep == 1)
assert(not pcall(table.concat, deep))
assert(select(2, pcall(error, deep)) == deep)
local copy = table.pack(table.unpack(deep))
assert(copy[1] == deep[1])
collectgarbage()
deep = nil
collectgarbage()
