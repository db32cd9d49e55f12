// Wrap htmx for the other scripts. They hear what it is about to do, or has done, under the name in its documentation:
//
//   configRequest, beforeRequest, beforeSend                 a request is made, and may be changed
//   beforeOnLoad, beforeSwap, oobBeforeSwap                  its answer has come, and may be left out
//   afterSwap, afterSettle, afterRequest                     the answer is in the page; the request is over
//   sendError, timeout, responseError                        there is no answer, or an error
//
// The event's detail has the rest: the request is detail.requestConfig.
export const onHtmx = (moments, act, options) => {
  for (const moment of moments.split(" ")) document.addEventListener(`htmx:${moment}`, act, options);
};

// Fetch the page at this address, or a part of it, into the place of the target.
export const fetchInto = (target, address, more) => htmx.ajax("GET", address, { target, swap: "outerHTML", ...more });

// Let htmx work in an element that was put into the page by hand.
export const enliven = (element) => htmx.process(element);
