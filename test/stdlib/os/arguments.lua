-- Arguments of the functions that reach outside, and the locale.
print(pcall(os.getenv)) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got no value)
print(pcall(os.getenv, {})) --> expect: false	bad argument #1 to 'os.getenv' (string expected, got table)
print(pcall(os.exit, "x")) --> expect: false	bad argument #1 to 'os.exit' (number expected, got string)
print(pcall(os.exit, 1.5)) --> expect: false	bad argument #1 to 'os.exit' (number has no integer representation)
print(pcall(os.exit, {})) --> expect: false	bad argument #1 to 'os.exit' (number expected, got table)
print(pcall(os.remove)) --> expect: false	bad argument #1 to 'os.remove' (string expected, got no value)
print(pcall(os.rename, "x")) --> expect: false	bad argument #2 to 'os.rename' (string expected, got no value)
print(pcall(os.execute, {})) --> expect: false	bad argument #1 to 'os.execute' (string expected, got table)
print(os.setlocale(), os.setlocale(nil, "time"), os.setlocale("C"), os.setlocale("POSIX", "numeric"), os.setlocale("", "ctype") ~= nil) --> expect: C	C	C	C	true
print(os.setlocale("nowhere"), os.setlocale("nowhere", "all")) --> expect: nil	nil
print(pcall(os.setlocale, "C", "x")) --> expect: false	bad argument #2 to 'os.setlocale' (invalid option 'x')
print(pcall(os.setlocale, {})) --> expect: false	bad argument #1 to 'os.setlocale' (string expected, got table)
print(pcall(os.setlocale, "C", {})) --> expect: false	bad argument #2 to 'os.setlocale' (string expected, got table)
local names = {}
for name in pairs(os) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " ")) --> expect: clock date difftime execute exit getenv remove rename setlocale time tmpname
