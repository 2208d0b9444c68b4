// The keyboard and the clicker on the stage (pages/shared/stage.py): each key presses a link or a button that is there to
// be seen, so nothing can be done only by a key. Arrows, Page Up and Page Down, Home, Space and Escape work anywhere
// on the page; letters only where the stage lets them (data-letters), and none while somebody types (WCAG 2.1.4).
(() => {
  "use strict";

  const KEYS = {
    ArrowRight: "next", PageDown: "next", " ": "next",
    ArrowLeft: "back", PageUp: "back",
    Home: "first", Escape: "leave",
  };
  const LETTERS = { f: "full", n: "notes" };
  // On a small screen the page scrolls, and these keys are how.
  const SCROLLS = new Set(["PageDown", "PageUp", " ", "Home"]);
  const SMALL = window.matchMedia("(max-width: 62rem)");
  const TYPING = "input, textarea, select, [contenteditable]";

  const stage = () => document.querySelector(".dw-stage");
  document.documentElement.classList.toggle("dw-can-fill", Boolean(document.documentElement.requestFullscreen));

  function fill() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  function press(what) {
    // A link on the stage; or, where a press changes something, a button of Streamlit's beside it.
    const target = stage().querySelector(`[data-press="${what}"]`) || document.querySelector(`.st-key-press-${what} button`);
    // A slide that was asked for and is not drawn yet is not asked for again.
    if (!target || target.href === window.location.href) return Boolean(target);
    target.click();
    return true;
  }

  // Up and down go from answer to answer, from the one that was turned last; Enter turns it, as on any link.
  let turned = null;

  function move(step) {
    const answers = [...stage().querySelectorAll("[data-turns]")];
    if (!answers.length) return false;
    const here = answers.indexOf(document.activeElement);
    const from = here < 0 ? answers.findIndex((one) => one.dataset.turns === turned) : here;
    const to = here < 0 && from >= 0 ? from : from + step;
    answers[Math.max(0, Math.min(answers.length - 1, to))].focus();
    return true;
  }

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest(".dw-stage [data-press='full']")) fill();
    const answer = event.target.closest(".dw-stage [data-turns]");
    if (answer) turned = answer.dataset.turns;
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !stage()) return;
    const on = event.target instanceof Element ? event.target : document.body;
    if (on.closest(TYPING)) return;
    if (event.key === " " && on.closest("button, summary")) return;
    if (SMALL.matches && SCROLLS.has(event.key)) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (moves) {
      if (move(moves)) event.preventDefault();
      return;
    }
    const letter = stage().dataset.letters === "on" && !event.repeat && LETTERS[event.key.toLowerCase()];
    if (letter === "full") fill();
    const what = letter || KEYS[event.key];
    // In full screen the first Escape is the browser's own.
    if (!what || what === "full" || (what === "leave" && document.fullscreenElement)) return;
    if (press(what)) event.preventDefault();
  });
})();
