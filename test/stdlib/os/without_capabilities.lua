--! tsuki-only: PUC takes everything from the system
print(pcall(os.time)) --> expect: false	the clock is not available in this state
print(pcall(os.date)) --> expect: false	the clock is not available in this state
print(pcall(os.clock)) --> expect: false	the clock is not available in this state
print(pcall(os.getenv, "HOME")) --> expect: false	the environment is not available in this state
print(pcall(os.exit)) --> expect: false	the process is not available in this state
print(pcall(os.remove, "x")) --> expect: false	files are not available in this state
print(pcall(os.rename, "x", "y")) --> expect: false	files are not available in this state
print(pcall(os.tmpname)) --> expect: false	files are not available in this state
print(os.execute(), pcall(os.execute, "true")) --> expect: false	false	processes are not available in this state

-- Local time is UTC.
print(os.date("%c %z %Z", 0)) --> expect: Thu Jan  1 00:00:00 1970 +0000 UTC
print(os.time { year = 2000, month = 1, day = 1 }) --> expect: 946728000
