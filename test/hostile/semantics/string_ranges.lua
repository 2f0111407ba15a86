-- attack: string functions with border indices
-- expect: ok
local s, maxi, mini = "hello", math.maxinteger, math.mininteger
assert(s:sub(mini, maxi) == s and s:sub(maxi, mini) == "" and s:sub(0) == s and s:sub(-3) == "llo" and s:sub(-100, 2) == "he"
  and s:sub(2, -2) == "ell" and s:sub(6) == "" and s:sub(3, 2) == "" and s:sub(2.0, 3) == "el" and not pcall(string.sub, s, 1.5)
  and not pcall(string.sub, s))
assert(select("#", s:byte(10)) == 0 and s:byte() == 104 and s:byte(-1) == 111 and select("#", s:byte(1, -1)) == 5
  and select("#", s:byte(0)) == 0 and select("#", s:byte(mini, maxi)) == 5 and select("#", s:byte(maxi)) == 0)
assert(s:find("l", maxi) == nil and s:find("l", mini) == 3 and s:find("", 6) == 6 and s:find("", 7) == nil and ("").find("", "") == 1
  and (""):find("", 2) == nil and s:match("l", 5) == nil and s:find("l", -1) == nil and s:find("o", -1) == 5)
assert(s:rep(0) == "" and s:rep(-1) == "" and s:rep(1, "x") == s and s:reverse() == "olleh" and (""):reverse() == ""
  and s:upper() == "HELLO" and #s:rep(1000) == 5000 and s:len() == 5)
assert(string.char() == "" and not pcall(string.char, 256) and not pcall(string.char, -1) and string.char(0, 255) == "\0\xff"
  and string.format("%s", s) == s)
assert(table.concat({}, ",") == "" and table.concat({ 1, 2, 3 }, ",", 2, 3) == "2,3" and table.concat({ 1, 2, 3 }, ",", 3, 2) == ""
  and table.concat({}, ",", maxi, maxi - 1) == "" and not pcall(table.concat, { 1, {}, 3 }) and not pcall(table.concat, { 1 }, ",", 1, 2))
assert(table.concat({ [maxi] = "m" }, "", maxi, maxi) == "m" and table.concat({ [mini] = "n" }, "", mini, mini) == "n")
local t = { 1, 2, 3 }
assert(not pcall(table.insert, t, 0, 1) and not pcall(table.insert, t, 5, 1) and not pcall(table.insert, t, 1.5, 1)
  and not pcall(table.insert, t) and not pcall(table.insert, t, 1, 2, 3)); table.insert(t, 4, "x"); assert(t[4] == "x"); table.insert(t,
  1, "a"); assert(t[1] == "a" and #t == 5)
assert(table.remove(t) == "x" and table.remove(t, 1) == "a" and table.remove({}) == nil and table.remove({}, 0) == nil
  and table.remove({}, 1) == nil and not pcall(table.remove, {}, 2) and not pcall(table.remove, t, 7) and table.remove(t, 4) == nil)
assert(math.tointeger(3.0) == 3 and math.tointeger(3.5) == nil and math.tointeger("x") == nil and math.tointeger(2^63) == nil
  and math.tointeger(-2^63) == mini and math.tointeger({}) == nil)
assert(math.floor(-3.5) == -4 and math.type(math.floor(-3.5)) == "integer" and math.ceil(3.2) == 4 and math.floor(1e300) == 1e300
  and math.type(math.floor(1e300)) == "float" and math.floor(2^62) == 1 << 62 and math.ceil(-0.5) == 0 and math.sqrt(16) == 4.0
  and math.type(math.abs(-1)) == "integer" and math.max(1, 2.5) == 2.5 and math.type(math.max(1, 2)) == "integer" and not pcall(math.max)
  and not pcall(math.floor, "x") and math.floor("3.7") == 3)
local ip, fp = math.modf(3.7); assert(ip == 3 and math.type(fp) == "float" and fp > 0.69 and fp < 0.71); ip, fp = math.modf(-math.huge)
assert(ip == -math.huge and fp == 0.0); ip, fp = math.modf(5); assert(ip == 5 and fp == 0.0)
assert(math.log(8, 2) == 3.0 and math.log(1000, 10) > 2.99 and math.exp(0) == 1.0 and math.pi > 3.14 and math.log(0) == -math.huge
  and math.huge == 1 / 0)
