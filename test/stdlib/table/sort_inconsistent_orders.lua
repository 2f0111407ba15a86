-- A comparison that contradicts itself ends in an error or in some order, never in a loop, and as in PUC.
for seed = 1, 12 do
  math.randomseed(seed)
  local list, calls = {}, 0
  for i = 1, 300 do list[i] = math.random(1000) end
  local ok, message = pcall(table.sort, list, function() calls = calls + 1 return math.random(2) == 1 end)
  print(seed, ok, message, calls) --> expect: 1	false	invalid order function for sorting	302
  --> expect: 2	false	invalid order function for sorting	522
  --> expect: 3	false	invalid order function for sorting	302
  --> expect: 4	false	invalid order function for sorting	454
  --> expect: 5	false	invalid order function for sorting	302
  --> expect: 6	false	invalid order function for sorting	453
  --> expect: 7	false	invalid order function for sorting	302
  --> expect: 8	false	invalid order function for sorting	573
  --> expect: 9	false	invalid order function for sorting	432
  --> expect: 10	false	invalid order function for sorting	305
  --> expect: 11	false	invalid order function for sorting	442
  --> expect: 12	false	invalid order function for sorting	304
end
for _, result in ipairs { true, false } do
  local list, calls = {}, 0
  for i = 1, 20 do list[i] = i end
  print(pcall(table.sort, list, function() calls = calls + 1 return result end)) --> expect: false	invalid order function for sorting
  print(calls, list[1], list[20]) --> expect: 20	10	1
  --> expect: true
  --> expect: 80	1	20
end
print(pcall(table.sort, { 3, 1, 0 / 0, 2, 5, 0 / 0, 4 }, function(a, b) return a <= b end)) --> expect: true
print(pcall(table.sort, { 3, 2, nil, 1 })) --> expect: false	attempt to compare nil with number
