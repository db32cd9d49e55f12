// What the script of the page for when there is no signal does, beside app.js.
import "./outbox/no-signal.js";
