// Titles offered while a search is typed; without this file the search box works as it is.
(function () {
  "use strict";
  var input = document.querySelector("[data-suggest]");
  var list = input && document.getElementById(input.getAttribute("list"));
  if (!list || !window.fetch) return;
  var waiting = 0, last = "";
  input.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      var typed = input.value.trim();
      if (typed === last) return;
      last = typed;
      if (typed.length < 2) { list.replaceChildren(); return; }
      fetch(input.dataset.suggest + "?q=" + encodeURIComponent(typed))
        .then(function (answer) { return answer.ok ? answer.json() : { titles: [] }; })
        .then(function (found) {
          if (typed !== last) return;
          list.replaceChildren.apply(list, found.titles.map(function (title) {
            var option = document.createElement("option");
            option.value = title;
            return option;
          }));
        })
        .catch(function () { list.replaceChildren(); });
    }, 250);
  });
})();
