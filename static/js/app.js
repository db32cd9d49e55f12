// What the scripts of every page do, by name; browse.js has the rest. Each module stands alone: none imports or exports
// anything, so that collectstatic can write them into this one file (config/statics.py).
import "./uuid.js";
import "./who.js";
import "./device-zone.js";
import "./login-mark.js";
import "./requests.js";
import "./store.js";
import "./no-signal.js";
import "./draft-store.js";
import "./waiting-drafts.js";
import "./drafts.js";
import "./shared.js";
import "./photo-tray.js";
import "./photo-preview.js";
import "./photo-shrink.js";
import "./photo-uploads.js";
import "./photo-retry.js";
import "./photo-order.js";
import "./photo-keep.js";
import "./photo-time.js";
import "./photo-drafts.js";
import "./waiting.js";
import "./waiting-list.js";
import "./waiting-send.js";
import "./signing-out.js";
import "./keys.js";
import "./install.js";
