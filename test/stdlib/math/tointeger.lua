-- math.tointeger: the integer a value denotes exactly, or nil.
local function try(...) print(pcall(...)) end

for _, x in ipairs { 3, 3.0, 3.5, -0.0, "8", "8.0", " 0x10 ", "x", "", 2^53, 2^63, -2^63, math.huge, 0 / 0, true, {}, print } do
  print(type(x), math.tointeger(x)) --> expect: number	3
  --> expect: number	3
  --> expect: number	nil
  --> expect: number	0
  --> expect: string	8
  --> expect: string	8
  --> expect: string	16
  --> expect: string	nil
  --> expect: string	nil
  --> expect: number	9007199254740992
  --> expect: number	nil
  --> expect: number	-9223372036854775808
  --> expect: number	nil
  --> expect: number	nil
  --> expect: boolean	nil
  --> expect: table	nil
  --> expect: function	nil
end
print(math.tointeger(nil), math.tointeger(math.maxinteger), math.tointeger(math.mininteger + 0.0)) --> expect: nil	9223372036854775807	-9223372036854775808
try(math.tointeger) --> expect: false	bad argument #1 to 'math.tointeger' (value expected)
