-- A text model by n-grams: words of a generated corpus are counted alone, in pairs and in threes; the model is pruned, smoothed, used to
-- generate text, to score sentences, to correct misspelt words (by edits that are known words), and to find what documents are about.
-- n: sentences of the corpus.
-- n: 16000  expected: 191797 tokens, 1502/42484/84145, 100426 removed, 635043.378, 25232, 357 corrected, 29778
-- test n: 120  expected: 1451 tokens, 829/1247/1200, 2356 removed, 1902.777, 41233, 2 corrected, 5063
local insert, sort, concat, log, floor = table.insert, table.sort, table.concat, math.log, math.floor

local function generator(a, b)
  return function(limit)
    a, b = a * 171 % 30269, b * 172 % 30307
    return (a * 2 + b) % limit
  end
end

---------------------------------------------------------------------------------------------------------------------- generated corpus

local onsets, vowels, codas = { "b", "ch", "d", "f", "gr", "k", "l", "m", "n", "pr", "s", "st", "t", "v" }, { "a", "e", "i", "o", "u", "ea" }, { "", "n", "r", "st", "ll" }

local function vocabulary(random, size)
  local words, seen = {}, {}
  while #words < size do
    local syllables = {}
    for i = 1, random(3) + 1 do
      syllables[i] = onsets[random(#onsets) + 1] .. vowels[random(#vowels) + 1] .. codas[random(#codas) + 1]
    end
    local word = concat(syllables)
    if not seen[word] then
      seen[word] = true
      words[#words + 1] = word
    end
  end
  return words
end

-- Zipf-like: a word's successors are a few near its own place, so that pairs repeat.
local function corpus(random, words, sentences)
  local lines = {}
  for i = 1, sentences do
    local place, line = random(random(#words) + 1) + 1, {}
    for j = 1, 6 + random(9) do
      line[j] = words[place]
      place = random(4) == 0 and random(random(#words) + 1) + 1 or (place * 7 + random(3)) % #words + 1
    end
    line[1] = line[1]:gsub("^%l", string.upper)
    lines[i] = concat(line, " ") .. (random(5) == 0 and "!" or ".")
  end
  return concat(lines, "\n")
end

---------------------------------------------------------------------------------------------------------------------------------- model

local Model = {}
Model.__index = Model

function Model.new(order)
  local self = setmetatable({ order = order, counts = {}, totals = {}, distinct = {}, sentences = 0 }, Model)
  for size = 1, order do self.counts[size], self.totals[size], self.distinct[size] = {}, 0, 0 end
  return self
end

function Model:count(size, key)
  local counts = self.counts[size]
  local known = counts[key]
  if not known then self.distinct[size] = self.distinct[size] + 1 end
  counts[key] = (known or 0) + 1
  self.totals[size] = self.totals[size] + 1
end

function Model:learn(sentence)
  local words = { "<s>" }
  for word in sentence:lower():gmatch("%a+") do words[#words + 1] = word end
  words[#words + 1] = "</s>"
  self.sentences = self.sentences + 1
  for i = 1, #words do
    local key = words[i]
    self:count(1, key)
    for size = 2, self.order do
      local following = words[i + size - 1]
      if not following then break end
      key = key .. " " .. following
      self:count(size, key)
    end
  end
  return #words
end

function Model:prune(minimum)
  local removed = 0
  for size = 2, self.order do
    local counts = self.counts[size]
    for key, count in pairs(counts) do
      if count < minimum then
        counts[key] = nil
        removed = removed + 1
      end
    end
  end
  return removed
end

-- Interpolated probability of a word after two others.
function Model:probability(first, second, word)
  local one, two, three = self.counts[1], self.counts[2], self.counts[3]
  local p1 = ((one[word] or 0) + 0.5) / (self.totals[1] + 0.5 * self.distinct[1])
  local pair = second .. " " .. word
  local p2 = (two[pair] or 0) / (one[second] or 1)
  local p3 = (three[first .. " " .. pair] or 0) / (two[first .. " " .. second] or 1)
  return 0.1 * p1 + 0.4 * p2 + 0.5 * p3
end

function Model:perplexity(sentence)
  local first, second, sum, count = "<s>", "<s>", 0.0, 0
  for word in sentence:lower():gmatch("%a+") do
    sum = sum - log(self:probability(first, second, word), 2)
    first, second, count = second, word, count + 1
  end
  return 2 ^ (sum / count)
end

function Model:index_followers()
  local followers = {}
  for pair, count in pairs(self.counts[2]) do
    local first, second = pair:match("^(%S+) (%S+)$")
    local list = followers[first]
    if not list then
      list = { total = 0 }
      followers[first] = list
    end
    list.total = list.total + count
    insert(list, { word = second, count = count })
  end
  for _, list in pairs(followers) do
    sort(list, function(a, b) return a.count > b.count or a.count == b.count and a.word < b.word end)
  end
  return followers
end

local function generate(followers, random, limit)
  local words, current = {}, "<s>"
  while #words < limit do
    local list = followers[current]
    if not list then break end
    local ticket = random(list.total)
    for _, entry in ipairs(list) do
      ticket = ticket - entry.count
      if ticket < 0 then
        current = entry.word
        break
      end
    end
    if current == "</s>" then break end
    words[#words + 1] = current
  end
  return concat(words, " ")
end

-- All texts one edit away from a word, each given to `visit`.
local function edits(word, visit)
  for i = 0, #word do
    local head, tail = word:sub(1, i), word:sub(i + 1)
    if tail ~= "" then
      visit(head .. tail:sub(2))
      if #tail > 1 then visit(head .. tail:sub(2, 2) .. tail:sub(1, 1) .. tail:sub(3)) end
    end
    for code = 97, 122 do
      local letter = string.char(code)
      visit(head .. letter .. tail)
      if tail ~= "" then visit(head .. letter .. tail:sub(2)) end
    end
  end
end

function Model:correct(word)
  local counts = self.counts[1]
  if counts[word] then return word end
  local best, most = word, 0
  edits(word, function(candidate)
    local count = counts[candidate]
    if count and (count > most or count == most and candidate < best) then best, most = candidate, count end
  end)
  return best
end

-- The words that tell each of a number of documents from the others (tf-idf).
local function topics(documents, limit)
  local frequency, terms = {}, {}
  for index, document in ipairs(documents) do
    local counts = setmetatable({}, { __index = function() return 0 end })
    for word in document:lower():gmatch("%a+") do
      if rawget(counts, word) == nil then frequency[word] = (frequency[word] or 0) + 1 end
      counts[word] = counts[word] + 1
    end
    terms[index] = counts
  end
  local result = {}
  for index, counts in ipairs(terms) do
    local scored = {}
    for word, count in next, counts do
      scored[#scored + 1] = { word, count * log(#documents / frequency[word]) }
    end
    sort(scored, function(a, b)
      if a[2] ~= b[2] then return a[2] > b[2] end
      return a[1] < b[1]
    end)
    local best = {}
    for i = 1, math.min(limit, #scored) do best[i] = scored[i][1] end
    result[index] = concat(best, ",")
  end
  return result
end

local function checksum(text)
  local sum = 0
  for i = 1, #text do sum = (sum * 31 + text:byte(i)) % 60013 end
  return sum
end

function run(n)
  local random = generator(53, 59)
  local words = vocabulary(random, 1500)
  local text = corpus(random, words, n)
  local model, tokens, sentences = Model.new(3), 0, {}
  for sentence in text:gmatch("[^\n]+") do
    tokens = tokens + model:learn(sentence)
    sentences[#sentences + 1] = sentence
  end
  local distinct = concat(model.distinct, "/")
  local removed = model:prune(2)
  local followers = model:index_followers()
  local sum, generated = 0.0, {}
  for i = 1, n // 8 do
    generated[i] = generate(followers, random, 30)
    if generated[i] ~= "" then sum = sum + model:perplexity(generated[i]) end
  end
  local corrected = 0
  for i = 1, n // 40 do
    local word = words[random(#words) + 1]
    local place = random(#word) + 1
    local wrong = word:sub(1, place - 1) .. "z" .. word:sub(place + 1)
    if model:correct(wrong) == word then corrected = corrected + 1 end
  end
  local documents, size = {}, n // 20
  for i = 1, 20 do documents[i] = concat(sentences, " ", (i - 1) * size + 1, i * size) end
  local about = concat(topics(documents, 5), ";")
  return ("%d tokens, %s, %d removed, %.3f, %d, %d corrected, %d"):format(tokens, distinct, removed, floor(sum * 1000) / 1000,
    checksum(concat(generated, "\n")), corrected, checksum(about))
end
