-- Constants, roots, logarithms and trigonometry.
print(math.pi, math.huge, math.maxinteger, math.mininteger) --> expect: 3.1415926535898	inf	9223372036854775807	-9223372036854775808
print(math.sqrt(2), math.sqrt(16), math.sqrt(-1) ~= math.sqrt(-1), math.exp(0), math.log(1), math.log(8, 2), math.log(100, 10), math.log(0)) --> expect: 1.4142135623731	4.0	true	1.0	0.0	3.0	2.0	-inf
print(math.sin(0), math.cos(0), math.tan(0), math.asin(0), math.acos(1), math.atan(0), math.atan(0, -1), math.atan(1, 0)) --> expect: 0.0	1.0	0.0	0.0	0.0	0.0	3.1415926535898	1.5707963267949
print(string.format("%.10f %.10f %.10f %.10f", math.sin(1), math.cos(1), math.exp(1), math.log(10))) --> expect: 0.8414709848 0.5403023059 2.7182818285 2.3025850930
print(math.rad(180), math.deg(math.pi), math.log(1024, 2), math.log(27, 3) > 2.99, math.log(2, 0)) --> expect: 3.1415926535898	180.0	10.0	true	-0.0
print(pcall(math.sqrt, "x")) --> expect: false	bad argument #1 to 'math.sqrt' (number expected, got string)
print(pcall(math.sin)) --> expect: false	bad argument #1 to 'math.sin' (number expected, got no value)
print(math.sqrt("4"), math.log("1")) --> expect: 2.0	0.0
