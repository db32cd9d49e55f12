// Send the current token with every HTMX request, and say it calmly when one fails.
import { onHtmx } from "../lib/htmx.js";
import { say } from "../lib/say.js";
import { token } from "../lib/token.js";
import { holdFields } from "../outbox/form.js";

onHtmx("configRequest", ({ detail: { headers, parameters, verb } }) => {
  // htmx sends along the button that has the focus, but those of photos work in the page alone (photos/arrange.js).
  parameters.delete?.("arrange");
  if (token() && verb !== "get") {
    headers["X-CSRFToken"] = token();
    parameters.delete?.("csrfmiddlewaretoken");
    delete parameters.csrfmiddlewaretoken;
  }
});

// Make a form read-only while it is sent. That of a new glimmer is empty again by then (outbox/keep.js).
const hold = (form, isHeld) => form.matches("form[data-draft]") && holdFields(form, isHeld);

onHtmx("beforeRequest", ({ detail: { elt, requestConfig } }) => {
  const outdated = requestConfig.verb === "get" ? "#toast .stays" : "#toast > *"; // about something else
  document.querySelectorAll(outdated).forEach((each) => each.remove());
  if (!requestConfig.entry) hold(elt, true);
});
onHtmx("afterRequest", ({ detail }) => hold(detail.requestConfig.elt, false));

onHtmx("sendError timeout", ({ detail }) => detail.requestConfig.entry || say("unreachable"));
onHtmx("responseError", ({ detail: { requestConfig, xhr } }) => {
  const { status } = xhr;
  const notFound = requestConfig.elt.matches("form[data-draft]") ? "gone" : "not-here";
  say(status === 404 ? notFound : status >= 502 && status <= 504 ? "unreachable" : "refused");
});
