// Run the scripts of the pages for looking back (scrapbook, one glimmer, calendar, search, I need a glimmer), and a
// few that others share. Today does without them.
import "./app/copy.js";
import "./calendar/turn.js";
import "./coming-back/rests-changed.js";
import "./glimmer-for-now/one-at-a-time.js";
import "./glimmer/neighbours.js";
import "./glimmer/zoom.js";
import "./scrapbook/pages.js";
import "./search/chips.js";
