-- `getinfo`: every option, on levels and functions, and its arguments.
local function shown(info)
  local keys, parts = {}, {}
  for key in pairs(info) do keys[#keys + 1] = key end
  table.sort(keys)
  for i, key in ipairs(keys) do
    local value = info[key]
    if key == "activelines" then
      local lines = {}
      for line in pairs(value) do lines[#lines + 1] = line end
      table.sort(lines)
      value = #lines > 10 and "many" or table.concat(lines, ",")
    elseif type(value) == "function" then value = "function" end
    parts[i] = key .. "=" .. tostring(value)
  end
  return table.concat(parts, " ")
end
for _, option in ipairs { "S", "l", "u", "n", "r", "t", "L", "f", "", "SlutnrLf" } do
  print(shown(debug.getinfo(1, option))) --> expect: lastlinedefined=0 linedefined=0 short_src=info_options.lua source=@info_options.lua what=main
  print(shown(debug.getinfo(shown, option))) --> expect: lastlinedefined=17 linedefined=2 short_src=info_options.lua source=@info_options.lua what=Lua
  print(shown(debug.getinfo(print, option))) --> expect: lastlinedefined=-1 linedefined=-1 short_src=[C] source==[C] what=C
  --> expect: currentline=19
  --> expect: currentline=-1
  --> expect: currentline=-1
  --> expect: isvararg=true nparams=0 nups=1
  --> expect: isvararg=false nparams=1 nups=1
  --> expect: isvararg=true nparams=0 nups=0
  --> expect: namewhat=
  --> expect: namewhat=
  --> expect: namewhat=
  --> expect: ftransfer=0 ntransfer=0
  --> expect: ftransfer=0 ntransfer=0
  --> expect: ftransfer=0 ntransfer=0
  --> expect: istailcall=false
  --> expect: istailcall=false
  --> expect: istailcall=false
  --> expect: activelines=many
  --> expect: activelines=many
  --> expect:
  --> expect: func=function
  --> expect: func=function
  --> expect: func=function
  --> expect:
  --> expect:
  --> expect:
  --> expect: activelines=many currentline=19 ftransfer=0 func=function istailcall=false isvararg=true lastlinedefined=0 linedefined=0 namewhat= nparams=0 ntransfer=0 nups=1 short_src=info_options.lua source=@info_options.lua what=main
  --> expect: activelines=many currentline=-1 ftransfer=0 func=function istailcall=false isvararg=false lastlinedefined=17 linedefined=2 namewhat= nparams=1 ntransfer=0 nups=1 short_src=info_options.lua source=@info_options.lua what=Lua
  --> expect: currentline=-1 ftransfer=0 func=function istailcall=false isvararg=true lastlinedefined=-1 linedefined=-1 namewhat= nparams=0 ntransfer=0 nups=0 short_src=[C] source==[C] what=C
end
for _, option in ipairs { "X", ">", "S>", ">S", "SX", " " } do
  print(pcall(debug.getinfo, 1, option)) --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  print(pcall(debug.getinfo, print, option)) --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option '>')
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option '>')
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option '>')
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option '>')
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
  --> expect: false	bad argument #2 to 'debug.getinfo' (invalid option)
end
print(pcall(debug.getinfo)) --> expect: false	bad argument #1 to 'debug.getinfo' (number expected, got no value)
print(pcall(debug.getinfo, {})) --> expect: false	bad argument #1 to 'debug.getinfo' (number expected, got table)
print(pcall(debug.getinfo, 1, {})) --> expect: false	bad argument #2 to 'debug.getinfo' (string expected, got table)
print(pcall(debug.getinfo, 1.5)) --> expect: false	bad argument #1 to 'debug.getinfo' (number has no integer representation)
print(pcall(debug.getinfo, coroutine.create(print))) --> expect: false	bad argument #2 to 'debug.getinfo' (number expected, got no value)
print(debug.getinfo(100, "X"), debug.getinfo(-1), debug.getinfo("1", "t").istailcall) --> expect: nil	nil	false
print(shown(debug.getinfo(0))) --> expect: currentline=-1 ftransfer=0 func=function istailcall=false isvararg=true lastlinedefined=-1 linedefined=-1 name=getinfo namewhat=field nparams=0 ntransfer=0 nups=0 short_src=[C] source==[C] what=C

-- Active lines: the first instruction of a vararg function, which prepares the arguments, has none.
print(shown(debug.getinfo(function(...) --> expect: activelines=75,76,77

  local a = ...
  return a
end, "L")))
print(shown(debug.getinfo(load("\n\nlocal x\n\nreturn ..."), "LSu"))) --> expect: activelines=3,5 isvararg=true lastlinedefined=0 linedefined=0 nparams=0 nups=1 short_src=[string "..."] source=
--> expect:
--> expect: local x
--> expect:
--> expect: return ... what=main

-- Levels of a suspended coroutine start with what yielded, those of a failed one with what raised the error.
local co = coroutine.create(function(x)
  coroutine.yield(x)
  error "dead"
end)
print(debug.getinfo(co, 0), debug.getinfo(co, 1)) --> expect: nil	nil
coroutine.resume(co)
print(shown(debug.getinfo(co, 0, "Slnt"))) --> expect: currentline=-1 istailcall=false lastlinedefined=-1 linedefined=-1 name=yield namewhat=field short_src=[C] source==[C] what=C
print(shown(debug.getinfo(co, 1, "Slnt")), debug.getinfo(co, 2)) --> expect: currentline=86 istailcall=false lastlinedefined=88 linedefined=85 namewhat= short_src=info_options.lua source=@info_options.lua what=Lua	nil
print(debug.traceback(co), debug.traceback(co, "message", 1), debug.traceback(co, nil, 2)) --> expect: stack traceback:
--> expect: 	[C]: in function 'coroutine.yield'
--> expect: 	info_options.lua:86: in function <info_options.lua:85>	message
--> expect: stack traceback:
--> expect: 	info_options.lua:86: in function <info_options.lua:85>	stack traceback:
coroutine.resume(co)
print(shown(debug.getinfo(co, 0, "Slnt"))) --> expect: currentline=-1 istailcall=false lastlinedefined=-1 linedefined=-1 name=error namewhat=global short_src=[C] source==[C] what=C
print(shown(debug.getinfo(co, 1, "Slnt"))) --> expect: currentline=87 istailcall=false lastlinedefined=88 linedefined=85 namewhat= short_src=info_options.lua source=@info_options.lua what=Lua
print(debug.traceback(co)) --> expect: stack traceback:
--> expect: 	[C]: in function 'error'
--> expect: 	info_options.lua:87: in function <info_options.lua:85>
