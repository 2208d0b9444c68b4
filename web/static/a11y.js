// What Streamlit leaves out for people who use a keyboard, a screen reader or a poor connection.
// Runs before Streamlit's own script, draws nothing of the pages and fetches nothing.
// What a page can rely on:
//   .dw-h1               the page's heading; when its words or its data-step change, focus moves to it
//   .dw-error-summary    focus moves to it when it appears, and again when its data-attempt changes
//   .dw-notice           with role=status: takes the focus from what went away when it appeared
//   .dw-copy             a field to copy from; [data-dw-copy] names it, [data-dw-copied] is what to say when it is done
(() => {
  "use strict";

  const WORDS = {
    error: "Error: ",
    lost: "Connection lost. What you saved is safe; we are trying again.",
    lostToPeople: [
      "Connection lost. This is not your fault.",
      "What you wrote is still here. Please wait a little: we try again by ourselves.",
      "Or tell the person who gave you the link what you want to say.",
    ].join(" "),
    back: "Connected again. You can carry on.",
    tooBig: "This file is too big. Choose a smaller one.",
    tooBigFor: (most) => `This file is too big. It can have at most ${most}. Choose a smaller one.`,
    wrongKind: "This kind of file cannot be read here. Choose one of the kind that is named above.",
    notSent: "This file did not reach us, as the connection was lost. Wait a moment, then choose it again.",
    stalePage: "This file did not reach us, as this page is out of date. Load the page again, then choose the file again.",
  };

  // Pages stand one step below the base, so Streamlit need not search for its server by trial.
  window.__streamlit = { BACKEND_BASE_URL: new URL("./", window.location.href).href };

  const one = (selector) => document.querySelector(selector);
  const path = (address) => new URL(address, window.location.href).pathname.replace(/\/+$/, "");

  function made(tag, className, attributes, text) {
    const element = document.createElement(tag);
    element.className = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  function focusOn(element) {
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  // --- The banner and the voice: ours, outside what Streamlit draws ----------------------------------------------

  const banner = made("div", "dw-connection", { role: "status" }, "");
  const voice = made("div", "dw-voice", { role: "status", "aria-live": "polite" }, "");

  function say(text) {
    // Emptied first: the same words twice running would not be read again.
    voice.textContent = "";
    window.setTimeout(() => { voice.textContent = text; }, 150);
  }

  // --- Streamlit's own skip link leads to the top of the page, navigation and all; ours is the heading -------------

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-testid='stSkipToContent']");
    const target = link && one(".dw-h1");
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    focusOn(target);
    target.scrollIntoView({ block: "start" });
  }, true);

  // --- What a choice means stands under it, outside its label: a press there chooses it as well --------------------

  document.addEventListener("click", (event) => {
    const caption = event.target instanceof Element && event.target.closest("[data-testid='stRadioCaption']");
    const input = caption && caption.parentElement.querySelector("input[type='radio']");
    if (input && !input.disabled) input.click();
  });

  // --- Headings and errors: focus follows what is new -----------------------------------------------------------

  let lastHeading = null;
  let lastError = null;
  let lastPath = path("");
  let unsent = false; // whether somebody typed on this step

  function followHeading() {
    const heading = one(".dw-h1");
    if (!heading) return;
    const now = `${heading.dataset.step || ""}|${heading.textContent}`;
    if (now === lastHeading) return;
    const first = lastHeading === null;
    lastHeading = now;
    unsent = false;
    // The first page somebody opens is read from its top, as any page is.
    if (first) return;
    focusOn(heading);
    lastError = null; // an error above a new heading is drawn before it, and takes the focus back
    window.scrollTo(0, 0);
    const main = one("main");
    if (main) main.scrollTo(0, 0);
    if (path("") !== lastPath) {
      lastPath = path("");
      say(document.title);
    }
  }

  function followError() {
    const summary = one(".dw-error-summary");
    const now = summary ? `${summary.dataset.attempt || ""}|${summary.textContent}` : null;
    if (now === lastError) return;
    lastError = now;
    if (!summary) return;
    focusOn(summary);
    summary.scrollIntoView({ block: "center" });
  }

  // --- What had the focus went with the page that was drawn anew: it goes to what is said of it --------------------
  // A form that saved something may stand elsewhere afterwards, or be gone. To Streamlit that is another element.

  let held = null;

  document.addEventListener("focusin", (event) => { held = event.target; });
  // Who presses beside everything lets go of it on purpose.
  document.addEventListener("pointerdown", () => { held = null; }, true);

  function followNotice() {
    if (!held || held.isConnected || (document.activeElement && document.activeElement !== document.body)) return;
    const notice = one(".dw-notice[role='status']");
    if (!notice) return;
    focusOn(notice);
    notice.scrollIntoView({ block: "nearest" });
  }

  // --- A file that was chosen takes the place of the button that chose it: the focus stays with the file ------------

  let uploader = null; // the one that had the focus last

  document.addEventListener("focusin", (event) => {
    uploader = event.target instanceof Element && event.target.closest("[data-testid='stFileUploader']");
  });

  function followFile() {
    const nowhere = !document.activeElement || document.activeElement === document.body;
    if (!nowhere || !uploader || !uploader.isConnected || !held || held.isConnected) return;
    const button = uploader.querySelector("button");
    if (button && !button.disabled) button.focus();
  }

  // --- A file that was not taken: Streamlit says so in a program's words, and to the eye only under the pointer ------

  function fileTrouble(said) {
    const most = said.match(/must be ([0-9.]+) ?([KMG]?B) or smaller/);
    if (most) return WORDS.tooBigFor(`${most[1].replace(/\.0$/, "")} ${most[2]}`);
    if (said.includes("not allowed")) return WORDS.wrongKind;
    if (said.includes("Network Error")) return WORDS.notSent;
    return said.includes("413") ? WORDS.tooBig : WORDS.stalePage;
  }

  function tellFileTrouble() {
    for (const told of document.querySelectorAll("[data-testid='stFileChip'] [role='alert']")) {
      const said = told.textContent;
      if (said.startsWith("Error: ")) told.textContent = fileTrouble(said);
    }
  }

  // --- The window's title: the question first, then the page ----------------------------------------------------

  let ourTitle = null;
  let pageTitle = document.title;

  function keepTitle() {
    if (document.title !== ourTitle) pageTitle = document.title;
    const heading = one(".dw-h1");
    const words = heading ? heading.textContent.trim() : "";
    const front = words && !pageTitle.startsWith(words) ? `${words} - ` : "";
    ourTitle = `${one(".dw-error-summary") ? WORDS.error : ""}${front}${pageTitle}`;
    if (document.title !== ourTitle) document.title = ourTitle;
  }

  // --- The connection -------------------------------------------------------------------------------------------
  // While it is lost Streamlit disables every field, so focus falls to the top, and after a few seconds it opens a
  // box that covers the page. We say it in a banner instead, shut the box and give focus back. What was typed stays
  // in the fields; web/main.py makes Streamlit run again by itself on the new connection, so the next click counts.

  let connected = false;
  let lost = false;
  let lastFocus = null;

  document.addEventListener("focusin", (event) => {
    if (!lost) lastFocus = event.target;
  });

  function followConnection() {
    const app = one("[data-testid='stApp']");
    if (!app) return;
    const now = app.dataset.testConnectionState === "CONNECTED";
    if (now && lost) {
      lost = false;
      banner.textContent = "";
      say(WORDS.back);
      giveFocusBack();
    }
    if (!now && connected) {
      lost = true;
      banner.textContent = one(".dw-foot-public") ? WORDS.lostToPeople : WORDS.lost;
    }
    connected = now;
    if (lost) shutConnectionBox();
  }

  function giveFocusBack() {
    const target = lastFocus;
    // Streamlit enables its fields in the same breath, but after this observer has run.
    window.setTimeout(() => {
      const nowhere = !document.activeElement || document.activeElement === document.body;
      if (nowhere && target && target.isConnected) target.focus({ preventScroll: true });
    }, 50);
  }

  function shutConnectionBox() {
    for (const box of document.querySelectorAll("[role='dialog']")) {
      const shut = box.querySelector("button[aria-label='Close']");
      if (shut && box.textContent.includes("Connection error")) shut.click();
    }
  }

  // --- From what is wrong to the field to mend -------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest(".dw-error-summary a[href^='#']");
    const told = link && document.getElementById(link.hash.slice(1));
    if (!told) return;
    event.preventDefault();
    const fields = [...document.querySelectorAll("main input, main textarea, [data-testid='stMain'] input, [data-testid='stMain'] textarea")];
    const next = fields.find((field) => told.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
    (next || told).focus();
    told.scrollIntoView({ block: "center" });
  });

  // --- A field to copy from: all of it is chosen at once, and its button copies it and says so ---

  document.addEventListener("focusin", (event) => {
    if (event.target instanceof Element && event.target.matches(".dw-copy :is(input, textarea)")) event.target.select();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-dw-copy]");
    const field = button && document.getElementById(button.dataset.dwCopy);
    if (!field) return;
    field.select();
    // The older way also works where the address is not https; what it leaves undone is still chosen, to be copied by hand.
    if (!document.execCommand("copy")) return;
    button.focus();
    const told = field.closest(".dw-copy").querySelector("[role=status]");
    told.textContent = "";
    window.setTimeout(() => { told.textContent = button.dataset.dwCopied; }, 100);
  });

  // --- Half a character (a lone surrogate) cannot be sent: the connection would break. It becomes a question mark ---

  document.addEventListener("input", (event) => {
    const field = event.target;
    const typed = field.value;
    if (typeof typed !== "string" || !typed.isWellFormed || typed.isWellFormed()) return;
    // Before React reads it, and past its own setter, or it would not notice.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, typed.toWellFormed());
  }, true);

  // --- Pages for the public keep nothing of what was not sent, not in the browser either, which may be somebody else's.
  // Before what was typed or chosen goes with the page, the browser asks. A link of ours asks too (pages.js).

  const BOXES = "[data-testid='stForm'] :is(textarea, input:is([type='text'], [type='radio'], [type='checkbox']))";

  document.addEventListener("input", (event) => {
    if (event.target instanceof Element && event.target.matches(BOXES)) unsent = true;
  });
  // A choice tells of itself by no event of its own (Streamlit 1.67). A vote is kept by its own press, and can be changed.
  const CHOICES = "[data-testid='stForm'] :is([data-testid='stRadioOption'], [data-testid='stCheckbox'])";
  for (const choosing of ["click", "keydown"]) {
    document.addEventListener(choosing, (event) => {
      const chooses = choosing === "click" || event.key === " " || event.key.startsWith("Arrow");
      const vote = (lastHeading || "").startsWith("vote-");
      if (chooses && !vote && event.target instanceof Element && event.target.closest(CHOICES)) unsent = true;
    }, true);
  }
  for (const leaving of ["beforeunload", "dw-leaving"]) {
    window.addEventListener(leaving, (event) => {
      const given = (box) => (["radio", "checkbox"].includes(box.type) ? box.checked : box.value.trim());
      const written = [...document.querySelectorAll(BOXES)].some(given);
      if (unsent && written && one(".dw-foot-public")) event.preventDefault();
    });
  }

  // --- What is drawn for the eye alone, and links that need their row to make sense --------------------------------

  function nameThings() {
    for (const icon of document.querySelectorAll("[data-testid='stIconMaterial']:not([aria-hidden])")) {
      icon.setAttribute("aria-hidden", "true");
    }
    for (const group of document.querySelectorAll("[class*='st-key-boxes-']")) {
      const legend = group.querySelector(".dw-legend, .dw-h2");
      const name = legend ? legend.textContent.trim() : "";
      if (!name || group.getAttribute("aria-label") === name) continue;
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", name);
    }
  }

  // --- Single-letter shortcuts (WCAG 2.1.4): Streamlit runs again on "r" and clears its caches on "c" ---------------

  window.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (!modified && !typing && ["r", "c"].includes(event.key.toLowerCase())) event.stopImmediatePropagation();
  }, true);

  // --- A press counts though the page moved under the pointer -----------------------------------------------------
  // To press a button is to leave the field one was in: the page runs, and what it says of that field pushes the button
  // away before it is let go. Who moves the pointer off the button takes the press back, as ever (WCAG 2.5.2).

  const STILL = 8; // pixels
  let begun = null;

  document.addEventListener("pointerdown", (event) => {
    const on = event.isPrimary && !event.button && event.target instanceof Element
      && event.target.closest("button, label, summary, a[href]");
    begun = on ? { on, x: event.clientX, y: event.clientY } : null;
  }, true);
  document.addEventListener("pointercancel", () => { begun = null; }, true);
  document.addEventListener("pointerup", (event) => {
    const press = begun;
    begun = null;
    if (!press || !press.on.isConnected || press.on.contains(event.target)) return;
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < STILL) press.on.click();
  }, true);

  // --- The second half of a double click is for what the first was on ----------------------------------------------
  // What the first one did may have moved the page, and something else under the pointer, which nobody meant to press.
  // Nor does anybody mean to press one button twice on the same page: what the first half brought to light (that others
  // saved first) would be passed over by the second before it was read.

  const control = (target) => target instanceof Element ? target.closest("button, label, summary, a[href], input, textarea") : null;
  const words = (element) => element.textContent.trim();
  const BUTTONS = "[data-testid=stButton] button, [data-testid=stFormSubmitButton] button";
  const page = () => document.querySelector("h1.dw-h1")?.dataset.step;
  let firstOn = null;
  let firstAt;
  let stray = false;

  document.addEventListener("mousedown", (event) => {
    const on = control(event.target);
    const second = event.detail > 1 && Boolean(on && firstOn);
    const alike = second && (on === firstOn || words(on) === words(firstOn));
    stray = second && (!alike || (on.matches(BUTTONS) && page() === firstAt));
    if (!stray) {
      firstOn = on;
      firstAt = page();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("click", (event) => {
    if (!stray || !event.detail) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  // --- Look whenever something changes, at most once a frame -----------------------------------------------------

  let waiting = false;

  function look() {
    waiting = false;
    followConnection();
    nameThings();
    keepTitle();
    followHeading();
    followError();
    followNotice();
    followFile();
    tellFileTrouble();
  }

  function start() {
    document.body.prepend(banner, voice);
    new MutationObserver(() => {
      if (waiting) return;
      waiting = true;
      window.setTimeout(look, 0);
    }).observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["data-test-connection-state", "data-step", "data-attempt"],
    });
    look();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
