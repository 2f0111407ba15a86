-- os.remove removes a file, or says why not.
--! files: in memory
local function try(...) print(pcall(...)) end

local name = os.tmpname()
print(os.remove(name), (io.open(name))) --> expect: true	nil
print((select(2, os.remove(name)):gsub("lua_%w+", "NAME")), select(3, os.remove(name))) --> expect: /tmp/NAME: No such file or directory	2
print(os.remove("/no/such/file")) --> expect: nil	/no/such/file: No such file or directory	2
print(os.remove("/no/such\0file")) --> expect: nil	/no/such: No such file or directory	2
print(os.remove("")) --> expect: nil	: No such file or directory	2
try(os.remove) --> expect: false	bad argument #1 to 'os.remove' (string expected, got no value)
try(os.remove, nil) --> expect: false	bad argument #1 to 'os.remove' (string expected, got nil)
try(os.remove, {}) --> expect: false	bad argument #1 to 'os.remove' (string expected, got table)
