-- The line of an error is the line of the operation, also in expressions that span lines.
local function at(f) local _, message = pcall(f) print((tostring(message):gsub("^[^:]*:", ""))) end
at(function() --> expect: 4: attempt to perform arithmetic on a nil value
  local x = 1 +
    nil
end)
at(function() --> expect: 10: attempt to index a nil value (field 'a')
  local t = {}
  t.a
    .b
    .c = 1
end)
at(function() --> expect: 16: attempt to call a nil value (global 'nofunction')
  print(
    1,
    nofunction(
      2
    )
  )
end)
at(function() local a = "x" --> expect: 23: attempt to concatenate a table value
  local b = a ..
    "y" ..
    {}
end)
at(function() --> expect: 27: explicit
  error("explicit")
end)
at(function() --> expect: 32: attempt to add a 'string' with a 'number'
  local s = [[
  long
  string]] + 1
end)
at(function() --> expect: 36: bad 'for' limit (number expected, got string)
  for i = 1,
    "x" do end
end)
at(function() --> expect: 40: attempt to compare two table values
  return {}
    < {}
end)
