-- Tokens are told apart without blanks between them.
print(1+2-3*4/5//6%7^8 ..9) --> expect: 3.09
print(1<2,1<=2,1>2,1>=2,1==2,1~=2,1~2,~1,1<<2,8>>1,1&3,1|2) --> expect: true	true	false	false	false	true	3	-2	4	4	1	3
print(- -1,- - -1,not not true,-2^-2,2^-3^-1) --> expect: 1	-1	true	-0.25	0.7937005259841
print(5 --[[c]]+ --x --> expect: 11
6)
local a<const>,b<const> =1,2
print(a,b) --> expect: 1	2
print(#"x"..#"yy", -1 ..2) --> expect: 12	-12
print(a<b,a>b) --> expect: true	false
