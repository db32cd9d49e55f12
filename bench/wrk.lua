-- Prints what the bench reads, as JSON: the median in ms, the rate, and what went wrong.
done = function(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\n{"ms": %.4f, "rate": %.3f, "requests": %d, "bytes": %d, "failed": %d}\n',
    latency:percentile(50) / 1000, summary.requests / summary.duration * 1e6, summary.requests, summary.bytes, failed))
end
