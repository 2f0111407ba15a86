-- 1, "1" and true are different keys; 1 and 1.0 the same.
local t = { ["1"] = "string", [1] = "number", ["1.0"] = "text", ["true"] = "s", [true] = "b" }
print(t["1"], t[1], t[1.0], t["1.0"], t["true"], t[true]) --> expect: string	number	number	text	s	b
t["10"], t[10] = "a", "b"
print(t["10"], t[10], t["1" .. "0"], t[5 * 2], t[20 / 2]) --> expect: a	b	a	b	b
