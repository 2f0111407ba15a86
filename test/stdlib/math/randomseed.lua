-- math.randomseed starts a sequence that depends on the seeds only, and returns them.
local function try(...) print(pcall(...)) end

for _, seed in ipairs { 0, 1, -1, 42, 1.0, -3.0, "12", 2^53, math.maxinteger, math.mininteger } do
  print(seed, math.randomseed(seed)) --> expect: 0	0	0
  print(math.random(0), math.random(100), math.random(-5, 5), math.random(1 << 40), math.random(math.mininteger, math.maxinteger)) --> expect: 4554719557422691265	9	0	19033910448	-4328615546445571860
  print(("%.17g"):format(math.random())) --> expect: 0.36365865051657353
  --> expect: 1	1	0
  --> expect: -3401804370673955427	34	2	343906413229	6160638248560218070
  --> expect: 0.15454780904609333
  --> expect: -1	-1	0
  --> expect: -6532212821526904015	72	-2	1045935361144	-304106213833861976
  --> expect: 0.20943020149622382
  --> expect: 42	42	0
  --> expect: -1276290044721465627	50	0	350837298102	-9046270629122405825
  --> expect: 0.96389739813422104
  --> expect: 1.0	1	0
  --> expect: -3401804370673955427	34	2	343906413229	6160638248560218070
  --> expect: 0.15454780904609333
  --> expect: -3.0	-3	0
  --> expect: 5896737675585539961	1	-5	150813398176	-6120573535300754495
  --> expect: 0.21025798921393712
  --> expect: 12	12	0
  --> expect: 7678946592243300471	51	-3	710111313948	-2825552880136283144
  --> expect: 0.13816289684302507
  --> expect: 9.007199254741e+15	9007199254740992	0
  --> expect: 3175049566387786154	32	1	541532517509	5924744583050491060
  --> expect: 0.50692559771759971
  --> expect: 9223372036854775807	9223372036854775807	0
  --> expect: 2109649683840586809	78	4	1006287521015	-7591643363217172585
  --> expect: 0.30907531886878137
  --> expect: -9223372036854775808	-9223372036854775808	0
  --> expect: 5036059568217425151	50	-1	795193469651	-1284509303871237821
  --> expect: 0.67834277108155805
end
print(math.randomseed(1, 2)) --> expect: 1	2
print(math.random(0), math.random(0)) --> expect: 8291693048688576641	4164699302279098248
print(math.randomseed(7) == 7, select("#", math.randomseed()), math.type((math.randomseed()))) --> expect: true	2	integer
try(math.randomseed, "x") --> expect: false	bad argument #1 to 'math.randomseed' (number expected, got string)
try(math.randomseed, {}) --> expect: false	bad argument #1 to 'math.randomseed' (number expected, got table)
try(math.randomseed, nil) --> expect: false	bad argument #1 to 'math.randomseed' (number expected, got nil)
try(math.randomseed, 1, "x") --> expect: false	bad argument #2 to 'math.randomseed' (number expected, got string)
try(math.randomseed, 1.5) --> expect: false	bad argument #1 to 'math.randomseed' (number has no integer representation)
