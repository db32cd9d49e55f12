// Everything the site's scripts do, by name. Each module stands alone: none imports or exports anything, so that
// collectstatic can write them into this one file (config/statics.py).
import "./device-zone.js";
import "./login-mark.js";
import "./requests.js";
import "./photo-store.js";
import "./drafts.js";
import "./photo-tray.js";
import "./photo-preview.js";
import "./photo-uploads.js";
import "./photo-retry.js";
import "./photo-order.js";
import "./photo-keep.js";
import "./photo-time.js";
import "./photo-drafts.js";
import "./signing-out.js";
import "./keys.js";
import "./fetch-leaf.js";
import "./let-go.js";
import "./endless.js";
import "./masonry.js";
import "./place.js";
import "./neighbours.js";
import "./zoom.js";
