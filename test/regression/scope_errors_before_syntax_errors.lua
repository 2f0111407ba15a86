-- Of several errors in one source the first is reported, whether it is one of scope or of syntax.
local sources = {
  "do local a <const> = 1\n a = 5\n",
  "local function f() break end\nx = .y",
  "local a <const> = 1; local t = { f(function() a = 2 = = end) }",
  "goto x; local y = = 1",
  "local x <const> = 1; x = = 2",
  "break; x = = 1",
  "f(function() goto l end) x = = 1",
  "::a:: ::a:: x = = 1",
  "local function f() break",
  "local a <const> = 1; if f(function() a = 2 ",
  "local x <const> = 1; x = 2; y = 'abc",
  "repeat local u <const> = 1 until u == 1; u = = 2",
}
for _, source in ipairs(sources) do print(select(2, load(source, "=s"))) end
--> expect: s:2: attempt to assign to const variable 'a'
--> expect: s:2: break outside loop at line 1
--> expect: s:1: attempt to assign to const variable 'a'
--> expect: s:1: unexpected symbol near '='
--> expect: s:1: attempt to assign to const variable 'x'
--> expect: s:1: unexpected symbol near '='
--> expect: s:1: no visible label 'l' for <goto> at line 1
--> expect: s:1: label 'a' already defined on line 1
--> expect: s:1: 'end' expected near <eof>
--> expect: s:1: attempt to assign to const variable 'a'
--> expect: s:1: attempt to assign to const variable 'x'
--> expect: s:1: unexpected symbol near '='
