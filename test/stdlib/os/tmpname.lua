-- os.tmpname makes an empty file and returns its name.
--! files: in memory
local name, other = os.tmpname(), os.tmpname()
print(type(name), name ~= other, io.open(name):read("a")) --> expect: string	true
print(os.remove(name), os.remove(other), (io.open(name))) --> expect: true	true	nil
