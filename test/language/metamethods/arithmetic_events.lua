-- Every arithmetic and bitwise event, operand on either side.
local mt = {}
for _, name in ipairs { "add", "sub", "mul", "div", "mod", "pow", "unm", "idiv", "band", "bor", "bxor", "shl", "shr", "bnot", "concat" } do
  mt["__" .. name] = function(a, b)
    return name .. (type(a) == "table" and "T" or tostring(a)) .. (type(b) == "table" and "T" or tostring(b))
  end
end
local t = setmetatable({}, mt)
print(t + 1, 1 + t, t - 1, 2.5 - t, t * t, t / 2, 2 / t, t % 3, t ^ 2, 2 ^ t) --> expect: addT1	add1T	subT1	sub2.5T	mulTT	divT2	div2T	modT3	powT2	pow2T
print(-t, ~t, t // 2, 2 // t, t & 1, 1 & t, t | 1, 1 | t, t ~ 1, 1 ~ t) --> expect: unmTT	bnotTT	idivT2	idiv2T	bandT1	band1T	borT1	bor1T	bxorT1	bxor1T
print(t << 1, 1 << t, t >> 1, 1 >> t, t .. "s", "s" .. t, t .. 1, 1 .. t, t .. t) --> expect: shlT1	shl1T	shrT1	shr1T	concatTs	concatsT	concatT1	concat1T	concatTT
print(t + "x", "x" + t, t + nil, nil + t, t & "x", 1.5 & t, t .. nil, {} .. t) --> expect: addTx	addxT	addTnil	addnilT	bandTx	band1.5T	concatTnil	concatTT
print("a" .. "b" .. t, t .. "a" .. "b", 1 .. t .. 2) --> expect: aconcatbT	concatTab	1concatT2
