-- Sorting lists of two thousand elements in orders that trouble quicksort.
local function check(name, t, compare)
  table.sort(t, compare)
  for i = 2, #t do
    if compare then assert(not compare(t[i], t[i - 1])) else assert(t[i - 1] <= t[i]) end
  end
  print(name, t[1], t[#t])
end
local sorted, reversed, equal, random, x = {}, {}, {}, {}, 42
for i = 1, 2000 do
  x = (x * 1103515245 + 12345) % 2147483648
  sorted[i], reversed[i], equal[i], random[i] = i, 2001 - i, 7, x
end
check("sorted", sorted) --> expect: sorted	1	2000
check("reversed", reversed) --> expect: reversed	1	2000
check("equal", equal) --> expect: equal	7	7
check("random", random) --> expect: random	310570	2147139625
check("by digits", random, function(a, b) return a % 1000 < b % 1000 end) --> expect: by digits	705377000	673853999
