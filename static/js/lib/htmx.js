// htmx, as the scripts meet it. They hear what it is about to do, or has done, by the name of that moment in its documentation:
//
//   configRequest, beforeRequest, beforeSend                 a request is made, and may be changed
//   beforeOnLoad, beforeSwap, oobBeforeSwap                  its answer is here, and may be left out
//   afterSwap, afterSettle, afterRequest                     it is in the page; all of it is over
//   sendError, timeout, responseError                        there is no answer, or none that was wanted
//
// The event's detail has the rest: of what was asked, detail.requestConfig.
export const onHtmx = (moments, act, options) => {
  for (const moment of moments.split(" ")) document.addEventListener(`htmx:${moment}`, act, options);
};

// Lays the page at this address, or a part of it, into this one.
export const fetchInto = (target, address, more) => htmx.ajax("GET", address, { target, swap: "outerHTML", ...more });

// What was laid into the page by hand does what it would have done.
export const enliven = (element) => htmx.process(element);
