/* Switches size, contrast and elder mode without loading the page anew (what was typed stays), and
   makes the print buttons work. Without JavaScript the same form asks the server. */
(function () {
  "use strict";
  var root = document.documentElement;
  var values = { large: "size", huge: "size", high: "contrast", elder: "mode" };
  var names = ["size", "contrast", "mode"];

  function cookie() {
    var found = document.cookie.match(/(?:^|; )display=([a-z.]*)/);
    return found ? found[1].split(".") : [];
  }

  function write() {
    var words = names.map(function (name) { return root.getAttribute("data-" + name) || ""; });
    document.cookie = "display=" + words.filter(Boolean).join(".") +
      "; path=/; max-age=31536000; samesite=lax" + (location.protocol === "https:" ? "; secure" : "");
  }

  function apply(name, value) {
    if (value) { root.setAttribute("data-" + name, value); }
    else { root.removeAttribute("data-" + name); }
  }

  root.setAttribute("data-scripting", "on");
  // Pages that the server answers without looking at cookies (errors) are shown as chosen, too.
  cookie().forEach(function (word) { if (values[word]) { apply(values[word], word); } });

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.getElementById("display");
    var buttons = form ? Array.prototype.slice.call(form.querySelectorAll("button")) : [];
    buttons.forEach(function (button) {
      button.addEventListener("click", function (event) {
        var name = button.name, isOn = button.getAttribute("aria-pressed") === "true";
        event.preventDefault();
        // A size is chosen, the others are switched on and off.
        apply(name, isOn && name !== "size" ? "" : button.dataset.value);
        write();
        buttons.forEach(function (one) {
          var current = root.getAttribute("data-" + one.name) || "";
          one.setAttribute("aria-pressed", String(current === one.dataset.value));
        });
      });
    });
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
  });
})();
