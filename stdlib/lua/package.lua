-- `require` and its searchers (manual §6.3). The functions of package.ts check the name and hand over to their namesakes here.
local native = ...
local type, rawget, fail, loaded = native.type, native.rawget, native.fail, native.loaded
local lib = {}

-- `given` is the name with what a C string loses, for the loader.
-- The searchers are called from here and nowhere deeper, so that a traceback shows nothing between them and 'require'.
function lib.require(package, name, given)
  local value = loaded[name]
  if value then return value end
  local searchers = package.searchers
  if type(searchers) ~= "table" then fail("'package.searchers' must be a table") end
  local message, position = "", 0
  local loader, data
  repeat
    position = position + 1
    local searcher = rawget(searchers, position)
    if searcher == nil then fail("module '" .. name .. "' not found:" .. message) end
    loader, data = searcher(name)
    local kind = type(loader)
    if kind == "string" or kind == "number" then message = message .. "\n\t" .. loader end
  until kind == "function"
  value = loader(given, data)
  if value ~= nil then loaded[name] = value end
  value = loaded[name]
  if value == nil then
    value = true
    loaded[name] = value
  end
  return value, data
end

function lib.searchPreload(preload, name)
  local loader = preload[name]
  if loader == nil then return "no field package.preload['" .. name .. "']" end
  return loader, ":preload:"
end

function lib.searchLoader(name)
  local source = native.fetch(name)
  if source == nil then return "no module '" .. name .. "' from the host" end
  return native.loadModule(name, source), ":loader:"
end

function lib.searchLua(package, name)
  return native.findLua(name, package.path)
end

function lib.searchNative(package, name, root)
  return native.findNative(name, root, package.cpath)
end

return lib
