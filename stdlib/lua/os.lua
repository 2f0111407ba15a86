-- `os.time` of a table with metamethods (manual §6.9).
local native = ...
local field = native.field
local lib = {}

function lib.time(date)
  local year, month, day = field("year", date.year), field("month", date.month), field("day", date.day)
  local hour, minute, second = field("hour", date.hour), field("min", date.min), field("sec", date.sec)
  local time, weekday, yearDay, isDaylight
  time, year, month, day, hour, minute, second, weekday, yearDay, isDaylight =
    native.normalize(year, month, day, hour, minute, second, date.isdst)
  date.year, date.month, date.day = year, month, day
  date.hour, date.min, date.sec = hour, minute, second
  date.yday, date.wday, date.isdst = yearDay, weekday, isDaylight
  return native.checkTime(time)
end

return lib
