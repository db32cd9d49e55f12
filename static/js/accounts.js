// What the scripts of the pages for signing in and out do, beside app.js.
import "./accounts/sign-in-page.js";
import "./accounts/sign-out.js";
