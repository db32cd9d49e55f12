// Run the scripts of "I need a glimmer", and of its settings, beside app.js.
import "./glimmer-for-now/ask.js";
import "./glimmer-for-now/without-answer.js";
