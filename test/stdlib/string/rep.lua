-- string.rep: counts, separators, sizes that are refused.
print(("ab"):rep(3)) --> expect: ababab
print(("ab"):rep(3, ",")) --> expect: ab,ab,ab
print(("ab"):rep(1, ",")) --> expect: ab
print(("ab"):rep(0, ",") == "") --> expect: true
print(("ab"):rep(-5) == "") --> expect: true
print((""):rep(5) == "") --> expect: true
print((""):rep(4, "-")) --> expect: ---
print((""):rep(1e9) == "") --> expect: true
print(("x"):rep("3"), ("x"):rep(2.0)) --> expect: xxx	xx
print(string.rep(12, 2, 0)) --> expect: 12012
print(#("x"):rep(100000, "yz")) --> expect: 299998
print(("x"):rep(3, nil)) --> expect: xxx
print(pcall(string.rep)) --> expect: false	bad argument #1 to 'string.rep' (string expected, got no value)
print(pcall(string.rep, "x")) --> expect: false	bad argument #2 to 'string.rep' (number expected, got no value)
print(pcall(string.rep, "x", {})) --> expect: false	bad argument #2 to 'string.rep' (number expected, got table)
print(pcall(string.rep, "x", 1.5)) --> expect: false	bad argument #2 to 'string.rep' (number has no integer representation)
print(pcall(string.rep, "x", 1, {})) --> expect: false	bad argument #3 to 'string.rep' (string expected, got table)
print(pcall(string.rep, "x", 1 << 31)) --> expect: false	resulting string too large
print(pcall(string.rep, "xx", 1 << 30)) --> expect: false	resulting string too large
print(pcall(string.rep, "", 1 << 30, "xx")) --> expect: false	resulting string too large
print(pcall(string.rep, "x", math.maxinteger)) --> expect: false	resulting string too large
print(pcall(string.rep, "x", math.mininteger)) --> expect: true
