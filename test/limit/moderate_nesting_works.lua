-- Nesting that real programs reach is accepted.
print(load("return " .. ("("):rep(150) .. "7" .. (")"):rep(150))()) --> expect: 7
print(#load("return " .. ("{"):rep(150) .. ("}"):rep(150))()) --> expect: 1
print(load(("do "):rep(150) .. "x = 1 " .. ("end "):rep(150)) ~= nil) --> expect: true
print(load("return " .. ("- "):rep(150) .. "1")()) --> expect: 1
print(load("return " .. ("'a' .. "):rep(150) .. "'b'")() == ("a"):rep(150) .. "b") --> expect: true
print(load("return " .. ("(function() return "):rep(60) .. "9" .. (" end)()"):rep(60))()) --> expect: 9
