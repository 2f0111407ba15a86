-- attack: strings that collide when decoded, normalized or converted to JavaScript property keys
-- expect: ok
local keys = { "", "\0", "\0\0", "a", "a\0", "a\0b", "\u{e9}", "e\u{301}", "\xe9", "\xff", "\xfe", "\u{fffd}", "\xef\xbf\xbd", "\xc3",
  "\xc3\xa9\xc3", "\u{d800}", "\u{dc00}", "\u{d800}\u{dc00}", "\u{10000}", "\u{feff}", "\u{feff}a", "\u{202e}", "\u{2028}", "\u{2029}",
  "\r", "\n", "\r\n", "1", "01", "1.0", "1e0", "+1", " 1", "-0", "0", "-1", "9007199254740993", "true", "nil", "null", "__proto__",
  "__proto__\0", "\u{130}", "i\u{307}", "\u{7fffffff}", "\xc0\x80", "\xed\xa0\x80\xed\xb0\x80" }
local seen, t, n = {}, {}, 0
for _, k in ipairs(keys) do
  if not seen[k] then seen[k] = true; n = n + 1; t[k] = n end
end
local distinct = {}
for i, a in ipairs(keys) do
  local first = true
  for j = 1, i - 1 do
    local b = keys[j]
    local same = #a == #b
    if same then for p = 1, #a do if a:byte(p) ~= b:byte(p) then same = false end end end
    assert(same == (a == b), i .. " " .. j)
    assert(same or (a < b) ~= (b < a))
    if same then first = false end
  end
  if first then distinct[#distinct + 1] = a end
end
assert(#distinct == n)
local count = 0
for k, v in pairs(t) do count = count + 1; assert(t[k] == v) end
assert(count == n)
t = { [1] = "int", ["1"] = "str", [1.5] = "flt", [true] = "bool", ["true"] = "strbool" }
assert(t[1] == "int" and t["1"] == "str" and t[1.0] == "int" and t[true] == "bool" and t["true"] == "strbool" and t[1.5] == "flt"
  and t["1.5"] == nil)
