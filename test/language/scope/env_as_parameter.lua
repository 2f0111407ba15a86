-- _ENV is an ordinary name: a parameter with it decides where globals go.
local function run(_ENV) a = b + 1 return a end
local env = { b = 41 }
print(run(env), env.a, a) --> expect: 42	42	nil
