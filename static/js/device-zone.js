// Tells the server this device's time zone, by a cookie; it counts where Settings name none.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const known = document.cookie.split("; ").find((cookie) => cookie.startsWith("glimmers_zone="));
if (zone && known !== `glimmers_zone=${zone}`) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `glimmers_zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
