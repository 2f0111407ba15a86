-- Two closures over one variable share it.
local function counter()
  local n = 0
  return function() n = n + 1; return n end, function() return n end
end
local increment, read = counter()
increment() increment()
local other, read_other = counter()
other()
print(read(), read_other()) --> expect: 2	1
