-- table.pack puts its arguments into a table, and their number under n.
local function show(t) print(t.n, #t, t[1], t[2], t[3]) end
show(table.pack(1, 2, 3)) --> expect: 3	3	1	2	3
print(table.pack().n, next(table.pack(), "n"), table.pack(nil).n, table.pack(nil, nil).n) --> expect: 0	nil	1	2
local t = table.pack(nil, 2, nil)
print(t.n, t[1], t[2], t[3]) --> expect: 3	nil	2	nil
print(table.pack(table.unpack({}, 1, 200)).n) --> expect: 200
print(getmetatable(table.pack())) --> expect: nil
