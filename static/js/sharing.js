// What lays into the form of Today what other apps have shared, beside app.js (sharing/watch.js).
import "./sharing/lay-in-form.js";
