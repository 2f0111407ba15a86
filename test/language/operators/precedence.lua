-- Precedence and associativity of all operators (§3.4.8).
print(2 + 3 * 4 ^ 2 / 2) --> expect: 26.0
print(-2 ^ 2, 2 ^ -1, 2 ^ 3 ^ 2) --> expect: -4.0	0.5	512.0
print(not nil == true, not (nil == true)) --> expect: true	true
print(1 .. 2 == "12", "a" .. "b" .. "c" == "abc") --> expect: true	true
print(1 + 2 < 4 and 5 or 6, nil and 1 or 2, false or nil) --> expect: 5	2	nil
print(5 - 3 - 1, 100 / 10 / 2, 7 // 2 * 2, -7 % 5) --> expect: 1	5.0	6	3
print(1 | 2 ~ 3 & 4 << 1, 1 << 2 + 1, ~0 & 0xff, (3 .. 4) + 0) --> expect: 3	8	255	34
print(#"abc" + 1, -"2" + 0, - - 2, not not nil) --> expect: 4	-2	2	false
print("a" < "b" == true, 1 < 2 == true, "x" .. 1 + 2) --> expect: true	true	x3
