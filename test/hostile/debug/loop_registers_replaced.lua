-- attack: the hidden variables of loops are given values of the wrong type
-- expect: ok
-- native: unspecified behaviour there
for _, value in ipairs { {}, "text", 1.5, math.maxinteger, print, false } do
  for slot = 1, 12 do
    pcall(function()
      local turns = 0
      for index = 1, 3 do
        turns = turns + 1
        if turns > 100 then break end
        pcall(debug.setlocal, 1, slot, value)
      end
    end)
    pcall(function()
      local turns = 0
      for key in pairs { 1, 2, 3 } do
        turns = turns + 1
        if turns > 100 then break end
        pcall(debug.setlocal, 1, slot, value)
      end
    end)
  end
end
