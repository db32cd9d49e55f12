// Run the script of the page that is shown without a signal, beside app.js.
import "./outbox/no-signal.js";
