-- Jumps forward wait for their label: that of their own block or of one around it, never one of a block beside or within.
local function inner(which)
  do
    if which == 1 then goto done end
    do
      if which == 2 then goto done end
      do
        if which == 3 then goto done end
        print("innermost")
        ::done::
        print("after the innermost")
      end
      if which == 4 then goto done end
    end
    print("in between")
    ::done::
    print("after the middle")
  end
  if which == 5 then goto done end
  print("at the end")
  ::done::
  print("done", which)
end
for which = 1, 6 do inner(which) end --> expect: after the middle
--> expect: at the end
--> expect: done	1
--> expect: after the middle
--> expect: at the end
--> expect: done	2
--> expect: after the innermost
--> expect: in between
--> expect: after the middle
--> expect: at the end
--> expect: done	3
--> expect: innermost
--> expect: after the innermost
--> expect: after the middle
--> expect: at the end
--> expect: done	4
--> expect: innermost
--> expect: after the innermost
--> expect: in between
--> expect: after the middle
--> expect: done	5
--> expect: innermost
--> expect: after the innermost
--> expect: in between
--> expect: after the middle
--> expect: at the end
--> expect: done	6

local function crossing(n)
  if n == 1 then goto a end
  if n == 2 then goto b end
  do
    goto a
    ::b::
    print("unreachable b")
  end
  ::b::
  print("b")
  ::a::
  print("a")
end
crossing(1) crossing(2) crossing(3) --> expect: a
--> expect: b
--> expect: a
--> expect: a

print(load("goto a do ::a:: end")) --> expect: nil	[string "goto a do ::a:: end"]:1: no visible label 'a' for <goto> at line 1
print(load("do goto a end local x ::a:: print(x)")) --> expect: nil	[string "do goto a end local x ::a:: print(x)"]:1: <goto a> at line 1 jumps into the scope of local 'x'
print(load("goto a goto b ::b:: local x ::a:: print(x)")) --> expect: nil	[string "goto a goto b ::b:: local x ::a:: print(x)"]:1: <goto a> at line 1 jumps into the scope of local 'x'
print(load("do goto c end goto b goto a ::b::")) --> expect: nil	[string "do goto c end goto b goto a ::b::"]:1: no visible label 'c' for <goto> at line 1
print(load("function f() goto a end ::a::")) --> expect: nil	[string "function f() goto a end ::a::"]:1: no visible label 'a' for <goto> at line 1
print(load("goto a function f() goto b ::b:: end local x ::a:: f()")) --> expect: nil	[string "goto a function f() goto b ::b:: end local x ..."]:1: <goto a> at line 1 jumps into the scope of local 'x'
print(load("goto a ; do goto a ; local y ::a:: print(y) end ::a::")) --> expect: nil	[string "goto a ; do goto a ; local y ::a:: print(y) e..."]:1: <goto a> at line 1 jumps into the scope of local 'y'
