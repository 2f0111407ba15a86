-- %d, %x, %o, %c with flags, widths and precisions.
print(("%d|%5d|%-5d|%05d|%+d|% d|%.3d|%5.3d|%i"):format(42, 42, 42, 42, 42, 42, 42, 42, 42)) --> expect: 42|   42|42   |00042|+42| 42|042|  042|42
print(("%x|%X|%#x|%o|%#o|%8x|%-8x|%08x"):format(255, 255, 255, 8, 8, 255, 255, 255)) --> expect: ff|FF|0xff|10|010|      ff|ff      |000000ff
print(("%d|%x|%o"):format(-1, -1, -1), ("%d"):format(math.mininteger), ("%d"):format(3.0), ("%d"):format("10"), --> expect: -1|ffffffffffffffff|1777777777777777777777	-9223372036854775808	3	10	16	    A|B  |
  ("%d"):format("0x10"), ("%5c|%-3c|"):format(65, 66))
print(pcall(string.format, "%d", 1.5)) --> expect: false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d", "x")) --> expect: false	bad argument #2 to 'string.format' (number expected, got string)
print(pcall(string.format, "%d", "1.5")) --> expect: false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%d")) --> expect: false	bad argument #2 to 'string.format' (no value)
print(pcall(string.format, "%d", 2^63)) --> expect: false	bad argument #2 to 'string.format' (number has no integer representation)
print(pcall(string.format, "%x", {})) --> expect: false	bad argument #2 to 'string.format' (number expected, got table)
