-- Any of \r, \n, \r\n, \n\r is one line break, in strings it reads as \n.
print(load("return [[a\r\nb\rc\n\rd\ne]]", "=c")() == "a\nb\nc\nd\ne") --> expect: true
print(load("x = 1\r\ny = = 2", "=c")) --> expect: nil	c:2: unexpected symbol near '='
print(load("x = 1\n\r\n\ry = = 2", "=c")) --> expect: nil	c:3: unexpected symbol near '='
print(load("x = 1\r\ry = = 2", "=c")) --> expect: nil	c:3: unexpected symbol near '='
print(load("return 'a\\\r\nb'", "=c")() == "a\nb") --> expect: true
