-- The fields of `package`.
print(package.config) --> expect: /
--> expect: ;
--> expect: ?
--> expect: !
--> expect: -
--> expect:
print(type(package.path), type(package.cpath), type(package.preload), #package.searchers) --> expect: string	string	table	4
print(package.loaded.package == package, package.loaded._G == _G) --> expect: true	true
local names = {}
for name in pairs(package) do names[#names + 1] = name end
table.sort(names)
print(table.concat(names, " ")) --> expect: config cpath loaded loadlib path preload searchers searchpath
