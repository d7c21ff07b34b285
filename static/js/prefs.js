/* Reading preferences: text size, high contrast, elder mode; and the print buttons.
   Loaded before the page is painted, so that a saved preference never flickers.
   Without JavaScript the buttons stay hidden and the page stays whole. */
(function () {
  "use strict";
  var root = document.documentElement;
  var names = ["size", "contrast", "mode"];

  function read(name) {
    // Storage may be switched off by the visitor: then a choice lasts for one page.
    try { return localStorage.getItem("gongkai-" + name) || ""; } catch (error) { return ""; }
  }

  function write(name, value) {
    try { localStorage.setItem("gongkai-" + name, value); } catch (error) { /* see read() */ }
  }

  function apply(name, value) {
    if (value) { root.setAttribute("data-" + name, value); }
    else { root.removeAttribute("data-" + name); }
  }

  function show(buttons) {
    buttons.forEach(function (button) {
      var current = root.getAttribute("data-" + button.dataset.preference) || "";
      button.setAttribute("aria-pressed", String(current === button.dataset.value));
    });
  }

  root.setAttribute("data-scripting", "on");
  names.forEach(function (name) { apply(name, read(name)); });

  document.addEventListener("DOMContentLoaded", function () {
    var buttons = Array.prototype.slice.call(document.querySelectorAll("[data-preference]"));
    show(buttons);
    buttons.forEach(function (button) {
      button.addEventListener("click", function () {
        var name = button.dataset.preference;
        var isOn = button.getAttribute("aria-pressed") === "true";
        // A size is chosen, the others are switched on and off.
        var value = isOn && name !== "size" ? "" : button.dataset.value;
        apply(name, value);
        write(name, value);
        show(buttons);
      });
    });
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
  });
})();
