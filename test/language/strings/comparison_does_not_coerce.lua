-- Strings compare by bytes, and never with numbers.
print("10" == 10, "1" < "2", "10" < "9", "a" < "B", "" < "a", "a" < "ab", "a\0b" < "a\0c", "Z" < "a") --> expect: false	true	true	false	true	true	true	true
print(pcall(function() return "1" < 2 end)) --> expect: false	comparison_does_not_coerce.lua:3: attempt to compare string with number
print(pcall(function() return 1 < "2" end)) --> expect: false	comparison_does_not_coerce.lua:4: attempt to compare number with string
print(pcall(function() return 1 <= "2" end)) --> expect: false	comparison_does_not_coerce.lua:5: attempt to compare number with string
print(pcall(function() return "a" >= 1 end)) --> expect: false	comparison_does_not_coerce.lua:6: attempt to compare number with string
print("\xff" > "a", "\x80" < "\x7f", "a" <= "a", "a\0" > "a", "\0" > "") --> expect: true	false	true	true	true
