-- A loop that starts just below 2^53 and goes on beyond used to stop there.
for i = (1 << 53) - 1, (1 << 53) + 1 do print(i) end
--> expect: 9007199254740991
--> expect: 9007199254740992
--> expect: 9007199254740993
for i = -(1 << 53) + 1, -(1 << 53) - 1, -1 do print(i) end
--> expect: -9007199254740991
--> expect: -9007199254740992
--> expect: -9007199254740993
