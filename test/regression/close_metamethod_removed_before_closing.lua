print(pcall(function() --> expect: false	close_metamethod_removed_before_closing.lua:4: attempt to call a nil value (metamethod 'close')
  local x <close> = setmetatable({}, { __close = print })
  getmetatable(x).__close = nil
end))
