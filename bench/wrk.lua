-- Prints how long each answer took, in ms, and at the end as JSON how many there were and what went wrong.
-- wrk's own percentiles will not do: it adds answers that it thinks a stall has kept from being asked for, so that one
-- pause of the machine among twenty answers moves the median tenfold.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long ns; } moment; int clock_gettime(int clock, moment *now);")
local now = ffi.new("moment")
local function ms()
  ffi.C.clock_gettime(1, now)
  return tonumber(now.s) * 1000 + tonumber(now.ns) / 1e6
end

local written, began = nil, 0
local threads = {}
wrong = 0 -- of this thread; `done` asks for it

setup = function(thread) threads[#threads + 1] = thread end

init = function()
  written = wrk.format()
end

request = function()
  began = ms()
  return written
end

-- Over more than one line these times mean nothing, as `began` is the last question's of any.
response = function(status)
  io.write(string.format("took %.4f\n", ms() - began))
  if status ~= 200 then wrong = wrong + 1 end
end

done = function(summary)
  local errors = summary.errors
  local failed = threads[1]:get("wrong") + errors.connect + errors.read + errors.write + errors.timeout
  local rate = summary.requests / summary.duration * 1e6
  io.write(string.format('\n{"rate": %.3f, "requests": %d, "failed": %d}\n', rate, summary.requests, failed))
end
