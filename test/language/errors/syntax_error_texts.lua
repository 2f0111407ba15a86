-- The message of every kind of syntax error.
for _, text in ipairs { "x =", "x = = 1", "local", "local 1", "if x", "if x then", "for", "for i", "for i = 1", "for i in",
  "for i, j = 1, 2 do end", "while true", "function", "function f", "function f(", "function f(a,", "function f(a, ... , b) end",
  "return return", "end", "x", "x.y", "x:y", "f(", "f(1,", "{", "local t = {1, 2", "local t = {a = }", "(x)", "x()()",
  "a.b:c = 1", "1 = x", "f() = 1", "x, y", "x, f() = 1", "local function", "local function f.x() end", "goto 1", "::a", "::1::",
  "repeat until", "repeat x = 1", "return 1 2", "x = 'a' 'b' 1", "x = }", "x = )", "a = 1 b = 2 c", "not x", "x = 1 +",
  "x = not", "x = function", "x = #", "@", "x = $", "x = 1 ~= = 2", "local x <const", "local x <", "and", "x = a and", "x = (1",
  "x = (1\n\n+2", "if x then\n\nelse\n\nelseif", "for i = 1, 2 do\nprint(1)\n", "function f()\nif x then\nend\n", "break",
  "x = 5y", "return ...; x", "x = [==[ ]=]", "x = \"a", "--[[ x", "!x", "x != y", "a += 1", "x = y ? 1 : 2", "x = {1, 2,, 3}",
  "f{1}{2} = 3", "\\", "`" } do
  local _, message = load(text, "=s") print(message) --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: unexpected symbol near '='
  --> expect: s:1: <name> expected near <eof>
  --> expect: s:1: <name> expected near '1'
  --> expect: s:1: 'then' expected near <eof>
  --> expect: s:1: 'end' expected near <eof>
  --> expect: s:1: <name> expected near <eof>
  --> expect: s:1: '=' or 'in' expected near <eof>
  --> expect: s:1: ',' expected near <eof>
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: 'in' expected near '='
  --> expect: s:1: 'do' expected near <eof>
  --> expect: s:1: <name> expected near <eof>
  --> expect: s:1: '(' expected near <eof>
  --> expect: s:1: <name> or '...' expected near <eof>
  --> expect: s:1: <name> or '...' expected near <eof>
  --> expect: s:1: ')' expected near ','
  --> expect: s:1: unexpected symbol near 'return'
  --> expect: s:1: <eof> expected near 'end'
  --> expect: s:1: syntax error near <eof>
  --> expect: s:1: syntax error near <eof>
  --> expect: s:1: function arguments expected near <eof>
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: unexpected symbol near '{'
  --> expect: s:1: '}' expected near <eof>
  --> expect: s:1: unexpected symbol near '}'
  --> expect: s:1: syntax error near <eof>
  --> expect: nil
  --> expect: s:1: function arguments expected near '='
  --> expect: s:1: unexpected symbol near '1'
  --> expect: s:1: syntax error near '='
  --> expect: s:1: '=' expected near <eof>
  --> expect: s:1: syntax error near '='
  --> expect: s:1: <name> expected near <eof>
  --> expect: s:1: '(' expected near '.'
  --> expect: s:1: <name> expected near '1'
  --> expect: s:1: '::' expected near <eof>
  --> expect: s:1: <name> expected near '1'
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: 'until' expected near <eof>
  --> expect: s:1: <eof> expected near '2'
  --> expect: s:1: unexpected symbol near ''b''
  --> expect: s:1: unexpected symbol near '}'
  --> expect: s:1: unexpected symbol near ')'
  --> expect: s:1: syntax error near <eof>
  --> expect: s:1: unexpected symbol near 'not'
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: '(' expected near <eof>
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: unexpected symbol near '@'
  --> expect: s:1: unexpected symbol near '$'
  --> expect: s:1: unexpected symbol near '='
  --> expect: s:1: '>' expected near <eof>
  --> expect: s:1: <name> expected near <eof>
  --> expect: s:1: unexpected symbol near 'and'
  --> expect: s:1: unexpected symbol near <eof>
  --> expect: s:1: ')' expected near <eof>
  --> expect: s:3: ')' expected (to close '(' at line 1) near <eof>
  --> expect: s:5: 'end' expected (to close 'if' at line 1) near 'elseif'
  --> expect: s:3: 'end' expected (to close 'for' at line 1) near <eof>
  --> expect: s:4: 'end' expected (to close 'function' at line 1) near <eof>
  --> expect: s:1: break outside loop at line 1
  --> expect: s:1: malformed number near '5y'
  --> expect: s:1: <eof> expected near 'x'
  --> expect: s:1: unfinished long string (starting at line 1) near <eof>
  --> expect: s:1: unfinished string near <eof>
  --> expect: s:1: unfinished long comment (starting at line 1) near <eof>
  --> expect: s:1: unexpected symbol near '!'
  --> expect: s:1: syntax error near '!'
  --> expect: s:1: syntax error near '+'
  --> expect: s:1: unexpected symbol near '?'
  --> expect: s:1: unexpected symbol near ','
  --> expect: s:1: syntax error near '='
  --> expect: s:1: unexpected symbol near '\'
  --> expect: s:1: unexpected symbol near '`'
end
