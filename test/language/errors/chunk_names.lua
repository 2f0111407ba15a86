-- How a chunk's name shows in messages (§ luaL_loadbuffer: "=" as it is, "@" a file, otherwise a source text).
for _, name in ipairs { "=name", "@file.lua", "source text", "two\nlines", "", "=", "@", "=" .. ("n"):rep(100),
  "@" .. ("f"):rep(100), ("s"):rep(100), "\nstarts with a newline",
  "x = 1 -- a comment that is rather long for a chunk name but it goes on" } do
  print((select(2, load("x = =", name)))) --> expect: name:1: unexpected symbol near '='
  --> expect: file.lua:1: unexpected symbol near '='
  --> expect: [string "source text"]:1: unexpected symbol near '='
  --> expect: [string "two..."]:1: unexpected symbol near '='
  --> expect: [string ""]:1: unexpected symbol near '='
  --> expect: :1: unexpected symbol near '='
  --> expect: :1: unexpected symbol near '='
  --> expect: nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn:1: unexpected symbol near '='
  --> expect: ...ffffffffffffffffffffffffffffffffffffffffffffffffffffffff:1: unexpected symbol near '='
  --> expect: [string "sssssssssssssssssssssssssssssssssssssssssssss..."]:1: unexpected symbol near '='
  --> expect: [string "..."]:1: unexpected symbol near '='
  --> expect: [string "x = 1 -- a comment that is rather long for a ..."]:1: unexpected symbol near '='
end
print((select(2, load("x = =")))) --> expect: [string "x = ="]:1: unexpected symbol near '='
print((select(2, load("\n\nx = =\n")))) --> expect: [string "..."]:3: unexpected symbol near '='
print(pcall(load("error('here')", "=(load)"))) --> expect: false	(load):1: here
print(pcall(load("local x = nil + 1"))) --> expect: false	[string "local x = nil + 1"]:1: attempt to perform arithmetic on a nil value
