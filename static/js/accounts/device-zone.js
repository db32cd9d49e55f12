// Send this device's time zone to the server in a cookie; it counts where Settings name none.
import { hasCookie } from "../lib/cookies.js";

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !hasCookie("glimmers_zone", zone)) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `glimmers_zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
