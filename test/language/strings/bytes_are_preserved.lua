-- Strings hold any byte; nothing is decoded or normalised.
local all = {}
for i = 0, 255 do all[#all + 1] = string.char(i) end
local s = table.concat(all)
print(#s, s:byte(1), s:byte(128), s:byte(256), s:sub(200, 202):byte(1, -1)) --> expect: 256	0	127	255	199	200	201
local t = { [s] = "found" }
print(t[table.concat(all)], s == s .. "", s < s .. "\0") --> expect: found	true	true
print(#"é", #"日本", ("é"):byte(1, -1)) --> expect: 2	6	195	169
local ok = true
for i = 1, 256 do ok = ok and s:byte(i) == i - 1 end
print(ok) --> expect: true
