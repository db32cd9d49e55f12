// Run the scripts of every page; browse.js, accounts.js and sharing.js run the rest. Each module imports what it needs:
// the order here means nothing.
import "./accounts/device-zone.js";
import "./accounts/login-mark.js";
import "./app/before-keep.js";
import "./app/keys.js";
import "./app/phone-keyboard.js";
import "./app/register-worker.js";
import "./app/requests.js";
import "./app/shown-once.js";
import "./coming-back/no-longer.js";
import "./drafts/leave.js";
import "./drafts/restore.js";
import "./glimmer-for-now/carry.js";
import "./outbox/arrive.js";
import "./outbox/flush.js";
import "./outbox/list.js";
import "./photos/choose.js";
import "./photos/retry.js";
import "./photos/uploads.js";
import "./photos/with-photos.js";
import "./sharing/watch.js";
