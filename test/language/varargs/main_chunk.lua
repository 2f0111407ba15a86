-- The main chunk is a vararg function.
print(select("#", ...) >= 0) --> expect: true
print(load("return ...", "=c")(1, 2)) --> expect: 1	2
print(load("local a <const>, b = ...; return b, a, select('#', ...)", "=c")("p", "q", "r")) --> expect: q	p	3
