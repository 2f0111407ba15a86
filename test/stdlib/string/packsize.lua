-- string.packsize: sizes, alignment, limits.
print(string.packsize(""), string.packsize("b"), string.packsize("hHiIlLjJT"), string.packsize("fdn")) --> expect: 0	1	52	20
print(string.packsize("i3 I16 c10 x")) --> expect: 30
print(string.packsize("!8 b i8"), string.packsize("!4 b i8"), string.packsize("!1 b i8"), string.packsize("b i8")) --> expect: 16	12	9	9
print(string.packsize("! b Xi8"), string.packsize("!2 b Xi8")) --> expect: 8	2
print(string.packsize("<>= ")) --> expect: 0
print(string.packsize("c2147483647"), string.packsize("c0")) --> error: packsize.lua:7: invalid format option '7'
print(pcall(string.packsize))
print(pcall(string.packsize, {}))
print(pcall(string.packsize, "s"))
print(pcall(string.packsize, "z"))
print(pcall(string.packsize, "y"))
print(pcall(string.packsize, "i17"))
print(pcall(string.packsize, "i0"))
print(pcall(string.packsize, "c"))
print(pcall(string.packsize, "X"))
print(pcall(string.packsize, "Xz"))
print(pcall(string.packsize, "Xc1"))
print(pcall(string.packsize, "!3"))
print(pcall(string.packsize, "!4 i3"))
print(pcall(string.packsize, "!17"))
print(pcall(string.packsize, "c2147483647 b"))
