-- A float key with an integer's value is the integer, beyond 2^53 too: next gives the integer.
for _, key in ipairs { 2^53, -2^53, 2^60, -2^63 } do
  local t = { [key] = 1 }
  print(next(t), math.type(next(t)), t[math.tointeger(key)])
end
--> expect: 9007199254740992	integer	1
--> expect: -9007199254740992	integer	1
--> expect: 1152921504606846976	integer	1
--> expect: -9223372036854775808	integer	1
print(next({ [2^63] = 1 })) --> expect: 9.2233720368548e+18	1
