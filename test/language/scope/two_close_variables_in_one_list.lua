-- A local list may have one <close> variable.
print(load("local a <close>, b <close> = nil, nil", "=c")) --> expect: nil	c:1: multiple to-be-closed variables in local list
print(load("local a <close>, b <const> = nil, 5; return b", "=c")()) --> expect: 5
