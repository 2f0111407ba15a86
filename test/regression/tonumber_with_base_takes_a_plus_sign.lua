print(tonumber("  +1Z  ", 36), tonumber("+7", 8), tonumber("+-1", 10))
--> expect: 71	7	nil
