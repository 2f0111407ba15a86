-- `package.searchpath`: the names it tries, and its message.
local search = package.searchpath
print(search("name", "?")) --> expect: nil	no file 'name'
print(search("a.b", "./nowhere/?.x;/nowhere/?/?.y")) --> expect: nil	no file './nowhere/a/b.x'
--> expect: 	no file '/nowhere/a/b/a/b.y'
print(search("a.b", "./nowhere/?.x", "")) --> expect: nil	no file './nowhere/a.b.x'
print(search("a-b", "./nowhere/?.x", "-")) --> expect: nil	no file './nowhere/a/b.x'
print(search("a-b", "./nowhere/?.x", "-", "%1")) --> expect: nil	no file './nowhere/a%1b.x'
print(search("a--b", "./nowhere/?.x", "--", "+")) --> expect: nil	no file './nowhere/a+b.x'
print(search("a-b", "./nowhere/?.x", "--", "+")) --> expect: nil	no file './nowhere/a-b.x'
print(search("absent", "")) --> expect: nil	no file ''
print(search("absent", ";")) --> expect: nil	no file ''
--> expect: 	no file ''
print(search("absent", "./nowhere/?;;./nowhere/x?")) --> expect: nil	no file './nowhere/absent'
--> expect: 	no file ''
--> expect: 	no file './nowhere/xabsent'
print(search("x;y", "./nowhere/?")) --> expect: nil	no file './nowhere/x'
--> expect: 	no file 'y'
print(search("?", "./nowhere/?")) --> expect: nil	no file './nowhere/?'
print(search("absent", "./nowhere/nothing")) --> expect: nil	no file './nowhere/nothing'
print(search("a\0b", "./nowhere/?\0;more")) --> expect: nil	no file './nowhere/a'
print(search(12, 13)) --> expect: nil	no file '13'
print(pcall(search, "x")) --> expect: false	bad argument #2 to 'package.searchpath' (string expected, got no value)
print(pcall(search, "x", "y", {})) --> expect: false	bad argument #3 to 'package.searchpath' (string expected, got table)
print(pcall(search, "x", "y", "z", {})) --> expect: false	bad argument #4 to 'package.searchpath' (string expected, got table)
print(pcall(package.loadlib, "x")) --> expect: false	bad argument #2 to 'package.loadlib' (string expected, got no value)
print(pcall(package.loadlib)) --> expect: false	bad argument #1 to 'package.loadlib' (string expected, got no value)
