// A phone in a live training session is counted once: it remembers its random name until the session ends, so that whoever
// scans the square code again goes on where they were. Nothing else is kept, and nothing is sent from here.
// What a page can rely on:
//   [data-dw-phone]        this phone is in: of which session; [data-dw-name] is its random name
//   [data-dw-phone-again]  the page to join: a phone that is in goes on from there
//   [data-dw-phone-over]   the session is over for this phone
(() => {
  "use strict";

  const key = (session) => `dw-phone-${session}`;
  const one = (selector) => document.querySelector(selector);

  function follow() {
    try {
      const here = one("[data-dw-phone]");
      if (here) window.localStorage.setItem(key(here.dataset.dwPhone), here.dataset.dwName);
      const over = one("[data-dw-phone-over]");
      if (over) window.localStorage.removeItem(key(over.dataset.dwPhoneOver));
      const again = one("[data-dw-phone-again]");
      const name = again && window.localStorage.getItem(key(again.dataset.dwPhoneAgain));
      const address = new URL(window.location.href);
      if (name && address.searchParams.get("p") !== name) {
        address.searchParams.set("p", name);
        window.location.replace(address);
      }
    } catch (_) {
      // Storage may be switched off: then scanning again asks to join again.
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(follow).observe(document.body, {
      childList: true,
      subtree: true,
      attributeFilter: ["data-dw-phone", "data-dw-phone-again", "data-dw-phone-over"],
    });
  });
})();
