-- load returns nil and the message instead of raising.
print(load("x = ", "=c")) --> expect: nil	c:1: unexpected symbol near <eof>
print(load("return 'abc", "@file.lua")) --> expect: nil	file.lua:1: unfinished string near <eof>
print(select("#", load("x =="))) --> expect: 2
print(type(load(""))) --> expect: function
