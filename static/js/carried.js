// Run the scripts of "I need a glimmer" without a signal (templates/pwa/glimmer_for_now.html), and nothing else: it has to
// be there at once.
import "./accounts/login-mark.js";
import "./glimmer-for-now/from-device.js";
import "./glimmer-for-now/one-at-a-time.js";
