// Run the scripts of the pages for signing in and out, beside app.js.
import "./accounts/sign-in-page.js";
import "./accounts/sign-out.js";
