-- A recursive generator.
local function permute(a, n)
  if n <= 1 then coroutine.yield(a) else for i = 1, n do a[n], a[i] = a[i], a[n] permute(a, n - 1) a[n], a[i] = a[i], a[n] end end
end
for p in coroutine.wrap(function() permute({ 1, 2, 3 }, 3) end) do print(table.concat(p, " ")) end --> expect: 2 3 1
--> expect: 3 2 1
--> expect: 3 1 2
--> expect: 1 3 2
--> expect: 2 1 3
--> expect: 1 2 3
