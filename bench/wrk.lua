-- Prints what the bench reads, as JSON: the median in ms over one line, the rate, and what went wrong.
-- wrk's own percentiles will not do: it adds answers that it thinks a stall has kept from being asked for, so that one
-- pause of the machine among twenty answers moves the median tenfold. Here each answer is timed by itself.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int clock, moment *now);")
local now = ffi.new("moment")
local function ms()
  ffi.C.clock_gettime(1, now)
  return tonumber(now.s) * 1000 + tonumber(now.ns) / 1e6
end

local threads, written, began = {}, nil, 0
times, wrong = {}, 0 -- of this thread; `done` asks for them

setup = function(thread) threads[#threads + 1] = thread end

init = function(args)
  wrk.init(args)
  written = wrk.format()
end

request = function()
  began = ms()
  return written
end

response = function(status)
  times[#times + 1] = ms() - began
  if status ~= 200 then wrong = wrong + 1 end
end

done = function(summary)
  local errors, all, failed = summary.errors, threads[1]:get("times"), threads[1]:get("wrong")
  failed = failed + errors.connect + errors.read + errors.write + errors.timeout
  table.sort(all)
  local middle = #all > 0 and (all[math.floor((#all + 1) / 2)] + all[math.ceil((#all + 1) / 2)]) / 2 or 0
  io.write(string.format('\n{"ms": %.4f, "rate": %.3f, "requests": %d, "failed": %d}\n',
    middle, summary.requests / summary.duration * 1e6, #all, failed))
end
