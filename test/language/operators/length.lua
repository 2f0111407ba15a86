-- # of strings counts bytes; of tables without holes, elements.
print(#"", #"abc", #"a\0b", #{}, #{ 1, 2, 3 }, #{ n = 1 }) --> expect: 0	3	3	0	3	0
print(#"\u{20ac}", #setmetatable({}, { __len = function() return "any" end })) --> expect: 3	any
local t = { 1, 2, 3 }
t[#t + 1] = 4
t[#t] = nil
print(#t) --> expect: 3
print(#{ nil }, #{ nil, nil, 3 }, #{ 1, 2, nil }) --> expect: 0	3	2
