-- Labels that are missing, repeated, or that would jump into the scope of a local.
print(load("goto nowhere", "=c")) --> expect: nil	c:1: no visible label 'nowhere' for <goto> at line 1
print(load("do ::a:: end goto a", "=c")) --> expect: nil	c:1: no visible label 'a' for <goto> at line 1
print(load("::a:: ::a::", "=c")) --> expect: nil	c:1: label 'a' already defined on line 1
print(load("::a:: do ::a:: end", "=c")) --> expect: nil	c:1: label 'a' already defined on line 1
print(load("goto f; local x; ::f:: print(x)", "=c")) --> expect: nil	c:1: <goto f> at line 1 jumps into the scope of local 'x'
print(load("goto f; local x; ::f::", "=c") ~= nil) --> expect: true
print(load("goto f; local x; ::f:: ;;; ::g::", "=c") ~= nil) --> expect: true
print(load("repeat goto c; local x; ::c:: until x", "=c")) --> expect: nil	c:1: <goto c> at line 1 jumps into the scope of local 'x'
print(load("break", "=c")) --> expect: nil	c:1: break outside loop at line 1
print(load("while true do local function f() break end end", "=c")) --> expect: nil	c:1: break outside loop at line 1
print(load("::a:: local function f() goto a end", "=c")) --> expect: nil	c:1: no visible label 'a' for <goto> at line 1
