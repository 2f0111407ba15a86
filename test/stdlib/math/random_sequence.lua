-- The generator is PUC's xoshiro256**, so a seed names the same sequence.
math.randomseed(42)
print(math.random(0), math.random(1000000), math.random(1, 10)) --> expect: -1276290044721465627	545842	6
print(string.format("%.17g %.17g", math.random(), math.random())) --> expect: 0.61731763595847267 0.0096006865506838013
math.randomseed(42, 7)
print(math.random(0), math.random(1 << 40)) --> expect: -3100642489518372304	7562598852
math.randomseed(1.0)
print(math.random(100), math.random(100), math.random(100)) --> expect: 30	34	45
