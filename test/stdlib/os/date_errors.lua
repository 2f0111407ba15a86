-- Messages of `os.date`.
for _, format in ipairs { "%", "%E", "%O", "%Ez", "%Ez and more", "%EE", "%O%", "%Q", "%k", "%s", "%P", "%5d", "%-d", "text %", "%d%i", "%Ed", "%OC", "!%Q", "%Q\0x" } do
  print(pcall(os.date, format, 0)) --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%E')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%O')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Ez')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Ez and more')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%EE')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%O%')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Q')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%k')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%s')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%P')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%5d')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%-d')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%i')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Ed')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%OC')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Q')
  --> expect: false	bad argument #1 to 'os.date' (invalid conversion specifier '%Q')
end
print(pcall(os.date, "%d", 1.5)) --> expect: false	bad argument #2 to 'os.date' (number has no integer representation)
print(pcall(os.date, "%d", "x")) --> expect: false	bad argument #2 to 'os.date' (number expected, got string)
print(pcall(os.date, "%d", {})) --> expect: false	bad argument #2 to 'os.date' (number expected, got table)
print(pcall(os.date, {})) --> expect: false	bad argument #1 to 'os.date' (string expected, got table)
print(pcall(os.date, "!%d", math.maxinteger)) --> expect: false	date result cannot be represented in this installation
print(pcall(os.date, "!*t", math.mininteger)) --> expect: false	date result cannot be represented in this installation
print(pcall(os.date, "!%d", 67768036191676800)) --> expect: false	date result cannot be represented in this installation
print(pcall(os.date, "!%d", -67768040609740801)) --> expect: false	date result cannot be represented in this installation
print(select(2, pcall(function() return os.date("%Q", 0), 1 end))) --> expect: date_errors.lua:31: bad argument #1 to 'date' (invalid conversion specifier '%Q')
