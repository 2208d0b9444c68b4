// Which examples somebody has practised: kept in this browser, sent nowhere, and shown in the lists of the practice page.
// Without this script, or where the browser keeps nothing, all there is to practise is still there.
// What the page holds (pages/shared/practice_lists.py, practice_reveal.py):
//   [data-dw-practised]   names that are done once this is on the page
//   [data-dw-exercise]    a line of a list, by its name; [data-dw-done] is the word that marks it
//   [data-dw-tally]       words in which {done} is how many of the names in [data-dw-of] are done
//   [data-dw-forget]      the button that forgets it all; [data-dw-forgotten] is what to say then
//   [data-dw-blocked]     what to say where nothing can be kept
(() => {
  "use strict";

  const KEY = "doing-with-practised";
  const MOST = 1000; // names, so that a broken page cannot fill the browser's store
  let forgotten = false;

  // The names that are done; null where the browser keeps nothing.
  function read() {
    let kept;
    try { kept = window.localStorage.getItem(KEY); } catch { return null; }
    try {
      const names = JSON.parse(kept || "[]");
      return new Set(Array.isArray(names) ? names.filter((name) => typeof name === "string") : []);
    } catch {
      return new Set(); // not what we wrote
    }
  }

  function keep(names) {
    try { window.localStorage.setItem(KEY, JSON.stringify([...names].slice(0, MOST))); } catch { /* full or shut: no ticks */ }
  }

  const words = (text) => (text || "").split(" ").filter(Boolean);
  const show = (element, wanted) => { if (element && element.hidden === wanted) element.hidden = !wanted; };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

  function look() {
    waiting = false;
    const practised = document.querySelector("[data-dw-practised]");
    const tallies = document.querySelectorAll("[data-dw-tally]");
    if (!practised && !tallies.length) { forgotten = false; return; }
    const done = read();
    if (practised && done) {
      const before = done.size;
      for (const name of words(practised.dataset.dwPractised)) done.add(name);
      if (done.size !== before) keep(done);
    }
    for (const told of document.querySelectorAll("[data-dw-blocked]")) show(told, !done);
    if (!done) return;
    for (const line of document.querySelectorAll("[data-dw-exercise]")) mark(line, done.has(line.dataset.dwExercise));
    for (const tally of tallies) {
      const count = words(tally.dataset.dwOf).filter((name) => done.has(name)).length;
      write(tally, tally.dataset.dwTally.replace("{done}", String(count)));
    }
    show(document.querySelector(".dw-forget"), done.size > 0 || forgotten);
  }

  function mark(line, done) {
    const tag = line.querySelector(":scope > .dw-tag-practised");
    if (tag && !done) tag.remove();
    if (tag || !done) return;
    const made = document.createElement("strong");
    made.className = "dw-tag dw-tag-practised";
    made.textContent = line.dataset.dwDone;
    line.append(made);
  }

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-dw-forget]");
    if (!button) return;
    try { window.localStorage.removeItem(KEY); } catch { return; }
    forgotten = true;
    look();
    const told = button.parentElement.querySelector("[role=status]");
    told.textContent = "";
    window.setTimeout(() => { told.textContent = button.dataset.dwForgotten; }, 100);
  });

  // Another tab went on.
  window.addEventListener("storage", () => look());

  let waiting = false;

  function start() {
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      window.setTimeout(look, 0);
    }).observe(document.documentElement, { childList: true, subtree: true });
    look();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
