-- Reads source texts, each behind a line with its length, and prints for each "ok" or the message of its syntax error, on one line.
local escapes = { ["\n"] = "\\n", ["\\"] = "\\\\" }
while true do
  local length = io.read("n")
  if not length then break end
  io.read(1)
  local text = length > 0 and io.read(length) or ""
  local chunk, message = load(text, "=text", "t")
  io.write((chunk and "ok" or message:gsub("[\n\\]", escapes)), "\n")
end
