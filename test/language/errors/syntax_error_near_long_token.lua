-- A long token is shown in full in the message.
print(load("x = " .. ("a"):rep(200) .. " 1", "=s")) --> expect: nil	s:1: unexpected symbol near '1'
print(load("x = '" .. ("a"):rep(120) .. "' 1", "=s")) --> expect: nil	s:1: unexpected symbol near '1'
print(load("return 'unfinished " .. ("b"):rep(100), "=s")) --> expect: nil	s:1: unfinished string near <eof>
