/**
 * The cases of fairness.mjs and deadline.mjs: every library function, and every operation of the machine that takes longer on longer values,
 * on the worst input known. In `setup` and `call`, `n` is the size in bytes and `s` a string of `n` letters `x`; `setup` runs before the
 * clock. Calls whose time does not depend on a size are repeated, and measured at one size.
 */
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const bundle = join(dirname(fileURLToPath(import.meta.url)), "..", "dist", "index.js");
const { Lua, LuaLimitError, memoryFileSystem } = await import(pathToFileURL(bundle).href);

const strings = "t = {} for i = 1, n // 32 do t[i] = 'x' end";
const numbers = "t = {} for i = 1, n // 32 do t[i] = (i * 7919) % 1000003 end";
const alike = "t = {} x = ('x'):rep(16990) for i = 1, n // 17000 do local k = x .. ('%010d'):format(i) k:byte(1) t[k] = k end";
const few = "t = {} for i = 1, 30000 do t[i] = 65 end";

const long = [
  ["string.byte", "s:byte(1, 60000)"],
  ["string.char", "string.char(table.unpack(t))", few],
  ["string.dump", "string.dump(t)", "t = load('return function() ' .. ('x = x + 1 '):rep(n // 256) .. ' end')()"],
  ["string.find plain", "s:find('y', 1, true)"],
  ["string.find long text", "s:find(t, 1, true)", "t = ('x'):rep(n // 2) .. 'y'"],
  ["string.find border", "s:find(t, 1, true)", "t = ('x'):rep(300) .. 'y' .. ('x'):rep(n // 4)"],
  ["string.find set", "s:find('[^x]')"],
  ["string.find squared", "s:sub(1, n // 1024):find('.-.-y')"],
  ["string.find run squared", "s:sub(1, n // 1024):find('x*y')"],
  ["string.find runs", "s:sub(1, n // 16384):find('x*x*x*y')"],
  ["string.find frontier", "s:find('%f[y]')"],
  ["string.find balance", "s:find('%bxy')", "s = s:sub(1, n // 1024)"],
  ["string.find balance long", "t:find('%b()')", "t = '(' .. s"],
  ["string.find back reference", "s:sub(1, n // 1024):find('(x*)%1y')"],
  ["string.find captures", "s:find('()()()()(x)(x)(x)(x)y')"],
  ["string.find pattern text", "s:find(t)", "t = ('%a'):rep(n // 2)"],
  ["string.match all", "s:match('.*')"],
  ["string.match lazy", "s:match('^(.-)y')"],
  ["string.match lazy set", "s:match('^(%a-)y')"],
  ["string.match set", "s:match('%a*')"],
  ["string.match optional", "s:sub(1, n // 64):match('x?x?x?x?x?y')"],
  ["string.gmatch", "for w in s:gmatch('x') do end"],
  ["string.gmatch empty", "for w in s:gmatch('') do end"],
  ["string.gmatch long", "s:gmatch('%w*%W')()", "s = s:sub(1, n // 256)"],
  ["string.gsub text", "s:gsub('x', 'y')"],
  ["string.gsub long text", "s:sub(1, 64):gsub('x', s)", "s = s:sub(1, n // 64)"],
  ["string.gsub captures", "s:gsub('(x)', '%1%0')"],
  ["string.gsub table", "s:gsub('x', {x = 'y'})"],
  ["string.gsub table without", "s:gsub('x', {})"],
  ["string.gsub empty", "s:gsub('', {})"],
  ["string.gsub function", "s:gsub('x', function() end)", "s = s:sub(1, n // 16)"],
  ["string.gsub none", "s:gsub('y', 'z')"],
  ["string.gsub anchored", "s:gsub('^x*y', 'z')"],
  ["string.gsub parts", "('x'):gsub('x', t)", "t = ('%0'):rep(n // 2)"],
  ["string.format s", "('%s%s'):format(s, s)"],
  ["string.format q", "('%q'):format(s)"],
  ["string.format q escapes", "('%q'):format(t)", "t = ('\\1'):rep(n)"],
  ["string.format p", "('%p'):format(s)"],
  ["string.format precision", "for i = 1, 100 do ('%.99s'):format(s) end"],
  ["string.format template", "string.format(t, 1)", "t = s .. '%d'"],
  ["string.format directives", "string.format(t, table.unpack(u))", "t = ('%d'):rep(30000) u = {} for i = 1, 30000 do u[i] = 1 end"],
  ["string.len", "for i = 1, 20000 do local _ = s:len() end"],
  ["string.lower", "s:lower()"],
  ["string.upper high", "t:upper()", "t = ('x\\xff'):rep(n // 2)"],
  ["string.reverse", "s:reverse()"],
  ["string.rep", "s:rep(4)"],
  ["string.rep separator", "('x'):rep(n, ', ')"],
  ["string.rep of nothing", "for i = 1, 1000 do (''):rep(1 << 40) end"],
  ["string.rep flattened", "s:rep(2):byte(-1)"],
  ["string.sub", "s:sub(2)"],
  ["string.pack s", "string.pack('s', s)"],
  ["string.pack padding", "string.pack('c' .. n, '')"],
  ["string.pack zeros", "string.pack('z', s)"],
  ["string.pack options", "string.pack(t, table.unpack(u))", "t = ('b'):rep(30000) u = {} for i = 1, 30000 do u[i] = 1 end"],
  ["string.pack alignment", "string.pack(t)", "t = '!16' .. ('bXi16'):rep(10) t = ('x!16Xi16'):rep(n // 8)"],
  ["string.packsize", "string.packsize(t)", "t = ('i16'):rep(n // 3)"],
  ["string.unpack z", "string.unpack('z', t)", "t = s .. '\\0'"],
  ["string.unpack bytes", "string.unpack(t, s)", "t = ('b'):rep(10000)"],
  ["string.unpack none", "pcall(string.unpack, 'z', s)"],
  ["utf8.char", "utf8.char(table.unpack(t))", few],
  ["utf8.codepoint", "utf8.codepoint(s, 1, 16000)"],
  ["utf8.codes", "for _ in utf8.codes(s) do end"],
  ["utf8.codes rest", "pcall(utf8.codes('x'), t, 0)", "t = ('\\x80'):rep(n)"],
  ["utf8.len", "utf8.len(s)"],
  ["utf8.len wide", "utf8.len(t)", "t = ('\\xf0\\x9f\\x98\\x80'):rep(n // 4)"],
  ["utf8.offset", "utf8.offset(s, n)"],
  ["utf8.offset back", "utf8.offset(t, 0, n)", "t = ('\\x80'):rep(n)"],
  ["table.concat", "table.concat(t)", strings],
  ["table.concat long", "table.concat(t)", "t = {} for i = 1, 24 do t[i] = s .. i end"],
  ["table.concat numbers", "table.concat(t)", "t = {} for i = 1, n // 32 do t[i] = i + 0.1 end"],
  ["table.concat lying", "pcall(table.concat, setmetatable({}, {__len = function() return n end, __index = function() return 'x' end}))"],
  ["table.insert front", "table.insert(t, 1, 'y')", strings],
  ["table.insert lying", "table.insert(setmetatable({}, {__len = function() return n // 16 end}), 1, 'x')"],
  ["table.move", "table.move(t, 1, #t, 2)", strings],
  ["table.move far", "table.move({}, 1, n, 1 << 40)"],
  ["table.move nothing", "table.move({}, 1, n, 1, {})"],
  ["table.pack", "table.pack(table.unpack(t))", few],
  ["table.remove front", "table.remove(t, 1)", strings],
  ["table.sort strings", "table.sort(t)", "t = {} for i = 1, n // 64 do t[i] = ('%08d'):format(i * 7919 % 1000003) end"],
  ["table.sort numbers", "table.sort(t)", numbers],
  ["table.sort floats", "table.sort(t)", "t = {} for i = 1, n // 32 do t[i] = (i * 7919) % 1000003 + 0.5 end"],
  ["table.sort mixed", "table.sort(t)", "t = {} for i = 1, n // 64 do t[i] = i % 2 == 0 and (i * 7919) % 10007 or i + 0.5 end"],
  ["table.sort huge integers", "table.sort(t)", "t = {} for i = 1, n // 128 do t[i] = math.mininteger + (i * 7919) % 10007 end"],
  ["table.sort long strings", "table.sort(t)", "t = {} for i = 1, 64 do t[i] = s:sub(1, n // 16) .. (i * 37 % 64) end"],
  ["table.sort NaN", "pcall(table.sort, t)", "t = {} for i = 1, n // 128 do t[i] = i % 100 == 0 and 0/0 or i end"],
  ["table.sort comparator", "pcall(table.sort, t, function(a, b) return true end)", "t = {} for i = 1, n // 128 do t[i] = i end"],
  ["table.sort not sortable", "pcall(table.sort, t)", "t = {} for i = 1, n // 32 do t[i] = i end t[#t] = {}"],
  ["table.unpack", "table.unpack(t)", few],
  ["table.unpack nothing", "table.unpack({}, 1, 60000)"],
  ["tonumber decimal", "tonumber(t)", "t = ('1'):rep(n)"],
  ["tonumber hexadecimal", "tonumber(t)", "t = '0x' .. ('f'):rep(n)"],
  ["tonumber fraction", "tonumber(t)", "t = '0.' .. ('0'):rep(n) .. '1'"],
  ["tonumber hexadecimal fraction", "tonumber(t)", "t = '0x.' .. ('f'):rep(n)"],
  ["tonumber exponent", "tonumber(t)", "t = '1e' .. ('1'):rep(n)"],
  ["tonumber spaces", "tonumber(t)", "t = (' '):rep(n) .. '1'"],
  ["tonumber spaces in vain", "tonumber(t)", "t = (' '):rep(n) .. 'x'"],
  ["tonumber in base", "tonumber(t, 36)", "t = ('z'):rep(n)"],
  ["tonumber in base, spaces", "tonumber(t, 10)", "t = '1' .. (' '):rep(n)"],
  ["arithmetic on a string", "local _ = t + 1", "t = ('1'):rep(n)"],
  ["math.tointeger of a string", "math.tointeger(t)", "t = ('1'):rep(n)"],
  ["math.floor of a string", "pcall(math.floor, t)", "t = ('1'):rep(n) .. '.5'"],
  ["math.max", "math.max(table.unpack(t))", few],
  ["string.rep of a numeral", "pcall(string.rep, 'x', t)", "t = (' '):rep(n) .. '1'"],
  ["for over a string", "pcall(function() for i = 1, 2, t do end end)", "t = (' '):rep(n) .. '1'"],
  ["print", "print(s)"],
  ["tostring", "tostring(t)", "t = setmetatable({}, {__name = s})"],
  ["warn", "warn(s)"],
  ["assert", "for i = 1, 2000 do pcall(assert, false, s) end"],
  ["error", "for i = 1, 2000 do pcall(error, s, 2) end"],
  ["error position", "for i = 1, 2000 do pcall(t, 'x') end", "t = load('error(...)', s)"],
  ["index error", "for i = 1, 2000 do pcall(t) end", "t = load('local x = y.z', s)"],
  ["chunk name", "for i = 1, 100 do load('', s) end"],
  ["type name in an error", "pcall(math.floor, t)", "t = setmetatable({}, {__name = s})"],
  ["option in an error", "pcall(collectgarbage, s)"],
  ["select", "select(-1, table.unpack(t))", few],
  ["select count", "select('#', table.unpack(t))", few],
  ["pcall", "pcall(print, table.unpack(t))", few],
  ["pcall nested", "pcall(pcall, table.unpack(t))", "t = {} for i = 1, 5000 do t[i] = pcall end"],
  ["xpcall", "xpcall(assert, print, table.unpack(t))", few],
  ["assert many", "assert(table.unpack(t))", few],
  [
    "varargs",
    "t(table.unpack(u))",
    "u = {} for i = 1, 30000 do u[i] = 1 end t = function(...) for i = 1, 10 do local _ = select('#', ...) end end",
  ],
  [
    "varargs in a table",
    "t(table.unpack(u))",
    "u = {} for i = 1, 30000 do u[i] = 1 end t = function(...) for i = 1, 10 do local _ = {...} end end",
  ],
  [
    "varargs returned",
    "t(table.unpack(u))",
    "u = {} for i = 1, 30000 do u[i] = 1 end local function f(...) return ... end t = function(...) return f(f(f(f(...)))) end",
  ],
  [
    "coroutine.resume",
    "t = coroutine.wrap(function(...) coroutine.yield(...) end) t(table.unpack(u))",
    "u = {} for i = 1, 30000 do u[i] = 1 end",
  ],
  ["load names", "load(t)", "t = 'return ' .. ('x,'):rep(n // 64) .. 'x'"],
  ["load statements", "load(t)", "t = ('x = y.z + 1 '):rep(n // 256)"],
  ["load functions", "load(t)", "t = ('function f(a) return a end '):rep(n // 1024)"],
  ["load constants", "load(t)", "t = {} for i = 1, n // 512 do t[i] = 'x' .. i .. '=' .. i + 0.5 end t = table.concat(t, ' ')"],
  ["load table", "load(t)", "t = 'return {' .. ('1,'):rep(n // 64) .. '}'"],
  ["load string", "load(t)", "t = 'return \"' .. s .. '\"'"],
  ["load escapes", "load(t)", "t = 'return \"' .. ('\\\\n'):rep(n // 4) .. '\"'"],
  ["load escapes of four", "load(t)", "t = 'return \"' .. ('\\\\120'):rep(n // 4) .. '\"'"],
  ["load space in a string", "load(t)", "t = 'return \"\\\\z' .. (' '):rep(n) .. '\"'"],
  ["load returns", "load(t)", "t = 'return [[' .. ('\\r'):rep(n) .. ']]'"],
  ["load long bracket", "load(t)", "t = '[' .. ('='):rep(n // 2)"],
  ["load comment between", "load(t)", "t = 'f --' .. s .. '\\n() g()'"],
  ["load comment", "load(t)", "t = '--' .. s"],
  ["load long comment", "load(t)", "t = '--[==[' .. s .. ']==]'"],
  ["load lines", "load(t)", "t = ('\\n'):rep(n)"],
  ["load spaces", "load(t)", "t = (' '):rep(n)"],
  ["load numeral", "load(t)", "t = 'return ' .. ('1'):rep(n)"],
  ["load unfinished", "load(t)", "t = 'return [==[' .. s"],
  ["load wrong at the end", "load(t)", "t = ('x = y.z + 1 '):rep(n // 256) .. ' ='"],
  ["load operators", "load(t)", "t = 'return 1' .. (' + x'):rep(n // 256)"],
  ["load concatenations", "load(t)", "t = 'return x' .. (' .. x'):rep(n // 256)"],
  ["load else", "load(t)", "t = 'if a then ' .. ('elseif x == 1 then f() '):rep(n // 512) .. ' end'"],
  [
    "load labels",
    "load(t)",
    "t = {} for i = 1, n // 2048 do t[i] = 'do goto l' .. i .. ' ::l' .. i .. ':: end' end t = table.concat(t, ' ')",
  ],
  ["load parentheses", "load(t)", "t = 'return ' .. ('('):rep(n)"],
  ["reader of load", "local i = 0 load(function() i = i + 1 if i < n // 32 then return ' ' end end)"],
  ["load binary", "load(t)", "t = string.dump(load(('x = y.z + 1 '):rep(n // 256)))"],
  ["load binary refused", "load(t)", "t = string.dump(load(('x = y.z + 1 '):rep(n // 256))):sub(1, -3)"],
  ["io.read all", "local f = io.open('file') f:read('a')"],
  ["io.read bytes", "local f = io.open('file') f:read(n)"],
  ["io.read line", "local f = io.open('line') f:read('l')"],
  ["io.read numbers", "local f = io.open('file') for i = 1, n // 64 do f:read('n') end"],
  ["io.write", "local f = io.open('out', 'w') f:write(s, s)"],
  ["io.lines", "for l in io.lines('file') do end"],
  ["io.open", "pcall(io.open, s)"],
  ["os.date", "os.date(t)", "t = ('%c'):rep(n // 64)"],
  ["os.date text", "os.date(s)"],
  ["os.rename", "os.rename(s, s .. 'y')"],
  ["os.setlocale", "for i = 1, 100 do os.setlocale(s) end"],
  ["os.getenv", "pcall(os.getenv, s)"],
  ["package.searchpath", "package.searchpath('x', t)", "t = ('?;'):rep(n // 256)"],
  ["package.searchpath name", "package.searchpath(t, '?')", "t = ('x.'):rep(n // 4096)"],
  [
    "io.open among many files",
    "for i = 1, 20 do io.open('f' .. i, 'w'):close() io.open('none') end",
    "for i = 1, n // 256 do io.open('f' .. i, 'w'):close() end",
  ],
  ["io.open of many folders", "io.open(t)", "t = ('x/'):rep(2000)"],
  ["package.searchpath squared", "pcall(package.searchpath, ('x'):rep(n // 2048), ('?'):rep(n // 2048))"],
  ["require", "pcall(require, s)"],
  ["next over removed keys", "next(t)", "t = {} for i = 1, n // 64 do t['k' .. i] = i end for k in pairs(t) do t[k] = nil end"],
  ["next over removed elements", "next(t)", "t = {} for i = 1, n // 16 do t[i] = i end for i = 1, n // 16 - 1 do t[i] = nil end"],
  [
    "pairs over removed keys",
    "for _ in pairs(t) do end",
    "t = {} for i = 1, n // 64 do t['k' .. i] = i end for k in pairs(t) do t[k] = nil end",
  ],
  [
    "last element removed",
    "t[#t] = nil",
    "t = {} again = function() for i = 1, n // 16 do t[i] = i end for i = 1, n // 16 - 1 do t[i] = nil end end",
  ],
  ["key that fills a gap", "t[1] = 1", "again = function() t = {} for i = n // 128, 2, -1 do t[i] = i end end"],
  [
    "keys compacted",
    "t.x = 1",
    "again = function() t = {} for i = 1, n // 64 do t['k' .. i] = i end for k in pairs(t) do t[k] = nil end end",
  ],
  ["..", "local _ = s .. 'y'"],
  [".. flattened", "for i = 1, 100 do s = s .. 'y' s:byte(1) end"],
  [".. of many", "local _ = s .. s .. s .. s .. s .. s .. s .. s"],
  ["== of strings", "local _ = s == t", "t = ('x'):rep(n - 1) .. 'x' s:byte(1) t:byte(1)"],
  ["< of strings", "local _ = s < t", "t = ('x'):rep(n - 1) .. 'x' s:byte(1) t:byte(1)"],
  ["<= of strings", "local _ = s <= t", "t = ('x'):rep(n - 1) .. 'y' s:byte(1) t:byte(1)"],
  ["rawequal", "rawequal(s, t)", "t = ('x'):rep(n - 1) .. 'x' s:byte(1) t:byte(1)"],
  ["string as a key", "for i = 1, 100 do local _ = t[s] end", "t = {[('x'):rep(n - 1) .. 'x'] = 1} s:byte(1)"],
  ["string as a new key", "for i = 1, 10 do local t = {} t[s] = i t[u] = i end", "u = ('x'):rep(n - 1) .. 'x' s:byte(1) u:byte(1)"],
  ["string as a key of next", "for i = 1, 100 do next(t, s) end", "t = {[('x'):rep(n - 1) .. 'x'] = 1} s:byte(1)"],
  ["string as a key of rawget", "for i = 1, 100 do rawget(t, s) end", "t = {[('x'):rep(n - 1) .. 'x'] = 1} s:byte(1)"],
  ["string among keys of its length", "local _ = t[u]", `${alike} u = x .. 'z' u:byte(1)`],
  ["string becomes a key among others", "t[x .. 'z'] = 1 t[x .. 'z'] = nil", alike],
  ["collectgarbage with strings alike", "collectgarbage()", alike],
  ["collectgarbage collect", "collectgarbage()", "t = {} for i = 1, n // 64 do t[i] = {} end"],
  ["collectgarbage of weak keys", "collectgarbage()", "t = setmetatable({}, {__mode = 'k'}) for i = 1, n // 128 do t[{}] = i end"],
  ["collectgarbage step", "for i = 1, 1000 do collectgarbage('step') end", "t = {} for i = 1, n // 64 do t[i] = {} end"],
  ["collectgarbage count", "for i = 1, 20000 do collectgarbage('count') end", "t = {} for i = 1, n // 64 do t[i] = {} end"],
  ["debug.traceback of a message", "debug.traceback(s)"],
  [
    "coroutine.close deep",
    "local c = coroutine.create(t) coroutine.resume(c) coroutine.close(c)",
    "t = function() local function f(k) if k == 0 then coroutine.yield() end local r = f(k - 1) return r end f(n // 128) end",
  ],
  ["debug.traceback", "t(150000)", "t = function(k) if k == 0 then return #debug.traceback() end local r = t(k - 1) return r end"],
  [
    "debug.getinfo deep",
    "t(20000)",
    "t = function(k) if k == 0 then for i = 1, 10 do debug.getinfo(20000) end return 0 end local r = t(k - 1) return r end",
  ],
  ["debug.getinfo lines", "debug.getinfo(t, 'L')", "t = load(('x = 1\\n'):rep(n // 256))"],
  ["error deep", "pcall(t, 20000)", "t = function(k) if k == 0 then error('x') end local r = t(k - 1) return r end"],
].map(([name, call, setup]) => ({ name, call: name.startsWith("load ") ? `assert(${call} or true)` : call, setup }));

/** Calls that take the same time whatever they are given. */
const short = [
  ["assert", "assert(true)"],
  ["getmetatable", "getmetatable('')"],
  ["ipairs", "ipairs(t)"],
  ["load", "load('return 1')"],
  ["load empty", "load('')"],
  ["load wrong", "load('=')"],
  ["load binary", "load(u)"],
  ["next", "next(t)"],
  ["pairs", "pairs(t)"],
  ["pcall", "pcall(type, 1)"],
  ["pcall error", "pcall(error, 'x')"],
  ["print", "print(1)"],
  ["rawget", "rawget(t, 1)"],
  ["rawset", "rawset(t, 1, 2)"],
  ["select", "select(2, 1, 2)"],
  ["setmetatable", "setmetatable(t, nil)"],
  ["setmetatable with finalizer", "setmetatable({}, {__gc = type})"],
  ["tonumber", "tonumber('12.5')"],
  ["tostring of a float", "tostring(i + 0.1)"],
  ["tostring of a table", "tostring({})"],
  ["xpcall", "xpcall(type, print, 1)"],
  ["coroutine.create", "coroutine.create(type)"],
  ["coroutine.wrap", "coroutine.wrap(type)(1)"],
  ["coroutine.close", "coroutine.close(coroutine.create(type))"],
  ["debug.getinfo", "debug.getinfo(1)"],
  ["debug.traceback", "debug.traceback()"],
  ["debug.sethook", "debug.sethook(type, '', 100000) debug.sethook()"],
  ["math.random", "math.random(100)"],
  ["math.random huge", "math.random(math.mininteger, math.maxinteger - 5)"],
  ["math.randomseed", "math.randomseed(42)"],
  ["math.sin", "math.sin(1e300)"],
  ["math.fmod", "math.fmod(1e308, 3e-308)"],
  ["modulo of floats", "local _ = (1e308 + i) % 3e-308"],
  ["os.clock", "os.clock()"],
  ["os.date", "os.date()"],
  ["os.date table", "os.date('*t')"],
  ["os.time", "os.time({year = 2020, month = 1, day = 1})"],
  ["os.time far", "os.time({year = 600000000, month = -600000000, day = 1})"],
  ["os.remove", "os.remove('none')"],
  ["os.tmpname", "os.tmpname()"],
  ["io.open", "io.open('none')"],
  ["string.format %.99f", "('%.99f'):format(1e308)"],
  ["string.format %99.99f", "('%99.99f'):format(5e-324)"],
  ["string.format %.14g", "('%.14g'):format(1e-300)"],
  ["string.format %a", "('%a'):format(0.1)"],
  ["string.format %d", "('%099d'):format(math.mininteger)"],
  ["string.pack", "string.pack('i8dz', 1, 2.5, 'x')"],
  ["string.rep", "('x'):rep(10)"],
  ["string.find", "('hello'):find('l')"],
  ["string.find set", "('hello'):find('[^' .. i .. ']')"],
  ["string.gsub", "('hello'):gsub('l', 'L')"],
  ["string.gmatch", "('hello'):gmatch('l')"],
  ["table.sort", "table.sort({3, 1, 2})"],
  ["table.concat", "table.concat({1, 2, 3})"],
  ["huge integers", "local _ = math.maxinteger * i"],
  ["power", "local _ = 1.1 ^ i"],
  ["closure", "local _ = function() return i end"],
  ["table", "local _ = {i, x = i}"],
  ["warn", "warn('@off')"],
  ["require", "require('string')"],
].map(([name, call]) => ({
  name: `${name} (short)`,
  call,
  setup: "t = {1} u = string.dump(load('return 1'))",
  repeat: 2000,
  sizes: [1],
}));

const fairnessCases = [...long, ...short];

/**
 * What the command line asks for: `--only words,…` and `--sizes 1,4,16` choose cases, `--verbose` has each figure told. Gives the cases,
 * with the sizes in megabytes that each is to be measured at.
 */
export function askedFor() {
  const { values } = parseArgs({
    options: {
      only: { type: "string", default: "" },
      sizes: { type: "string", default: "1,4,16" },
      verbose: { type: "boolean", default: false },
    },
  });
  const words = values.only.split(",");
  const chosen = fairnessCases.filter(({ name }) => words.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new Error(`no case is named so: ${values.only}`);
  return { isVerbose: values.verbose, cases: chosen.map((example) => ({ sizes: values.sizes.split(",").map(Number), ...example })) };
}

/** Milliseconds of processor time: what is measured, so that others on the machine count for little. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * A state in which a case is ready to run: `run` runs it, and gives the limit that ended it, if one did; `again` makes anew what a run uses up.
 * A deadline given is for `run` alone: the clock stands still meanwhile.
 */
export function prepare({ setup = "", call, repeat = 1 }, size, deadline) {
  let isRunning = false;
  const clock = { now: () => (isRunning ? processorTime() : 0), processorTime: () => processorTime() / 1000, utcOffset: () => 0 };
  const fs = memoryFileSystem({ file: "1 ".repeat(size / 2), line: "x".repeat(size) }, { output: () => undefined });
  const lua = new Lua({ libs: "all", print: () => undefined, fs, clock, limits: { deadline } });
  lua.load(`n = ${size} s = ("x"):rep(n) ${setup}`, { name: "=setup" }).exec();
  const loop = `for i = 1, ${repeat === Number.POSITIVE_INFINITY ? "1 << 60" : repeat} do`;
  const body = repeat === 1 ? call : `${loop} ${call} end`;
  const chunk = lua.load(`local s, t, n, x, u = s, t, n, x, u;\n${body}`, { name: "=case" });
  const run = () => {
    isRunning = true;
    try {
      chunk.exec();
      return undefined;
    } catch (error) {
      if (error instanceof LuaLimitError) return error.kind;
      throw error;
    } finally {
      isRunning = false;
    }
  };
  return { lua, again: () => lua.exec("if again then again() end"), run };
}
