-- Every escape sequence of §3.1.
print(#"\a\b\f\n\r\t\v\\\"\'", ("\a\b\f\n\r\t\v\\\"\'"):byte(1, -1)) --> expect: 10	7	8	12	10	13	9	11	92	34	39
print("\65\066\0677", "\x41\x42\x43", "\u{41}\u{20AC}" == "A\xE2\x82\xAC", #"\u{7FFFFFFF}", #"\u{10FFFF}") --> expect: ABC7	ABC	true	6	4
local skipped = "a\z
       b\z  c"
local broken = "line1\
line2"
print(skipped, broken == "line1\nline2", 'single \' "double"') --> expect: abc	true	single ' "double"
print(("\u{7FFFFFFF}"):byte(1, -1)) --> expect: 253	191	191	191	191	191
print(("\u{0}\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}\u{10000}"):byte(1, -1)) --> expect: 0	127	194	128	223	191	224	160	128	239	191	191	240	144	128	128
print("\255\0\1" == "\xff\x00\x01", #"\0\0\0") --> expect: true	3
