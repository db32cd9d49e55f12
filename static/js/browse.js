// What the scripts of the pages for looking back do: scrapbook, one glimmer, calendar, search; and what a few others do. Today does without them.
import "./swipe.js";
import "./fetch-leaf.js";
import "./let-go.js";
import "./endless.js";
import "./masonry.js";
import "./place.js";
import "./neighbours.js";
import "./zoom.js";
import "./calendar.js";
import "./search.js";
import "./copy.js";
