-- __newindex as a function and as a table, for absent keys only.
local log = {}
local t = setmetatable({ present = 1 }, { __newindex = function(t, k, v)
  log[#log + 1] = tostring(k) .. "=" .. tostring(v);
  rawset(t, k, v)
end })
t.present = 2 ; t.absent = 3 ; t.absent = 4 ; t[1] = "x" ; t[1] = nil ; t[1] = "y"
print(table.concat(log, " "), t.present, t.absent, t[1]) --> expect: absent=3 1=x 1=y	2	4	y
local store = {}
local u = setmetatable({}, { __newindex = store })
u.x = 1 ; print(rawget(u, "x"), store.x) --> expect: nil	1
local v = setmetatable({}, { __newindex = setmetatable({}, { __newindex = function(t, k, v) log = k .. v end }) })
v.key = "value" ; print(log) --> expect: keyvalue
print(pcall(function() local w = setmetatable({}, { __newindex = 5 }); w.x = 1 end)) --> expect: false	newindex.lua:14: attempt to index a number value
