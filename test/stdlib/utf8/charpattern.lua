-- utf8.charpattern matches one character of a valid string.
print(utf8.charpattern:byte(1, -1)) --> expect: 91	0	45	127	194	45	253	93	91	128	45	191	93	42
for c in ("a\u{e4}\u{6708}\u{1F319}\0b"):gmatch(utf8.charpattern) do print(#c) end --> expect: 1
--> expect: 2
--> expect: 3
--> expect: 4
--> expect: 1
--> expect: 1
print(select(2, ("\u{6708}\u{6708}x"):gsub(utf8.charpattern, ""))) --> expect: 3
