// Tells the server this device's time zone, by a cookie; it counts where Settings name none.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes(`glimmers_zone=${zone}`)) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `glimmers_zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
