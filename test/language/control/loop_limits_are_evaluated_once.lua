-- The limit of a for loop is evaluated once; a table that grows is still seen by ipairs.
local n = 0
local function limit() n = n + 1 return 3 end
for i = 1, limit() do end
print(n) --> expect: 1
local t = { 1, 2, 3 }
for i, v in ipairs(t) do
  if i == 1 then t[4] = 4 end
  if i > 4 then break end
  n = n + v
end
print(n) --> expect: 11
