// Links in our HTML to other pages of the app, or to this one with other things asked for: followed without loading the
// app anew. To Streamlit it looks as if somebody had pressed the browser's Forward, so it needs no element for each link.
(() => {
  "use strict";

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element && event.target.closest("[data-testid='stHtml'] a[href]:not(.dw-file)");
    if (!link || (link.target && link.target !== "_self")) return;
    const to = new URL(link.href);
    // Pages stand one step below the base. Whatever else there is, the browser goes to by itself.
    const base = new URL("./", window.location.href);
    const page = to.origin === base.origin && to.pathname.startsWith(base.pathname) && !to.hash
      && !to.pathname.slice(base.pathname.length).includes("/");
    const app = document.querySelector("[data-testid='stApp']");
    // While the connection is lost, to load the page is the only way on.
    if (!page || !app || app.dataset.testConnectionState !== "CONNECTED") return;
    // Where something stands on the page that would be lost, the browser goes by itself: then it asks first (a11y.js).
    if (!window.dispatchEvent(new Event("dw-leaving", { cancelable: true }))) return;
    event.preventDefault();
    window.history.pushState(null, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
  });
})();
