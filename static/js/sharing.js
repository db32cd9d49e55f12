// Run what fills the form of Today with what other apps have shared; sharing/watch.js fetches it where it is needed.
import "./sharing/lay-in-form.js";
