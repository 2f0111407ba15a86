-- Comparators that raise or contradict themselves.
print(pcall(table.sort, { 3, 2, 1 }, function() error("in comparator", 0) end)) --> expect: false	in comparator
print(pcall(table.sort, { 1, 2, 3, 4, 5 }, function() return true end)) --> expect: false	invalid order function for sorting
