-- Repetitions, captures, anchors, %b and %f.
print(("aaa"):match("a*"), ("aaa"):match("a-"), ("aaa"):match("a-$"), ("aaab"):match("a+b"), ("b"):match("a?b"), --> expect: aaa		aaa	aaab	b	ab		<a	<a>
  ("ab"):match("a?b"), (""):match("a*"), ("<<a>>"):match("<(.-)>"), ("<<a>>"):match("<(.*)>"))
print(("  trim me  "):match("^%s*(.-)%s*$") .. "|", ("key=val"):match("^(%w+)=(%w*)$"), ("2024-01-02"):match("(%d+)-(%d+)-(%d+)")) --> expect: trim me|	key	2024	01	02
print(("abcabc"):match("(abc)%1"), ("abcabd"):match("(ab)c%1"), ("((a)b)"):match("%b()"), ("x(y(z)"):match("%b()"), --> expect: abc	ab	((a)b)	(z)	5	11	quick
  ("THE (quick) fox"):find("%((%a+)%)"))
print(("THE (quick) fox"):gsub("%f[%a]%a+", "W"), ("hello"):match(".-(l+)")) --> expect: W (W) W	ll
print(("hello"):match("l", 4), ("hello"):match("()", 3), ("hello"):match("", 100), ("x"):match("x", -10)) --> expect: l	3	nil	x
