-- Whose position error and assert add.
local function f() error("at caller", 2) end
print(pcall(function() --> expect: false	error_and_assert_positions.lua:4: at caller
  f()
end))
print(pcall(function() assert(false) end)) --> expect: false	error_and_assert_positions.lua:6: assertion failed!
print(pcall(function() assert(nil, { "table" }) end) == false) --> expect: true
print(select("#", pcall(assert, 1, 2, 3))) --> expect: 4
