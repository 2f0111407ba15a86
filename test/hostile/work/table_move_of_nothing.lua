-- attack: table.move of 2^62 absent elements of plain tables
-- expect: limit fuel
-- expect: limit memory
table.move({}, 1, 1 << 62, 2, {})
