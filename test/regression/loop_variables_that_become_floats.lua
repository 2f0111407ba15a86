-- A body that assigns a float to the variable of its numeric loop: the next round has an integer all the same.
local function last(m)
  local n, sum = 1, 0
  for i = 1, 12 do
    sum = sum + i
    i, n = m, i
  end
  return n + 1, sum
end
local function halves()
  local seen = 0
  for i = 1, 300 do
    if math.type(i) == "integer" then seen = seen + 1 end
    i = i * 0.5
    if i == 2.0 then seen = seen + 1000 end
  end
  return seen
end
local function constant()
  local n = 1
  for i = 10, 1, -1 do
    n = i
    i = 2.5
  end
  return n
end
for _ = 1, 200 do last(2.5) halves() constant() end
print(last(2.5))                        --> expect: 13	78
print(last(1))                          --> expect: 13	78
print(halves(), constant())             --> expect: 1300	1
local m, n = 2.5, 1
for i = 1, 20000 do i, n = m, i end
print(n)                                --> expect: 20000
