// What holds for every HTMX request: the token of this moment, and a calm word when it fails.
import { onHtmx } from "../lib/htmx.js";
import { say } from "../lib/say.js";
import { token } from "../lib/token.js";
import { holdFields } from "../outbox/form.js";

onHtmx("configRequest", ({ detail: { headers, parameters, verb } }) => {
  // htmx sends along the button that has the focus. Those of photos do their work in the page (photos/arrange.js).
  parameters.delete?.("arrange");
  if (token() && verb !== "get") {
    headers["X-CSRFToken"] = token();
    parameters.delete?.("csrfmiddlewaretoken");
    delete parameters.csrfmiddlewaretoken;
  }
});

// The words of a new glimmer have left theirs already (outbox/keep.js).
const hold = (form, isHeld) => form.matches("form[data-draft]") && holdFields(form, isHeld);

onHtmx("beforeRequest", ({ detail: { elt, requestConfig } }) => {
  const over = requestConfig.verb === "get" ? "#toast .stays" : "#toast > *"; // what was said is of something else
  document.querySelectorAll(over).forEach((each) => each.remove());
  if (!requestConfig.entry) hold(elt, true);
});
onHtmx("afterRequest", ({ detail }) => hold(detail.requestConfig.elt, false));

onHtmx("sendError timeout", ({ detail }) => detail.requestConfig.entry || say("unreachable"));
onHtmx("responseError", ({ detail: { requestConfig, xhr } }) => {
  const { status } = xhr;
  const gone = requestConfig.elt.matches("form[data-draft]") ? "gone" : "not-here";
  say(status === 404 ? gone : status >= 502 && status <= 504 ? "unreachable" : "refused");
});
