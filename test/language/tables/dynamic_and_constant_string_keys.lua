-- A field reached by name, by constant string and by computed string is one field.
local t = { name = 1 }
local k = "na" .. "me"
print(t.name, t["name"], t[k], rawget(t, k)) --> expect: 1	1	1	1
t[k] = 2 ;
print(t.name) --> expect: 2
t.name = 3 ;
print(t[k]) --> expect: 3
t["name"] = nil ;
print(t[k], t.name, next(t)) --> expect: nil	nil	nil
for i = 1, 200 do t["field" .. i] = i end
print(t.field1, t.field150, t["field" .. 200]) --> expect: 1	150	200
t.field150 = nil ;
t["field" .. 151] = nil
local n = 0
for _ in pairs(t) do n = n + 1 end
print(n, t["field" .. 150], t.field151) --> expect: 198	nil	nil
