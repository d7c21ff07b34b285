/* Asks before a page of the admin is left with words in a form that were not sent: the buttons of
   the workflow stand above the form and lead away from it. Without JavaScript nothing asks. */
(function () {
  "use strict";
  const forms = [...document.querySelectorAll("#content form[method=post]:not(#changelist-form)")];
  const written = (form) => JSON.stringify([...new FormData(form)].map(
    ([name, value]) => [name, value instanceof File ? value.name : value]));
  // What came back with an error was typed and isn't stored: leaving would lose it.
  const asTyped = (form) => (form.querySelector(".errornote, .errorlist") ? "" : written(form));
  const before = new Map();
  let sent = false;

  addEventListener("load", () => forms.forEach((form) => before.set(form, asTyped(form))));
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("submit", (event) => { sent = !event.defaultPrevented; });
  addEventListener("beforeunload", (event) => {
    const isUnsent = (form) => before.has(form) && before.get(form) !== written(form);
    if (!sent && forms.some(isUnsent)) event.preventDefault();
  });
}());
