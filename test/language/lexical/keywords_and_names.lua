-- What is a name and what is a keyword.
local _, _a, a_, A, nil_, AND, goto_ = 1, 2, 3, 4, 5, 6, 7
print(_, _a, a_, A, nil_, AND, goto_) --> expect: 1	2	3	4	5	6	7
local t = { ["and"] = 1, ["end"] = 2 }
print(t["and"], t["end"]) --> expect: 1	2
print(load("local end = 1", "=c")) --> expect: nil	c:1: <name> expected near 'end'
print(load("t.end = 1", "=c")) --> expect: nil	c:1: <name> expected near 'end'
print(load("goto = 1", "=c")) --> expect: nil	c:1: <name> expected near '='
print(load("local \xc3\xa9 = 1", "=c") == nil) --> expect: true
local continue, self, export = 1, 2, 3
print(continue, self, export) --> expect: 1	2	3
