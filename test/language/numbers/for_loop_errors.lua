-- Wrong values in the header of a for loop.
print(pcall(function() for i = "1", 2 do end end)) --> expect: true
print(pcall(function() for i = 1, "x" do end end)) --> expect: false	for_loop_errors.lua:3: bad 'for' limit (number expected, got string)
print(pcall(function() for i = 1, 2, {} do end end)) --> expect: false	for_loop_errors.lua:4: bad 'for' step (number expected, got table)
print(pcall(function() for i = 1, 10, 0 do end end)) --> expect: false	for_loop_errors.lua:5: 'for' step is zero
print(pcall(function() for i = 1.0, 10, 0 do end end)) --> expect: false	for_loop_errors.lua:6: 'for' step is zero
print(pcall(function() for i = nil, 10 do end end)) --> expect: false	for_loop_errors.lua:7: bad 'for' initial value (number expected, got nil)
print(pcall(function() for i = 1, nil do end end)) --> expect: false	for_loop_errors.lua:8: bad 'for' limit (number expected, got nil)
print(pcall(function() for i = 1, 2, print do end end)) --> expect: false	for_loop_errors.lua:9: bad 'for' step (number expected, got function)
print(pcall(function() for i = 1, "10" do end end)) --> expect: true
