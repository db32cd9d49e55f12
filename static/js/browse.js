// What the scripts of the pages for looking back do: scrapbook, one glimmer, calendar, search; and what a few others do. Today does
// without them.
import "./app/copy.js";
import "./calendar/turn.js";
import "./glimmer/neighbours.js";
import "./glimmer/zoom.js";
import "./scrapbook/pages.js";
import "./search/chips.js";
