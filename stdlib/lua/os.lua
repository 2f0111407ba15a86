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
  -- One by one: a `__newindex` sees them in PUC's order.
  date.year = year
  date.month = month
  date.day = day
  date.hour = hour
  date.min = minute
  date.sec = second
  date.yday = yearDay
  date.wday = weekday
  date.isdst = isDaylight
  return native.checkTime(time)
end

return lib
